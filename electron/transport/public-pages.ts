import type { PublicPages } from '../../shared/domain/site/settings.ts';
import type { HostControl } from './host-control.ts';
import { createPublicAnswers, type PublicAnswers } from './public-answers.ts';
import { listenPublic, type PublicListener } from './public-http.ts';

/** Settings come with the engine's status, once a second. */
const LOOK_EVERY_MS = 500;
/** A port that is taken may be let go. */
const TRY_AGAIN_MS = 5000;

/** Whether the yard's network can read the public pages now, and if not, why. */
export type PublicState = {
  readonly isOn: boolean;
  /** The port that is listened on; null while none is. */
  readonly port: number | null;
  readonly problem: 'port-taken' | 'port-forbidden' | 'failed' | null;
};

export type PublicDoor = {
  readonly state: () => PublicState;
  readonly answers: PublicAnswers;
  readonly close: () => Promise<void>;
};

/**
 * Keeps the listener for the yard's network as the settings say: off until a page is turned on, on another port when
 * the port is changed, gone when all are turned off. A port that cannot be had is told and tried again; nothing else
 * of the host suffers from it.
 */
export function keepPublicDoor(options: {
  readonly control: Pick<HostControl, 'engine'>;
  readonly rendererFolder: string | null;
  readonly log: (error: unknown) => void;
}): PublicDoor {
  const { control, rendererFolder, log } = options;
  const nowMs = (): number => performance.now();
  const pages = (): PublicPages | null => control.engine().status().publicPages;
  const answers = createPublicAnswers(control.engine, nowMs);
  let listener: PublicListener | null = null;
  let askedPort: number | null = null;
  let problem: PublicState['problem'] = null;
  let failedAt = 0;
  let isClosed = false;
  let work: Promise<void> | null = null;

  const wantedPort = (): number | null => {
    const now = pages();
    return now !== null && !isClosed && (now.isBoardOn || now.isDriverPageOn) ? now.port : null;
  };

  const change = async (port: number | null): Promise<void> => {
    await listener?.close();
    listener = null;
    askedPort = port;
    if (port === null) {
      problem = null;
      return;
    }
    try {
      listener = await listenPublic({ port, pages, answers, rendererFolder, nowMs, log });
      problem = null;
    } catch (error) {
      if (problem === null) log(error);
      problem = problemOf(error);
      failedAt = nowMs();
    }
  };

  const look = (): void => {
    const port = wantedPort();
    const isDue = problem !== null && port !== null && nowMs() - failedAt > TRY_AGAIN_MS;
    if (work !== null || (port === askedPort && !isDue)) return;
    work = change(port).finally(() => {
      work = null;
    });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  look();

  return {
    state: () => ({ isOn: wantedPort() !== null, port: listener?.port ?? null, problem }),
    answers,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await work;
      await change(null);
    },
  };
}

function problemOf(error: unknown): Exclude<PublicState['problem'], null> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'EADDRINUSE' ? 'port-taken' : code === 'EACCES' ? 'port-forbidden' : 'failed';
}

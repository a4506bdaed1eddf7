import type { Fault } from '../shared/contract/errors.ts';

import { DEMO_SEED } from '../shared/domain/demo/seed.ts';
import { OpenError, startEngine, type EnginePort } from './engine/threads.ts';

const BACKUP_EVERY_MS = 60 * 60_000;

/** The engine in use, and the way to the demo and back: each has its own folder and its own threads. */
export type HostEngine = {
  readonly engine: () => EnginePort;
  readonly isBusy: () => boolean;
  readonly enterDemo: () => Promise<Fault | null>;
  readonly leaveDemo: () => Promise<Fault | null>;
  readonly stop: () => Promise<void>;
};

export async function startHostEngine(
  folder: string,
  demoSeed: number | null,
  onEnded: (error: Error) => void,
): Promise<HostEngine> {
  const start = async (where: string, seed: number | null): Promise<EnginePort> => {
    const port = await startEngine({
      folder: where,
      demoSeed: seed,
      backupEveryMs: BACKUP_EVERY_MS,
    });
    void port.ended.then(onEnded);
    return port;
  };
  const home = await start(folder, demoSeed);
  let current = home;
  let isBusy = false;

  const switchTo = async (next: () => Promise<EnginePort>, after: () => Promise<void>): Promise<Fault | null> => {
    if (isBusy) return { code: 'host.busy', retryAfterS: 2 };
    isBusy = true;
    try {
      current = await next();
      await after();
      return null;
    } catch (error) {
      if (error instanceof OpenError) return { code: 'host.busy', retryAfterS: 10 };
      throw error;
    } finally {
      isBusy = false;
    }
  };

  return {
    engine: () => current,
    isBusy: () => isBusy,
    enterDemo: () =>
      current === home && !home.status().isDemo
        ? switchTo(
            () => start(`${folder}-demo-tet`, DEMO_SEED),
            async () => undefined,
          )
        : Promise.resolve(null),
    leaveDemo: () => {
      const demo = current;
      return demo === home
        ? Promise.resolve(null)
        : switchTo(
            async () => home,
            () => demo.stop(),
          );
    },
    async stop() {
      isBusy = true;
      if (current !== home) await current.stop();
      await home.stop();
    },
  };
}

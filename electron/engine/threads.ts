import { Worker } from 'node:worker_threads';
import { instant, type Instant } from '../../shared/kernel/instant.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';
import type { ForecastToKeep } from '../areas/forecast/keep.ts';
import type { FiledReport } from '../areas/reports/files.ts';
import { OpenError } from '../db/open.ts';
import type { Outcome } from './dispatch.ts';
import type {
  Asker,
  CatchUp,
  EngineStart,
  EngineStatus,
  FromEngine,
  NewSiteInput,
  QueryReply,
  Sender,
  ToEngine,
} from './messages.ts';
import { keepEvacuationCopies } from './evacuation-copies.ts';
import { createReaderThread } from './reader-thread.ts';
import { withRoom } from './thrift.ts';
import { workerFile } from './worker-file.ts';

export type FeedMessage = Extract<FromEngine, { type: 'changes' | 'live' | 'progress' }>;

/** The engine and its reader as the transports see them: messages in, messages out, nothing decided here. */
export type EnginePort = {
  /** The data folder; pictures are read from it without the engine. */
  readonly folder: string;
  readonly command: (request: {
    readonly sender: Sender;
    readonly commandId: string;
    readonly name: string;
    readonly input: unknown;
  }) => Promise<Outcome>;
  readonly cancel: (commandId: string, token: string) => void;
  readonly query: (request: {
    readonly sender: Asker;
    readonly name: string;
    readonly input: unknown;
    readonly form: 'http' | 'native';
    readonly gzip: boolean;
  }) => Promise<QueryReply>;
  readonly signIn: (input: {
    readonly user: string;
    readonly secret: string;
    readonly station: string;
    readonly address: string;
  }) => Promise<Session | Fault>;
  readonly demoSession: (role: Role, station: string) => Promise<Session | Fault>;
  readonly signOut: (token: string) => Promise<void>;
  readonly who: (token: string) => Promise<Session | null>;
  readonly setUp: (site: NewSiteInput) => Promise<Outcome>;
  /** Keeps what became of reports that the schedule wanted. */
  readonly fileReports: (files: readonly FiledReport[]) => Promise<Outcome>;
  readonly catchUp: (seq: number) => Promise<CatchUp>;
  readonly setDemoSpeed: (rate: number, isPaused: boolean) => void;
  /** Follows changes, the clock and progress. Answers a function that stops it. */
  readonly follow: (listener: (message: FeedMessage) => void) => () => void;
  readonly status: () => EngineStatus;
  /** The site clock as this thread knows it. */
  readonly siteNow: () => Instant;
  /** Resolves when the engine ends by itself: a defect that its thread did not survive. */
  readonly ended: Promise<Error>;
  readonly stop: () => Promise<void>;
};

const ENGINE = workerFile('engine-worker', './engine-worker.ts', import.meta.url);
/** Questions that may read the whole journal or many days. */
const HISTORY: ReadonlySet<string> = new Set([
  'yard.at',
  'journal.verify',
  'report.range',
  'report.intervals',
  'queue.what-if',
  'queue.record',
  'plan.forecast',
  'plan.hours',
  'plan.accuracy',
  'plan.counts',
  'plan.live',
  'plan.situation',
]);
const HISTORY_IDLE_MS = 60_000;
const EVACUATION_EVERY_MS = 120_000;
const KEEP_PAST_EVERY_MS = 600_000;
/** A small site needs little; a snapshot of 10,000 slots still fits. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };
/** A month is a quarter of a million of intervals, short-lived all of them; they go with the thread. */
const HISTORY_LIMITS = { maxYoungGenerationSizeMb: 96 };

/** One day's report is quick; one over any period is not. */
function readsFarBack({ name, input }: { readonly name: string; readonly input: unknown }): boolean {
  if (name !== 'report.daily') return HISTORY.has(name);
  return typeof input === 'object' && input !== null && !('on' in input);
}

/** Starts both threads over a data folder. Rejects with an `OpenError` when the folder cannot be used. */
export async function startEngine(start: EngineStart): Promise<EnginePort> {
  const engine = new Worker(ENGINE, { workerData: start, resourceLimits: LIMITS });
  const replies = new Map<number, (value: never) => void>();
  const followers = new Set<(message: FeedMessage) => void>();
  let lastId = 0;
  let status: EngineStatus;
  let statusAt = performance.now();
  let isStopping = false;

  const ended = new Promise<Error>((resolve) => {
    engine.once('error', (error) => resolve(error instanceof Error ? error : new Error(String(error))));
    engine.once('exit', () => {
      if (!isStopping) resolve(new Error('the engine thread ended'));
    });
  });

  status = await new Promise<EngineStatus>((resolve, reject) => {
    const first = (message: FromEngine): void => {
      if (message.type === 'cannot-open') reject(new OpenError(message.problem, message.detail));
      if (message.type === 'ready') {
        engine.off('message', first);
        resolve(message.status);
      }
    };
    engine.on('message', first);
    void ended.then(reject);
  });

  const live = createReaderThread(start.folder, LIMITS, null);
  /** What reads far back has a thread of its own and holds no screen up; the memory goes with it. */
  const history = createReaderThread(start.folder, HISTORY_LIMITS, HISTORY_IDLE_MS);

  const answer = (id: number, value: unknown): void => {
    const resolve = replies.get(id);
    replies.delete(id);
    resolve?.(value as never);
  };

  const setClock = (siteNow: Instant, rate: number, seq: number): void => {
    status = { ...status, siteNow, rate, seq: Math.max(status.seq, seq) };
    statusAt = performance.now();
  };

  engine.on('message', (message: FromEngine) => {
    switch (message.type) {
      case 'replies':
        for (const { id, outcome } of message.replies) {
          if ('ok' in outcome && outcome.seq > status.seq) status = { ...status, seq: outcome.seq };
          answer(id, outcome);
        }
        return;
      case 'session':
      case 'who':
        answer(message.id, message.session);
        return;
      case 'catch-up':
        answer(message.id, message.result);
        return;
      case 'stopped':
        answer(message.id, undefined);
        return;
      case 'live':
        status = message.status;
        statusAt = performance.now();
        for (const follower of followers) follower(message);
        return;
      case 'changes':
        setClock(message.siteNow, message.rate, message.to);
        for (const follower of followers) follower(message);
        return;
      case 'progress':
        for (const follower of followers) follower(message);
        return;
      case 'ready':
      case 'cannot-open':
        return;
    }
  });

  /** What is sent in one turn of this thread travels as one message: commands that come together are committed together. */
  let outgoing: ToEngine[] = [];
  const send = (message: ToEngine): void => {
    if (outgoing.push(message) > 1) return;
    queueMicrotask(() => {
      const messages = outgoing;
      outgoing = [];
      engine.postMessage(messages);
    });
  };
  const ask = <Value>(make: (id: number) => ToEngine): Promise<Value> =>
    new Promise((resolve) => {
      const id = (lastId += 1);
      replies.set(id, resolve as (value: never) => void);
      send(make(id));
    });
  const siteNow = (): Instant => instant(Math.round(status.siteNow + (performance.now() - statusAt) * status.rate));
  const copies = keepEvacuationCopies({
    everyMs: start.evacuationEveryMs ?? EVACUATION_EVERY_MS,
    seq: () => (status.isNew ? null : status.seq),
    write: async () => {
      const reply = await history.ask({ type: 'evacuation', id: (lastId += 1), siteNow: siteNow() });
      return !('fault' in reply);
    },
  });

  /** Made where it holds nobody up, and kept by the engine. */
  const keepForecast = async (): Promise<void> => {
    const made = await history.ask({ type: 'forecast-to-keep', id: (lastId += 1), siteNow: siteNow() });
    if (!('text' in made) || made.text === '' || isStopping) return;
    const forecast = JSON.parse(made.text) as ForecastToKeep;
    await ask((id) => ({ type: 'keep-forecast', id, forecast }));
  };

  const keepPast = setInterval(() => {
    if (status.isNew) return;
    void history.ask({ type: 'keep-past', id: (lastId += 1) });
    void keepForecast();
  }, KEEP_PAST_EVERY_MS);
  keepPast.unref();

  return {
    folder: start.folder,
    command: (request) => ask((id) => ({ type: 'command', id, ...request })),
    cancel: (commandId, token) => send({ type: 'cancel', commandId, token }),
    query(request) {
      const id = (lastId += 1);
      const question = { type: 'query', id, siteNow: siteNow(), rate: status.rate, ...request } as const;
      return readsFarBack(request) ? withRoom(() => history.ask(question)) : live.ask(question);
    },
    signIn: (input) => ask((id) => ({ type: 'sign-in', id, ...input })),
    demoSession: (role, station) => ask((id) => ({ type: 'demo-session', id, role, station })),
    signOut: (token) => ask((id) => ({ type: 'sign-out', id, token })),
    who: (token) => ask((id) => ({ type: 'who', id, token })),
    setUp: (site) => ask((id) => ({ type: 'set-up', id, site })),
    fileReports: (files) => ask((id) => ({ type: 'file-reports', id, files })),
    catchUp: (seq) => ask((id) => ({ type: 'catch-up', id, seq })),
    setDemoSpeed: (rate, isPaused) => send({ type: 'demo-speed', rate, isPaused }),
    follow(listener) {
      followers.add(listener);
      if (followers.size === 1) send({ type: 'watch', isWatched: true });
      return () => {
        followers.delete(listener);
        if (followers.size === 0 && !isStopping) send({ type: 'watch', isWatched: false });
      };
    },
    status: () => status,
    siteNow,
    ended,
    async stop() {
      isStopping = true;
      copies.stop();
      clearInterval(keepPast);
      await Promise.all([live.stop(), history.stop()]);
      await ask((id) => ({ type: 'stop', id }));
      await engine.terminate();
    },
  };
}
export { OpenError };
export type { FiledReport };

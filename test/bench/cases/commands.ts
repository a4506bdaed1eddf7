import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { Session } from '../../../shared/contract/port.ts';
import { closeCleanly, openForWriting } from '../../../electron/db/open.ts';
import { createDrivenClock, createMachineClock } from '../../../electron/engine/clock.ts';
import { composeEngine } from '../../../electron/engine/compose.ts';
import { startEngine } from '../../../electron/engine/threads.ts';
import { BULK_USER } from '../../support/bulk.ts';
import { interleave, median, quantile, type Figure } from '../kit/figures.ts';
import type { FloorReply, FloorRequest } from '../kit/floor-worker.ts';
import { BULK_NOW, type Folders } from '../kit/folders.ts';
import { createCaller, signIn, startHostProcess } from '../kit/host-process.ts';
import { traced, type Trace } from '../kit/trace.ts';

/**
 * Commands at `synchronous=FULL`, one at a time and 32 at once, at the port in this process and over HTTP, beside a
 * floor: the statements that the same commands run, noted from the same code on a copy of the same database, then run
 * alone in a worker thread with the engine's pragmas. The floor knows nothing of messages, sessions' tokens, parsing,
 * rules, JSON, hashes or the feed; batched, it puts 32 commands into one transaction, each in its savepoint, without
 * ever waiting for the next.
 */
const ROUNDS = 5;
const ALONE = 150;
const TOGETHER = 32;
const TOGETHER_EACH = TOGETHER * 20;
/** A host runs for weeks: what is measured is code that has been at work for a while, in the engine and in the floor. */
const WARM_UP = TOGETHER * 100;
const HTTP_ROUNDS = 3;
const TOTAL = WARM_UP + ROUNDS * (ALONE + TOGETHER_EACH);

type Name = 'slot.assign' | 'visit.arrive';

/** The nth command of its kind: always a different truck. */
function inputOf(name: Name, n: number): unknown {
  return name === 'slot.assign'
    ? { visitId: wireId('visit', n + 1), slotId: wireId('slot', n + 1), override: { reason: 'bench' } }
    : { plate: `34C${String(10_000 + n)}`, direction: 'export', crossing: 'HN', driver: 'Nguyễn Văn Đức' };
}

export async function commands(folders: Folders): Promise<readonly Figure[]> {
  const yard = await folders.yard({ slots: 10_000, past: 0, parked: 0, atGate: 9_000, days: 2, now: BULK_NOW });
  const figures: Figure[] = [];
  for (const name of ['slot.assign', 'visit.arrive'] as const) {
    const trace = traceOf(folders.copyOf(yard), name);
    figures.push(...(await atThePort(folders, yard, name, trace)));
    figures.push(...(await overHttp(folders.copyOf(yard), name)));
  }
  return figures;
}

/** Runs the commands once with the engine's own code, noting its statements. */
function traceOf(folder: string, name: Name): Trace {
  const db = openForWriting(folder);
  db.pragma('synchronous = OFF');
  const tracing = traced(db);
  const machineClock = createMachineClock();
  const engine = composeEngine({
    db: tracing.db,
    siteClock: createDrivenClock(BULK_NOW),
    machineClock,
    logDefect: (error) => {
      throw error;
    },
  });
  tracing.take();
  const commands = [];
  for (let n = 0; n < TOTAL; n += 1) {
    const actor = {
      user: BULK_USER.user,
      displayName: 'An',
      roles: ['coordinator', 'gate'] as const,
      station: 'bench',
    };
    const [outcome] = engine.dispatch.runBatch([{ commandId: idOf(name, n), name, input: inputOf(name, n), actor }]);
    if (outcome === undefined || !('ok' in outcome)) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    commands.push(tracing.take());
  }
  closeCleanly(db, folder);
  return { texts: tracing.texts, commands };
}

function idOf(name: Name, n: number): string {
  return `018f3c1e-7b1a-7000-8000-${name === 'slot.assign' ? 'a' : 'b'}${String(n).padStart(11, '0')}`;
}

async function atThePort(folders: Folders, yard: string, name: Name, trace: Trace): Promise<readonly Figure[]> {
  const engine = await startEngine({ folder: folders.copyOf(yard), demoSeed: null, backupEveryMs: 0 });
  const floor = await startFloor(folders.copyOf(yard), trace);
  const { token } = (await engine.signIn({ ...BULK_USER, station: 'bench', address: 'here' })) as Session;
  let next = 0;
  const send = async (): Promise<number> => {
    const n = next;
    next += 1;
    const at = performance.now();
    const outcome = await engine.command({
      sender: { token },
      commandId: idOf(name, n),
      name,
      input: inputOf(name, n),
    });
    if (!('ok' in outcome)) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    return performance.now() - at;
  };
  const alone: number[] = [];
  const floorAlone: number[] = [];
  const rates: number[] = [];
  const floorRates: number[] = [];
  const latencies: number[] = [];
  await together(send, WARM_UP);
  await floor.ask({ count: WARM_UP, together: TOGETHER });
  await interleave(ROUNDS, [
    async () => {
      for (let n = 0; n < ALONE; n += 1) alone.push(await send());
    },
    async () => {
      floorAlone.push(...(await floor.ask({ count: ALONE, together: 1 })).latenciesMs);
    },
  ]);
  await interleave(ROUNDS, [
    async () => {
      const run = await together(send, TOGETHER_EACH);
      rates.push((TOGETHER_EACH / run.tookMs) * 1000);
      latencies.push(...run.latenciesMs);
    },
    async () => {
      floorRates.push((TOGETHER_EACH / (await floor.ask({ count: TOGETHER_EACH, together: TOGETHER })).tookMs) * 1000);
    },
  ]);
  await engine.stop();
  await floor.stop();
  const statements = trace.commands.map((steps) => steps.length);
  return [
    {
      name: `${name} alone, latency p50`,
      value: median(alone),
      floor: median(floorAlone),
      ratio: median(floorAlone) / median(alone),
      unit: 'ms',
      target: '≥ 0.6 of the floor',
      isReached: median(floorAlone) / median(alone) >= 0.6,
      note: `p95 ${quantile(alone, 0.95).toFixed(2)} ms; ${String(median(statements))} statements`,
    },
    {
      name: `${name} ${String(TOGETHER)} at once`,
      value: median(rates),
      floor: median(floorRates),
      ratio: median(rates) / median(floorRates),
      unit: '/s',
      target: '≥ 4000/s and ≥ 0.6',
      isReached: median(rates) >= 4000 && median(rates) / median(floorRates) >= 0.6,
      note: `latency p50 ${median(latencies).toFixed(1)} ms, p95 ${quantile(latencies, 0.95).toFixed(1)} ms`,
    },
  ];
}

/** Keeps 32 under way: each answer sends the next. */
async function together(
  send: () => Promise<number>,
  count: number,
): Promise<{ readonly latenciesMs: readonly number[]; readonly tookMs: number }> {
  const latenciesMs: number[] = [];
  let left = count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: TOGETHER }, async () => {
      while (left > 0) {
        left -= 1;
        latenciesMs.push(await send());
      }
    }),
  );
  return { latenciesMs, tookMs: performance.now() - start };
}

async function startFloor(
  folder: string,
  trace: Trace,
): Promise<{ readonly ask: (request: FloorRequest) => Promise<FloorReply>; readonly stop: () => Promise<void> }> {
  const worker = new Worker(new URL('../kit/floor-worker.ts', import.meta.url), { workerData: { folder, trace } });
  await once(worker, 'message');
  return {
    async ask(request) {
      worker.postMessage(request);
      const [reply] = (await once(worker, 'message')) as [FloorReply];
      return reply;
    },
    async stop() {
      await worker.terminate();
    },
  };
}

async function overHttp(folder: string, name: Name): Promise<readonly Figure[]> {
  const host = await startHostProcess(folder);
  const caller = createCaller(host.port, await signIn(host.port), TOGETHER);
  let next = 0;
  const send = async (): Promise<number> => {
    const n = next;
    next += 1;
    const at = performance.now();
    const answer = await caller.post(`/api/commands/${name}`, inputOf(name, n), { 'idempotency-key': idOf(name, n) });
    if (answer.status !== 200) throw new Error(`${name}: ${answer.body.toString('utf8')}`);
    return performance.now() - at;
  };
  const alone: number[] = [];
  const rates: number[] = [];
  await together(send, WARM_UP);
  await interleave(HTTP_ROUNDS, [
    async () => {
      for (let n = 0; n < ALONE; n += 1) alone.push(await send());
    },
    async () => {
      rates.push((TOGETHER_EACH / (await together(send, TOGETHER_EACH)).tookMs) * 1000);
    },
  ]);
  caller.close();
  await host.stop();
  return [
    {
      name: `${name} alone over HTTP, p50`,
      value: median(alone),
      unit: 'ms',
      note: `p95 ${quantile(alone, 0.95).toFixed(2)} ms`,
    },
    {
      name: `${name} ${String(TOGETHER)} at once over HTTP`,
      value: median(rates),
      unit: '/s',
      note: 'client and host share the machine',
    },
  ];
}

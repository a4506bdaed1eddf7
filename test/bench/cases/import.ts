import { setTimeout as wait } from 'node:timers/promises';
import type { Session } from '../../../shared/contract/port.ts';
import { startEngine, type EnginePort } from '../../../electron/engine/threads.ts';
import { aDeclaredCsv } from '../../support/declared-list.ts';
import { BULK_USER } from '../../support/bulk.ts';
import { quantile, median, type Figure } from '../kit/figures.ts';
import { BULK_NOW, type Folders } from '../kit/folders.ts';

/**
 * A declared list of 10,000 trucks taken over while a gate admits one truck after another and somebody asks the engine
 * for nothing in particular every few milliseconds: the longest wait for that answer is how long the engine was held.
 */
const ROWS = 10_000;
const ROUNDS = 3;
const GATE_PAUSE_MS = 20;
const ASK_PAUSE_MS = 4;

export async function imports(folders: Folders): Promise<readonly Figure[]> {
  const yard = await folders.yard({ slots: 1200, past: 2000, parked: 900, atGate: 50, days: 30, now: BULK_NOW });
  const contentBase64 = Buffer.from(aDeclaredCsv(ROWS)).toString('base64');
  const took: number[] = [];
  const held: number[] = [];
  const gate: number[] = [];
  const cancelled: number[] = [];
  let progress = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const engine = await startEngine({ folder: folders.copyOf(yard), demoSeed: null, backupEveryMs: 0 });
    const { token } = (await engine.signIn({ ...BULK_USER, station: 'bench', address: 'here' })) as Session;
    const unfollow = engine.follow((message) => {
      if (message.type === 'progress') progress += 1;
    });
    cancelled.push(await cancelOne(engine, token, contentBase64));
    const beside = startBeside(engine, token);
    const at = performance.now();
    const outcome = await engine.command({
      sender: { token },
      commandId: '018f3c1e-7b1a-7000-8000-00000000cafe',
      name: 'expected.import',
      input: { fileName: 'declared.csv', contentBase64 },
    });
    took.push(performance.now() - at);
    if (!('ok' in outcome) || (outcome.ok as { readonly accepted: number }).accepted !== ROWS)
      throw new Error(JSON.stringify(outcome).slice(0, 300));
    const waits = await beside.stop();
    held.push(Math.max(...waits.asked));
    gate.push(...waits.admitted);
    unfollow();
    await engine.stop();
  }
  return [
    {
      name: `expected.import of ${String(ROWS)} rows`,
      value: median(took),
      unit: 'ms',
      target: '≤ 15,000 ms',
      isReached: median(took) <= 15_000,
      note: `${String(Math.round(progress / ROUNDS))} messages of progress; cancelled within ${median(cancelled).toFixed(0)} ms`,
    },
    {
      name: 'engine held meanwhile, at most',
      value: median(held),
      unit: 'ms',
      target: '≤ 500 ms',
      isReached: median(held) <= 500,
    },
    {
      name: 'a gate admitting meanwhile, p99',
      value: quantile(gate, 0.99),
      unit: 'ms',
      target: '≤ 700 ms',
      isReached: quantile(gate, 0.99) <= 700,
      note: `p50 ${median(gate).toFixed(1)} ms of ${String(gate.length)} trucks`,
    },
  ];
}

/** Starts an import and takes it back once its worker has begun; answers how long that took. */
async function cancelOne(engine: EnginePort, token: string, contentBase64: string): Promise<number> {
  const commandId = '018f3c1e-7b1a-7000-8000-00000000dead';
  const begun = new Promise<void>((resolve) => {
    const unfollow = engine.follow((message) => {
      if (message.type !== 'progress') return;
      unfollow();
      resolve();
    });
  });
  const sent = engine.command({
    sender: { token },
    commandId,
    name: 'expected.import',
    input: { fileName: 'declared.csv', contentBase64 },
  });
  await begun;
  const at = performance.now();
  engine.cancel(commandId, token);
  const outcome = await sent;
  if (!('fault' in outcome) || outcome.fault.code !== 'host.cancelled') throw new Error('not cancelled');
  return performance.now() - at;
}

function startBeside(
  engine: EnginePort,
  token: string,
): {
  readonly stop: () => Promise<{ readonly asked: readonly number[]; readonly admitted: readonly number[] }>;
} {
  const asked: number[] = [];
  const admitted: number[] = [];
  let isOver = false;
  const ask = async (): Promise<void> => {
    while (!isOver) {
      const at = performance.now();
      await engine.who('nobody');
      asked.push(performance.now() - at);
      await wait(ASK_PAUSE_MS);
    }
  };
  const admit = async (): Promise<void> => {
    for (let n = 0; !isOver; n += 1) {
      const at = performance.now();
      const outcome = await engine.command({
        sender: { token },
        commandId: `018f3c1e-7b1a-7000-8000-${String(n).padStart(12, '0')}`,
        name: 'visit.arrive',
        input: { plate: `34C${String(10_000 + n)}`, direction: 'export', crossing: 'HN' },
      });
      if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
      admitted.push(performance.now() - at);
      await wait(GATE_PAUSE_MS);
    }
  };
  const running = Promise.all([ask(), admit()]);
  return {
    async stop() {
      isOver = true;
      await running;
      return { asked, admitted };
    },
  };
}

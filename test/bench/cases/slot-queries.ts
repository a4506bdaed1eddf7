import { wireId } from '../../../shared/kernel/ids.ts';
import type { Session } from '../../../shared/contract/port.ts';
import { startEngine } from '../../../electron/engine/threads.ts';
import { BULK_USER } from '../../support/bulk.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import { BULK_NOW, type Folders } from '../kit/folders.ts';

const WARM_UP = 100;
const ROUNDS = 600;
/** Trucks that are put in a slot before each question. */
const CHANGES = 2;
/** Changes while nobody asks: more than the reader follows one by one, so it reads all slots anew. */
const UNASKED = 520;
const UNASKED_ROUNDS = 4;
const TOGETHER = 26;
const SLOTS = 10_000;
const PARKED = 6000;
const ACTOR = { user: BULK_USER.user, displayName: 'An', roles: ['coordinator'], station: 'bench' } as const;

/** `slot.suggest` at the port, among 10,000 slots, while trucks take slots: the reader follows the journal. */
export async function askingWhileTrucksMove(folders: Folders): Promise<readonly Figure[]> {
  const trucks = (WARM_UP + ROUNDS) * CHANGES + UNASKED * UNASKED_ROUNDS;
  const yard = { slots: SLOTS, past: 0, parked: PARKED, atGate: trucks + 10, days: 2, now: BULK_NOW };
  const engine = await startEngine({
    folder: folders.copyOf(await folders.yard(yard)),
    demoSeed: null,
    backupEveryMs: 0,
  });
  const { token } = (await engine.signIn({ ...BULK_USER, station: 'bench', address: 'here' })) as Session;
  const asker = wireId('visit', PARKED + trucks + 5);
  let next = 0;
  const change = async (): Promise<void> => {
    next += 1;
    const visitId = wireId('visit', PARKED + next);
    const slotId = wireId('slot', PARKED + next);
    const outcome = await engine.command({
      sender: { token },
      commandId: `018f3c1e-7b1a-7000-8000-c${String(next).padStart(11, '0')}`,
      name: 'slot.assign',
      input: { visitId, slotId, override: { reason: 'bench' } },
    });
    if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  };
  const ask = async (): Promise<number> => {
    const at = performance.now();
    const reply = await engine.query({
      sender: { actor: ACTOR },
      name: 'slot.suggest',
      input: { visitId: asker },
      form: 'native',
      gzip: false,
    });
    if ('fault' in reply) throw new Error(JSON.stringify(reply.fault));
    return performance.now() - at;
  };
  const took: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (let n = 0; n < CHANGES; n += 1) await change();
    took.push(await ask());
  }
  const afterMany: number[] = [];
  for (let round = 0; round < UNASKED_ROUNDS; round += 1) {
    for (let n = 0; n < UNASKED; n += TOGETHER) await Promise.all(Array.from({ length: TOGETHER }, change));
    afterMany.push(await ask());
  }
  await engine.stop();
  const [first] = took;
  const warm = took.slice(WARM_UP);
  const slowest = quantile(warm, 1);
  return [
    { name: `slot.suggest at the port while trucks move, p50`, value: median(warm), unit: 'ms' },
    {
      name: `… p99`,
      value: quantile(warm, 0.99),
      unit: 'ms',
      target: '≤ 50 ms',
      isReached: quantile(warm, 0.99) <= 50,
      note: `slowest ${slowest.toFixed(0)} ms, prices and all; the first one, which reads all slots, ${(first ?? 0).toFixed(0)} ms`,
    },
    {
      name: `… after ${String(UNASKED)} changes unasked`,
      value: median(afterMany),
      unit: 'ms',
      target: '≤ 50 ms',
      isReached: median(afterMany) <= 50,
      note: `slowest of ${String(UNASKED_ROUNDS)} ${quantile(afterMany, 1).toFixed(0)} ms`,
    },
  ];
}

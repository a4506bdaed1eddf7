import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, type Instant } from '../../shared/kernel/instant.ts';
import { formatSlipNo } from '../../shared/domain/gate/slips.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { AccountRow } from '../../shared/contract/report-queries.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { enterSlips } from '../../electron/engine/late-slips.ts';
import { aYard, nextCommandId, replayedState, START, stateOf, type Yard } from '../support/yard.ts';

const TRUCKS = 12;
const MINUTE = 60_000;

/** A step of the day: which truck passes a gate, how many minutes after the one before, and how. */
type Step = { readonly truck: number; readonly minutes: number; readonly choice: number };

type Day = {
  readonly steps: readonly Step[];
  /** When gate 1 has no power, as shares of the day. */
  readonly outage: readonly [number, number];
  /** How the paper slips lie on the table afterwards. */
  readonly shuffle: readonly number[];
};

const aDay: fc.Arbitrary<Day> = fc.record({
  steps: fc.array(fc.record({ truck: fc.nat(TRUCKS - 1), minutes: fc.nat(12), choice: fc.nat(20) }), {
    minLength: 15,
    maxLength: 60,
  }),
  outage: fc.tuple(fc.double({ min: 0, max: 0.6, noNaN: true }), fc.double({ min: 0.05, max: 0.4, noNaN: true })),
  shuffle: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
});

/** A truck at the barrier; each truck keeps to one gate. */
type Passage = {
  readonly plate: string;
  readonly truck: number;
  readonly gate: 1 | 2;
  readonly way: 'in' | 'out' | 'in-again';
  readonly at: Instant;
  readonly crossing: 'HN' | 'TT';
};

/** The passages in the order in which they happened. Gate 2 passes between the minutes, so that no tie spans two gates. */
function passagesOf(steps: readonly Step[]): readonly Passage[] {
  const inside = new Set<number>();
  let minute = 0;
  const passages = steps.map(({ truck, minutes, choice }): Passage => {
    minute += minutes;
    const gate = truck % 2 === 0 ? 1 : 2;
    const way = !inside.has(truck) ? 'in' : choice % 4 === 0 ? 'in-again' : 'out';
    if (way === 'out') inside.delete(truck);
    else inside.add(truck);
    return {
      plate: `12C${String(70_000 + truck)}`,
      truck,
      gate,
      way,
      at: instant(START + minute * MINUTE + (gate === 1 ? 0 : MINUTE / 2)),
      crossing: truck % 3 === 0 ? 'TT' : 'HN',
    };
  });
  return passages.sort((a, b) => a.at - b.at);
}

/** Which passages are written on paper, and when the power is back. */
function outageOf({ steps, outage: [from, length] }: Day): { readonly from: Instant; readonly to: Instant } {
  const whole = steps.reduce((sum, { minutes }) => sum + minutes, 0) + 1;
  return {
    from: instant(START + Math.floor(whole * from) * MINUTE),
    to: instant(START + Math.ceil(whole * (from + length)) * MINUTE + 1),
  };
}

const TRUCK = { direction: 'export', people: 2 } as const;
const everybody = systemActor('system');

/** Records a passage as it happens; whoever comes in on a screen gets a slot, whoever comes in on paper has none. */
function record(yard: Yard, { plate, truck, gate, way, crossing }: Passage, isPaper: boolean): void {
  if (way === 'out') {
    const [visit] = yard.stores.visits.liveByPlate(plate);
    yard.ok('visit.depart', { visitId: `vis_${(visit?.id ?? 0).toString(36)}`, gate: String(gate) });
    return;
  }
  const resolve = way === 'in-again' ? { resolve: 'left-unrecorded' as const } : {};
  const { visitId } = yard.ok('visit.arrive', { plate, ...TRUCK, crossing, gate: String(gate), ...resolve });
  if (isPaper) return;
  yard.ok('slot.assign', { visitId, slotId: `slt_${(truck + 1).toString(36)}`, override: { reason: 'chật' } });
}

async function enterLate(yard: Yard, paper: readonly Passage[], shuffle: readonly number[]): Promise<void> {
  yard.ok('slip.print', { gate: '1', count: 60 });
  const slips = paper.map(({ plate, way, at, crossing }, index): CommandInput<'slip.enter'>['slips'][number] => ({
    slipNo: formatSlipNo('G1', index + 1),
    plate,
    way: way === 'out' ? 'out' : 'in',
    at,
    gate: '1',
    direction: 'export',
    crossing,
    ...(way === 'in-again' && { resolve: 'left-unrecorded' }),
  }));
  const lying = slips
    .map((slip, index) => ({ slip, by: shuffle[index] ?? 0 }))
    .sort((a, b) => a.by - b.by)
    .map(({ slip }) => slip);
  const outcome = await enterSlips(
    yard.engine,
    {
      commandId: nextCommandId(),
      name: 'slip.enter',
      input: { slips: lying, reason: 'mất điện' },
      actor: everybody,
    },
    { onProgress: () => undefined, isStopped: () => false },
  );
  expect(outcome).toMatchObject({ ok: { entered: slips.length } });
}

/** Plays a day, either with a screen at both gates all the time, or with gate 1 on paper while it has no power. */
async function play(yard: Yard, day: Day, isOnTime: boolean): Promise<void> {
  const { from, to } = outageOf(day);
  const passages = passagesOf(day.steps);
  const paper = passages.filter(({ gate, at }) => gate === 1 && at >= from && at < to);
  let isEntered = isOnTime || paper.length === 0;
  const backAt = async (now: Instant): Promise<void> => {
    if (isEntered || now < to) return;
    isEntered = true;
    yard.clock.setNow(to);
    await enterLate(yard, paper, day.shuffle);
  };
  for (const passage of passages) {
    await backAt(passage.at);
    const isPaper = paper.includes(passage);
    if (isPaper && !isOnTime) continue;
    yard.clock.setNow(passage.at);
    record(yard, passage, isPaper);
  }
  const last = passages.at(-1)?.at ?? START;
  const end = instant(Math.max(to, last) + MINUTE);
  await backAt(end);
  yard.clock.setNow(end);
}

/** What must not depend on when it was written: the lines, where every truck was when, and the accounts. */
function seenOf(yard: Yard, day: Day): unknown {
  const { from, to } = outageOf(day);
  const end = instant(yard.clock.now() + 1);
  const lines = (['HN', 'TT'] as const).map((crossing) =>
    yard
      .ask('queue.order', { crossing, direction: 'export' })
      .entries.map(({ plate, rank, joinedAt, reason }) => [plate, rank, joinedAt, reason]),
  );
  const stays = yard.db
    .prepare('SELECT plate, arrived_at, departed_at, departure FROM visits ORDER BY plate, arrived_at, departed_at')
    .raw()
    .all();
  const standings = yard.db
    .prepare(
      `SELECT v.plate, s.zone_id, s.started_at, s.ended_at FROM standings s JOIN visits v ON v.id = s.visit_id
         ORDER BY v.plate, s.started_at, s.ended_at, s.zone_id`,
    )
    .raw()
    .all();
  const reports = [
    { from: instant(START - 1), to: end },
    { from, to },
    { from: to, to: end },
  ].map((period) => {
    const { trucks, people } = yard.ask('report.range', period);
    const accounts: readonly AccountRow[] = [trucks, people, ...trucks.byZone, ...trucks.byCrossing];
    return accounts.map(({ opening, in: came, out: went, adjustments, closing }) => {
      expect(opening + came - went + adjustments, 'the account balances').toBe(closing);
      return [opening, came, went, adjustments, closing];
    });
  });
  return { lines, stays, standings, reports };
}

/** Opens a yard in memory for as long as something is done with it. */
async function inYard<T>(then: (yard: Yard) => Promise<T>): Promise<T> {
  const yard = aYard({ inMemory: true });
  try {
    const answer = await then(yard);
    expect(yard.defects).toEqual([]);
    return answer;
  } finally {
    yard.close();
  }
}

describe('a day of which a part was written on paper', () => {
  it('[LE2, QU1] is as if it had been recorded on time, [AC1] its accounts balance', async () => {
    await fc.assert(
      fc.asyncProperty(aDay, async (day) => {
        const [onTime, late] = await Promise.all(
          [true, false].map((isOnTime) =>
            inYard(async (yard) => {
              await play(yard, day, isOnTime);
              return seenOf(yard, day);
            }),
          ),
        );
        expect(late).toEqual(onTime);
      }),
      { numRuns: 20 },
    );
  });

  it('[JO3] leaves a whole chain, [AC2] and its journal makes the state again', async () => {
    await fc.assert(
      fc.asyncProperty(aDay, (day) =>
        inYard(async (yard) => {
          await play(yard, day, false);
          expect(yard.ask('journal.verify', {})).toMatchObject({ ok: true, checked: yard.seq() });
          expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
        }),
      ),
      { numRuns: 10 },
    );
  });
});

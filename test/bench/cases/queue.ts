import { HOUR_MS, instant } from '../../../shared/kernel/instant.ts';
import { USUAL_COSTS } from '../../../shared/domain/queue/delay-cost.ts';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import { replayDay, waitedUntil } from '../../../shared/domain/queue/replay-day.ts';
import { compareOrder, type CostRule, type Discipline, type QueueEntry } from '../../../shared/domain/queue/types.ts';
import { waitsOf, type Waits } from '../../../shared/domain/queue/waits.ts';
import { CARGO_CLASSES, type CargoClass } from '../../../shared/domain/vocabulary.ts';
import { anEntry, aRule } from '../../unit/queue/builders.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import { aSurge, type Surge } from '../kit/surge.ts';

/**
 * The orders of a queue beside each other in one surge: who waits how long, what it costs, how evenly it is shared; then
 * what it takes to order 5,000 trucks again after one of them changed.
 */
const SEED = 20260210;
const WAITING = 5_000;
const ROUNDS = 300;
const DAY = 800;

type Compared = { readonly name: string; readonly discipline: Discipline; readonly every: number | null };

export async function queue(): Promise<readonly Figure[]> {
  const surge = aSurge(SEED);
  const compared = disciplines().map((one) => ({ name: one.name, waits: played(surge, one) }));
  const means = compared.map(({ waits }) => waits.meanMs);
  return Promise.resolve([
    ...compared.map(({ name, waits }) => ({
      name,
      value: waits.costDong / waits.trucks / 1e6,
      unit: 'M VND a truck',
      note: noteOf(waits),
    })),
    {
      name: 'mean wait under every order',
      value: (means[0] ?? 0) / HOUR_MS,
      unit: 'h',
      target: 'the same',
      isReached: Math.max(...means) - Math.min(...means) <= 1,
    },
    whatIf(surge),
    ...reordering('notice', defaultDiscipline('export')),
    ...reordering('cost', byCost(USUAL_COSTS)),
  ]);
}

function disciplines(): readonly Compared[] {
  const strict: CostRule = {
    perHourDong: { fresh: 1e12, electronics: 1e9, machinery: 1e6, vehicles: 1e3, general: 1 },
    growthPercentPerHour: { fresh: 0, electronics: 0, machinery: 0, vehicles: 0, general: 0 },
    toleranceMs: 0,
  };
  return [
    { name: 'first come, first served', discipline: weighted([null, 1]), every: null },
    { name: 'strict class', discipline: byCost(strict), every: null },
    {
      name: 'round robin 1:1:1:5',
      discipline: weighted([['electronics'], 1], [['machinery'], 1], [['fresh'], 5], [null, 1]),
      every: null,
    },
    { name: 'cμ', discipline: byCost(USUAL_COSTS), every: null },
    { name: 'cμ + 10 % oldest', discipline: byCost(USUAL_COSTS), every: 10 },
    { name: 'cμ + 20 % oldest', discipline: byCost(USUAL_COSTS), every: 5 },
    { name: 'the notice of a new site', discipline: defaultDiscipline('export'), every: 10 },
  ];
}

function played(surge: Surge, { discipline, every }: Compared): Waits {
  const rule = { discipline, every, minuteOfDay: () => 0 };
  return waitsOf(waitedUntil(surge.trucks, replayDay(surge.trucks, surge.calls, rule), surge.endAt), USUAL_COSTS);
}

function noteOf({ classes, jain, overtakesPerTruck }: Waits): string {
  const hours = (ms: number): string => (ms / HOUR_MS).toFixed(0);
  const waits = classes.map((one) => `${one.cargoClass} ${hours(one.p50Ms)}/${hours(one.p95Ms)}`).join(', ');
  return `p50/p95 h: ${waits}; Jain ${(jain ?? 0).toFixed(3)}; overtakes ${overtakesPerTruck.toFixed(0)}`;
}

/** A day of the surge, called again, as the screen beside the settings asks for it. */
function whatIf(surge: Surge): Figure {
  const trucks = surge.trucks.slice(DAY * 5, DAY * 6);
  const calls = surge.calls.slice(0, DAY).map((_, at) => instant((trucks.at(-1)?.joinedAt ?? 0) + at));
  const started = performance.now();
  const rule = { discipline: byCost(USUAL_COSTS), minuteOfDay: () => 0 };
  waitsOf(waitedUntil(trucks, replayDay(trucks, calls, rule), surge.endAt), USUAL_COSTS);
  const took = performance.now() - started;
  return { name: 'what if, 800 arrivals', value: took, unit: 'ms', target: '≤ 1,000 ms', isReached: took <= 1000 };
}

/** One truck of many becomes ready, or is so no longer. */
function reordering(name: string, discipline: Discipline): readonly Figure[] {
  const keys = discipline.streams.map(({ key }) => key);
  let entries: readonly QueueEntry[] = Array.from({ length: WAITING }, (_, at) =>
    anEntry(at + 1, {
      stream: keys[(at * 7) % keys.length] ?? '',
      cargoClass: CARGO_CLASSES[(at * 3) % CARGO_CLASSES.length] ?? 'general',
      // Most came in order; one of ten was put elsewhere since.
      orderAt: instant((at % 10 === 0 ? (at * 7919) % WAITING : at) * 60_000),
      notReady: at % 5 === 0 ? ['hold'] : [],
    }),
  );
  const rule: LineRule = aRule(discipline, 0, { now: instant(WAITING * 60_000), free: 30, perHour: 36 });
  const took: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const changed = (round * 613) % WAITING;
    entries = entries.map((entry, at) =>
      at === changed ? { ...entry, notReady: entry.notReady.length > 0 ? [] : ['hold'] } : entry,
    );
    took.push(timed(() => orderQueue(entries, rule)));
    floor.push(timed(() => entries.toSorted(compareOrder)));
  }
  const of = (part: string, value: number, least: number): Figure => ({
    name: `5,000 ordered again by ${name}, ${part}`,
    value,
    floor: least,
    ratio: least / value,
    unit: 'ms',
    target: '≤ 10 ms',
    isReached: value <= 10,
  });
  return [of('p50', median(took), median(floor)), of('p99', quantile(took, 0.99), quantile(floor, 0.99))];
}

function timed(run: () => unknown): number {
  const at = performance.now();
  run();
  return performance.now() - at;
}

function byCost(cost: CostRule): Discipline {
  return { ...weighted([null, 1]), cost };
}

function weighted(...streams: readonly (readonly [readonly CargoClass[] | null, number])[]): Discipline {
  return {
    noticeNumber: null,
    noticeOn: null,
    shareOldest: 0.1,
    streams: streams.map(([cargoClasses, weight], at) => ({
      key: `s${String(at)}`,
      letter: 'ABCD'.charAt(at),
      name: null,
      weight,
      takes: { cargoClasses, withEvidence: false },
    })),
  };
}

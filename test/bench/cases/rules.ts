import { ALWAYS_OPEN } from '../../../shared/domain/queue/calendar.ts';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { estimateCall, recentRate } from '../../../shared/domain/queue/estimate.ts';
import { openClockFrom } from '../../../shared/domain/queue/open-clock.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import { compareOrder } from '../../../shared/domain/queue/types.ts';
import { makeLayout } from '../../../shared/domain/layout/templates.ts';
import { occupancyByHour, type Interval } from '../../../shared/domain/reports/intervals.ts';
import { prepareSlots } from '../../../shared/domain/slots/prepared.ts';
import { suggest } from '../../../shared/domain/slots/suggest.ts';
import type { PlacingVisit, Slot } from '../../../shared/domain/slots/types.ts';
import type { SlotId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { createYardModel } from '../../../renderer/features/yard/yard-model.ts';
import { createRowStore, type RowStore } from '../../../renderer/store/row-store.ts';
import { aFullYard, createTraffic } from '../../support/full-yard.ts';
import { anEntry, aRule } from '../../unit/queue/builders.ts';
import { aPlacing, NOW, visitId } from '../../unit/slots/a-slot.ts';
import { interleave, median, type Figure } from '../kit/figures.ts';
import { slotsOfLayout } from '../kit/slots-of-layout.ts';

/**
 * What the rules cost by themselves, without engine and database, in the largest yard. Each floor goes once through the
 * same things and keeps what it can of them with no rule at all.
 */
const SLOTS = 10_000;
const WAITING = 8_000;
const STAYS = 50_000;

type Side = {
  readonly name: string;
  readonly targetMs: number;
  readonly rounds: number;
  readonly run: () => unknown;
  readonly floor: () => unknown;
};

export async function rules(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const side of [...suggesting(), ordering(), estimating(), countingHours(), followingSlots()]) {
    const took: number[] = [];
    const floor: number[] = [];
    await interleave(side.rounds, [() => void took.push(timed(side.run)), () => void floor.push(timed(side.floor))]);
    figures.push({
      name: side.name,
      value: median(took),
      floor: median(floor),
      ratio: median(floor) / median(took),
      unit: 'ms',
      target: `≤ ${String(side.targetMs)} ms`,
      isReached: median(took) <= side.targetMs,
    });
  }
  return figures;
}

function timed(run: () => unknown): number {
  const at = performance.now();
  run();
  return performance.now() - at;
}

/** The best slots for a truck, in an empty yard and in one of which four fifths are taken (SL6). */
function suggesting(): readonly Side[] {
  const visit = aPlacing({ needsPower: true, cargoClass: 'fresh', expectedDepartureAt: later(NOW, HOUR_MS) });
  const departureOf = (id: number): Instant | null => (id % 5 === 0 ? null : later(NOW, (id % 9) * HOUR_MS));
  return [0, 8].map((takenOfTen): Side => {
    const slots = slotsOfLayout(makeLayout(SLOTS)).map((slot, at) =>
      at % 10 < takenOfTen ? { ...slot, visitId: visitId(100_000 + at) } : slot,
    );
    const prepared = prepareSlots(slots);
    return {
      name: `suggest among ${String(SLOTS)} slots, ${String(takenOfTen * 10)} % taken`,
      targetMs: 1,
      rounds: 200,
      run: () => suggest(prepared, visit, { now: NOW, departureOf }),
      floor: () => nearestFree(slots, visit),
    };
  });
}

function nearestFree(slots: readonly Slot[], visit: PlacingVisit): SlotId | null {
  let nearest: Slot | null = null;
  for (const slot of slots) {
    if (slot.visitId !== null || slot.status !== 'open' || slot.lengthCm < visit.lengthCm) continue;
    if (nearest === null || slot.exitDistanceM < nearest.exitDistanceM) nearest = slot;
  }
  return nearest?.id ?? null;
}

/** A whole queue in the order of the notice (QU1), beside the same entries sorted by when they came. */
function ordering(): Side {
  const discipline = defaultDiscipline('export');
  const keys = discipline.streams.map(({ key }) => key);
  const entries = Array.from({ length: WAITING }, (_, at) =>
    anEntry(at + 1, {
      stream: keys[(at * 7) % keys.length] ?? '',
      orderAt: instant(((at * 7919) % WAITING) * 1000),
      notReady: at % 5 === 0 ? ['hold'] : [],
    }),
  );
  return {
    name: `order of ${String(WAITING)} entries`,
    targetMs: 20,
    rounds: 15,
    run: () => orderQueue(entries, aRule(discipline)),
    floor: () => entries.toSorted(compareOrder),
  };
}

/** The call time of everybody in a queue (QU8), beside ranks divided by the pace. */
function estimating(): Side {
  const rate = recentRate(Array.from({ length: 80 }, () => ({ openMs: HOUR_MS, calls: 30 })));
  if (rate === null) throw new Error('no pace');
  const clock = openClockFrom(ALWAYS_OPEN, NOW, 'Asia/Ho_Chi_Minh');
  const ranks = Array.from({ length: WAITING }, (_, at) => at + 1);
  return {
    name: `call times of ${String(WAITING)} entries`,
    targetMs: 100,
    rounds: 15,
    run: () => ranks.map((rank) => estimateCall(rank, rate, clock)),
    floor: () => ranks.map((rank) => later(NOW, Math.round((rank / rate.perOpenHour) * HOUR_MS))),
  };
}

/** A day's occupancy hour by hour (AC1), beside the same stays clipped to the day and added up. */
function countingHours(): Side {
  const minute = (value: number): Instant => instant(value * MINUTE_MS);
  const [from, to] = [minute(1440), minute(2880)];
  const stays = Array.from({ length: STAYS }, (_, at): Interval => {
    const began = (at * 7919) % 2880;
    return { from: minute(began), to: minute(began + 600) };
  });
  return {
    name: `occupancy by hour from ${String(STAYS)} stays`,
    targetMs: 200,
    rounds: 15,
    run: () => occupancyByHour(stays, from, to),
    floor: () =>
      stays.reduce((sum, stay) => sum + Math.max(0, Math.min(to, stay.to ?? to) - Math.max(from, stay.from)), 0),
  };
}

/** 1,000 changed slots in 50 frames with the yard's model behind the rows, beside the rows alone. */
function followingSlots(): Side {
  const rounds = 15;
  const yard = aFullYard(SLOTS);
  const traffic = createTraffic(yard);
  const batches = Array.from({ length: rounds }, () => Array.from({ length: 50 }, () => traffic.next(20)));
  const following = (): { readonly rows: RowStore; readonly next: () => void } => {
    const rows = createRowStore();
    rows.reset(yard);
    const left = batches.values();
    return { rows, next: () => left.next().value?.forEach((frame) => rows.apply(frame)) };
  };
  const followed = following();
  createYardModel(followed.rows);
  return {
    name: `1000 changed slots of ${String(SLOTS)} in the page's yard`,
    targetMs: 300,
    rounds,
    run: followed.next,
    floor: following().next,
  };
}

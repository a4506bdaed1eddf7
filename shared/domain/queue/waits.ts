import type { Instant } from '../../kernel/instant.ts';
import { CARGO_CLASSES, type CargoClass } from '../vocabulary.ts';
import { delayCostOf } from './delay-cost.ts';
import type { CostRule } from './types.ts';

/** How long a truck waited; `calledAt` null = it was not called by the end. */
export type WaitedTruck = {
  readonly joinedAt: Instant;
  readonly orderSeq: number;
  /** The class that its wait costs as. */
  readonly cargoClass: CargoClass;
  readonly calledAt: Instant | null;
  readonly waitedMs: number;
};

/** How long the trucks of a class waited, and what that cost. */
export type ClassWaits = {
  readonly cargoClass: CargoClass;
  readonly trucks: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly costDong: number;
};

/** How an order shared the waiting out. */
export type Waits = {
  readonly classes: readonly ClassWaits[];
  readonly trucks: number;
  readonly meanMs: number;
  readonly costDong: number;
  /** Jain's index of the waits: 1 = all alike. */
  readonly jain: number | null;
  /** Trucks that overtook one that came earlier, for each truck. */
  readonly overtakesPerTruck: number;
};

export function waitsOf(trucks: readonly WaitedTruck[], cost: CostRule): Waits {
  const costOf = (some: readonly WaitedTruck[]): number =>
    Math.round(some.reduce((sum, { waitedMs, cargoClass }) => sum + delayCostOf(waitedMs, cargoClass, cost), 0));
  const classes = CARGO_CLASSES.flatMap((cargoClass): readonly ClassWaits[] => {
    const some = trucks.filter((truck) => truck.cargoClass === cargoClass);
    if (some.length === 0) return [];
    const waits = some.map(({ waitedMs }) => waitedMs).sort((a, b) => a - b);
    return [
      {
        cargoClass,
        trucks: some.length,
        meanMs: meanOf(waits),
        p50Ms: nearestRank(waits, 0.5),
        p95Ms: nearestRank(waits, 0.95),
        maxMs: waits.at(-1) ?? 0,
        costDong: costOf(some),
      },
    ];
  });
  const waits = trucks.map(({ waitedMs }) => waitedMs);
  return {
    classes,
    trucks: trucks.length,
    meanMs: meanOf(waits),
    costDong: costOf(trucks),
    jain: jainIndexOf(waits),
    overtakesPerTruck: trucks.length === 0 ? 0 : overtakesIn(trucks) / trucks.length,
  };
}

/** Jain's index: 1 when all are alike, 1/n when one has everything; null when there is nothing to share. */
export function jainIndexOf(values: readonly number[]): number | null {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return squares === 0 ? null : (sum * sum) / (values.length * squares);
}

/**
 * Pairs in which the later truck was called first. One that was not called by the end was overtaken by every later one
 * that was.
 */
export function overtakesIn(trucks: readonly WaitedTruck[]): number {
  const called = trucks
    .toSorted((a, b) => a.joinedAt - b.joinedAt || a.orderSeq - b.orderSeq)
    .map(({ calledAt }) => calledAt ?? Number.POSITIVE_INFINITY);
  return inversionsOf(called, 0, called.length);
}

/** Inversions within [from, to), which is sorted on the way. */
function inversionsOf(values: number[], from: number, to: number): number {
  if (to - from < 2) return 0;
  const middle = (from + to) >> 1;
  let count = inversionsOf(values, from, middle) + inversionsOf(values, middle, to);
  const left = values.slice(from, middle);
  const right = values.slice(middle, to);
  let l = 0;
  let r = 0;
  for (let at = from; at < to; at += 1) {
    const a = left[l];
    const b = right[r];
    if (b === undefined || (a !== undefined && a <= b)) {
      values[at] = a ?? 0;
      l += 1;
      continue;
    }
    values[at] = b;
    r += 1;
    count += left.length - l;
  }
  return count;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** The smallest value that so many of all do not exceed. */
function nearestRank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

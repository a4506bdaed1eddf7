import type { VisitId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { ReplayTruck } from '../../../shared/domain/queue/replay-day.ts';
import type { CargoClass } from '../../../shared/domain/vocabulary.ts';

/** Fifteen days before Tết: 800 trucks a day into a crossing that takes 504 from 06:00 to 20:00. */
export type Surge = {
  readonly trucks: readonly ReplayTruck[];
  readonly calls: readonly Instant[];
  readonly endAt: Instant;
};

const DAYS = 15;
const PER_DAY = 800;
const CALLS_PER_HOUR = 36;
const OPEN = { from: 6, to: 20 };
const MIX: readonly (readonly [CargoClass, number])[] = [
  ['fresh', 0.35],
  ['electronics', 0.25],
  ['machinery', 0.2],
  ['vehicles', 0.05],
  ['general', 0.15],
];

/** The same surge for the same seed. Half of the fresh loads bring growing-area and packing-house codes. */
export function aSurge(seed: number): Surge {
  const next = randomOf(seed);
  const trucks: ReplayTruck[] = [];
  for (let n = 0; n < DAYS * PER_DAY; n += 1) {
    const day = Math.floor(n / PER_DAY);
    // Most come in the afternoon and in the evening.
    const hour = (14 + (next() + next() + next() - 1.5) * 14 + 24) % 24;
    const joinedAt = instant(Math.floor((day * 24 + hour) * HOUR_MS));
    const hasCodes = next() < 0.5;
    trucks.push({
      visitId: (n + 1) as VisitId,
      joinedAt,
      readyAt: joinedAt,
      orderSeq: n + 1,
      appointmentAt: null,
      cargoClass: classAt(next()),
      isClassProven: true,
      growingAreaCode: hasCodes ? 'VN-LSOR-0001' : null,
      packingHouseCode: hasCodes ? 'VN-LSPH-001' : null,
    });
  }
  trucks.sort((a, b) => a.joinedAt - b.joinedAt || a.orderSeq - b.orderSeq);
  return { trucks, ...callsFor(trucks) };
}

/** A call whenever the crossing takes one and somebody waits, until nobody does. */
function callsFor(trucks: readonly ReplayTruck[]): Pick<Surge, 'calls' | 'endAt'> {
  const calls: Instant[] = [];
  const gapMs = HOUR_MS / CALLS_PER_HOUR;
  let joined = 0;
  let at = 0;
  while (calls.length < trucks.length) {
    at += gapMs;
    const hour = (at / HOUR_MS) % 24;
    if (hour < OPEN.from || hour >= OPEN.to) continue;
    while ((trucks[joined]?.readyAt ?? Infinity) <= at) joined += 1;
    if (calls.length < joined) calls.push(instant(Math.round(at)));
  }
  return { calls, endAt: calls.at(-1) ?? instant(0) };
}

function classAt(share: number): CargoClass {
  let sum = 0;
  for (const [cargoClass, part] of MIX) {
    sum += part;
    if (share < sum) return cargoClass;
  }
  return 'general';
}

/** mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

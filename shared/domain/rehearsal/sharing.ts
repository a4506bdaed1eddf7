import type { Linings } from './lining.ts';

/** Less than this is a matter of reckoning. */
const NOTHING = 1e-9;
/** A stream of no weight is called only while no other waits. */
const LEAST_WEIGHT = 1e-6;

/** Trucks of each stream that wait, arrive in this hour, and were called in it; of both, those pre-registered. */
export type StreamLevels = {
  readonly waiting: Float64Array;
  readonly waitingKnown: Float64Array;
  readonly perHour: Float64Array;
  readonly perHourKnown: Float64Array;
  readonly called: Float64Array;
};

/**
 * Shares what a point clears among its streams by their weights, as a fluid (RH3): generalised processor sharing, Parekh
 * and Gallager 1993. A stream that has less than its share leaves the rest to the others, so nothing is lost while anybody
 * waits. Within [from, to) it steps from one stream running empty to the next, which makes it exact.
 */
export function createSharing(
  members: Int32Array,
  weights: readonly number[],
  linings: Linings,
  levels: StreamLevels,
): (perHour: number, from: number, to: number, registeredOnly: boolean) => void {
  const count = members.length;
  const weight = Float64Array.from(members, (stream) => Math.max(LEAST_WEIGHT, weights[stream] ?? 0));
  const rate = new Float64Array(count);
  const isSettled = new Uint8Array(count);
  const { waiting, waitingKnown, perHour: arriving, perHourKnown: arrivingKnown, called } = levels;

  /** The rate at which each is called from now on: those without a queue no faster than they come. */
  const shareOut = (capacity: number, waits: Float64Array, comes: Float64Array): void => {
    let left = capacity;
    let weights = 0;
    for (let at = 0; at < count; at += 1) {
      const stream = members[at] as number;
      const isIdle = (waits[stream] as number) <= NOTHING && (comes[stream] as number) <= NOTHING;
      isSettled[at] = isIdle ? 1 : 0;
      rate[at] = 0;
      if (!isIdle) weights += weight[at] as number;
    }
    for (let hasChanged = true; hasChanged;) {
      hasChanged = false;
      for (let at = 0; at < count; at += 1) {
        const stream = members[at] as number;
        if (isSettled[at] === 1 || (waits[stream] as number) > NOTHING) continue;
        const own = comes[stream] as number;
        if (own * weights > left * (weight[at] as number)) continue;
        rate[at] = own;
        isSettled[at] = 1;
        left -= own;
        weights -= weight[at] as number;
        hasChanged = true;
      }
    }
    for (let at = 0; at < count; at += 1)
      if (isSettled[at] === 0) rate[at] = (Math.max(0, left) * (weight[at] as number)) / weights;
  };

  /** Nobody is called: the queues grow by what comes. */
  const wait = (hours: number): void => {
    for (let m = 0; m < count; m += 1) {
      const stream = members[m] as number;
      waiting[stream] = (waiting[stream] as number) + (arriving[stream] as number) * hours;
      waitingKnown[stream] = (waitingKnown[stream] as number) + (arrivingKnown[stream] as number) * hours;
    }
  };

  return (capacity, from, to, registeredOnly) => {
    if (capacity <= NOTHING) {
      wait(to - from);
      return;
    }
    const waits = registeredOnly ? waitingKnown : waiting;
    const comes = registeredOnly ? arrivingKnown : arriving;
    let at = from;
    for (let step = 0; step <= 2 * count + 2 && to - at > NOTHING; step += 1) {
      shareOut(capacity, waits, comes);
      let lasts = to - at;
      for (let m = 0; m < count; m += 1) {
        const stream = members[m] as number;
        const falls = (rate[m] as number) - (comes[stream] as number);
        const stock = waits[stream] as number;
        if (falls > NOTHING && stock > NOTHING && stock < falls * lasts) lasts = stock / falls;
      }
      for (let m = 0; m < count; m += 1) {
        const stream = members[m] as number;
        const trucks = (rate[m] as number) * lasts;
        let known = 0;
        if (trucks > 0) {
          const before = linings.registeredCalled(stream);
          linings.call(stream, trucks, at, at + lasts, registeredOnly);
          known = linings.registeredCalled(stream) - before;
          called[stream] = (called[stream] as number) + trucks;
        }
        waiting[stream] = Math.max(0, (waiting[stream] as number) + (arriving[stream] as number) * lasts - trucks);
        waitingKnown[stream] = Math.max(
          0,
          (waitingKnown[stream] as number) + (arrivingKnown[stream] as number) * lasts - known,
        );
      }
      at += lasts;
    }
  };
}

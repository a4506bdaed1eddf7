import type { Groups } from './groups.ts';
import type { WaitTally } from './wait-tally.ts';

/** Less than this is a matter of reckoning. */
const NOTHING = 1e-9;
/** Two times of arrival closer than this are one. */
const SAME_HOURS = 1e-7;

/**
 * The trucks of each stream that wait, oldest first, as a fluid (RH2): each hour's arrivals come evenly over it, so both
 * what came and what was called are lines from hour to hour, and the wait between them is exact. The ordinary trucks and
 * the pre-registered ones are told apart, for on some days only these are called; on all others the older goes first.
 */
export type Linings = {
  readonly clear: () => void;
  /** The trucks of an hour begin to come. */
  readonly arrive: (hour: number) => void;
  /** Calls so many of a stream within [from, to), evenly; those who do not wait go as they come. */
  readonly call: (stream: number, trucks: number, from: number, to: number, registeredOnly: boolean) => void;
  /** Pre-registered ones among those of a stream called so far. */
  readonly registeredCalled: (stream: number) => number;
  /** Counts those who still wait at this time with their wait until then. */
  readonly close: (at: number) => void;
  /** Mean wait of all that were counted of each stream, hours. */
  readonly meanWaitHours: () => Float64Array;
};

// What is known of a stream: of its ordinary and of its pre-registered trucks how many came in the oldest group that is
// not all gone, and are left of it; all counted and their waits; the pre-registered ones called.
const ORDINARY = 0;
const REGISTERED = 2;
const CAME = 0;
const LEFT = 1;
const REGISTERED_CALLED = 4;
const COUNTED = 5;
const TRUCK_HOURS = 6;
const COLUMNS = 7;

export function createLinings(streams: number, groups: Groups, tally: WaitTally): Linings {
  const { waits } = tally;
  const state = new Float64Array(streams * COLUMNS);
  /** The group after the oldest that is not all gone. */
  const nextOrdinary = new Int32Array(streams);
  const nextRegistered = new Int32Array(streams);
  let came = 0;

  /**
   * Counts trucks of a group, a share of it, after so much of it is gone; called from `at` on with so many hours each.
   * What they waited together.
   */
  const count = (
    stream: number,
    group: number,
    gone: number,
    share: number,
    trucks: number,
    at: number,
    perTruck: number,
  ): number => {
    const lasting = groups.lasting(group);
    const firstWait = at - groups.start(stream, group) - lasting * gone;
    const lastWait = firstWait + trucks * perTruck - lasting * share;
    waits[0] = firstWait;
    waits[1] = lastWait;
    waits[2] = trucks;
    tally.add();
    return (trucks * (firstWait + lastWait)) / 2;
  };

  /** Counts all that are left of the oldest group of a part, and of those after it. */
  const closePart = (stream: number, at: number, next: number, part: number, trucksOf: Groups['ordinary']): void => {
    const own = stream * COLUMNS;
    let all = state[own + part + CAME] as number;
    let left = state[own + part + LEFT] as number;
    for (let after = next; ; after += 1) {
      if (left > NOTHING) {
        const waited = count(stream, after - 1, 1 - left / all, left / all, left, at, 0);
        state[own + COUNTED] = (state[own + COUNTED] as number) + left;
        state[own + TRUCK_HOURS] = (state[own + TRUCK_HOURS] as number) + waited;
      }
      if (after >= came) return;
      all = left = trucksOf(stream, after);
    }
  };

  return {
    clear: () => {
      came = 0;
      state.fill(0);
      for (let stream = 0; stream < streams; stream += 1)
        nextOrdinary[stream] = nextRegistered[stream] = groups.first(stream);
    },
    arrive: (hour) => {
      came = hour + 1;
    },
    call: (stream, trucks, from, to, registeredOnly) => {
      const own = stream * COLUMNS;
      const perTruck = (to - from) / trucks;
      // Variables until the call is over, for they are read and written far quicker than a list.
      let ordinaryCame = state[own + ORDINARY + CAME] as number;
      let ordinaryLeft = state[own + ORDINARY + LEFT] as number;
      let registeredCame = state[own + REGISTERED + CAME] as number;
      let registeredLeft = state[own + REGISTERED + LEFT] as number;
      let registeredCalled = state[own + REGISTERED_CALLED] as number;
      let counted = state[own + COUNTED] as number;
      let truckHours = state[own + TRUCK_HOURS] as number;
      let ordinaryNext = nextOrdinary[stream] as number;
      let registeredNext = nextRegistered[stream] as number;
      let left = trucks;
      while (left > NOTHING) {
        for (; !registeredOnly && ordinaryLeft <= NOTHING && ordinaryNext < came; ordinaryNext += 1)
          ordinaryCame = ordinaryLeft = groups.ordinary(stream, ordinaryNext);
        for (; registeredLeft <= NOTHING && registeredNext < came; registeredNext += 1)
          registeredCame = registeredLeft = groups.registered(stream, registeredNext);
        const ordinary = registeredOnly || ordinaryLeft <= NOTHING ? came : ordinaryNext - 1;
        const registered = registeredLeft <= NOTHING ? came : registeredNext - 1;
        const group = Math.min(ordinary, registered);
        if (group >= came) break;
        // The part whose oldest truck came first goes, until as much of it is gone as of the other.
        const ordinaryGone = ordinary === group ? 1 - ordinaryLeft / ordinaryCame : 1;
        const registeredGone = registered === group ? 1 - registeredLeft / registeredCame : 1;
        let taken: number;
        let share: number;
        let gone = ordinaryGone;
        if (ordinary === registered && Math.abs(ordinaryGone - registeredGone) < SAME_HOURS) {
          const both = ordinaryLeft + registeredLeft;
          taken = Math.min(left, both);
          const part = taken / both;
          registeredCalled += registeredLeft * part;
          ordinaryLeft *= 1 - part;
          registeredLeft *= 1 - part;
          share = part * (1 - gone);
        } else if (ordinary === registered ? ordinaryGone < registeredGone : ordinary < registered) {
          taken = Math.min(left, registeredGone >= 1 ? ordinaryLeft : (registeredGone - ordinaryGone) * ordinaryCame);
          ordinaryLeft -= taken;
          share = taken / ordinaryCame;
        } else {
          taken = Math.min(left, ordinaryGone >= 1 ? registeredLeft : (ordinaryGone - registeredGone) * registeredCame);
          registeredLeft -= taken;
          registeredCalled += taken;
          share = taken / registeredCame;
          gone = registeredGone;
        }
        counted += taken;
        truckHours += count(stream, group, gone, share, taken, to - left * perTruck, perTruck);
        if (!(taken > 0)) break;
        left -= taken;
      }
      state[own + ORDINARY + CAME] = ordinaryCame;
      state[own + ORDINARY + LEFT] = ordinaryLeft;
      state[own + REGISTERED + CAME] = registeredCame;
      state[own + REGISTERED + LEFT] = registeredLeft;
      state[own + REGISTERED_CALLED] = registeredCalled;
      state[own + COUNTED] = counted;
      state[own + TRUCK_HOURS] = truckHours;
      nextOrdinary[stream] = ordinaryNext;
      nextRegistered[stream] = registeredNext;
    },
    registeredCalled: (stream) => state[stream * COLUMNS + REGISTERED_CALLED] as number,
    close: (at) => {
      for (let stream = 0; stream < streams; stream += 1) {
        closePart(stream, at, nextOrdinary[stream] as number, ORDINARY, groups.ordinary);
        closePart(stream, at, nextRegistered[stream] as number, REGISTERED, groups.registered);
      }
    },
    meanWaitHours: () =>
      Float64Array.from({ length: streams }, (_, stream) => {
        const counted = state[stream * COLUMNS + COUNTED] as number;
        return counted > 0 ? (state[stream * COLUMNS + TRUCK_HOURS] as number) / counted : 0;
      }),
  };
}

import type { WaitTally } from './wait-tally.ts';

/** Less than this is a matter of reckoning. */
const NOTHING = 1e-9;
/** Two times of arrival closer than this are one. */
const SAME_HOURS = 1e-7;

/**
 * The trucks of one stream that wait, oldest first, as a fluid (RH2): each hour's arrivals come evenly over it, so both
 * what came and what was called are lines from hour to hour, and the wait between them is exact. The ordinary trucks and
 * the pre-registered ones are told apart, for on some days only these are called; on all others the older goes first.
 */
export type Lining = {
  readonly clear: () => void;
  /** Trucks of an hour begin to come. */
  readonly arrive: (hour: number, ordinary: number, registered: number) => void;
  /** Calls so many within [from, to), evenly; those who do not wait go as they come. */
  readonly call: (trucks: number, from: number, to: number, registeredOnly: boolean) => void;
  /** Pre-registered ones among those called so far. */
  readonly registeredCalled: () => number;
  /** Counts those who still wait at this time with their wait until then. */
  readonly close: (at: number) => void;
  /** Mean wait of all that were counted, hours. */
  readonly meanWaitHours: () => number;
};

/** Groups of trucks in the order of their arrival; `head` is the first that is not all gone. */
type Part = { readonly whole: Float64Array; readonly left: Float64Array; head: number };

function createPart(groups: number): Part {
  return { whole: new Float64Array(groups), left: new Float64Array(groups), head: 0 };
}

// Sums live in lists of numbers: a variable of a closure that holds a fraction is a new object each time it is written.
const COUNTED = 0;
const TRUCK_HOURS = 1;
const REGISTERED_CALLED = 2;

export function createLining(
  hours: number,
  early: readonly { readonly hours: number; readonly trucks: number }[],
  registeredShare: number,
  tally: WaitTally,
): Lining {
  const past = early.length;
  const startsAt = Float64Array.from({ length: past + hours }, (_, at) => at - past);
  const lasts = new Float64Array(past + hours).fill(1);
  early.forEach((group, at) => {
    startsAt[at] = -group.hours;
    lasts[at] = 0;
  });
  const ordinary = createPart(past + hours);
  const registered = createPart(past + hours);
  const sums = new Float64Array(3);
  let came = past;

  const add = (sum: number, value: number): void => {
    sums[sum] = (sums[sum] as number) + value;
  };

  const goToHead = (part: Part): number => {
    let { head } = part;
    while (head < came && (part.left[head] as number) <= NOTHING) head += 1;
    part.head = head;
    return head;
  };

  /** Which part of the head group of a part is gone. */
  const goneOf = ({ whole, left, head }: Part): number => 1 - (left[head] as number) / (whole[head] as number);

  /** Counts trucks of a group, from one part of it to another, called from `at` on with so many hours for each. */
  const count = (group: number, gone: number, part: number, trucks: number, at: number, perTruck: number): void => {
    const last = lasts[group] as number;
    const firstWait = at - (startsAt[group] as number) - last * gone;
    const lastWait = firstWait + trucks * perTruck - last * part;
    tally.add(firstWait, lastWait, trucks);
    add(COUNTED, trucks);
    add(TRUCK_HOURS, (trucks * (firstWait + lastWait)) / 2);
  };

  /** Takes up to so many from the head group of a part, up to this part of it; the trucks taken. */
  const takeFrom = (part: Part, most: number, until: number, at: number, perTruck: number): number => {
    const { head } = part;
    const left = part.left[head] as number;
    const whole = part.whole[head] as number;
    const gone = goneOf(part);
    const taken = Math.min(most, until >= 1 ? left : (until - gone) * whole);
    part.left[head] = left - taken;
    count(head, gone, taken / whole, taken, at, perTruck);
    if (part === registered) add(REGISTERED_CALLED, taken);
    return taken;
  };

  /** The same from both parts, whose head is one group and of which the same part is gone: each by its share. */
  const takeFromBoth = (most: number, at: number, perTruck: number): number => {
    const { head } = ordinary;
    const plain = ordinary.left[head] as number;
    const known = registered.left[head] as number;
    const taken = Math.min(most, plain + known);
    const share = taken / (plain + known);
    const gone = goneOf(ordinary);
    ordinary.left[head] = plain * (1 - share);
    registered.left[head] = known * (1 - share);
    count(head, gone, share * (1 - gone), taken, at, perTruck);
    add(REGISTERED_CALLED, known * share);
    return taken;
  };

  /** Takes from the part whose oldest truck came first. */
  const takeOldest = (most: number, at: number, perTruck: number): number => {
    const plain = goToHead(ordinary);
    const known = goToHead(registered);
    if (plain >= came && known >= came) return 0;
    if (plain !== known) return takeFrom(plain < known ? ordinary : registered, most, 1, at, perTruck);
    const ahead = goneOf(ordinary) - goneOf(registered);
    if (Math.abs(ahead) < SAME_HOURS) return takeFromBoth(most, at, perTruck);
    return ahead < 0
      ? takeFrom(ordinary, most, goneOf(registered), at, perTruck)
      : takeFrom(registered, most, goneOf(ordinary), at, perTruck);
  };

  return {
    clear: () => {
      came = past;
      ordinary.head = registered.head = 0;
      sums.fill(0);
      early.forEach(({ trucks }, at) => {
        ordinary.whole[at] = ordinary.left[at] = trucks * (1 - registeredShare);
        registered.whole[at] = registered.left[at] = trucks * registeredShare;
      });
    },
    arrive: (hour, plain, known) => {
      const at = past + hour;
      ordinary.whole[at] = ordinary.left[at] = plain;
      registered.whole[at] = registered.left[at] = known;
      came = at + 1;
    },
    call: (trucks, from, to, registeredOnly) => {
      const perTruck = (to - from) / trucks;
      let left = trucks;
      while (left > NOTHING) {
        const at = to - left * perTruck;
        const taken = !registeredOnly
          ? takeOldest(left, at, perTruck)
          : goToHead(registered) < came
            ? takeFrom(registered, left, 1, at, perTruck)
            : 0;
        if (!(taken > 0)) return;
        left -= taken;
      }
    },
    registeredCalled: () => sums[REGISTERED_CALLED] as number,
    close: (at) => {
      for (const part of [ordinary, registered])
        while (goToHead(part) < came) takeFrom(part, part.left[part.head] as number, 1, at, 0);
    },
    meanWaitHours: () =>
      (sums[COUNTED] as number) > 0 ? (sums[TRUCK_HOURS] as number) / (sums[COUNTED] as number) : 0,
  };
}

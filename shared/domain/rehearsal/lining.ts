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

export function createLining(
  hours: number,
  early: readonly { readonly hours: number; readonly trucks: number }[],
  registeredShare: number,
  tally: WaitTally,
): Lining {
  const past = early.length;
  const startsAt = new Float64Array(past + hours);
  const lasts = new Float64Array(past + hours).fill(1);
  early.forEach((group, at) => {
    startsAt[at] = -group.hours;
    lasts[at] = 0;
  });
  for (let hour = 0; hour < hours; hour += 1) startsAt[past + hour] = hour;
  const ordinary = createPart(past + hours);
  const registered = createPart(past + hours);
  let came = past;
  let counted = 0;
  let truckHours = 0;
  let knownCalled = 0;

  /** When the oldest truck of a part came; Infinity when none is left. */
  const oldestIn = (part: Part): number => {
    while (part.head < came && (part.left[part.head] as number) <= NOTHING) part.head += 1;
    if (part.head >= came) return Infinity;
    const head = part.head;
    const gone = 1 - (part.left[head] as number) / (part.whole[head] as number);
    return (startsAt[head] as number) + (lasts[head] as number) * gone;
  };

  /** Takes up to so many from the head group of a part, none that came after `until`; the trucks taken. */
  const take = (part: Part, most: number, until: number, from: number, perTruck: number): number => {
    const head = part.head;
    const left = part.left[head] as number;
    const whole = part.whole[head] as number;
    const start = startsAt[head] as number;
    const last = lasts[head] as number;
    const oldest = start + last * (1 - left / whole);
    const older = until < start + last ? ((until - oldest) / last) * whole : left;
    let taken = older < most ? older : most;
    if (left - taken <= NOTHING) taken = left < most ? left : taken;
    part.left[head] = left - taken;
    const firstWait = from - oldest;
    const lastWait = firstWait + taken * (perTruck - last / whole);
    tally.add(firstWait, lastWait, taken);
    counted += taken;
    truckHours += (taken * (firstWait + lastWait)) / 2;
    return taken;
  };

  return {
    clear: () => {
      came = past;
      ordinary.head = registered.head = 0;
      counted = truckHours = knownCalled = 0;
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
      let left = trucks;
      let at = from;
      const perTruck = trucks > 0 ? (to - from) / trucks : 0;
      while (left > NOTHING) {
        const plain = registeredOnly ? Infinity : oldestIn(ordinary);
        const known = oldestIn(registered);
        if (plain === Infinity && known === Infinity) return;
        const isTogether = ordinary.head === registered.head;
        let taken = 0;
        if (!registeredOnly && isTogether && Math.abs(plain - known) < SAME_HOURS) {
          // They came in the same hour and go side by side, each by its share.
          const both = (ordinary.left[ordinary.head] as number) + (registered.left[registered.head] as number);
          const most = left < both ? left : both;
          const share = (registered.left[registered.head] as number) / both;
          const takenKnown = take(registered, most * share, Infinity, at, perTruck / share);
          taken = takenKnown + take(ordinary, most * (1 - share), Infinity, at, perTruck / (1 - share));
          knownCalled += takenKnown;
        } else if (!registeredOnly && (isTogether ? plain < known : ordinary.head < registered.head))
          taken = take(ordinary, left, isTogether ? known : Infinity, at, perTruck);
        else {
          taken = take(registered, left, isTogether ? plain : Infinity, at, perTruck);
          knownCalled += taken;
        }
        if (!(taken > 0)) return;
        left -= taken;
        at += taken * perTruck;
      }
    },
    registeredCalled: () => knownCalled,
    close: (at) => {
      for (const part of [ordinary, registered])
        while (oldestIn(part) < Infinity) take(part, part.left[part.head] as number, Infinity, at, 0);
    },
    meanWaitHours: () => (counted > 0 ? truckHours / counted : 0),
  };
}

/** Groups of trucks in the order of their arrival; `head` is the first that is not all gone. */
type Part = { readonly whole: Float64Array; readonly left: Float64Array; head: number };

function createPart(groups: number): Part {
  return { whole: new Float64Array(groups), left: new Float64Array(groups), head: 0 };
}

import { DAY_MS, type Instant } from '../../kernel/instant.ts';

/** Last rank of each group of ranks whose errors are kept together; the last group has no end. */
export const BUCKET_ENDS: readonly number[] = [4, 16, 64, 256, Number.POSITIVE_INFINITY];

/** Errors kept of each group. */
const MOST_KEPT = 400;

const KEPT_DAYS = 30;

/**
 * Calls come several at once. So many are added to both sides of the ratio that is an error: near the head a batch then
 * counts for what it is, and a truck that is called at once has an error like any other.
 */
const BATCH = 4;

/** As many waits one after another as this count the assumed errors beside the measured ones. */
const ASSUMED_WAITS = 5;

/** How far calls stray from the pace where little was measured yet, by group of ranks, on the log scale. */
const ASSUMED_SPREADS: readonly number[] = [0.5, 0.5, 0.5, 0.5, 0.7];

/** Fewer errors than this say nothing about the next one (QU34). */
export const FEWEST_ERRORS = 40;

/** The group of a rank, from 0. */
export function bucketOf(rank: number): number {
  return BUCKET_ENDS.findIndex((end) => rank <= end);
}

/**
 * The error that the next one does not exceed with the given chance, from `sorted` past errors: the ⌈(n+1)·share⌉-th,
 * so that the chance holds for few errors as well. Null when there are too few for that chance.
 */
export function upperError(sorted: readonly number[], share: number): number | null {
  const at = Math.ceil((sorted.length + 1) * share - 1e-9);
  return at < 1 ? null : (sorted[at - 1] ?? null);
}

/** The error that the next one does not fall below with the given chance: the mirror of the upper one. */
export function lowerError(sorted: readonly number[], share: number): number | null {
  const at = sorted.length + 1 - Math.ceil((sorted.length + 1) * share - 1e-9);
  return at < 1 ? null : (sorted[at - 1] ?? null);
}

/** How many calls it takes until a truck is called: two ranges. */
export type CallRange = {
  readonly p50From: number;
  readonly p50To: number;
  readonly p90From: number;
  readonly p90To: number;
  /** It is called by then with a chance of nine in ten: the figure that the back-test compares. */
  readonly nineInTen: number;
};

/** The chances whose errors are asked for, each with its normal quantile. */
const SHARES = {
  p90From: { share: 0.05, z: -1.644_854 },
  p50From: { share: 0.25, z: -0.674_49 },
  p50To: { share: 0.75, z: 0.674_49 },
  nineInTen: { share: 0.9, z: 1.281_552 },
  p90To: { share: 0.95, z: 1.644_854 },
} as const;
type Bound = keyof typeof SHARES;

/** The last errors, log(actual calls ÷ rank), of each stream and group of ranks. */
export type Residuals = {
  readonly add: (rank: number, stream: string, calls: number, askedAt: Instant, calledAt: Instant) => void;
  /** In how many calls the truck of a rank is called; null = fewer than 40 errors. Without a stream: that of any. */
  readonly range: (rank: number, stream?: string) => CallRange | null;
};

type PastCall = { readonly askedAt: Instant; readonly calledAt: Instant; readonly error: number };

/** Errors in the order in which they came to be known, and sorted. */
type Window = {
  readonly inOrder: PastCall[];
  readonly sorted: number[];
  waitMs: number;
  /** Errors already looked up since the last call. */
  readonly found: Map<Bound, number>;
};

/**
 * Rolling conformal errors (QU34). A stream with too few errors in a group of ranks takes those of all streams, and a
 * group with too few takes those of all ranks: a stream that others overtake errs otherwise than one that overtakes.
 *
 * No truck is promised an earlier time than those of its stream before it: at the seam of two groups the later of both
 * bounds counts.
 */
export function createResiduals(): Residuals {
  const pooled = newWindow();
  const groups = BUCKET_ENDS.map(newWindow);
  const streams = new Map<string, readonly Window[]>();

  const windowFor = (bucket: number, stream: string | undefined): Window | null => {
    const candidates = [stream === undefined ? undefined : streams.get(stream)?.[bucket], groups[bucket], pooled];
    return candidates.find((window) => window !== undefined && window.sorted.length >= FEWEST_ERRORS) ?? null;
  };

  return {
    add(rank, stream, calls, askedAt, calledAt) {
      const bucket = bucketOf(rank);
      const ofStream = streams.get(stream) ?? BUCKET_ENDS.map(newWindow);
      streams.set(stream, ofStream);
      for (const window of [ofStream[bucket], groups[bucket], pooled])
        if (window !== undefined) put(window, { askedAt, calledAt, error: Math.log((calls + BATCH) / (rank + BATCH)) });
    },
    range(rank, stream) {
      const bucket = bucketOf(rank);
      const steps = BUCKET_ENDS.slice(0, bucket + 1).map((end, at) => ({
        rank: Math.min(end, rank),
        window: windowFor(at, stream),
        spread: ASSUMED_SPREADS[at] ?? 0,
      }));
      const of = (bound: Bound): number =>
        steps.reduce((most, step) => {
          if (step.window === null) return most;
          return Math.max(most, (step.rank + BATCH) * Math.exp(errorAt(step.window, bound, step.spread)) - BATCH);
        }, 0);
      if (steps.every(({ window }) => window === null)) return null;
      return {
        p90From: fromNow(of('p90From')),
        p50From: fromNow(of('p50From')),
        p50To: of('p50To'),
        p90To: of('p90To'),
        nineInTen: of('nineInTen'),
      };
    },
  };
}

/** A range that begins within one call of now begins now: nobody can tell the two apart. */
function fromNow(calls: number): number {
  return calls < 1 ? 0 : calls;
}

/**
 * The measured error of a chance, drawn towards the assumed one as long as few waits stand behind it. Few waits have no
 * outermost errors of their own; to widen the range to the worst of them would say a week where an hour is meant.
 */
function errorAt(window: Window, bound: Bound, spread: number): number {
  const { share, z } = SHARES[bound];
  const waits = apart(window);
  return (waits * measuredAt(window, bound, share) + ASSUMED_WAITS * z * spread) / (waits + ASSUMED_WAITS);
}

/** The lower side is the mirror of the upper one. */
function measuredAt({ sorted, found }: Window, bound: Bound, share: number): number {
  let error = found.get(bound);
  if (error === undefined) {
    error = (share < 0.5 ? lowerError(sorted, 1 - share) : upperError(sorted, share)) ?? 0;
    found.set(bound, error);
  }
  return error;
}

/**
 * How many waits there were one after another. Trucks that waited through the same hours err alike: four hundred that
 * waited through the same three days are three, not four hundred.
 */
function apart({ inOrder, waitMs }: Window): number {
  const spanMs = (inOrder.at(-1)?.calledAt ?? 0) - (inOrder[0]?.askedAt ?? 0);
  return Math.max(1, Math.min(inOrder.length, (spanMs * inOrder.length) / Math.max(1, waitMs)));
}

function newWindow(): Window {
  return { inOrder: [], sorted: [], waitMs: 0, found: new Map() };
}

function put(window: Window, call: PastCall): void {
  const { inOrder, sorted } = window;
  window.found.clear();
  inOrder.push(call);
  window.waitMs += call.calledAt - call.askedAt;
  sorted.splice(placeIn(sorted, call.error), 0, call.error);
  for (let first = inOrder[0]; first !== undefined; first = inOrder[0]) {
    if (inOrder.length <= MOST_KEPT && call.calledAt - first.calledAt <= KEPT_DAYS * DAY_MS) return;
    window.waitMs -= first.calledAt - first.askedAt;
    sorted.splice(placeIn(sorted, first.error), 1);
    inOrder.shift();
  }
}

/** Where the first value stands that is not less. */
function placeIn(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { Instant } from '../../kernel/instant.ts';
import { oldestEvery } from './discipline.ts';
import type { Discipline } from './types.ts';

/** What of a discipline shares the turns out. */
export type Ratios = Pick<Discipline, 'streams' | 'shareOldest'>;

/** The line of a past time, for as many questions about ranks as a month of calls has. */
export type PastLine = {
  readonly waiting: () => number;
  /** Puts the next truck of a stream at its end; answers its number within the stream. Called in order of time. */
  readonly join: (stream: string, at: Instant) => number;
  readonly leave: (stream: string, number: number) => void;
  /** Puts one that left back to where it stood. */
  readonly back: (stream: string, number: number) => void;
  /** The rank that was shown to the last one of a stream. */
  readonly lastRank: (stream: string) => number;
  /** The truck whose rank was the one asked for, or the nearest to it; null when the line was shorter. */
  readonly atRank: (rank: number) => { readonly stream: string; readonly number: number; readonly rank: number } | null;
  /** The stream under which a truck is kept: one that the discipline no longer knows goes with the last. */
  readonly keyOf: (stream: string) => string;
};

type Lane = {
  readonly key: string;
  readonly weight: number;
  /** Fenwick tree over the numbers of the stream: how many of them wait. */
  readonly tree: Int32Array;
  /** When each of them joined. */
  readonly since: Instant[];
  joined: number;
  waiting: number;
};

/**
 * A line in which each stream is first come first served and the streams share the turns by weight, the longest waiting
 * having its own share (QU1, QU2). `sizes` says how many trucks of each stream will join in all.
 *
 * Ranks are those of the turns' ratios, not of the turns themselves: within a round of what `orderQueue` gives, at the
 * cost of a few steps instead of an ordering of the whole line for each truck that came.
 */
export function createPastLine(discipline: Ratios, sizes: ReadonlyMap<string, number>): PastLine {
  const known = new Set(discipline.streams.map(({ key }) => key));
  const last = discipline.streams.at(-1)?.key ?? '';
  const keyOf = (stream: string): string => (known.has(stream) ? stream : last);
  const sizeOf = new Map<string, number>();
  for (const [stream, size] of sizes) sizeOf.set(keyOf(stream), (sizeOf.get(keyOf(stream)) ?? 0) + size);
  const total = discipline.streams.reduce((sum, { weight }) => sum + weight, 0);
  const shareOldest = discipline.streams.length > 1 ? 1 / oldestEvery(discipline) : 0;
  const lanes = discipline.streams.map(({ key, weight }): Lane => ({
    key,
    weight: ((1 - shareOldest) * weight) / total,
    tree: new Int32Array((sizeOf.get(key) ?? 0) + 1),
    since: [],
    joined: 0,
    waiting: 0,
  }));
  let oldest: Lane | null | undefined;
  const laneOf = (stream: string): Lane => {
    const lane = lanes.find(({ key }) => key === keyOf(stream));
    if (lane === undefined) throw new Error('a discipline without streams');
    return lane;
  };
  const step = (lane: Lane, number: number, by: 1 | -1): void => {
    oldest = undefined;
    lane.waiting += by;
    change(lane.tree, number, by);
  };

  /** Whose head waits longest: the share of the oldest is his (QU2). */
  const oldestLane = (): Lane | null => {
    if (oldest !== undefined) return oldest;
    oldest = null;
    let first = Number.POSITIVE_INFINITY;
    for (const lane of lanes) {
      if (lane.waiting === 0) continue;
      const since = lane.since[placed(lane.tree, 1) - 1] ?? first;
      if (since >= first) continue;
      first = since;
      oldest = lane;
    }
    return oldest;
  };
  /** How many are called until the n-th of a lane is: each lane gives its share of the turns while it has somebody. */
  const rankOf = (lane: Lane, place: number): number => {
    const favoured = oldestLane();
    const shareOf = (one: Lane): number => one.weight + (one === favoured ? shareOldest : 0);
    const turns = place / shareOf(lane);
    let rank = 0;
    for (const one of lanes) rank += Math.min(one.waiting, shareOf(one) * turns);
    return Math.max(1, Math.round(rank));
  };

  return {
    keyOf,
    waiting: () => lanes.reduce((sum, { waiting }) => sum + waiting, 0),
    join(stream, at) {
      const lane = laneOf(stream);
      lane.joined += 1;
      lane.since.push(at);
      step(lane, lane.joined, 1);
      return lane.joined;
    },
    leave(stream, number) {
      step(laneOf(stream), number, -1);
    },
    back(stream, number) {
      step(laneOf(stream), number, 1);
    },
    lastRank(stream) {
      const lane = laneOf(stream);
      return rankOf(lane, lane.waiting);
    },
    atRank(rank) {
      let best: { readonly lane: Lane; readonly place: number; readonly rank: number } | null = null;
      for (const lane of lanes) {
        let low = 1;
        let high = lane.waiting + 1;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (rankOf(lane, middle) >= rank) high = middle;
          else low = middle + 1;
        }
        if (low > lane.waiting) continue;
        const found = rankOf(lane, low);
        if (best === null || found < best.rank) best = { lane, place: low, rank: found };
      }
      if (best === null) return null;
      return { stream: best.lane.key, number: placed(best.lane.tree, best.place), rank: best.rank };
    },
  };
}

function change(tree: Int32Array, number: number, by: number): void {
  for (let i = number; i < tree.length; i += i & -i) tree[i] = (tree[i] ?? 0) + by;
}

/** The number of the n-th that waits. */
function placed(tree: Int32Array, place: number): number {
  let number = 0;
  let left = place;
  let step = 1;
  while (step * 2 < tree.length) step *= 2;
  for (; step > 0; step >>= 1) {
    const next = number + step;
    if (next < tree.length && (tree[next] ?? 0) < left) {
      number = next;
      left -= tree[next] ?? 0;
    }
  }
  return number + 1;
}

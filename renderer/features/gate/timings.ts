import { createValue } from '../../ui/value.ts';

/** How long this station took for each truck, from the first key to the answer; by visit and way, newest last. */
export type Timings = ReadonlyMap<string, number>;

const KEPT = 60;

/** Makes the memory of this station's times. It lives as long as the page. */
export function createTimings() {
  const value = createValue<Timings>(new Map());
  return {
    value,
    note(key: string, seconds: number): void {
      const next = [...value.get(), [key, seconds] as const].slice(-KEPT);
      value.set(new Map(next));
    },
  };
}

export function timingKey(visitId: string, way: 'in' | 'out'): string {
  return `${way} ${visitId}`;
}

/** The median, or null of nothing. */
export function medianOf(values: Iterable<number>): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

import type { Instant } from '../../kernel/instant.ts';
import type { Interval } from './intervals.ts';
import { summaryOf, type Summary } from './quantile.ts';

/** Lengths in ms of what ended in a time, and ages of what was still going on at its end. */
export type SpanStatistics = { readonly ended: Summary; readonly open: Summary };

/**
 * Dwell (arrival to departure) or wait (arrival to call) of those that ended within [from, to), and beside it the age at
 * `to` of those that had not: alone, the ended ones look short exactly when the yard is jammed. Never negative.
 */
export function spanStatistics(spans: readonly Interval[], from: Instant, to: Instant): SpanStatistics {
  const ended: number[] = [];
  const open: number[] = [];
  for (const span of spans) {
    if (span.to !== null && span.to < to) {
      if (span.to >= from) ended.push(Math.max(0, span.to - span.from));
    } else if (span.from < to) {
      open.push(to - span.from);
    }
  }
  return { ended: summaryOf(ended), open: summaryOf(open) };
}

/** The same for each group, such as a direction or class. */
export function spanStatisticsBy<Item extends Interval, Key>(
  spans: readonly Item[],
  keyOf: (span: Item) => Key,
  from: Instant,
  to: Instant,
): ReadonlyMap<Key, SpanStatistics> {
  const groups = new Map<Key, Item[]>();
  for (const span of spans) {
    const key = keyOf(span);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [span]);
    else group.push(span);
  }
  const result = new Map<Key, SpanStatistics>();
  for (const [key, group] of groups) result.set(key, spanStatistics(group, from, to));
  return result;
}

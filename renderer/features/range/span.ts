import { addDays, dayFrom, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import type { QueryInput } from '../../../shared/contract/queries.ts';
import { seasonOf } from '../../../shared/domain/season/season.ts';

/** The days that are looked at: a week, a month, the season around a Tết, or any. */
export type Span =
  | { readonly kind: 'week' | 'month' | 'days'; readonly fromOn: Day; readonly toOn: Day }
  | { readonly kind: 'season'; readonly year: number; readonly fromOn: Day; readonly toOn: Day };
export type SpanKind = Span['kind'];

const WEEK_DAYS = 7;
/** Days counted on from the first of a month to be in the next one for sure. */
const OVER_A_MONTH = 31;

/** The newest span of a kind that ends with a day: seven days, its month so far, the season that began last. */
export function spanEnding(kind: Exclude<SpanKind, 'days'>, last: Day): Span {
  switch (kind) {
    case 'week':
      return { kind, fromOn: addDays(last, 1 - WEEK_DAYS), toOn: last };
    case 'month':
      return { kind, fromOn: firstOfMonth(last), toOn: last };
    case 'season': {
      const next = Number(last.slice(0, 4)) + 1;
      const year = [next, next - 1].find((one) => seasonOf(one).fromOn <= last) ?? next - 2;
      return season(year);
    }
  }
}

/** The span before or after one, as long as it; a month is always a whole one, or as far as the last day goes. */
export function besides(span: Span, step: -1 | 1, last: Day): Span {
  if (span.kind === 'season') return season(span.year + step);
  const { kind, fromOn, toOn } = span;
  if (kind === 'month') {
    const first = firstOfMonth(step < 0 ? addDays(firstOfMonth(fromOn), -1) : nextMonth(fromOn));
    return { kind, fromOn: first, toOn: earlier(addDays(nextMonth(first), -1), last) };
  }
  const days = (daysBetween(fromOn, toOn) + 1) * step;
  const to = earlier(addDays(toOn, days), last);
  return { kind, fromOn: addDays(to, daysBetween(toOn, fromOn)), toOn: to };
}

/** What the host is asked for. */
export function questionOf(span: Span): QueryInput<'report.range'> {
  return span.kind === 'season' ? { season: span.year } : { fromOn: span.fromOn, toOn: span.toOn };
}

/** The same question to the files of the report. */
export function fileQueryOf(span: Span): string {
  return span.kind === 'season' ? `season=${String(span.year)}` : `from=${span.fromOn}&to=${span.toOn}`;
}

function season(year: number): Span {
  return { kind: 'season', year, ...seasonOf(year) };
}

function firstOfMonth(day: Day): Day {
  return dayFrom(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1);
}

function nextMonth(day: Day): Day {
  return firstOfMonth(addDays(firstOfMonth(day), OVER_A_MONTH));
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

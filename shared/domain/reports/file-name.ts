import { dayFrom, localTimeOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';

type NamedBy = {
  /** The day whose report it is; null for a shift and any other time. */
  readonly on: Day | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly isShift: boolean;
  /** The frozen version; null = the figures as they are. */
  readonly version: number | null;
};

/**
 * What the file of a report is called: it tells what it is of, and sorts by time. `form` is its ending; `table` the one
 * table that a CSV holds.
 */
export function reportFileName(named: NamedBy, form: string, zone: TimeZone, table = 'page-one'): string {
  const { on, from, to, isShift, version } = named;
  const of = on ?? `${isShift ? 'ca-' : ''}${stampOf(from, zone)}-${stampOf(to, zone)}`;
  const more = form === 'csv' ? `-${table}` : form === 'zip' ? '-csv' : '';
  return `bao-cao-${of}${version === null ? '' : `-ban-${String(version)}`}${more}.${form}`;
}

/** `2027-01-21-0600` by the yard's clock. */
function stampOf(at: Instant, zone: TimeZone): string {
  const { year, month, day, hour, minute } = localTimeOf(at, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayFrom(year, month, day)}-${two(hour)}${two(minute)}`;
}

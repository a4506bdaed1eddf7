import type { Day, TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { QueryInput } from '../../../shared/contract/queries.ts';
import { reportWindow } from '../../../shared/domain/reports/cut-off.ts';

/** A shift that ended, as far as its report goes. */
export type ReportShift = {
  readonly shiftId: string;
  readonly name: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly leader: string;
};

/** What the report on the screen is of. */
export type Period =
  | { readonly kind: 'day'; readonly on: Day }
  | { readonly kind: 'shift'; readonly shift: ReportShift | null }
  | { readonly kind: 'range'; readonly first: Day; readonly last: Day };
export type PeriodKind = Period['kind'];

/** The question for its figures; null while no shift is chosen. */
export function questionOf(period: Period, cutOffMinute: number, zone: TimeZone): QueryInput<'report.daily'> | null {
  switch (period.kind) {
    case 'day':
      return { on: period.on };
    case 'shift':
      return period.shift === null ? null : { from: period.shift.startedAt, to: period.shift.endedAt };
    case 'range': {
      const { first, last } = period;
      return { from: reportWindow(first, cutOffMinute, zone).from, to: reportWindow(last, cutOffMinute, zone).to };
    }
  }
}

/** Where the host gives it as a file, without the ending; null while there is nothing to give. */
export function filePathOf(
  period: Period,
  version: number | null,
): { path: string; query: string; name: string } | null {
  switch (period.kind) {
    case 'day': {
      const { on } = period;
      if (version === null) return { path: `/api/reports/daily/${on}`, query: '', name: `bao-cao-${on}` };
      const number = String(version);
      return {
        path: `/api/reports/daily/${on}`,
        query: `&version=${number}`,
        name: `bao-cao-${on}-ban-${number}`,
      };
    }
    case 'shift': {
      const { shift } = period;
      return shift === null
        ? null
        : { path: `/api/reports/shift/${shift.shiftId}`, query: '', name: `bao-cao-ca-${shift.shiftId}` };
    }
    case 'range': {
      const { first, last } = period;
      return {
        path: '/api/reports/range',
        query: `&from=${first}&to=${last}`,
        name: `bao-cao-${first}-${last}`,
      };
    }
  }
}

/** A day, or a day and a version, that another screen wishes to see: `2027-01-21`, `2027-01-21#2`. */
export function readWish(wish: string | null): { readonly on: Day; readonly version: number | null } | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:#(\d{1,4}))?$/.exec(wish ?? '');
  if (match === null) return null;
  return { on: match[1] as Day, version: match[2] === undefined ? null : Number(match[2]) };
}

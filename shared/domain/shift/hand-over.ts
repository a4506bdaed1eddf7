import type { Instant } from '../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Shift, Site } from '../records.ts';
import type { Role } from '../vocabulary.ts';
import { cashDifferenceOf } from './cash.ts';
import { shiftNameAt } from './times.ts';
import type { ShiftPage } from './types.ts';

/** The shift that runs; the first one of a site has no record before it is handed over (SH1). */
export type RunningShift = Pick<Shift, 'name' | 'startedAt' | 'leader' | 'cashOpeningDong'> & {
  readonly id: Shift['id'] | null;
};

/** The shift that runs since the site was made (SH1). */
export function firstShiftOf(site: Pick<Site, 'createdAt' | 'settings' | 'timeZone'>): RunningShift {
  return {
    id: null,
    name: shiftNameAt(site.createdAt, site.settings.shifts, site.timeZone),
    startedAt: site.createdAt,
    leader: null,
    cashOpeningDong: 0,
  };
}

/** Whether somebody may give a shift or take one over (SH4). */
export function mayHandOver(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'gate' || role === 'coordinator' || role === 'administrator');
}

/** What two people say at a hand-over. */
export type HandOver = {
  readonly givenBy: string;
  /** Null: nobody is there to take over. */
  readonly takenBy: string | null;
  readonly cashCountedDong: number;
  readonly cashLeftDong: number | undefined;
  readonly paperSlipsLeft: number | null;
  readonly notes: string;
  readonly nextName: string;
};

/** Ends the running shift with its page and begins the next one at the same instant (SH1–SH4). */
export function decideHandOver(
  page: ShiftPage,
  given: HandOver,
  now: Instant,
): Result<
  {
    /** What the running shift's record gets. */
    readonly ended: Omit<Shift, keyof RunningShift>;
    readonly next: Omit<Shift, 'id'>;
    readonly cashDifferenceDong: number;
  },
  { readonly code: 'approval.same-person' }
> {
  const { givenBy, takenBy, cashCountedDong, cashLeftDong = cashCountedDong, paperSlipsLeft, notes } = given;
  if (givenBy === takenBy) return refuse({ code: 'approval.same-person' });
  const ended = {
    endedAt: now,
    cashExpectedDong: page.cashExpectedDong,
    cashCountedDong,
    cashLeftDong,
    paperSlipsLeft,
    notes,
    givenBy,
    takenBy,
    page,
  };
  const next = {
    name: given.nextName,
    startedAt: now,
    endedAt: null,
    leader: takenBy,
    cashOpeningDong: cashLeftDong,
    cashExpectedDong: null,
    cashCountedDong: null,
    cashLeftDong: null,
    paperSlipsLeft: null,
    notes: '',
    givenBy: null,
    takenBy: null,
    page: null,
  };
  return ok({ ended, next, cashDifferenceDong: cashDifferenceOf(cashCountedDong, page.cashExpectedDong) });
}

import type { DayEntry, HourEntry } from '../../../../shared/domain/queue/calendar-lay.ts';

/** Why a line of a calendar file is not taken. */
export type LineCode = 'crossing.unknown' | 'calendar.unreadable' | 'calendar.times' | 'calendar.conflict';

/** A line that cannot be read: where it stands, and what stands there. */
export type LineProblem = {
  readonly row: number | null;
  readonly code: LineCode;
  readonly entry: string;
  readonly other: string | null;
};

/** What one line of a calendar file says of a crossing, which is named as the file names it. */
export type FileEntry = {
  readonly row: number;
  readonly crossing: string;
  readonly entry: DayEntry | HourEntry;
};

/** A calendar file as it was read; null = it is no such file. */
export type CalendarFile = {
  readonly entries: readonly FileEntry[];
  readonly problems: readonly LineProblem[];
} | null;

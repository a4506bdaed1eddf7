import type { Day } from '../../kernel/calendar.ts';
import type { CalendarFacts } from '../queue/calendar.ts';
import type { Direction } from '../vocabulary.ts';

/** Seasons of the past that any yard can rehearse as if they came now. */
export const NAMED_REHEARSALS = [
  'december-2021',
  'tan-thanh-shut-2021',
  'record-day-2025',
  'tet-2024',
  'tet-2026',
] as const;
export type NamedRehearsal = (typeof NAMED_REHEARSALS)[number];

/** Published queues and clearing, as `resources/data/waiting-history.json` holds them; null = not published. */
export type WaitingHistory = {
  readonly days: readonly {
    readonly on: string;
    /** Null = all crossings of the province together. */
    readonly crossing: string | null;
    readonly waiting: number | null;
    readonly clearedPerDay: number | null;
    readonly clearedByDirection: Readonly<Record<Direction, number>> | null;
    readonly waitingByCrossing: readonly { readonly crossing: string; readonly trucks: number }[];
  }[];
};

export type NamedFacts = {
  readonly history: WaitingHistory;
  readonly calendars: CalendarFacts;
  /** The Tết that the calendars are laid onto. */
  readonly tetOn: Day;
  /** Names of the site's crossings by their codes; they may be spelled in any folded way. */
  readonly crossings: readonly { readonly code: string; readonly name: string }[];
};

/** The figures of the whole province on a day. */
export function provinceOn(history: WaitingHistory, on: string): WaitingHistory['days'][number] {
  const day = history.days.find((one) => one.on === on && one.crossing === null);
  if (day === undefined) throw new Error(`nothing known of ${on}`);
  return day;
}

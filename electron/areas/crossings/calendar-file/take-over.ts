import { layEntries, type DayEntry, type HourEntry } from '../../../../shared/domain/queue/calendar-lay.ts';
import type { CrossingCalendar } from '../../../../shared/domain/queue/calendar.ts';
import { resolveCrossing } from '../../../../shared/domain/expected/crossing-name.ts';
import type { Crossing } from '../../../../shared/domain/records.ts';
import type { CalendarFile, FileEntry, LineProblem } from './file-entry.ts';

/** What a file makes of the calendars (QU13): nothing of it is taken over while there is a problem. */
export type TakenOver = {
  readonly calendars: readonly { readonly crossing: Crossing; readonly calendar: CrossingCalendar }[];
  /** New entries. */
  readonly days: number;
  readonly hours: number;
  /** Crossings of the file that the site does not have, each once, where they are left out (QU57). */
  readonly leftOut: readonly string[];
  readonly problems: readonly LineProblem[];
};

type Own<Entry> = { readonly row: number; readonly entry: Entry };

/** Lays what a file says over the calendars that there are. */
export function takeOver(
  file: NonNullable<CalendarFile>,
  crossings: readonly Crossing[],
  isUnknownLeftOut = false,
): TakenOver {
  const problems: LineProblem[] = [...file.problems];
  const leftOut = new Set<string>();
  const byCrossing = new Map<Crossing, FileEntry[]>();
  for (const line of file.entries) {
    const crossing = resolveCrossing(line.crossing, crossings);
    if (crossing === null && isUnknownLeftOut) leftOut.add(line.crossing);
    else if (crossing === null)
      problems.push({ row: line.row, code: 'crossing.unknown', entry: line.crossing, other: null });
    else byCrossing.set(crossing, [...(byCrossing.get(crossing) ?? []), line]);
  }
  const laid = [...byCrossing].map(([crossing, lines]) => {
    const days = lines.flatMap(({ row, entry }): readonly Own<DayEntry>[] => ('on' in entry ? [] : [{ row, entry }]));
    const hours = lines.flatMap(({ row, entry }): readonly Own<HourEntry>[] => ('on' in entry ? [{ row, entry }] : []));
    const given = { days: days.map(({ entry }) => entry), hours: hours.map(({ entry }) => entry) };
    const result = layEntries(crossing.calendar, given);
    for (const { code, list, index, entry, other } of result.clashes)
      problems.push({
        row: (list === 'days' ? days : hours)[index]?.row ?? null,
        code: code === 'times' ? 'calendar.times' : 'calendar.conflict',
        entry: `${crossing.name} ${entry}`,
        other: other === null ? null : `${crossing.name} ${other}`,
      });
    return { crossing, ...result };
  });
  const fresh = laid.filter(({ days, hours }) => days.length + hours.length > 0);
  return {
    calendars: fresh.map(({ crossing, calendar }) => ({ crossing, calendar })),
    days: fresh.reduce((sum, { days }) => sum + days.length, 0),
    hours: fresh.reduce((sum, { hours }) => sum + hours.length, 0),
    leftOut: [...leftOut],
    problems: problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  };
}

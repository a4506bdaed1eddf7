/** Why a row of a sheet of daily counts cannot be right (FC10); a sheet with one of them is not taken. */
export const COUNT_ERRORS = [
  'day.missing',
  'day.unreadable',
  'day.month-first',
  'day.buddhist-year',
  'day.lunar',
  'day.serial',
  'day.long-ago',
  'day.not-over',
  'day.twice',
  'crossing.missing',
  'crossing.unknown',
  'direction.missing',
  'direction.unknown',
  'class.unknown',
  'class.mixed',
  'trucks.unreadable',
  'trucks.not-whole',
  'trucks.negative',
  'trucks.absurd',
] as const;
export type CountError = (typeof COUNT_ERRORS)[number];

/** What is odd in a sheet that is taken all the same (FC10). */
export const COUNT_WARNINGS = [
  'trucks.missing',
  'trucks.unlike-neighbours',
  'trucks.zero',
  'day.gap',
  'day.own',
  'column.left-out',
] as const;
export type CountWarning = (typeof COUNT_WARNINGS)[number];

/** What is wrong or odd where in the file: its spreadsheet row, and the column as the file names it. */
export type CountProblem<Code> = {
  readonly row: number;
  readonly column: string;
  readonly code: Code;
  /** What stands there, or what it was held against. */
  readonly value: string;
};

import type { DayFigures, RangeReport } from '../../../shared/contract/report-queries.ts';
import type { ReportWords } from '../report-words.ts';
import { hoursOf, tableOf, type ColumnSpec, type ReportTable, type TableCode } from './table.ts';

const DAY_COLUMNS: readonly ColumnSpec[] = [
  ['on', 'day'],
  ['tetOffset', 'count'],
  ['opening', 'count'],
  ['in', 'count'],
  ['out', 'count'],
  ['adjustments', 'count'],
  ['closing', 'count'],
  ['max', 'count'],
  ['mean', 'decimal'],
  ['meanPercent', 'decimal'],
  ['waitP50', 'decimal'],
  ['waitP90', 'decimal'],
  ['dwellP50', 'decimal'],
  ['called', 'count'],
  ['turnBacks', 'count'],
  ['peoplePeak', 'count'],
  ['incidents', 'count'],
];

/** What only a longer time has: its days, their hours, the season of the year before. */
export function dayTables({ days, heat, before }: RangeReport, words: ReportWords): readonly ReportTable[] {
  const ofDays = (code: TableCode, all: readonly DayFigures[]): ReportTable =>
    tableOf(
      words,
      code,
      DAY_COLUMNS,
      all.map(({ trucks, ...day }) => [
        ...[day.on, day.tetOffset, trucks.opening, trucks.in, trucks.out, trucks.adjustments, trucks.closing],
        ...[day.max, day.mean, day.meanPercent, ...[day.waitP50Ms, day.waitP90Ms, day.dwellP50Ms].map(hoursOf)],
        ...[day.called, day.turnBacks, day.peoplePeak, day.incidents],
      ]),
    );
  return [
    ofDays('days', days),
    tableOf(
      words,
      'heat',
      [
        ['on', 'day'],
        ['hour', 'time'],
        ['mean', 'decimal'],
        ['percent', 'decimal'],
      ],
      heat.map(({ on, hour, mean, percent }) => [on, hour, mean, percent]),
    ),
    ...(before.length === 0 ? [] : [ofDays('season-before', before)]),
  ];
}

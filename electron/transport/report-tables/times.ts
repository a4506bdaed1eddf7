import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { ReportWords } from '../report-words.ts';
import { hoursOf, SPREAD_COLUMNS, spreadValues, tableOf, type ReportTable } from './table.ts';

/** How full it was, how long trucks waited and stood. */
export function timeTables(report: DailyReport, words: ReportWords): readonly ReportTable[] {
  return [...occupancyTables(report, words), ...queueTables(report, words), ...dwellTables(report, words)];
}

function occupancyTables({ occupancy, annexes }: DailyReport, words: ReportWords): readonly ReportTable[] {
  const site = words.text('site');
  return [
    tableOf(
      words,
      'hours',
      [['hour', 'time'], 'zone', ['min', 'count'], ['mean', 'decimal'], ['max', 'count']],
      [
        ...occupancy.siteHours.map(({ hour, min, mean, max }) => [hour, site, min, mean, max]),
        ...occupancy.hours.map(({ hour, zone, min, mean, max }) => [hour, zone, min, mean, max]),
      ],
    ),
    tableOf(
      words,
      'zones',
      [
        ...['zone' as const, ['places', 'count'] as const, ['min', 'count'] as const, ['mean', 'decimal'] as const],
        ...([
          ['max', 'count'],
          ['meanPercent', 'decimal'],
          ['maxPercent', 'decimal'],
        ] as const),
      ],
      annexes.zones.map((each) => [
        ...[each.zone, each.places, each.min, each.mean, each.max],
        ...[each.meanPercent, each.maxPercent],
      ]),
    ),
    tableOf(
      words,
      'thresholds',
      ['zone', ['threshold', 'decimal'], ['hours', 'decimal'], ['share', 'decimal']],
      annexes.thresholds.map(({ zone, percent, hours, share }) => [zone ?? site, percent, hours, share]),
    ),
  ];
}

function queueTables({ waits, annexes }: DailyReport, words: ReportWords): readonly ReportTable[] {
  const { text, word } = words;
  const all = text('total');
  return [
    tableOf(
      words,
      'waits',
      ['direction', 'class', ...SPREAD_COLUMNS],
      [
        [all, all, ...spreadValues(waits)],
        ...waits.byDirection.map((each) => [word('direction', each.direction), all, ...spreadValues(each)]),
        ...annexes.waitsByClass.map((each) => classRow(each, words)),
      ],
    ),
    tableOf(
      words,
      'calls',
      ['item', ['count', 'count'], ['longest', 'decimal']],
      [
        [text('called'), waits.called, null],
        [text('noShows'), waits.noShows, null],
        [text('turnBacks'), waits.turnBacks, null],
        [text('fastTracks'), waits.fastTracks, null],
        [text('withoutDocument'), waits.fastTracksWithoutDocument, null],
        [text('lateEntries'), annexes.lateEntries.count, hoursOf(annexes.lateEntries.longestMs)],
      ],
    ),
    tableOf(
      words,
      'reasons',
      ['item', 'reason', ['count', 'count']],
      [
        ...annexes.turnBackReasons.map(({ key, count }) => [text('turnBacks'), word('departure', key), count]),
        ...annexes.fastTrackReasons.map(({ key, count }) => [text('fastTracks'), word('fastTrackReason', key), count]),
      ],
    ),
    tableOf(
      words,
      'undocumented',
      ['queueNumber', 'plate', ['at', 'time'], 'reason', 'unit'],
      waits.undocumented.map((one) => [
        ...[one.queueNumber, formatPlate(one.plate), one.orderedAt],
        ...[word('fastTrackReason', one.reason), one.unit],
      ]),
    ),
    tableOf(
      words,
      'suspensions',
      ['crossing', 'direction', ['from', 'time'], ['to', 'time'], 'reason'],
      annexes.suspensions.map((one) => [
        ...[one.crossing, word('direction', one.direction), one.from, one.to, one.reason],
      ]),
    ),
  ];
}

function dwellTables({ dwell, annexes }: DailyReport, words: ReportWords): readonly ReportTable[] {
  const { text, word } = words;
  const all = text('total');
  return [
    tableOf(
      words,
      'dwell',
      ['direction', 'class', ...SPREAD_COLUMNS],
      [[all, all, ...spreadValues(dwell)], ...annexes.dwellByClass.map((each) => classRow(each, words))],
    ),
    tableOf(
      words,
      'overstays',
      ['plate', 'direction', 'class', 'zone', ['arrived', 'time'], ['ageHours', 'decimal']],
      annexes.overstays.map((one) => [
        ...[formatPlate(one.plate), word('direction', one.direction), word('cargoClass', one.cargoClass)],
        ...[one.zone, one.arrivedAt, hoursOf(one.ageMs)],
      ]),
    ),
    tableOf(
      words,
      'dwell-budget',
      [
        ['hour', 'time'],
        ['budgetHours', 'decimal'],
        ['outPerHour', 'decimal'],
      ],
      annexes.dwellBudget.map(({ hour, budgetMs, outPerHour }) => [hour, hoursOf(budgetMs), outPerHour]),
    ),
  ];
}

function classRow(
  each: DailyReport['annexes']['waitsByClass'][number],
  { word }: ReportWords,
): ReportTable['rows'][number] {
  return [word('direction', each.direction), word('cargoClass', each.cargoClass), ...spreadValues(each)];
}

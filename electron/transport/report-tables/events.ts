import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { ReportWords } from '../report-words.ts';
import type { SheetText } from '../texts/sheet-texts.ts';
import { hoursOf, tableOf, type ReportTable } from './table.ts';

/** Rest, incidents, what was put right, charges, and the day beside others. */
export function eventTables(report: DailyReport, words: ReportWords): readonly ReportTable[] {
  return [
    ...restTables(report, words),
    ...happenings(report, words),
    chargesTable(report, words),
    comparisonTable(report, words),
  ];
}

function restTables({ rest, people }: DailyReport, words: ReportWords): readonly ReportTable[] {
  const { text, word } = words;
  const figures: readonly (readonly [SheetText, number])[] = [
    ['bedNights', rest.bedNights],
    ['checkIns', rest.checkIns],
    ['bedsPeak', rest.bedsPeak],
    ['beds', rest.beds],
    ['peoplePeak', people.peak],
    ['turnsDone', rest.turnsDone],
    ['turnsMissed', rest.turnsMissed],
    ['complaints', rest.complaints],
    ['complaintsOpen', rest.complaintsOpen],
    ['restTakings', rest.takingsDong],
  ];
  return [
    tableOf(
      words,
      'rest',
      ['item', ['value', 'money']],
      figures.map(([item, value]) => [text(item), value]),
    ),
    tableOf(
      words,
      'services',
      ['service', 'sitting', ['free', 'count'], ['paid', 'count'], ['sponsored', 'count']],
      rest.sittings.map((each) => [
        ...[word('service', each.service), each.sittingName ?? each.sitting, each.free, each.paid, each.sponsored],
      ]),
    ),
    tableOf(
      words,
      'rest-loads',
      [
        'facility',
        ...([
          ['capacity', 'count'],
          ['peoplePeak', 'count'],
          ['percent', 'decimal'],
          ['shortage', 'count'],
          ['overFrom', 'time'],
          ['overTo', 'time'],
          ['shortHours', 'count'],
        ] as const),
      ],
      rest.loads.map((each) => [
        ...[word('facilityKind', each.kind), each.capacity, each.peopleAtPeak, each.loadPercent, each.shortage],
        ...[each.overFrom, each.overTo, rest.shortHours.find(({ kind }) => kind === each.kind)?.hours ?? 0],
      ]),
    ),
  ];
}

function happenings(report: DailyReport, words: ReportWords): readonly ReportTable[] {
  const { text, word, coded } = words;
  const { annexes } = report;
  return [
    tableOf(
      words,
      'incidents',
      ['kind', 'place', ['opened', 'time'], ['closed', 'time'], 'note'],
      report.incidents.map((one) => [
        ...[word('incidentKind', one.kind), one.place, one.openedAt, one.closedAt, one.note],
      ]),
    ),
    tableOf(
      words,
      'holds',
      ['plate', 'authority', ['from', 'time'], ['to', 'time']],
      annexes.holds.map(({ plate, authority, from, to }) => [formatPlate(plate), authority, from, to]),
    ),
    tableOf(
      words,
      'overrides',
      [['at', 'time'], 'kind', 'plate', 'by', 'reason'],
      annexes.overrides.map((one) => [
        ...[
          one.at,
          coded('override', one.kind),
          one.plate === null ? null : formatPlate(one.plate),
          one.by,
          one.reason,
        ],
      ]),
    ),
    tableOf(
      words,
      'count-differences',
      [['at', 'time'], 'by', 'kind', ['count', 'count']],
      annexes.countDifferences.flatMap(({ at, by, kinds }) =>
        kinds.map(({ key, count }) => [at, by, coded('difference', key), count]),
      ),
    ),
    tableOf(
      words,
      'adjustments',
      [['at', 'time'], 'plate', 'reason', 'fromZone', 'toZone'],
      [
        ...report.adjustments.map((one) => [
          ...[one.at, formatPlate(one.plate), word('departure', one.code), null, null],
        ]),
        ...report.zoneAdjustments.map((one) => [
          ...[one.at, formatPlate(one.plate), text('stockTake'), one.fromZone, one.toZone],
        ]),
      ],
    ),
  ];
}

function chargesTable({ annexes }: DailyReport, words: ReportWords): ReportTable {
  const { text, word } = words;
  return tableOf(
    words,
    'charges',
    ['kind', 'how', ['count', 'count'], ['sum', 'money']],
    [
      ...annexes.charges.map(({ kind, how, count, sumDong }) => [
        ...[word('chargeKind', kind), word('paymentWay', how), count, sumDong],
      ]),
      [text('total'), null, null, annexes.chargesSumDong],
    ],
  );
}

function comparisonTable({ comparisons }: DailyReport, words: ReportWords): ReportTable {
  return tableOf(
    words,
    'comparisons',
    [
      ...(['comparedWith', ['on', 'day']] as const),
      ...(['in', 'out', 'closing', 'max'] as const).map((name) => [name, 'decimal'] as const),
      ['p50', 'decimal'],
    ],
    comparisons.map(({ code, on, max, waitP50Ms, ...each }) => [
      ...[words.text(code), on, each.in, each.out, each.closing, max, hoursOf(waitP50Ms)],
    ]),
  );
}

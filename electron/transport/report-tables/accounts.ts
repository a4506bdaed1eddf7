import type { AccountRow, DailyReport, ShownSigned } from '../../../shared/contract/report-queries.ts';
import type { PageOneFigures } from '../../../shared/domain/reports/page-one.ts';
import type { ReportWords } from '../report-words.ts';
import type { SheetText } from '../texts/sheet-texts.ts';
import { tableOf, type ColumnSpec, type ReportTable, type Value } from './table.ts';

/** What the report is of, page 1, and every account that has to balance. */
export function accountTables(
  report: DailyReport,
  version: ShownSigned | null,
  words: ReportWords,
): readonly ReportTable[] {
  return [
    aboutTable(report, version, words),
    pageOneTable(report, words),
    linesTable(report, words),
    accountTable(report, words),
    tableOf(
      words,
      'departures',
      ['departure', ['count', 'count']],
      report.trucks.departures.map(({ departure, count }) => [words.word('departure', departure), count]),
    ),
  ];
}

function aboutTable(report: DailyReport, version: ShownSigned | null, words: ReportWords): ReportTable {
  const columns: readonly ColumnSpec[] = [
    'siteName',
    ['on', 'day'],
    ['from', 'time'],
    ['to', 'time'],
    ['until', 'time'],
    ['recordedFrom', 'time'],
    'timeZone',
    ['version', 'count'],
    ['signedAt', 'time'],
    'signedBy',
    'reason',
    'hash',
  ];
  const { siteName, on, from, to, untilAt, recordedFrom = null, head } = report;
  const signed = version ?? { version: null, signedAt: null, signedBy: null, reason: null, hash: null };
  const row = [siteName, on, from, to, untilAt, recordedFrom, head.timeZone];
  return tableOf(words, 'about', columns, [
    [...row, signed.version, signed.signedAt, signed.signedBy, signed.reason, signed.hash],
  ]);
}

const PAGE_ONE_COLUMNS = [
  'opening',
  'in',
  'cleared',
  'inland',
  'turnedBack',
  'transferred',
  'adjustments',
  'closing',
  'over24h',
  'over48h',
  'over72h',
] as const satisfies readonly (keyof PageOneFigures & SheetText)[];

function pageOneTable({ pageOne }: DailyReport, words: ReportWords): ReportTable {
  const { text, word } = words;
  const row = (direction: string, group: string, figures: PageOneFigures): readonly Value[] => [
    direction,
    group,
    ...PAGE_ONE_COLUMNS.map((column) => figures[column]),
  ];
  return tableOf(
    words,
    'page-one',
    ['direction', 'group', ...PAGE_ONE_COLUMNS.map((column) => [column, 'count'] as const)],
    [
      ...pageOne.rows.map((each) => row(word('direction', each.direction), text(each.group), each)),
      ...pageOne.byDirection.map((each) => row(word('direction', each.direction), text('total'), each)),
      row(text('total'), text('total'), pageOne.total),
    ],
  );
}

function linesTable({ pageOne }: DailyReport, words: ReportWords): ReportTable {
  const { counted } = pageOne;
  return tableOf(
    words,
    'page-one-lines',
    [
      ['placesUsed', 'count'],
      ['places', 'count'],
      ['percent', 'decimal'],
      ['countedAt', 'time'],
      'countedBy',
      ['differences', 'count'],
      ['people', 'count'],
      ['bedsUsed', 'count'],
      ['beds', 'count'],
      ['incidents', 'count'],
      ['incidentsOpen', 'count'],
      'proposal',
    ],
    [
      [
        ...[pageOne.placesUsed, pageOne.places, pageOne.placesPercent],
        ...[counted?.at ?? null, counted?.by ?? null, counted?.differences ?? null],
        ...[pageOne.peopleAtEnd, pageOne.bedsUsed, pageOne.beds, pageOne.incidents, pageOne.incidentsOpen],
        pageOne.proposal,
      ],
    ],
  );
}

function accountTable(report: DailyReport, words: ReportWords): ReportTable {
  const { text, word } = words;
  const row = (group: SheetText, item: string, account: AccountRow): readonly Value[] => [
    ...[text(group), item],
    ...[account.opening, account.in, account.out, account.adjustments, account.closing],
  ];
  const { trucks } = report;
  return tableOf(
    words,
    'accounts',
    [
      ...(['account', 'item'] as const),
      ...(['opening', 'in', 'out', 'adjustments', 'closing'] as const).map((name) => [name, 'count'] as const),
    ],
    [
      row('trucks', text('site'), trucks),
      ...trucks.byDirection.map((each) => row('byDirection', word('direction', each.direction), each)),
      ...trucks.byCrossing.map((each) => row('byCrossing', each.crossing, each)),
      ...trucks.byZone.map((each) => row('byZone', each.zone, each)),
      ...trucks.byClass.map((each) =>
        row('byClass', `${word('direction', each.direction)}, ${word('cargoClass', each.cargoClass)}`, each),
      ),
      row('people', text('site'), report.people),
      row('beds', text('site'), report.rest.account),
    ],
  );
}

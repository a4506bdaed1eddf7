import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { HOUR_MS, type Instant } from '../../shared/kernel/instant.ts';
import type { AccountRow, DailyReport, Spread } from '../../shared/contract/report-queries.ts';
import type { TextGroup } from '../../shared/contract/texts/catalog.ts';
import { anyWordOf } from '../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { headCells, textCell as text, timeCell, type Cell } from './sheet-cells.ts';
import { SHEET_TEXTS, type SheetLang, type SheetText } from './texts/sheet-texts.ts';

type CellValue = string | number | Instant | null;

/** The report as a workbook of real numbers and times, without formulas. Times are the yard's own. */
export async function reportWorkbook(report: DailyReport, lang: SheetLang): Promise<Buffer> {
  const words = SHEET_TEXTS[lang];
  const word = (group: TextGroup, code: string): string => anyWordOf(lang, group, code);
  const time = (at: Instant | null): Cell => timeCell(at, report.head.timeZone);
  const head = (...names: readonly SheetText[]): Cell[] => headCells(names.map((name) => words[name]));
  const sheets = [
    { name: words.account, widths: [26, 28, 12, 12, 12, 12, 12], data: accountRows(report, words, word, time, head) },
    {
      name: words.hours,
      widths: [20, 20, 12, 12, 12],
      data: [
        head('hour', 'zoneColumn', 'min', 'mean', 'max'),
        ...report.occupancy.siteHours.map((row) => [time(row.hour), text(words.site), row.min, row.mean, row.max]),
        ...report.occupancy.hours.map((row) => [time(row.hour), text(row.zone), row.min, row.mean, row.max]),
      ],
    },
    { name: words.times, widths: [32, 16, 16, 16, 16, 16], data: timeRows(report, words, word, time, head) },
    { name: words.rest, widths: [26, 14, 14], data: restRows(report, words, word, head) },
    {
      name: words.incidents,
      widths: [22, 22, 20, 20, 50],
      data: [
        head('kind', 'zoneColumn', 'opened', 'closed', 'note'),
        ...report.incidents.map((one) => [
          text(word('incidentKind', one.kind)),
          text(one.place),
          time(one.openedAt),
          time(one.closedAt),
          text(one.note),
        ]),
      ],
    },
    {
      name: words.adjustments,
      widths: [20, 20, 30],
      data: [
        head('at', 'plate', 'reason'),
        ...report.adjustments.map((one) => [
          time(one.at),
          text(formatPlate(one.plate)),
          text(word('departure', one.code)),
        ]),
        ...report.zoneAdjustments.map((one) => [
          time(one.at),
          text(formatPlate(one.plate)),
          text(`${words.stockTake}: ${one.fromZone} → ${one.toZone}`),
        ]),
      ],
    },
  ];
  return writeXlsxFile(
    sheets.map(({ name, widths, data }) => ({
      data,
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

type Words = Readonly<Record<SheetText, string>>;
type Word = (group: TextGroup, code: string) => string;
type Head = (...names: readonly SheetText[]) => Cell[];

function accountRows(
  report: DailyReport,
  words: Words,
  word: Word,
  time: (at: Instant) => Cell,
  head: Head,
): SheetData {
  const row = (group: SheetText, item: string, account: AccountRow): Cell[] => [
    text(words[group]),
    text(item),
    ...[account.opening, account.in, account.out, account.adjustments, account.closing],
  ];
  const { trucks } = report;
  return [
    head('group', 'item', 'opening', 'in', 'out', 'adjusted', 'closing'),
    row('trucks', words.site, trucks),
    ...trucks.byDirection.map((each) => row('direction', word('direction', each.direction), each)),
    ...trucks.byClass.map((each) =>
      row('class', `${word('direction', each.direction)}, ${word('cargoClass', each.cargoClass)}`, each),
    ),
    ...trucks.byCrossing.map((each) => row('crossing', each.crossing, each)),
    ...trucks.byZone.map((each) => row('zone', each.zone, each)),
    row('people', words.site, report.people),
    row('beds', words.site, report.rest.account),
    [],
    [text(words.from), time(report.from)],
    [text(words.to), time(report.to)],
  ];
}

function timeRows(
  report: DailyReport,
  words: Words,
  word: Word,
  time: (at: Instant | null) => Cell,
  head: Head,
): SheetData {
  const hours = (ms: number | null): CellValue => (ms === null ? null : Math.round((ms / HOUR_MS) * 100) / 100);
  const row = (item: string, spread: Spread): Cell[] => [
    text(item),
    spread.count,
    ...[spread.p50Ms, spread.p90Ms, spread.p95Ms, spread.maxMs].map(hours),
  ];
  const { waits } = report;
  return [
    head('item', 'count', 'p50', 'p90', 'p95', 'longest'),
    row(words.wait, waits),
    ...waits.byDirection.map((each) => row(`${words.wait}, ${word('direction', each.direction)}`, each)),
    row(words.dwell, report.dwell),
    [],
    head('item', 'value'),
    ...(
      [
        ['called', waits.called],
        ['noShows', waits.noShows],
        ['turnBacks', waits.turnBacks],
        ['fastTracks', waits.fastTracks],
        ['withoutDocument', waits.fastTracksWithoutDocument],
      ] as const
    ).map(([item, value]) => [text(words[item]), value]),
    ...undocumentedRows(waits.undocumented, word, time, head),
  ];
}

/** The orders that no document stands behind yet, each on a line (QU3). */
function undocumentedRows(
  orders: DailyReport['waits']['undocumented'],
  word: Word,
  time: (at: Instant | null) => Cell,
  head: Head,
): SheetData {
  if (orders.length === 0) return [];
  return [
    [],
    head('withoutDocument', 'plate', 'at', 'reason', 'unit'),
    ...orders.map((one) => [
      text(one.queueNumber),
      text(formatPlate(one.plate)),
      time(one.orderedAt),
      text(word('fastTrackReason', one.reason)),
      text(one.unit),
    ]),
  ];
}

function restRows(report: DailyReport, words: Words, word: Word, head: Head): SheetData {
  const { rest } = report;
  return [
    head('service', 'free', 'paid'),
    ...rest.served.map((each) => [text(word('service', each.service)), each.free, each.paid]),
    [],
    head('item', 'value'),
    ...(
      [
        ['bedNights', rest.bedNights],
        ['checkIns', rest.checkIns],
        ['bedsPeak', rest.bedsPeak],
        ['beds', rest.beds],
        ['peoplePeak', report.people.peak],
      ] as const
    ).map(([item, value]) => [text(words[item]), value]),
  ];
}

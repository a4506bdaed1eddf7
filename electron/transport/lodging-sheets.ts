import writeXlsxFile from 'write-excel-file/node';
import { stringify } from 'csv-stringify/sync';
import { isoOf, type TimeZone } from '../../shared/kernel/calendar.ts';
import type { LodgingLine } from '../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { headCells, textCell, timeCell } from './sheet-cells.ts';
import { LODGING_SHEET_TEXTS } from './texts/lodging-texts.ts';
import type { SheetLang } from './texts/sheet-texts.ts';

type Column = {
  readonly name: string;
  readonly width: number;
  /** A text, or a time. */
  readonly of: (line: LodgingLine) => string | { readonly at: LodgingLine['to'] };
};

/** A line's columns but its number: numbers of papers stay texts, for a spreadsheet eats their zeros. */
function columnsOf(lang: SheetLang): readonly Column[] {
  const words = LODGING_SHEET_TEXTS[lang];
  const text = (name: keyof typeof words, width: number, of: (line: LodgingLine) => string | null): Column => ({
    name: words[name],
    width,
    of: (line) => of(line) ?? '',
  });
  return [
    text('name', 26, ({ name }) => name),
    text('bornOn', 12, ({ identity }) => identity?.bornOn?.split('-').toReversed().join('/') ?? null),
    text('sex', 10, ({ isWoman }) => (isWoman === null ? null : isWoman ? words.woman : words.man)),
    text('kind', 14, ({ identity, documentNo }) =>
      documentNo === null || identity === null ? null : words[identity.kind],
    ),
    text('documentNo', 16, ({ documentNo }) => documentNo),
    text('nationality', 12, ({ nationality }) => nationality),
    text('address', 40, ({ identity }) => identity?.address ?? null),
    { name: words.from, width: 18, of: ({ from }) => ({ at: from }) },
    { name: words.to, width: 18, of: ({ to }) => ({ at: to }) },
    text('reason', 26, ({ reason }) => (reason === '' ? words.usualReason : reason)),
    text('place', 20, ({ place }) => place),
    text('plate', 14, ({ plate }) => formatPlate(plate)),
  ];
}

/** Vietnamese first, foreigners after them, as the list is printed. */
function inOrder(lines: readonly LodgingLine[]): readonly LodgingLine[] {
  return lines.toSorted((a, b) => Number(a.isForeigner) - Number(b.isForeigner));
}

/** The lodging list as a workbook of real texts and times. */
export async function lodgingWorkbook(lines: readonly LodgingLine[], zone: TimeZone, lang: SheetLang): Promise<Buffer> {
  const words = LODGING_SHEET_TEXTS[lang];
  const columns = columnsOf(lang);
  const rows = inOrder(lines).map((line, index) => [
    { type: Number, value: index + 1 },
    ...columns.map(({ of }) => {
      const value = of(line);
      return typeof value === 'string' ? textCell(value) : timeCell(value.at, zone);
    }),
  ]);
  return writeXlsxFile([
    {
      data: [headCells([words.no, ...columns.map(({ name }) => name)]), ...rows],
      sheet: words.sheet,
      columns: [{ width: 6 }, ...columns.map(({ width }) => ({ width }))],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

/** The same as spreadsheets here open it: semicolons, UTF-8 with its mark, no text that could be a formula. */
export function lodgingCsv(lines: readonly LodgingLine[], zone: TimeZone, lang: SheetLang): string {
  const columns = columnsOf(lang);
  const head = [LODGING_SHEET_TEXTS[lang].no, ...columns.map(({ name }) => name)];
  const rows = inOrder(lines).map((line, index) => [
    String(index + 1),
    ...columns.map(({ of }) => {
      const value = of(line);
      if (typeof value === 'string') return value;
      return value.at === null ? '' : isoOf(value.at, zone).slice(0, 16).replace('T', ' ');
    }),
  ]);
  return stringify([head, ...rows], { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
}

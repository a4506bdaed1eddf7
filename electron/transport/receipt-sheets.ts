import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { stringify } from 'csv-stringify/sync';
import { isoOf, type TimeZone } from '../../shared/kernel/calendar.ts';
import type { QueryOutputs, ReceiptRow } from '../../shared/contract/queries.ts';
import { anyWordOf } from '../../shared/contract/texts/text-of.ts';
import { CHARGE_KINDS } from '../../shared/domain/charges/types.ts';
import { sumDong } from '../../shared/domain/charges/money.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { headCells, textCell, timeCell, type Cell } from './sheet-cells.ts';
import { RECEIPT_TEXTS } from './texts/receipt-texts.ts';
import type { SheetLang } from './texts/sheet-texts.ts';

type Takings = Pick<QueryOutputs['charge.takings'], 'receipts' | 'sums'>;
type Value = string | number;

const MONEY_FORMAT = '#,##0';

/** A receipt's columns but its time: what one line of accounting is. Texts are texts, amounts are numbers. */
function columnsOf(lang: SheetLang): readonly { readonly name: string; readonly of: (row: ReceiptRow) => Value }[] {
  const words = RECEIPT_TEXTS[lang];
  const text = (name: keyof typeof words, of: (row: ReceiptRow) => string | null) => ({
    name: words[name],
    of: (row: ReceiptRow) => of(row) ?? '',
  });
  return [
    text('receiptNo', ({ receiptNo }) => receiptNo),
    text('plate', ({ plate }) => formatPlate(plate)),
    text('how', ({ how }) => anyWordOf(lang, 'paymentWay', how)),
    { name: words.amount, of: ({ amountDong }) => amountDong },
    ...CHARGE_KINDS.map((kind) => ({
      name: anyWordOf(lang, 'chargeKind', kind),
      of: ({ lines }: ReceiptRow) =>
        sumDong(lines.filter((line) => line.kind === kind).map(({ amountDong }) => amountDong)),
    })),
    text('account', ({ account }) => account),
    text('reason', ({ reason }) => reason),
    text('reverses', ({ reverses }) => reverses),
    text('reversed', ({ isReversed }) => (isReversed ? words.yes : null)),
    text('approvedBy', ({ approvedBy }) => approvedBy),
    text('paidBy', ({ paidBy }) => paidBy),
    text('gate', ({ gate }) => gate),
  ];
}

/** Receipts as a workbook of real numbers and times, without formulas: receipts, their lines, sums by way. */
export async function receiptWorkbook(takings: Takings, zone: TimeZone, lang: SheetLang): Promise<Buffer> {
  const words = RECEIPT_TEXTS[lang];
  const columns = columnsOf(lang);
  const { receipts, sums } = takings;
  const sheets: readonly { readonly name: string; readonly widths: readonly number[]; readonly data: SheetData }[] = [
    {
      name: words.receipts,
      widths: [18, ...columns.map(({ name }) => Math.max(12, name.length + 2))],
      data: [
        headCells([words.paidAt, ...columns.map(({ name }) => name)]),
        ...receipts.map((row) => [timeCell(row.paidAt, zone), ...columns.map(({ of }) => valueCell(of(row)))]),
      ],
    },
    {
      name: words.lines,
      widths: [14, 14, 28, 12, 18, 18],
      data: [
        headCells([words.receiptNo, words.kind, words.name, words.quantity, words.unit, words.amount]),
        ...receipts.flatMap(({ receiptNo, lines }) =>
          lines.map(({ kind, name, quantity, unitDong, amountDong }) =>
            [receiptNo, anyWordOf(lang, 'chargeKind', kind), name, quantity, unitDong, amountDong].map(valueCell),
          ),
        ),
      ],
    },
    {
      name: words.sums,
      widths: [20, 14, 20],
      data: [
        headCells([words.how, words.count, words.amount]),
        ...sums.map(({ how, count, amountDong }) =>
          [anyWordOf(lang, 'paymentWay', how), count, amountDong].map(valueCell),
        ),
        [words.total, receipts.length, sumDong(sums.map(({ amountDong }) => amountDong))].map(valueCell),
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

/** The same receipts as spreadsheets here open them: semicolons, UTF-8 with its mark, no text that could be a formula. */
export function receiptCsv({ receipts }: Takings, zone: TimeZone, lang: SheetLang): string {
  const columns = columnsOf(lang);
  const head = [RECEIPT_TEXTS[lang].paidAt, ...columns.map(({ name }) => name)];
  // The yard's own clock, to the second: `2026-02-10 08:00:00`.
  const time = (row: ReceiptRow): string => isoOf(row.paidAt, zone).slice(0, 19).replace('T', ' ');
  const rows = receipts.map((row) => [time(row), ...columns.map(({ of }) => of(row))]);
  return stringify([head, ...rows], { bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
}

function valueCell(value: Value): Cell {
  return typeof value === 'number' ? { type: Number, value, format: MONEY_FORMAT } : textCell(value);
}

import { parse } from 'csv-parse/sync';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { trucksOf } from '../../../electron/areas/expected/list/read-list.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { isoOf } from '../../../shared/kernel/calendar.ts';
import {
  CROSSINGS,
  encodeTcvn3,
  encodeWindows1258,
  readOk,
  refusalOf,
  sampleBytes,
  sampleText,
  sampleTruth,
  ZONE,
  type TruthVisit,
} from './list-support.ts';

const factsOf = (truck: DeclaredTruck): Omit<TruthVisit, 'row'> => ({
  plate: truck.plate,
  trailer: truck.trailerPlate ?? '',
  container: truck.containerNo ?? '',
  containerValid: truck.containerIsValid,
  driver: truck.driver ?? '',
  direction: truck.direction,
  crossing: CROSSINGS.find((crossing) => crossing.id === truck.crossingId)?.name ?? '',
  goods: truck.goods ?? '',
  class: truck.cargoClass,
  reefer: truck.needsPower,
  kg: truck.weightKg ?? 0,
  eta: truck.expectedAt === null ? '' : isoOf(truck.expectedAt, ZONE).slice(0, 16),
});

const truthFacts = (): readonly Omit<TruthVisit, 'row'>[] =>
  sampleTruth().map(({ row: _, ...facts }) => ({ ...facts, driver: facts.driver.normalize('NFC') }));

const sampleCells = (): string[][] => parse(sampleText(), { delimiter: ';', relax_column_count: true, bom: true });

describe('the sample list', () => {
  it('ends as in the truth, row by row', async () => {
    const list = await readOk(sampleBytes());
    expect(list.rows).toHaveLength(122);
    expect(list.skipped).toBe(2);
    expect(trucksOf(list).map(factsOf)).toEqual(truthFacts());
    expect(list.rows.flatMap((row) => row.errors)).toEqual([]);
  });

  it('counts rows as a spreadsheet does', async () => {
    const list = await readOk(sampleBytes());
    expect(list.rows[0]?.row).toBe(5);
    expect(list.rows[60]?.row).toBe(65);
    expect(list.rows[61]?.row).toBe(67);
    expect(list.rows.filter((row) => row.mergedInto !== null).map((row) => [row.row, row.mergedInto])).toEqual([
      [126, 21],
      [127, 88],
    ]);
  });

  it('[GA2] warns of wrong check digits and takes the trucks', async () => {
    const list = await readOk(sampleBytes());
    const warnings = list.rows.flatMap((row) => row.warnings);
    expect(warnings.map(({ column, code }) => [column, code])).toEqual(
      Array.from({ length: 3 }, () => ['Số container', 'container.check-digit']),
    );
  });

  it('keeps what was typed, and formulas as text', async () => {
    const [first] = (await readOk(sampleBytes())).rows;
    expect(first?.read.plate).toBe('66A09494');
    expect(first?.truck).toMatchObject({
      note: '=HYPERLINK("http://x")',
      phone: '0918302983',
      documentNo: '742428765391',
      customsDeclarationNo: '305069265501',
      packingHouseCode: 'VN-BTPH-215',
      growingAreaCode: null,
      temperatureC: 5,
      loaded: true,
    });
  });

  it('gives the same trucks as a workbook of either writer', async () => {
    const expected = trucksOf(await readOk(sampleBytes()));
    const cells = sampleCells();
    const hucre = await writeXlsx({ sheets: [{ name: 'DS', rows: cells }] });
    expect(trucksOf(await readOk(hucre))).toEqual(expected);
    const other = await writeExcelFile(cells.map((row) => row.map((cell) => (cell === '' ? null : cell)))).toBuffer();
    const list = await readOk(new Uint8Array(other));
    expect(trucksOf(list)).toEqual(expected);
    expect(list.rows[0]?.row).toBe(5);
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    'gives the same trucks as %s, with and without a mark',
    async (encoding) => {
      const expected = trucksOf(await readOk(sampleBytes()));
      for (const text of [`\uFEFF${sampleText()}`, sampleText()]) {
        const bytes = Buffer.from(text, 'utf16le');
        if (encoding === 'utf-16be') bytes.swap16();
        expect(trucksOf(await readOk(new Uint8Array(bytes)))).toEqual(expected);
      }
    },
  );

  it.each([',', '\t', '|'])('gives the same trucks separated by %j', async (separator) => {
    const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    const text = sampleCells().map((row) => row.map(quote).join(separator));
    expect(trucksOf(await readOk(text.join('\r\n')))).toEqual(trucksOf(await readOk(sampleBytes())));
  });

  it('as windows-1258 with commas keeps the rows without Chinese signs; lost plates are errors', async () => {
    const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    const text = sampleCells().map((row) => row.map(quote).join(','));
    const list = await readOk(encodeWindows1258(text.join('\r\n')));
    const truth = truthFacts();
    expect(list.rows).toHaveLength(122);
    expect(trucksOf(list).map((truck) => factsOf(truck))).toEqual(
      truth.filter((visit) => !/\p{Script=Han}/u.test(visit.plate)),
    );
    const lost = list.rows.filter((row) => row.truck === null);
    expect(lost).toHaveLength(truth.filter((visit) => /\p{Script=Han}/u.test(visit.plate)).length);
    for (const row of lost) {
      expect(row.errors).toEqual([
        { row: row.row, column: 'Biển số đầu kéo', field: 'plate', code: 'plate.lost-in-encoding' },
      ]);
    }
    expect(list.rows.some((row) => row.warnings.some(({ code }) => code === 'text.lost-in-encoding'))).toBe(true);
  });

  it('is refused by name as TCVN3, in a text and in a workbook', async () => {
    expect(await refusalOf(encodeTcvn3(sampleText()))).toEqual({ code: 'list.encoding-tcvn3' });
    const cells = sampleCells().map((row) => row.map((cell) => new TextDecoder('latin1').decode(encodeTcvn3(cell))));
    const workbook = await writeXlsx({ sheets: [{ name: 'DS', rows: cells }] });
    expect(await refusalOf(workbook)).toEqual({ code: 'list.encoding-tcvn3' });
  });
});

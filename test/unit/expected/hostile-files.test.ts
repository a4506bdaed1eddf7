import { Worker } from 'node:worker_threads';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ListWorkerMessage } from '../../../electron/areas/expected/list-worker.ts';
import { MAX_FILE_BYTES } from '../../../electron/areas/expected/list/find-table.ts';
import { LIST_REFUSALS } from '../../../shared/domain/expected/list-codes.ts';
import { CROSSINGS, encodeTcvn3, NOW, readOk, refusalOf, sampleBytes, sampleText, ZONE } from './list-support.ts';

const LIST = 'Biển số,Chiều,Cửa khẩu,Ghi chú\n';
const QUICK_MS = 5_000;

const CELL = '<c r="A1" t="inlineStr"><is><t>Biển số</t></is></c>';

function workbook(sheetData: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return zipSync(
    {
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${rels}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`),
      ...more,
    },
    { level: 1 },
  );
}

const cells = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text, index) => `<c r="${'ABCDEFG'[index]}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const SHEET = cells(1, ['Biển số', 'Chiều', 'Cửa khẩu']) + cells(2, ['12C12345', 'XK', 'Chi Ma']);

describe('hostile and broken files', () => {
  it('reads the workbook that the others here are made from', async () => {
    expect((await readOk(workbook(SHEET))).rows.map((row) => row.truck?.plate)).toEqual(['12C12345']);
  });

  it('refuses a zip bomb', { timeout: QUICK_MS }, async () => {
    const bomb = workbook(SHEET, { 'xl/media/image1.png': new Uint8Array(80 * 1024 * 1024) });
    expect(await refusalOf(bomb)).toMatchObject({ code: 'list.too-large' });
  });

  it('counts the bytes of entries that overlap', { timeout: QUICK_MS }, async () => {
    const bytes = workbook(SHEET, { 'xl/media/a.bin': new Uint8Array(50 * 1024 * 1024) });
    expect(await refusalOf(withEveryEntryTwice(bytes))).toMatchObject({ code: 'list.too-large' });
  });

  it('refuses too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`xl/media/${index}.txt`, strToU8('x')]));
    expect(await refusalOf(workbook(SHEET, many))).toEqual({ code: 'list.broken', reason: 'zip-entries' });
  });

  it('takes a stray far cell, and refuses thousands of them', { timeout: QUICK_MS }, async () => {
    const far = (row: number): string => `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`;
    const list = await readOk(workbook(`${SHEET}${far(1_048_576)}`));
    expect(list.rows).toHaveLength(1);
    expect(list.skipped).toBe(0);
    const many = Array.from({ length: 30_000 }, (_, index) => far(index + 3)).join('');
    expect(await refusalOf(workbook(SHEET + many))).toEqual({ code: 'list.broken', reason: 'far-cells' });
    expect(await refusalOf(workbook(`${SHEET}<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>`))).toMatchObject({
      code: 'list.broken',
    });
  });

  it('refuses a workbook that ends too early', async () => {
    const whole = workbook(SHEET);
    expect(await refusalOf(whole.subarray(0, whole.length - 40))).toMatchObject({ code: 'list.broken' });
    expect(await refusalOf(workbook(`<row r="1">${CELL}`))).toMatchObject({ code: expect.stringMatching(/^list\./) });
    expect(await refusalOf(zipSync({ 'a.txt': strToU8('x') }))).toEqual({ code: 'list.not-a-list' });
  });

  it('does not expand entities', { timeout: QUICK_MS }, async () => {
    const lol = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
      '',
    );
    const bytes = workbook(SHEET, {
      'xl/sharedStrings.xml': strToU8(`<!DOCTYPE x [<!ENTITY l0 "lol">${lol}]><sst><si><t>&l9;</t></si></sst>`),
    });
    expect((await readOk(bytes)).rows).toHaveLength(1);
  });

  it('refuses an encrypted workbook and a workbook of Excel 97 by name', { timeout: QUICK_MS }, async () => {
    const locked = await writeXlsx({
      sheets: [{ name: 'S', rows: [['Biển số']] }],
      encryption: { password: 'x', spinCount: 1 },
    });
    expect(await refusalOf(locked)).toEqual({ code: 'list.encrypted' });
    const old = new Uint8Array(4096);
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await refusalOf(old)).toEqual({ code: 'list.old-excel' });
    const zipped = workbook(SHEET);
    const view = new DataView(zipped.buffer, zipped.byteOffset, zipped.byteLength);
    for (let at = 0; at + 4 < zipped.length; at++) if (view.getUint32(at, true) === 0x02014b50) zipped[at + 8] = 1;
    expect(await refusalOf(zipped)).toEqual({ code: 'list.encrypted' });
  });

  it('refuses a picture by another name', async () => {
    const png = Uint8Array.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...Array.from({ length: 500 }, (_, i) => (i * 37) % 256),
    ]);
    expect(await refusalOf(png)).toEqual({ code: 'list.not-a-list' });
  });

  it('refuses bytes that are nothing', { timeout: QUICK_MS }, async () => {
    expect(await refusalOf(new Uint8Array(1 << 20))).toMatchObject({ code: expect.stringMatching(/not-a-list|empty/) });
    const noise = Uint8Array.from({ length: 1 << 20 }, (_, index) => (index * 2654435761) >>> 13);
    expect(await refusalOf(noise)).toMatchObject({ code: expect.stringMatching(/^list\./) });
  });

  it('names the cell with a NUL', async () => {
    const list = await readOk(`${LIST}12C12345,XK,Chi Ma,\n12C\u000012346,XK,Chi Ma,\n`);
    expect(list.rows.map((row) => row.errors.map(({ row: at, column, code }) => [at, column, code]))).toEqual([
      [],
      [[3, 'Biển số', 'cell.control-character']],
    ]);
  });

  it('refuses a quote over 1 MB, and one that never ends', { timeout: QUICK_MS }, async () => {
    const huge = 'x'.repeat(1_100_000);
    expect(await refusalOf(`${LIST}12C12345,XK,Chi Ma,"${huge}"\n`)).toMatchObject({ code: 'list.broken', row: 2 });
    expect(await refusalOf(`${LIST}12C12345,XK,Chi Ma,"never\n12C12346,XK,Chi Ma,\n`)).toEqual({
      code: 'list.broken',
      reason: 'csv-quote-not-closed',
      row: 2,
    });
  });

  it('refuses files over 20 MB and lists over 20,000 rows', { timeout: 20_000 }, async () => {
    expect(await refusalOf(new Uint8Array(MAX_FILE_BYTES + 1))).toEqual({
      code: 'list.too-large',
      maxBytes: MAX_FILE_BYTES,
    });
    const rows = (count: number): string =>
      LIST + Array.from({ length: count }, (_, index) => `12C${String(index).padStart(5, '0')},XK,Chi Ma,\n`).join('');
    expect(await refusalOf(rows(20_001))).toEqual({ code: 'list.too-many-rows', maxRows: 20_000 });
    expect(await refusalOf(rows(60_000))).toEqual({ code: 'list.too-many-rows', maxRows: 20_000 });
    expect((await readOk(rows(20_000))).rows).toHaveLength(20_000);
  });

  it('ends on a file of nothing but line breaks or separators', { timeout: 10_000 }, async () => {
    expect(await refusalOf('\n'.repeat(10_000_000))).toEqual({ code: 'list.empty' });
    expect(await refusalOf(`${LIST}${';'.repeat(900_000)}`)).toMatchObject({ code: 'list.empty' });
  });

  it('ends on wide rows and on numbers of a thousand digits', { timeout: 10_000 }, async () => {
    const wide = `${'a;'.repeat(400_000)}\n`.repeat(20);
    expect(await refusalOf(wide)).toMatchObject({ code: 'list.not-a-list' });
    const digits = `${'1'.repeat(1_900)}x`;
    const long = `Biển số,Chiều,Cửa khẩu,Trọng lượng,Dự kiến đến\n${`12C12345,XK,Chi Ma,${digits},${digits}\n`.repeat(4_000)}`;
    const list = await readOk(long);
    expect(list.rows[0]?.errors.map(({ code }) => code)).toEqual(['cell.too-long', 'cell.too-long']);
  });

  it('reaches every refusal', async () => {
    const met = await Promise.all([
      refusalOf(''),
      refusalOf('a,b\n1,2\n'),
      refusalOf(encodeTcvn3(sampleText())),
      refusalOf(`${LIST}12C12345,XK,Chi Ma,"x`),
    ]);
    for (const { code } of met) expect(LIST_REFUSALS).toContain(code);
  });
});

describe('the worker', () => {
  it('tells progress and gives the list', { timeout: 10_000 }, async () => {
    const worker = new Worker(new URL('../../../electron/areas/expected/list-worker.ts', import.meta.url), {
      workerData: { fileName: 'list.csv', bytes: sampleBytes(), crossings: CROSSINGS, zone: ZONE, now: NOW },
    });
    const messages: ListWorkerMessage[] = [];
    worker.on('message', (message: ListWorkerMessage) => messages.push(message));
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
    const last = messages.at(-1);
    expect(messages[0]).toMatchObject({ kind: 'progress', total: 123 });
    expect(last?.kind === 'done' && last.outcome.ok ? last.outcome.value.rows.length : null).toBe(122);
  });
});

/** Lists every entry of the directory a second time, as archives do that claim one content many times over. */
function withEveryEntryTwice(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - 22;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = view.getUint32(end + 16, true);
  const directory = bytes.subarray(from, end);
  const twice = new Uint8Array(bytes.length + directory.length);
  twice.set(bytes.subarray(0, end));
  twice.set(directory, end);
  twice.set(bytes.subarray(end), end + directory.length);
  const out = new DataView(twice.buffer);
  const count = view.getUint16(end + 10, true) * 2;
  out.setUint16(twice.length - 22 + 8, count, true);
  out.setUint16(twice.length - 22 + 10, count, true);
  out.setUint32(twice.length - 22 + 12, directory.length * 2, true);
  return twice;
}

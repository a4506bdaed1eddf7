import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compactPdf } from '../../../electron/transport/compact-pdf.ts';

const TAGS = 450;
const objects = new Map<number, string>([
  [1, '<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 4 0 R>>'],
  [2, '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>'],
  [3, '<</Type /Page\n/Parent 2 0 R>>'],
  [4, '<</Type /StructTreeRoot\n/K 10 0 R>>'],
  [5, '<</Length 24>> stream\n<</Type /StructElem\n/S /P>>\nendstream'],
  ...Array.from({ length: TAGS }, (_, n): [number, string] => [
    10 + n,
    `<</Type /StructElem\n/S /TD\n/P 4 0 R\n/K ${String(n)}>>`,
  ]),
]);

/** A PDF as the browser writes it, its objects not in the order of their numbers. */
function aPdf(more = ''): Buffer {
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of [...objects].reverse()) {
    offsets.set(number, text.length);
    text += `${String(number)} 0 obj\n${body}\nendobj\n`;
  }
  const size = 10 + TAGS;
  const table = text.length;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `trailer\n<</Size ${String(size)}\n/Root 1 0 R${more}>>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${String(size)}\n${entries.join('')}${trailer}`, 'latin1');
}

/** The stream that an object at an offset holds, and its dictionary. */
function streamAt(pdf: Buffer, offset: number): { readonly dictionary: string; readonly data: Buffer } {
  const from = pdf.indexOf('stream\n', offset);
  const dictionary = pdf.subarray(offset, from).toString('latin1');
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  return { dictionary, data: inflateSync(pdf.subarray(from + 7, from + 7 + length)) };
}

/** Every object as a reader finds it by the cross-reference stream. */
function objectsOf(pdf: Buffer): ReadonlyMap<number, string> {
  const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf.toString('latin1'))?.[1]);
  const { dictionary, data } = streamAt(pdf, at);
  expect(dictionary).toContain('/Root 1 0 R');
  expect(data.length).toBe(Number(/\/Size (\d+)/.exec(dictionary)?.[1]) * 7);
  const placeOf = (number: number) => ({
    kind: data.readUInt8(number * 7),
    first: data.readUInt32BE(number * 7 + 1),
    second: data.readUInt16BE(number * 7 + 5),
  });
  const found = new Map<number, string>();
  for (let number = 0; number < data.length / 7; number += 1) {
    const { kind, first, second } = placeOf(number);
    if (kind === 1) {
      const head = `${String(number)} 0 obj\n`;
      const text = pdf.subarray(first).toString('latin1');
      expect(text.startsWith(head)).toBe(true);
      found.set(number, text.slice(head.length, text.indexOf('\nendobj\n')));
    } else if (kind === 2) {
      const stream = streamAt(pdf, placeOf(first).first);
      const start = Number(/\/First (\d+)/.exec(stream.dictionary)?.[1]);
      const pairs = stream.data.subarray(0, start).toString().trim().split(' ').map(Number);
      expect(pairs[second * 2]).toBe(number);
      const end = pairs[second * 2 + 3];
      const from = start + (pairs[second * 2 + 1] ?? 0);
      const text = stream.data.subarray(from, end === undefined ? undefined : start + end).toString('latin1');
      found.set(number, text.trimEnd());
    }
  }
  return found;
}

describe('a PDF with packed tags', () => {
  it('holds every object as it was, the tags alone out of sight, and is much smaller', () => {
    const pdf = aPdf();
    const packed = compactPdf(pdf);
    expect(packed.length).toBeLessThan(pdf.length / 4);
    expect(packed.toString('latin1').match(/\/Type \/StructElem/g)).toHaveLength(1);
    const found = objectsOf(packed);
    for (const [number, body] of objects) expect(found.get(number)).toBe(body);
  });

  it.each([
    ['what is no PDF', Buffer.from('%PDF-1.4\nhello')],
    ['an encrypted one', aPdf('\n/Encrypt 7 0 R')],
    ['one that was added to', aPdf('\n/Prev 12')],
    ['one that is packed already', compactPdf(aPdf())],
    ['one that is cut off', aPdf().subarray(0, 2000)],
  ])('leaves %s as it is', (_what, pdf) => {
    expect(compactPdf(pdf)).toBe(pdf);
  });
});

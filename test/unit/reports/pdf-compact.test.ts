import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compactPdf } from '../../../electron/transport/pdf-compact.ts';

/** A PDF laid out as browsers do, with so many tags. */
function pdfOf(tags: number, trailer = '/Root 1 0 R'): Buffer {
  const bodies = [
    '<</Type /Catalog\n/Pages 2 0 R>>',
    '<</Type /Pages\n/Count 0\n/Kids []>>',
    '<</Length 5>>\nstream\n\u00e9\u00ffabc\nendstream',
    ...Array.from({ length: tags }, (_, n) => `<</Type /StructElem\n/S /TD\n/P 2 0 R\n/K ${String(n)}>>`),
  ];
  let source = '%PDF-1.4\n%\u00d3\u00eb\n';
  const offsets = bodies.map((body, n) => {
    const at = source.length;
    source += `${String(n + 1)} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const at = source.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  source += `xref\n0 ${String(bodies.length + 1)}\n0000000000 65535 f \n${lines}`;
  source += `trailer\n<</Size ${String(bodies.length + 1)}\n${trailer}>>\nstartxref\n${String(at)}\n%%EOF\n`;
  return Buffer.from(source, 'latin1');
}

describe('a PDF with many tags', () => {
  const before = pdfOf(900);
  const after = Buffer.from(compactPdf(before));
  const source = after.toString('latin1');
  const streamAt = (at: number): { readonly head: string; readonly content: Buffer } => {
    const [, head = '', length = ''] =
      /^\d+ 0 obj\n(<<[\s\S]*?\/Length (\d+)>>)\nstream\n/.exec(source.slice(at)) ?? [];
    const begin = source.indexOf('stream\n', at) + 'stream\n'.length;
    return { head, content: inflateSync(after.subarray(begin, begin + Number(length))) };
  };

  it('becomes much smaller and keeps every object, where its table says', () => {
    expect(after.length).toBeLessThan(before.length / 3);
    const table = streamAt(Number(/startxref\n(\d+)\n/.exec(source)?.[1]));
    expect(table.head).toContain('/Root 1 0 R');
    const entry = (number: number): readonly [kind: number, where: number, index: number] => [
      table.content.readUInt8(number * 7),
      table.content.readUInt32BE(number * 7 + 1),
      table.content.readUInt16BE(number * 7 + 5),
    ];
    for (const number of [1, 2, 3]) {
      const [kind, where] = entry(number);
      expect(kind).toBe(1);
      expect(source.slice(where)).toMatch(new RegExp(`^${String(number)} 0 obj\n`));
    }
    for (const number of [4, 500, 903]) {
      const [kind, stream, index] = entry(number);
      expect(kind).toBe(2);
      const { head, content } = streamAt(entry(stream)[1]);
      const text = content.toString('latin1');
      const first = Number(/\/First (\d+)/.exec(head)?.[1]);
      const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
      expect(numbers[index * 2]).toBe(number);
      expect(text.slice(first + (numbers[index * 2 + 1] ?? NaN))).toMatch(
        new RegExp(`^<</Type /StructElem\n/S /TD\n/P 2 0 R\n/K ${String(number - 4)}>>`),
      );
    }
  });

  it('leaves other bytes as they are', () => {
    expect(source).toContain('<</Length 5>>\nstream\n\u00e9\u00ffabc\nendstream');
    expect(source.startsWith('%PDF-1.5\n')).toBe(true);
  });
});

describe('what is no such PDF', () => {
  it('comes back unchanged', () => {
    for (const pdf of [Buffer.from('%PDF-1.4\nsomething'), pdfOf(0), pdfOf(3, '/Root 1 0 R /Prev 7')])
      expect(compactPdf(pdf)).toBe(pdf);
    const moved = Buffer.from(pdfOf(3).toString('latin1').replace('%PDF-1.4\n', '%PDF-1.4\n%more\n'), 'latin1');
    expect(compactPdf(moved)).toBe(moved);
  });
});

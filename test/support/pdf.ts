import { inflateSync } from 'node:zlib';

/** Characters that a reader can copy out of a PDF: what its fonts map glyphs to. */
export function charactersOf(pdf: Buffer): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('endstream', at);
    let text = '';
    try {
      text = inflateSync(pdf.subarray(at + 7, end)).toString('latin1');
    } catch {
      continue;
    }
    if (!text.includes('begincmap')) continue;
    for (const [, hex = ''] of text.matchAll(/<[0-9A-F]{4}> <([0-9A-F]{4})>\n/g))
      found.add(String.fromCodePoint(Number.parseInt(hex, 16)));
    for (const [, low = '', high = '', first = ''] of text.matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>/g))
      for (let code = 0; code <= Number.parseInt(high, 16) - Number.parseInt(low, 16); code += 1)
        found.add(String.fromCodePoint(Number.parseInt(first, 16) + code));
  }
  return found;
}

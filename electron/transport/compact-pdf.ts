import { deflateSync } from 'node:zlib';

/** So many objects travel in one stream: a reader that wants one need not unpack all. */
const PER_STREAM = 200;
const ENTRY = 20;

type Part = { readonly number: number; readonly offset: number; readonly text: Buffer };
type Place = { readonly kind: 1 | 2; readonly first: number; readonly second: number };

/**
 * The same PDF with the tags that say what each piece of text is packed into compressed streams (PDF 1.5): the browser
 * writes them out in full, and a page of tables has thousands. What is not as the browser writes it comes back untouched.
 */
export function compactPdf(pdf: Buffer): Buffer {
  const read = partsOf(pdf);
  if (read === null) return pdf;
  const { parts, trailer, size } = read;
  const tags = parts.filter(({ text }) => isTag(text));
  if (tags.length === 0) return pdf;

  const places = new Map<number, Place>();
  const out: Buffer[] = [Buffer.from('%PDF-1.5\n'), commentOf(pdf)];
  let length = out.reduce((sum, part) => sum + part.length, 0);
  const write = (number: number, text: Buffer): void => {
    places.set(number, { kind: 1, first: length, second: 0 });
    out.push(text);
    length += text.length;
  };
  for (const { number, text } of parts) if (!isTag(text)) write(number, text);
  let next = size;
  for (let from = 0; from < tags.length; from += PER_STREAM) {
    const some = tags.slice(from, from + PER_STREAM);
    some.forEach(({ number }, at) => places.set(number, { kind: 2, first: next, second: at }));
    write(next, objectStream(next, some));
    next += 1;
  }
  const at = length;
  places.set(next, { kind: 1, first: at, second: 0 });
  out.push(crossReferences(next, places, trailer), Buffer.from(`startxref\n${String(at)}\n%%EOF\n`));
  return Buffer.concat(out);
}

/** Objects in the order of the file, each from its number to `endobj`; null when the file is not what was expected. */
function partsOf(
  pdf: Buffer,
): { readonly parts: readonly Part[]; readonly trailer: string; readonly size: number } | null {
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'));
  const table = Number(end?.[1] ?? -1);
  if (!pdf.subarray(0, 9).equals(Buffer.from('%PDF-1.4\n')) || table < 0) return null;
  const head = /^xref\n0 (\d+)\n/.exec(pdf.subarray(table, table + 24).toString('latin1'));
  if (head === null) return null;
  const size = Number(head[1]);
  const entries = table + head[0].length;
  const trailer = /^trailer\s*<<([^]*?)>>\s*startxref/.exec(
    pdf.subarray(entries + size * ENTRY).toString('latin1'),
  )?.[1];
  if (trailer === undefined || /\/(?:Prev|Encrypt|XRefStm)\b/.test(trailer)) return null;

  const used: { readonly number: number; readonly offset: number }[] = [];
  for (let number = 1; number < size; number += 1) {
    const entry = pdf.subarray(entries + number * ENTRY, entries + (number + 1) * ENTRY).toString('latin1');
    if (!/^\d{10} \d{5} [nf]/.test(entry)) return null;
    if (entry[17] === 'n') used.push({ number, offset: Number(entry.slice(0, 10)) });
  }
  used.sort((a, b) => a.offset - b.offset);
  const parts = used.map(({ number, offset }, at) => ({
    number,
    offset,
    text: pdf.subarray(offset, used[at + 1]?.offset ?? table),
  }));
  return parts.every(isWhole) ? { parts, trailer, size } : null;
}

function isWhole({ number, text }: Part): boolean {
  const head = `${String(number)} 0 obj\n`;
  return (
    text.subarray(0, head.length).toString('latin1') === head && text.subarray(-7).toString('latin1') === 'endobj\n'
  );
}

/** A tag is all dictionary: it holds no stream of its own. */
function isTag(text: Buffer): boolean {
  return /^\d+ 0 obj\n<<\/Type \/StructElem\b/.test(text.subarray(0, 64).toString('latin1'));
}

/** The binary line by which a PDF says that it is no text. */
function commentOf(pdf: Buffer): Buffer {
  const end = pdf[9] === 0x25 ? pdf.indexOf(0x0a, 9) + 1 : 9;
  return pdf.subarray(9, end);
}

function objectStream(number: number, parts: readonly Part[]): Buffer {
  const bodies = parts.map(({ text }) => text.subarray(text.indexOf(0x0a) + 1, -'endobj\n'.length));
  let offset = 0;
  const index = parts.map((part, at) => {
    const pair = `${String(part.number)} ${String(offset)}`;
    offset += bodies[at]?.length ?? 0;
    return pair;
  });
  const first = Buffer.from(`${index.join(' ')}\n`);
  const data = deflateSync(Buffer.concat([first, ...bodies]), { level: 9 });
  const dictionary = `/Type /ObjStm\n/N ${String(parts.length)}\n/First ${String(first.length)}`;
  return streamObject(number, dictionary, data);
}

/** Where every object is: at an offset of the file, or in a stream under its index. */
function crossReferences(number: number, places: ReadonlyMap<number, Place>, trailer: string): Buffer {
  const rows = Buffer.alloc((number + 1) * 7);
  rows.writeUInt16BE(0xffff, 5);
  for (const [at, { kind, first, second }] of places) {
    rows.writeUInt8(kind, at * 7);
    rows.writeUInt32BE(first, at * 7 + 1);
    rows.writeUInt16BE(second, at * 7 + 5);
  }
  const rest = trailer.replace(/\/Size \d+\s*/, '').trim();
  const dictionary = `/Type /XRef\n/Size ${String(number + 1)}\n/W [1 4 2]\n${rest}`;
  return streamObject(number, dictionary, deflateSync(rows, { level: 9 }));
}

function streamObject(number: number, dictionary: string, data: Buffer): Buffer {
  const head = `${String(number)} 0 obj\n<<${dictionary}\n/Filter /FlateDecode\n/Length ${String(data.length)}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\n')]);
}

import { deflateSync } from 'node:zlib';

/** Objects in one stream: readers unpack a whole stream for one of them. */
const IN_STREAM = 400;
const TAG = /^<<\s*\/Type\s*\/StructElem\b/;
const OBJECT = /^(\d+) 0 obj\s+([\s\S]*?)\s+endobj\s*$/;

type Kept = { readonly number: number; readonly text: string };

/**
 * The same PDF with its tags packed: browsers write each tag of each table's cell in full, which is most of a report's
 * size. Pages, fonts and texts stay as they were. What is not laid out as browsers do comes back unchanged.
 */
export function compactPdf(pdf: Uint8Array): Uint8Array {
  const source = Buffer.from(pdf).toString('latin1');
  const table = readTable(source);
  if (table === null) return pdf;
  const objects = objectsOf(source, table);
  if (objects === null) return pdf;
  const tags = objects.filter(({ text }) => TAG.test(bodyOf(text)));
  if (tags.length === 0) return pdf;
  const isTag = new Set(tags.map(({ number }) => number));
  return written(
    source.slice(0, table.first).replace(/^%PDF-1\.[0-4]/, '%PDF-1.5'),
    objects.filter(({ number }) => !isTag.has(number)),
    tags,
    table,
  );
}

type Table = {
  readonly at: number;
  /** Where each object begins; null where a number is free. */
  readonly offsets: readonly (number | null)[];
  readonly first: number;
  /** Entries of the trailer but its size. */
  readonly trailer: string;
};

function readTable(source: string): Table | null {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)?.[1] ?? NaN);
  const match = /^xref\s+0 (\d+)\s*\n([\s\S]*?)trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(source.slice(at));
  if (!Number.isInteger(at) || match === null) return null;
  const [, size, lines = '', trailer = ''] = match;
  const entries = [...lines.matchAll(/(\d{10}) \d{5} ([nf])/g)];
  if (entries.length !== Number(size) || trailer.includes('/Prev')) return null;
  const offsets = entries.map(([, offset, kind]) => (kind === 'n' ? Number(offset) : null));
  const used = offsets.filter((offset) => offset !== null);
  return { at, offsets, first: Math.min(...used), trailer: trailer.replace(/\/Size\s+\d+/, '') };
}

/** Every object as it stands in the file; null when one is not where the table says. */
function objectsOf(source: string, { offsets, at }: Table): readonly Kept[] | null {
  const places = offsets
    .flatMap((offset, number) => (offset === null ? [] : [{ number, offset }]))
    .sort((a, b) => a.offset - b.offset);
  const objects = places.map(({ number, offset }, n) => ({
    number,
    text: source.slice(offset, places[n + 1]?.offset ?? at),
  }));
  return objects.every(({ number, text }) => text.startsWith(`${String(number)} 0 obj`)) ? objects : null;
}

function bodyOf(text: string): string {
  return OBJECT.exec(text)?.[2] ?? '';
}

function written(header: string, kept: readonly Kept[], tags: readonly Kept[], table: Table): Uint8Array {
  const parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): number => {
    const begin = length;
    parts.push(part);
    length += part.length;
    return begin;
  };
  const streams = Math.ceil(tags.length / IN_STREAM);
  const firstStream = table.offsets.length;
  const size = firstStream + streams + 1;
  const entries = Buffer.alloc(size * ENTRY);
  const enter = (number: number, kind: 0 | 1 | 2, where: number, index: number): void => {
    entries.writeUInt8(kind, number * ENTRY);
    entries.writeUInt32BE(where, number * ENTRY + 1);
    entries.writeUInt16BE(index, number * ENTRY + 5);
  };
  enter(0, 0, 0, 65_535);
  add(Buffer.from(header, 'latin1'));
  for (const { number, text } of kept) enter(number, 1, add(Buffer.from(text, 'latin1')), 0);
  for (let n = 0; n < streams; n += 1) {
    const some = tags.slice(n * IN_STREAM, (n + 1) * IN_STREAM);
    some.forEach(({ number }, index) => enter(number, 2, firstStream + n, index));
    enter(firstStream + n, 1, add(tagStream(firstStream + n, some)), 0);
  }
  enter(size - 1, 1, length, 0);
  const last = `/Type /XRef /Size ${String(size)} /W [1 4 2]${table.trailer}`;
  const begin = add(streamObject(size - 1, last, entries));
  add(Buffer.from(`startxref\n${String(begin)}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** Bytes of an entry: kind, where, index. */
const ENTRY = 7;

function tagStream(number: number, tags: readonly Kept[]): Buffer {
  const bodies = tags.map(({ text }) => bodyOf(text));
  let offset = 0;
  const heads = tags.map((tag, n) => {
    const head = `${String(tag.number)} ${String(offset)}`;
    offset += (bodies[n]?.length ?? 0) + 1;
    return head;
  });
  const head = `${heads.join(' ')}\n`;
  const entries = `/Type /ObjStm /N ${String(tags.length)} /First ${String(head.length)}`;
  return streamObject(number, entries, Buffer.from(`${head}${bodies.join('\n')}\n`, 'latin1'));
}

function streamObject(number: number, entries: string, content: Buffer): Buffer {
  const packed = deflateSync(content, { level: 9 });
  return Buffer.concat([
    Buffer.from(
      `${String(number)} 0 obj\n<<${entries} /Filter /FlateDecode /Length ${String(packed.length)}>>\nstream\n`,
      'latin1',
    ),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

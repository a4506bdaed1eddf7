import { inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { ok, refuse, type Result } from '../../../../shared/kernel/result.ts';

export const MAX_ZIP_ENTRIES = 200;
export const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
/** Cells right of column ZZ are strays; many of them are a file made to fill memory. */
const MAX_FAR_CELLS = 500;

export type GatedWorkbook = {
  /** A fresh archive that holds only what was inflated and counted here. */
  readonly bytes: Uint8Array;
  readonly sheetCount: number;
};

export type ZipRefusal =
  | { readonly code: 'list.encrypted' }
  | { readonly code: 'list.not-a-list' }
  | { readonly code: 'list.broken'; readonly reason: string; readonly row?: number }
  | { readonly code: 'list.too-large'; readonly maxInflatedBytes: number };

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  readonly at: number;
};

/**
 * Lets a workbook in: counts its entries and every inflated byte itself, trusting no size in a header, and packs
 * the parts that make a table anew. So the reader behind sees exactly what was counted, whatever the archive claims.
 */
export function gateWorkbook(bytes: Uint8Array): Result<GatedWorkbook, ZipRefusal> {
  const entries = readDirectory(bytes);
  if (entries === null) return refuse({ code: 'list.broken', reason: 'zip-directory' });
  if (entries.length > MAX_ZIP_ENTRIES) return refuse({ code: 'list.broken', reason: 'zip-entries' });
  if (entries.some((entry) => entry.isEncrypted)) return refuse({ code: 'list.encrypted' });

  const parts: Record<string, Uint8Array> = {};
  let inflated = 0;
  for (const entry of entries) {
    const content = inflateEntry(bytes, entry, MAX_INFLATED_BYTES - inflated);
    if (content === 'too-large') return refuse({ code: 'list.too-large', maxInflatedBytes: MAX_INFLATED_BYTES });
    if (content === null) return refuse({ code: 'list.broken', reason: 'zip-entry' });
    inflated += content.length;
    if (isTablePart(entry.name)) parts[entry.name] = content;
  }

  const workbook = parts['xl/workbook.xml'];
  if (workbook === undefined) return refuse({ code: 'list.not-a-list' });
  for (const [name, content] of Object.entries(parts)) {
    if (/^xl\/worksheets\//.test(name) && hasManyFarCells(content)) {
      return refuse({ code: 'list.broken', reason: 'far-cells' });
    }
  }
  const sheetCount = latin1(workbook).match(/<(?:\w+:)?sheet\s/g)?.length ?? 0;
  return ok({ bytes: zipSync(parts, { level: 1 }), sheetCount });
}

/** Drawings, pictures, macros and links are of no use to a list. */
function isTablePart(name: string): boolean {
  return (
    name === '[Content_Types].xml' ||
    name === '_rels/.rels' ||
    /^xl\/(?:workbook|sharedStrings|styles)\.xml$/.test(name) ||
    name === 'xl/_rels/workbook.xml.rels' ||
    /^xl\/worksheets\/[^/]+\.xml$/.test(name)
  );
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

function readDirectory(bytes: Uint8Array): readonly Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < lowest) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let index = 0; index < count && index <= MAX_ZIP_ENTRIES; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + rest;
  }
  return entries;
}

/** Inflates an entry as far as there is room. */
function inflateEntry(bytes: Uint8Array, entry: Entry, room: number): Uint8Array | 'too-large' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL_ENTRY) return null;
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packedBytes > bytes.length) return null;
  const packed = bytes.subarray(from, from + entry.packedBytes);
  if (entry.method === 0) return packed.length > room ? 'too-large' : packed;
  return entry.method === 8 ? inflate(packed, room) : null;
}

/** Native inflating stops at the limit by itself, whatever the header promised. */
function inflate(packed: Uint8Array, room: number): Uint8Array | 'too-large' | null {
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
    return content.length > room ? 'too-large' : content;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : null;
  }
}

function hasManyFarCells(sheet: Uint8Array): boolean {
  let count = 0;
  for (const _ of latin1(sheet).matchAll(/\sr\s*=\s*["'][A-Za-z]{3,}\d/g)) {
    if (++count > MAX_FAR_CELLS) return true;
  }
  return false;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

import { ok, refuse, type Result } from '../../../../shared/kernel/result.ts';
import { fold } from '../../../../shared/kernel/text.ts';
import { decodeAs, decodeText, looksLikeTcvn3 } from './decode.ts';
import {
  fileKindOf,
  peekCsv,
  readCsv,
  readSheets,
  refusalOfOle,
  separatorsOf,
  type Table,
  type TableRefusal,
  type TableRow,
} from './table.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** How a kind of list is recognised among the rows of a table. */
export type HeaderFinder<Header> = {
  readonly find: (rows: readonly TableRow[]) => Header | null;
  /** How many columns a header names: the measure by which a separator is chosen. */
  readonly scoreOf: (header: Header | null) => number;
};

export type FileRefusal =
  | TableRefusal
  | { readonly code: 'list.empty' }
  | { readonly code: 'list.too-large'; readonly maxBytes: number }
  | { readonly code: 'list.encoding-tcvn3' };

export type FoundTable<Header> = { readonly table: Table; readonly header: Header };

/** Finds the table of a file, CSV in any usual separator and encoding or the first sheet of a workbook that has the header. */
export async function findTable<Header>(
  bytes: Uint8Array,
  finder: HeaderFinder<Header>,
): Promise<Result<FoundTable<Header>, FileRefusal>> {
  if (bytes.length > MAX_FILE_BYTES) return refuse({ code: 'list.too-large', maxBytes: MAX_FILE_BYTES });
  if (bytes.length === 0) return refuse({ code: 'list.empty' });
  const found = await findIn(bytes, finder);
  if (found.ok && looksLikeTcvn3(sampleOf(found.value.table))) return refuse({ code: 'list.encoding-tcvn3' });
  return found;
}

async function findIn<Header>(
  bytes: Uint8Array,
  finder: HeaderFinder<Header>,
): Promise<Result<FoundTable<Header>, FileRefusal>> {
  switch (fileKindOf(bytes)) {
    case 'zip':
      return findInWorkbook(bytes, finder);
    case 'ole':
      return refuse(refusalOfOle(bytes));
    case 'other-binary':
      return refuse({ code: 'list.not-a-list' });
    case 'text':
      return findInText(bytes, finder);
  }
}

async function findInWorkbook<Header>(
  bytes: Uint8Array,
  { find }: HeaderFinder<Header>,
): Promise<Result<FoundTable<Header>, FileRefusal>> {
  let hasRows = false;
  for await (const table of readSheets(bytes)) {
    if (!table.ok) return table;
    if (looksLikeTcvn3(sampleOf(table.value))) return refuse({ code: 'list.encoding-tcvn3' });
    const header = find(table.value.rows);
    if (header !== null) return ok({ table: table.value, header });
    hasRows ||= table.value.rows.length > 0;
  }
  return refuse({ code: hasRows ? 'list.not-a-list' : 'list.empty' });
}

function findInText<Header>(bytes: Uint8Array, finder: HeaderFinder<Header>): Result<FoundTable<Header>, FileRefusal> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const texts = [decoded.value.text];
  // A list from the other side of the border; tried last, because any bytes are some Chinese text.
  if (decoded.value.encoding === 'windows-1258') texts.push(decodeAs(bytes, 'gb18030').text);
  if (texts[0]?.trim() === '') return refuse({ code: 'list.empty' });
  for (const text of texts) {
    const separator = bestSeparator(text, finder);
    if (separator === null) continue;
    const table = readCsv(text, separator);
    if (!table.ok) return table;
    const header = finder.find(table.value.rows);
    if (header !== null) return ok({ table: table.value, header });
  }
  return refuse({ code: 'list.not-a-list' });
}

/** The separator under which the header names most columns. */
function bestSeparator<Header>(text: string, { find, scoreOf }: HeaderFinder<Header>): string | null {
  let best: { readonly separator: string; readonly score: number } | null = null;
  for (const separator of separatorsOf(text)) {
    const score = scoreOf(find(peekCsv(text, separator)));
    if (score > (best?.score ?? 0)) best = { separator, score };
  }
  return best?.separator ?? null;
}

function sampleOf(table: Table): string {
  return table.rows
    .slice(0, 200)
    .map((line) => line.cells.join(' ').slice(0, 1_000))
    .join('\n');
}

/** Whether a row is a total below or between the rows of a list. */
export function isTotal(line: TableRow): boolean {
  const first = line.cells.find((cell) => cell.trim() !== '') ?? '';
  return /^(?:tong(?: cong| so)?|cong|total|grand total|sum|合计|总计)\b|^(?:合计|总计)/.test(fold(first));
}

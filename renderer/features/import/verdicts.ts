import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { formatPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { WireId } from '../../../shared/kernel/ids.ts';

type Output = CommandOutput<'expected.import'>;
type Verdict = NonNullable<Output['verdicts']>[number];

/** A truck as a verdict gives it. */
export type ReadTruck = Omit<DeclaredTruck, 'crossingId'> & { readonly crossingId: WireId<'crossing'> };

/** Something wrong or odd in one cell; `column` is the file's own name for it. */
export type RowIssue = { readonly column: string; readonly code: string; readonly isError: boolean };

/** One row of the file with its verdict, as the preview shows it. */
export type PreviewRow = {
  readonly id: string;
  /** As in the spreadsheet. */
  readonly row: number;
  readonly verdict: Verdict['verdict'];
  readonly mergedIntoRow: number | null;
  /** Normal form; what the file says where no plate could be read. */
  readonly plate: string;
  /** What the file says, where it is not already written that way. */
  readonly plateTyped: string | null;
  readonly read: Readonly<Record<string, string>>;
  readonly truck: ReadTruck | null;
  readonly issues: readonly RowIssue[];
};

export type PreviewFilter = 'all' | 'refused' | 'warned' | 'merged' | 'new';

export const PREVIEW_FILTERS = [
  'all',
  'refused',
  'warned',
  'merged',
  'new',
] as const satisfies readonly PreviewFilter[];

/** What became of a list that was only looked at. */
export type Preview = {
  readonly rows: readonly PreviewRow[];
  readonly counts: Readonly<Record<PreviewFilter, number>>;
  /** Blank rows, totals and signatures. */
  readonly skipped: number;
};

/** Puts verdicts and the issues of their cells together, one line for each row of the file. */
export function previewOf(output: Output): Preview {
  const issues = new Map<number, RowIssue[]>();
  const note = (isError: boolean) => (issue: Output['errors'][number]) => {
    const known = issues.get(issue.row);
    const one = { column: issue.column, code: issue.code, isError };
    if (known === undefined) issues.set(issue.row, [one]);
    else known.push(one);
  };
  output.errors.forEach(note(true));
  output.warnings.forEach(note(false));
  const rows = (output.verdicts ?? []).map((verdict) => rowOf(verdict, issues.get(verdict.row) ?? []));
  const counts: Record<PreviewFilter, number> = { all: 0, refused: 0, warned: 0, merged: 0, new: 0 };
  for (const row of rows) for (const filter of PREVIEW_FILTERS) if (isShown(row, filter)) counts[filter] += 1;
  return { rows, counts, skipped: output.skipped };
}

/** Whether a row is shown under a filter. A refused row is not counted among those that are only odd. */
export function isShown(row: PreviewRow, filter: PreviewFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'warned') return row.verdict !== 'refused' && row.issues.length > 0;
  return row.verdict === filter;
}

/** The rows to begin with: those that need somebody, if there are any. */
export function firstRowOf(preview: Preview): PreviewRow | null {
  return preview.rows.find(({ verdict }) => verdict === 'refused') ?? preview.rows[0] ?? null;
}

function rowOf(verdict: Verdict, issues: readonly RowIssue[]): PreviewRow {
  const truck = verdict.truck as ReadTruck | null;
  const typed = verdict.read['plate'] ?? '';
  return {
    id: String(verdict.row),
    row: verdict.row,
    verdict: verdict.verdict,
    mergedIntoRow: verdict.mergedIntoRow,
    plate: truck?.plate ?? typed,
    plateTyped: truck === null || isWrittenAs(typed, truck.plate) ? null : typed,
    read: verdict.read,
    truck,
    issues,
  };
}

/** Whether a typed plate is already the normal form or the form in which plates are shown. */
function isWrittenAs(typed: string, plate: string): boolean {
  return typed === '' || typed === plate || typed === formatPlate(plate);
}

/** Whether more than spaces, dots and hyphens had to change to read a plate. */
export function isPlateReread(row: PreviewRow): boolean {
  return row.plateTyped !== null && normalisePlate(row.plateTyped) !== row.plate;
}

/** Bytes as the contract carries them. */
export function base64Of(bytes: Uint8Array): string {
  const STEP = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}

import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { mergeTrips } from '../../../shared/domain/expected/merge.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { nameDriver, otherDriverOf, type DriverSaid } from '../steps/people.ts';
import type { ListRow } from './list/read-list.ts';
import { declareVisit, findSameTrip, truckOf } from './declare.ts';

/** What became of rows that were taken over, or would. */
export type TakenOver = {
  readonly accepted: number;
  readonly merged: number;
  /** The new visits. */
  readonly visitIds: readonly string[];
  /** What would become of each row, where that was asked. */
  readonly verdicts: readonly Verdict[];
};

export const NOTHING_TAKEN: TakenOver = { accepted: 0, merged: 0, visitIds: [], verdicts: [] };

/** Rows of a list, [from, to), that one command takes over, and what became of those before them. */
export type ListPart = { readonly from: number; readonly to: number; readonly before: TakenOver };

type Verdict = {
  readonly row: number;
  readonly verdict: 'new' | 'merged' | 'refused';
  readonly mergedIntoRow: number | null;
  readonly visitId: string | null;
  readonly read: Record<string, string>;
  readonly truck: Record<string, unknown> | null;
};

/** Takes a read list over, or the last part of it; with `dryRun` it only says what would become of each row. */
export function importList(
  input: ParsedInput<'expected.import'>,
  context: Context,
): Result<CommandOutput<'expected.import'>, Refusal> {
  const read = context.prepared.list;
  if (read === undefined) throw new Error('expected.import without a list');
  if (!read.ok) return refuse(read.refusal);
  const { rows, skipped } = read.value;
  const isDryRun = input.dryRun === true;
  const { from, to, before } = context.prepared.part ?? { from: 0, to: rows.length, before: NOTHING_TAKEN };
  const all = sumOf(before, takeOver(context, rows.slice(from, to), isDryRun));
  if (!isDryRun) context.because(partName(input.fileName, from, to, rows.length));
  return ok({
    rows: rows.length,
    accepted: all.accepted,
    merged: all.merged,
    skipped,
    warnings: rows.flatMap((row) => [...row.warnings]),
    errors: rows.flatMap((row) => [...row.errors]),
    visitIds: [...all.visitIds],
    ...(isDryRun && { verdicts: [...all.verdicts] }),
  });
}

/** What the engine sends itself for an earlier part of a long list. */
export type PartInput = Pick<ListPart, 'from' | 'to'> & {
  readonly fileName: string;
  readonly contentHash: string;
  readonly isDryRun: boolean;
};

/** Takes over one of the earlier parts of a long list: `expected.take-over`, sent by the engine itself. */
export function takeOverPart(input: unknown, context: Context): Result<TakenOver, Refusal> {
  const { list, part } = context.prepared;
  if (list?.ok !== true || part === undefined) throw new Error('expected.take-over without rows');
  const { rows } = list.value;
  const { fileName, isDryRun } = input as PartInput;
  context.because(partName(fileName, part.from, part.to, rows.length));
  return ok(takeOver(context, rows.slice(part.from, part.to), isDryRun));
}

export function sumOf(one: TakenOver, other: TakenOver): TakenOver {
  return {
    accepted: one.accepted + other.accepted,
    merged: one.merged + other.merged,
    visitIds: [...one.visitIds, ...other.visitIds],
    verdicts: [...one.verdicts, ...other.verdicts],
  };
}

function takeOver(context: Context, rows: readonly ListRow[], isDryRun: boolean): TakenOver {
  const expected = context.stores.visits.expectedPlates();
  const visitIds: string[] = [];
  const verdicts: Verdict[] = [];
  let merged = 0;
  let accepted = 0;
  for (const row of rows) {
    const { truck } = row;
    const mayBeKnown = truck !== null && row.mergedInto === null && expected.has(truck.plate);
    const kept = mayBeKnown ? findSameTrip(context, truck) : null;
    const isNew = truck !== null && row.mergedInto === null && kept === null;
    let visitId: string | null = kept === null ? null : wireId('visit', kept.id);
    if (truck !== null) {
      if (isNew) accepted += 1;
      else merged += 1;
    }
    if (!isDryRun && truck !== null) {
      if (kept !== null) mergeInto(context, kept, truck);
      if (isNew) {
        const visit = declareVisit(context, truck, { warnings: row.warnings.map((warning) => warning.code) });
        visitId = wireId('visit', visit.id);
        visitIds.push(visitId);
      }
    }
    if (isDryRun) verdicts.push(verdictOf(row, isNew, visitId));
  }
  return { accepted, merged, visitIds, verdicts };
}

/** What the journal says of a change that took rows over: the file, and which rows where they are not all. */
function partName(fileName: string, from: number, to: number, rows: number): string {
  return to - from === rows ? fileName : `${fileName} (${String(from + 1)}–${String(to)} / ${String(rows)})`;
}

/** Adds to an expected visit what only the later declaration says. */
function mergeInto(context: Context, kept: Visit, later: DeclaredTruck): void {
  const before = truckOf(kept);
  const after = mergeTrips(before, later);
  const set: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(after)) {
    if (value === before[key as keyof DeclaredTruck]) continue;
    if (key === 'driver' || key === 'phone' || key === 'documentNo') continue;
    if (key === 'people') set['peopleCount'] = value;
    else if (key === 'containerIsValid') set[key] = value === null ? null : value === true ? 1 : 0;
    else set[key] = value;
  }
  if (Object.keys(set).length > 0) context.log.update('visit.merged', 'visit', kept, set as Partial<Visit>, kept.id);
  completeDriver(context, kept.id, { name: later.driver, phone: later.phone, documentNo: later.documentNo });
}

/** The first declaration's driver stays; a later one of the same trip adds what it did not say. */
function completeDriver(context: Context, visitId: VisitId, said: DriverSaid): void {
  if (otherDriverOf(context, visitId, said) !== null) return;
  const driver = context.stores.people.ofVisit(visitId).find((person) => person.role === 'driver');
  const known = driver === undefined ? null : context.stores.people.dataOf(driver.id);
  nameDriver(context, visitId, {
    name: known?.name ?? said.name,
    phone: known?.phone ?? said.phone,
    documentNo: known?.documentNo ?? said.documentNo,
  });
}

function verdictOf(row: ListRow, isNew: boolean, visitId: string | null): Verdict {
  return {
    row: row.row,
    verdict: row.truck === null ? 'refused' : isNew ? 'new' : 'merged',
    mergedIntoRow: row.mergedInto,
    visitId,
    read: Object.fromEntries(
      Object.entries(row.read).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    truck: row.truck === null ? null : { ...row.truck, crossingId: wireId('crossing', row.truck.crossingId) },
  };
}

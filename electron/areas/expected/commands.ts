import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { isSameTrip, mergeTrips } from '../../../shared/domain/expected/merge.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireQueue, requireVisit } from '../steps/lookup.ts';
import { releaseReservations } from '../steps/place.ts';
import { nameDriver, otherDriverOf, type DriverSaid } from '../steps/people.ts';
import type { ListRow } from './list/read-list.ts';
import { declareVisit, truckOf } from './declare.ts';
import { readTruck } from './truck-input.ts';

type Verdict = {
  readonly row: number;
  readonly verdict: 'new' | 'merged' | 'refused';
  readonly mergedIntoRow: number | null;
  readonly visitId: string | null;
  readonly read: Record<string, string>;
  readonly truck: Record<string, unknown> | null;
};

export const expectedCommands: Pick<Handlers, 'expected.import' | 'expected.add' | 'expected.cancel'> = {
  'expected.import'(input, context) {
    const read = context.prepared.list;
    if (read === undefined) throw new Error('expected.import without a list');
    if (!read.ok) return refuse(read.refusal);
    const { rows, skipped } = read.value;
    const isDryRun = input.dryRun === true;
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
    return ok({
      rows: rows.length,
      accepted,
      merged,
      skipped,
      warnings: rows.flatMap((row) => [...row.warnings]),
      errors: rows.flatMap((row) => [...row.errors]),
      visitIds,
      ...(isDryRun && { verdicts }),
    });
  },

  'expected.add'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction);
    if (!found.ok) return found;
    const { truck, warnings } = readTruck(input, null, {
      direction: input.direction,
      crossingId: found.value.crossing.id,
      cargoClass: input.cargoClass,
      people: context.site.settings.usualPeople,
    });
    const kept = findSameTrip(context, truck);
    if (kept !== null) return refuse({ code: 'visit.duplicate-expected', visitId: wireId('visit', kept.id) });
    const { kind, cameFrom, lengthCm } = input;
    const visit = declareVisit(context, truck, { kind, cameFrom, lengthCm, warnings });
    return ok({ visitId: wireId('visit', visit.id), warnings: [...warnings] });
  },

  'expected.cancel'(input, context) {
    const visit = requireVisit(context, input.visitId);
    if (!visit.ok) return visit;
    if (visit.value.stage !== 'expected') return refuse({ code: 'visit.not-expected', stage: visit.value.stage });
    if (input.reason !== undefined) context.because(input.reason);
    context.log.update('visit.cancelled', 'visit', visit.value, { stage: 'cancelled' }, visit.value.id);
    releaseReservations(context, visit.value.id, { place: 'outside' });
    for (const person of context.stores.people.ofVisit(visit.value.id))
      context.log.update('person.left', 'person', person, { leftAt: context.now }, visit.value.id);
    return ok({});
  },
};

/** The expected visit that a declaration speaks of once more. */
function findSameTrip(context: Context, truck: DeclaredTruck): Visit | null {
  return (
    context.stores.visits
      .liveByPlate(truck.plate)
      .find((visit) => visit.stage === 'expected' && isSameTrip(truckOf(visit), truck)) ?? null
  );
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
    truck: row.truck === null ? null : { ...row.truck },
  };
}

import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { authorityShown } from '../../../shared/domain/gate/decide.ts';
import { countedOf } from '../../../shared/domain/reports/counted.ts';
import type { ReportTime } from '../../../shared/domain/reports/cut-off.ts';
import type { Payment } from '../../../shared/domain/records.ts';
import type { Annexes, Counted } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { isThere, type Presence, type Yard } from './presence.ts';
import type { HeldVisit, HoldChange } from './annex-store.ts';
import type { DepartedRow } from './store.ts';

/** A page has no end, paper has. */
const MOST_OVERSTAYS = 200;

/** Why trucks were turned back, by what was said. */
export function turnBackReasonsIn({ stores }: QueryContext, departed: readonly DepartedRow[]): readonly Counted[] {
  return countedOf(
    departed
      .filter(({ departure }) => departure === 'turned-back')
      .map(({ visitId }) => stores.annexes.leftBecause(visitId)),
  );
}

/** Trucks of the closing stock that stood longer than their class usually does (AL1), longest first. */
export function overstaysAt(
  { stores, site }: QueryContext,
  { asOf, end }: ReportTime,
  stay: Presence,
  yard: Yard,
): Annexes['overstays'] {
  const { overstayHours } = site.settings.alarms;
  const zoneOf = new Map(stay.standings.filter((one) => isThere(one, end)).map((one) => [one.visitId, one.zoneId]));
  return stay.site
    .filter((run) => isThere(run, end))
    .map(({ visitId, from }) => {
      const visit = yard.visit(visitId);
      const arrivedAt = visit.arrivedAt ?? from;
      return { ...visit, arrivedAt, ageMs: asOf - arrivedAt };
    })
    .filter(({ kind, cargoClass, ageMs }) => kind === 'cargo' && ageMs > overstayHours[cargoClass] * HOUR_MS)
    .sort((a, b) => b.ageMs - a.ageMs || a.id - b.id)
    .slice(0, MOST_OVERSTAYS)
    .map(({ id, plate, direction, cargoClass, arrivedAt, ageMs }) => {
      const zoneId = zoneOf.get(id);
      const zone = zoneId === undefined ? '' : stores.records.require('zone', zoneId).code;
      return { visitId: wireId('visit', id), plate, direction, cargoClass, zone, arrivedAt, ageMs };
    });
}

/**
 * Holds that stood within a time, of trucks in the yard; of others those that were set or released then. Who ordered a
 * restricted one is not told.
 */
export function holdsIn(
  { stores }: QueryContext,
  { from, asOf, end }: ReportTime,
  stay: Presence,
  yard: Yard,
): Annexes['holds'] {
  const inYard = new Set<VisitId>();
  for (const { visitId } of stay.site) {
    const { id, isHeld } = yard.visit(visitId);
    if (isHeld === 1) inYard.add(id);
  }
  const here = stores.annexes.heldVisits(inYard);
  const others = heldElsewhere(stores, stores.annexes.holding(from, end), here);
  const isThen = (at: Instant | null): boolean => at !== null && at >= from && at < end;
  return [...here, ...stores.annexes.heldVisits(others)]
    .flatMap(({ id: visitId, plate, holds }) =>
      holds
        .filter((hold) => hold.from < end && (hold.to ?? end) >= from)
        .filter((hold) => inYard.has(visitId) || isThen(hold.from) || isThen(hold.to))
        .map((hold) => ({
          visitId: wireId('visit', visitId),
          plate,
          authority: authorityShown(hold),
          from: hold.from,
          to: endedBy(hold.to, asOf),
        })),
    )
    .sort((a, b) => a.from - b.from || (a.visitId < b.visitId ? -1 : 1));
}

/**
 * Other visits that changes set holds of or released, as far as the holds of known visits do not tell it: a change of the
 * journal is dear to read. One change has to do with one visit, though it may release several holds.
 */
function heldElsewhere(
  { journal }: QueryContext['stores'],
  changes: readonly HoldChange[],
  known: readonly HeldVisit[],
): Set<VisitId> {
  const told = Map.groupBy(
    known.flatMap(({ holds }) => [...new Set(holds.flatMap(({ from, to }) => [from, to]))]),
    (at) => at,
  );
  const knownIds = new Set(known.map(({ id }) => id));
  const found = new Set<VisitId>();
  for (const [at, same] of Map.groupBy(changes, (change) => change.at)) {
    if (same.length <= (told.get(at)?.length ?? 0)) continue;
    for (const { seq } of same)
      for (const { visitId } of journal.events(seq)) if (visitId !== null && !knownIds.has(visitId)) found.add(visitId);
  }
  return found;
}

/** What ended later was still going on. */
function endedBy(to: Instant | null, asOf: Instant): Instant | null {
  return to !== null && to <= asOf ? to : null;
}

/** Slots taken against a rule, and receipts waived, with who and why (RP6). */
export function overridesIn(
  { stores }: QueryContext,
  { from, end }: ReportTime,
  payments: readonly Payment[],
): Annexes['overrides'] {
  const slots = stores.annexes.overrides(from, end).map((one) => ({
    at: one.at,
    kind: 'slot',
    plate: one.plate,
    by: nameOf(stores, stores.annexes.overriderOf(one)),
    reason: one.reason,
  }));
  const waived = payments
    .filter(({ how, reversalOf }) => how === 'waived' && reversalOf === null)
    .map(({ paidAt, visitId, approvedBy, paidBy, reason }) => ({
      at: paidAt,
      kind: 'charge-waived',
      plate: stores.records.require('visit', visitId).plate,
      by: nameOf(stores, approvedBy ?? paidBy),
      reason: reason ?? '',
    }));
  return [...slots, ...waived].sort((a, b) => a.at - b.at);
}

/** Stock-takes that were finished, and what differed by kind (SL7). */
export function countDifferencesIn({ stores }: QueryContext, { from, end }: ReportTime): Annexes['countDifferences'] {
  return stores.annexes.counts(from, end).map(({ endedAt, endedBy, differences }) => ({
    at: endedAt,
    by: nameOf(stores, endedBy),
    kinds: countedOf(differences.map(({ kind }) => kind)),
  }));
}

/** People of the yard by the name that stands on its papers. */
function nameOf({ site }: Pick<QueryContext['stores'], 'site'>, user: string | null): string {
  return user === null ? '' : (site.userByName(user)?.displayName ?? user);
}

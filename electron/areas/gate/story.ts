import { wireId, type CrossingId, type PersonId, type VisitId } from '../../../shared/kernel/ids.ts';
import { formatReceiptNo } from '../../../shared/domain/charges/receipts.ts';
import { correctionsOf, type Correction } from '../../../shared/domain/journal/corrections.ts';
import { standingSpansOf } from '../../../shared/domain/journal/standings.ts';
import type { Person, Swap } from '../../../shared/domain/records.ts';
import { maySeeMoney, maySeePeople, maySeePhotos } from '../../../shared/domain/site/rights.ts';
import type { VisitStory } from '../../../shared/contract/past-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { StoredEvent } from '../journal/store.ts';

type Part<Name extends keyof VisitStory> = VisitStory[Name];

/** What a story tells besides its events (YP14); what somebody may not see is left out (YP15). `disclosed`: whom alone a sheet names (YP21). */
export function storyParts(
  visitId: VisitId,
  events: readonly StoredEvent[],
  context: QueryContext,
  disclosed: ReadonlySet<PersonId> | null,
): Pick<VisitStory, 'standings' | 'receipts' | 'people' | 'photos' | 'documents' | 'swaps'> {
  const { roles } = context.actor;
  return {
    standings: standingsOf(visitId, events, context),
    receipts: maySeeMoney(roles) ? receiptsOf(visitId, context) : [],
    people: peopleOf(visitId, context, disclosed),
    photos: maySeePhotos(roles) ? photosOf(visitId, context) : [],
    documents: context.stores.records.require('visit', visitId).documents,
    swaps: context.stores.swaps.ofVisit(visitId).map(swapOf),
  };
}

/** What an event put right, a crossing by its name. */
export function correctionsTold(event: StoredEvent, { stores }: QueryContext): readonly Correction[] {
  const named = (id: Correction['was']): Correction['was'] =>
    typeof id === 'number' ? stores.records.require('crossing', id as CrossingId).name : id;
  return correctionsOf(event).map((correction) =>
    correction.field === 'crossingId'
      ? { ...correction, was: named(correction.was), becomes: named(correction.becomes) }
      : correction,
  );
}

/** The standings that the story speaks of: those that an undo took back are gone. */
function standingsOf(visitId: VisitId, events: readonly StoredEvent[], { stores }: QueryContext): Part<'standings'> {
  const { records, slots } = stores;
  const ids = new Set(events.filter(({ change }) => change.kind === 'standing').map(({ change }) => change.id));
  const standings = [...ids].flatMap((id) => records.get('standing', id) ?? []);
  return standingSpansOf(standings, slots.occupanciesOf(visitId)).map((span) => ({
    zone: records.require('zone', span.zoneId).code,
    slot: span.slotIds.length === 0 ? null : span.slotIds.map((id) => records.require('slot', id).code).join(' + '),
    isAdjustment: span.isAdjustment,
    from: span.from,
    to: span.to,
  }));
}

function receiptsOf(visitId: VisitId, { stores }: QueryContext): Part<'receipts'> {
  const payments = stores.charges.everyPaymentOf(visitId);
  const reversed = new Set(payments.map(({ reversalOf }) => reversalOf));
  return payments.map((payment) => ({
    receiptNo: formatReceiptNo(payment),
    at: payment.paidAt,
    how: payment.how,
    amountDong: payment.amountDong,
    by: payment.paidBy,
    isReversed: reversed.has(payment.id),
  }));
}

function peopleOf(
  visitId: VisitId,
  { actor, stores }: QueryContext,
  disclosed: ReadonlySet<PersonId> | null,
): Part<'people'> {
  const { people, records, rest } = stores;
  const stays = Map.groupBy(rest.staysOfVisitEver(visitId), ({ personId }) => personId);
  const services = Map.groupBy(rest.servicesOfVisit(visitId), ({ personId }) => personId);
  const mayName = maySeePeople(actor.roles);
  const nameOf = (id: PersonId): string | null =>
    mayName && (disclosed === null || disclosed.has(id)) ? people.dataOf(id).name : null;
  return people.ofVisitEver(visitId).map(({ id, role, attachedAt, leftAt }: Person) => ({
    personId: wireId('person', id),
    role,
    name: nameOf(id),
    from: attachedAt,
    to: leftAt,
    stays: (stays.get(id) ?? []).map(({ bedId, startedAt, endedAt }) => ({
      bed: records.require('bed', bedId).code,
      from: startedAt,
      to: endedAt,
    })),
    services: (services.get(id) ?? []).map(({ service, quantity, servedAt }) => ({ service, quantity, at: servedAt })),
  }));
}

function photosOf(visitId: VisitId, { stores }: QueryContext): Part<'photos'> {
  return stores.photos.ofVisit(visitId).map(({ id, sha256, takenAt, removedAt }) => ({
    photoId: wireId('photo', id),
    sha256,
    takenAt,
    isKept: removedAt === null,
  }));
}

function swapOf({ role, was, becomes, documentNo, swappedAt, swappedBy, confirmedBy }: Swap): Part<'swaps'>[number] {
  return { role, was, becomes, documentNo, at: swappedAt, by: swappedBy, confirmedBy };
}

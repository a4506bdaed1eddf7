import { wireId, type PersonId, type VisitId } from '../../../shared/kernel/ids.ts';
import { formatReceiptNo } from '../../../shared/domain/charges/receipts.ts';
import { standingSpansOf } from '../../../shared/domain/journal/standings.ts';
import type { Person, Swap } from '../../../shared/domain/records.ts';
import { maySeeMoney, maySeePeople, maySeePhotos } from '../../../shared/domain/site/rights.ts';
import type { VisitStory } from '../../../shared/contract/past-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { StoredEvent } from '../journal/store.ts';

type Part<Name extends keyof VisitStory> = VisitStory[Name];

/** What a story tells besides its events (YP10); what somebody may not see is left out (YP11). */
export function storyParts(
  visitId: VisitId,
  events: readonly StoredEvent[],
  context: QueryContext,
): Pick<VisitStory, 'standings' | 'receipts' | 'people' | 'photos' | 'swaps'> {
  const { roles } = context.actor;
  return {
    standings: standingsOf(visitId, events, context),
    receipts: maySeeMoney(roles) ? receiptsOf(visitId, context) : [],
    people: peopleOf(visitId, context),
    photos: maySeePhotos(roles) ? photosOf(visitId, context) : [],
    swaps: context.stores.swaps.ofVisit(visitId).map(swapOf),
  };
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

function peopleOf(visitId: VisitId, { actor, stores }: QueryContext): Part<'people'> {
  const { people, records, rest } = stores;
  const stays = Map.groupBy(rest.staysOfVisitEver(visitId), ({ personId }) => personId);
  const services = Map.groupBy(rest.servicesOfVisit(visitId), ({ personId }) => personId);
  const mayName = maySeePeople(actor.roles);
  const nameOf = (id: PersonId): string | null => (mayName ? people.dataOf(id).name : null);
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

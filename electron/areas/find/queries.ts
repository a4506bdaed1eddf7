import { wireId, type PersonId } from '../../../shared/kernel/ids.ts';
import { readSought } from '../../../shared/domain/find/match.ts';
import { writtenIn, type FoundField } from '../../../shared/domain/find/texts.ts';
import { tidySlipNo } from '../../../shared/domain/gate/slips.ts';
import { maySeePapers, maySeePeople } from '../../../shared/domain/site/rights.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { ParsedQuery } from '../../../shared/contract/queries.ts';
import type { FoundMatch, FoundPersonOfVisit, FoundVisit } from '../../../shared/contract/past-queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { search, type PersonHit } from './search.ts';

const USUAL_LIMIT = 50;
/** People that are told beside the visits. */
const MOST_PEOPLE = 8;

/** Searching over all time. */
export const findQueries: Pick<QueryHandlers, 'visit.find'> = {
  'visit.find'(input, context) {
    const { hits, people, isMore } = input.text.trim() === '' ? listed(input, context) : found(input, context);
    const crossings = new Map(context.stores.queues.crossings().map((one) => [one.id, one.name]));
    return {
      visits: hits.map(({ visit, match }): FoundVisit => ({
        visitId: wireId('visit', visit.id),
        plate: visit.plate,
        trailerPlate: visit.trailerPlate,
        containerNo: visit.containerNo,
        direction: visit.direction,
        crossing: crossings.get(visit.crossingId) ?? '',
        cargoClass: visit.cargoClass,
        goods: visit.goods,
        stage: visit.stage,
        departure: visit.departure,
        place: visit.place,
        slotCode: visit.slotId === null ? null : context.stores.records.require('slot', visit.slotId).code,
        queueNumber: visit.queueNumber,
        expectedAt: visit.expectedAt,
        arrivedAt: visit.arrivedAt,
        departedAt: visit.departedAt,
        vehicleType: visit.vehicleType,
        loaded: visit.loaded,
        needsPower: visit.needsPower,
        weightKg: visit.weightKg,
        carrier: visit.carrier,
        customsDeclarationNo: visit.customsDeclarationNo,
        match,
      })),
      people,
      isMore,
      isPartial: context.stores.search.isPartial(),
    };
  },
};

type Listed = {
  readonly hits: readonly { readonly visit: Visit; readonly match: FoundMatch | null }[];
  readonly people: readonly FoundPersonOfVisit[];
  readonly isMore: boolean;
};

type FindInput = ParsedQuery<'visit.find'>;

/** Nothing is looked for: the newest ones. */
function listed({ stage, from, to, limit = USUAL_LIMIT }: FindInput, { stores }: QueryContext): Listed {
  const within = { stage: stage ?? null, from: from ?? null, to: to ?? null };
  const visits = stores.visits.newest({ ...within, limit: limit + 1 });
  return {
    hits: visits.slice(0, limit).map((visit) => ({ visit, match: null })),
    people: [],
    isMore: visits.length > limit,
  };
}

function found({ text, stage, from, to, limit = USUAL_LIMIT }: FindInput, context: QueryContext): Listed {
  const sought = readSought(text);
  if (sought === 'too-short' || sought === 'too-long') throw new ContractFault({ code: `find.${sought}` });
  const { hits, people, isMore } = search(context.stores, {
    sought,
    within: { stage: stage ?? null, from: from ?? null, to: to ?? null },
    limit,
    withPeople: maySeePeople(context.actor.roles),
    withDocuments: maySeePapers(context.actor.roles),
  });
  return {
    hits: hits.map(({ visitId, match, personId }) => {
      const visit = context.stores.records.require('visit', visitId);
      return { visit, match: { ...match, text: written(visit, match.field, personId, context, text) } };
    }),
    people: people.slice(0, MOST_PEOPLE).map((hit) => personFound(hit, context, text)),
    isMore,
  };
}

/** Somebody who fits, with where the person is now. */
function personFound(
  { personId, visitId, match }: PersonHit,
  context: QueryContext,
  typed: string,
): FoundPersonOfVisit {
  const { records, rest, people } = context.stores;
  const [person, visit] = [records.require('person', personId), records.require('visit', visitId)];
  const stay = person.leftAt === null ? rest.openStayOf(personId) : null;
  return {
    personId: wireId('person', personId),
    visitId: wireId('visit', visitId),
    name: people.dataOf(personId).name,
    role: person.role,
    isStaying: person.isStaying,
    leftAt: person.leftAt,
    plate: visit.plate,
    stage: visit.stage,
    slotCode: visit.slotId === null ? null : records.require('slot', visit.slotId).code,
    bed: stay === null ? null : records.require('bed', stay.bedId).code,
    match: { ...match, text: written(visit, match.field, personId, context, typed) },
  };
}

/** What fits, as it is written down. */
function written(
  visit: Visit,
  field: FoundField,
  personId: PersonId | null,
  { stores }: QueryContext,
  typed: string,
): string {
  if (personId !== null) {
    const { name, phone, documentNo } = stores.people.dataOf(personId);
    return (field === 'phone' ? phone : field === 'document' ? documentNo : name) ?? '';
  }
  if (field === 'slip') return tidySlipNo(typed);
  return writtenIn(visit, field) ?? '';
}

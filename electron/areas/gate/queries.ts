import { wireId } from '../../../shared/kernel/ids.ts';
import { disclosureBy } from '../../../shared/domain/journal/disclosure.ts';
import { takenBackIn } from '../../../shared/domain/journal/taken-back.ts';
import type { Piece, Place } from '../../../shared/domain/records.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { ParsedQuery } from '../../../shared/contract/queries.ts';
import type { StoryPiece, VisitStory } from '../../../shared/contract/past-queries.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { storyEvent } from '../journal/queries.ts';
import { pageHeadOf } from '../steps/page-head.ts';
import { correctionsTold, storyParts } from './story.ts';

const STORY_LIMIT = 2000;

/** Queries about visits. `toRow` is how the live model shows one. */
export function createGateQueries(
  toRow: (visitId: number, context: QueryContext) => VisitRow | null,
): Pick<QueryHandlers, 'visit.story'> {
  return {
    'visit.story'(input, context) {
      const visit = toRow(input.visitId, context);
      if (visit === null) return null;
      const events = context.stores.journal.eventsOfVisit(input.visitId, STORY_LIMIT);
      const disclosure = disclosureOf(input, context);
      const takenBack = takenBackIn(events);
      return {
        siteName: context.site.name,
        head: pageHeadOf(context.site),
        disclosure: disclosure === null ? null : withoutPeople(disclosure),
        toldAt: context.now,
        visit,
        events: events.map((event) => ({
          ...storyEvent(context, event),
          undoneBy: takenBack.get(event.seq) ?? null,
          corrections: correctionsTold(event, context),
        })),
        isCut: events.length >= STORY_LIMIT,
        pieces: context.stores.visits.piecesOf(input.visitId).map((piece) => pieceOf(piece, visit.place)),
        ...storyParts(input.visitId, events, context, disclosure?.people ?? null),
      };
    },
  };
}

type Disclosed = NonNullable<ReturnType<typeof disclosureBy>>;

/** By what its people may be named on paper; what allows nothing to whoever asks is a fault, never a sheet without names. */
function disclosureOf(
  { visitId, disclosure: seq }: ParsedQuery<'visit.story'>,
  context: QueryContext,
): Disclosed | null {
  if (seq === undefined) return null;
  const { journal } = context.stores;
  const change = journal.change(seq);
  const by = context.actor.user;
  const disclosing = change === null ? null : { ...change, events: journal.events(seq) };
  const disclosure = disclosureBy(disclosing, { visitId, by, now: context.now });
  if (disclosure === null) throw new ContractFault({ code: 'story.not-disclosed' });
  return disclosure;
}

function withoutPeople({ to, documentNo, at, by }: Disclosed): VisitStory['disclosure'] {
  return { to, documentNo, at, by };
}

/** A piece that stands with its visit is where the visit is. */
function pieceOf({ id, kind, plate, isLead, isApart, place, seenAt }: Piece, ofVisit: Place): StoryPiece {
  return { pieceId: wireId('piece', id), kind, plate, isLead, isApart, place: isApart ? place : ofVisit, seenAt };
}

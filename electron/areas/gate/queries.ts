import { wireId } from '../../../shared/kernel/ids.ts';
import type { Piece, Place } from '../../../shared/domain/records.ts';
import type { StoryPiece } from '../../../shared/contract/past-queries.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { storyEvent } from '../journal/queries.ts';
import { storyParts } from './story.ts';

const STORY_LIMIT = 2000;

/** Queries about visits. `toRow` is how the live model shows one. */
export function createGateQueries(
  toRow: (visitId: number, context: Parameters<QueryHandlers['visit.story']>[1]) => VisitRow | null,
): Pick<QueryHandlers, 'visit.story'> {
  return {
    'visit.story'(input, context) {
      const visit = toRow(input.visitId, context);
      if (visit === null) return null;
      const events = context.stores.journal.eventsOfVisit(input.visitId, STORY_LIMIT);
      return {
        visit,
        events: events.map((event) => storyEvent(context, event)),
        isCut: events.length >= STORY_LIMIT,
        pieces: context.stores.visits.piecesOf(input.visitId).map((piece) => pieceOf(piece, visit.place)),
        ...storyParts(input.visitId, events, context),
      };
    },
  };
}

/** A piece that stands with its visit is where the visit is. */
function pieceOf({ id, kind, plate, isLead, isApart, place, seenAt }: Piece, ofVisit: Place): StoryPiece {
  return { pieceId: wireId('piece', id), kind, plate, isLead, isApart, place: isApart ? place : ofVisit, seenAt };
}

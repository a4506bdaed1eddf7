import { wireId } from '../../../shared/kernel/ids.ts';
import { normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Piece, Place } from '../../../shared/domain/records.ts';
import type { FoundVisit, StoryPiece } from '../../../shared/contract/past-queries.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { storyEvent } from '../journal/queries.ts';
import { storyParts } from './story.ts';

const FOUND_LIMIT = 50;
const STORY_LIMIT = 2000;

/** Queries about visits. `toRow` is how the live model shows one. */
export function createGateQueries(
  toRow: (visitId: number, context: Parameters<QueryHandlers['visit.story']>[1]) => VisitRow | null,
): Pick<QueryHandlers, 'visit.find' | 'visit.story'> {
  return {
    'visit.find'(input, context) {
      const visits = context.stores.visits.find({
        text: normalisePlate(input.text),
        stage: input.stage ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
        limit: input.limit ?? FOUND_LIMIT,
      });
      const crossings = new Map(context.stores.queues.crossings().map((one) => [one.id, one.name]));
      return {
        visits: visits.map((visit): FoundVisit => ({
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
          match: null,
        })),
        isMore: visits.length === (input.limit ?? FOUND_LIMIT),
      };
    },

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

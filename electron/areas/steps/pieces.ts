import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Piece, Place } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';
import { freeSlots } from './occupancy.ts';

/** What a piece says of its place while it stands with its visit. */
const WITH_VISIT: Place = 'visit';

/** A piece stands with its visit again: its own place, and the slot there, are free (SL21). */
export function joinPiece(context: Context, piece: Piece, at: Instant): Piece {
  freeSlots(context, piece.visitId, piece.id, at);
  const set = { isApart: false, place: WITH_VISIT, seenAt: laterOf(piece.seenAt, at) };
  return context.log.update('piece.joined', 'piece', piece, set, piece.visitId);
}

/** Whatever stands apart from a visit is with it again: all of it leaves the yard. */
export function joinPieces(context: Context, visitId: VisitId, at: Instant): void {
  for (const stored of context.stores.visits.piecesOf(visitId)) {
    const piece = context.log.latest('piece', stored);
    if (piece.isApart && piece.detachedAt === null) joinPiece(context, piece, at);
  }
}

/** A piece leaves its visit for good; the slot that it held is free (SL21). */
export function detachPiece(context: Context, piece: Piece, at: Instant, place: Place): void {
  if (piece.isApart) freeSlots(context, piece.visitId, piece.id, at);
  const set = { ...(piece.isApart && { isApart: false }), place, detachedAt: at };
  context.log.update('piece.detached', 'piece', piece, set, piece.visitId);
}

/** The later of two sightings. */
export function laterOf(a: Instant, b: Instant): Instant {
  return Math.max(a, b) as Instant;
}

/** What led has gone: another piece leads from now on, and is with its visit (SL21). */
export function leadWith(context: Context, stored: Piece, at: Instant): void {
  const piece = context.log.latest('piece', stored);
  const joined = piece.isApart ? joinPiece(context, piece, at) : piece;
  if (!joined.isLead) context.log.update('piece.joined', 'piece', joined, { isLead: true }, piece.visitId);
}

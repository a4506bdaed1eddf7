import type { Piece, PieceKind, Visit } from '../records.ts';
import type { PlacingVisit } from './types.ts';

/** How long a piece is that stands apart (SL21). */
const PIECE_LENGTH_CM: Readonly<Record<PieceKind, number>> = {
  tractor: 700,
  rigid: 1200,
  trailer: 1400,
  container: 1400,
};

/** Whether a piece carries the goods, and with them their hazard class and their need for power. */
function isLoad(kind: PieceKind): boolean {
  return kind !== 'tractor';
}

/** A piece that is to stand apart, as the slot rules see it: it is asked for like a truck of its own (SL21). */
export function placingPieceOf(piece: Pick<Piece, 'kind'>, visit: Visit): PlacingVisit {
  return {
    visitId: visit.id,
    lengthCm: PIECE_LENGTH_CM[piece.kind],
    needsPower: isLoad(piece.kind) && visit.needsPower,
    hazardClass: isLoad(piece.kind) ? visit.hazardClass : null,
    direction: visit.direction,
    cargoClass: visit.cargoClass,
    carrier: visit.carrier,
    expectedDepartureAt: null,
    slotIds: [],
  };
}

/** Why a piece has no place of its own. */
export type PieceRefusal = { readonly code: 'piece.unknown' } | { readonly code: 'piece.leads' };

/** Decides whether a piece of a visit may stand apart: it is still with it, and is not the one that leads (SL21). */
export function canStandApart(piece: Piece | null, visit: Pick<Visit, 'id'>): PieceRefusal | null {
  if (piece === null || piece.visitId !== visit.id || piece.detachedAt !== null) return { code: 'piece.unknown' };
  return piece.isLead ? { code: 'piece.leads' } : null;
}

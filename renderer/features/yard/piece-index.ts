import type { PieceRow } from '../../../shared/contract/rows.ts';

/** Pieces that stand apart from their visit, by the slot where they stand. */
export type PieceIndex = {
  /** Keeps a piece as it is now, or forgets it; answers the slots that this changes. */
  readonly put: (pieceId: string, piece: PieceRow | null) => readonly string[];
  readonly at: (slotId: string) => readonly PieceRow[];
  readonly clear: () => void;
};

const SLOT_PREFIX = 'slot:';
const NONE: readonly PieceRow[] = [];

export function createPieceIndex(): PieceIndex {
  const known = new Map<string, string>();
  const bySlot = new Map<string, readonly PieceRow[]>();
  return {
    put(pieceId, piece) {
      const before = known.get(pieceId) ?? null;
      const now = piece !== null && piece.isApart && piece.place.startsWith(SLOT_PREFIX) ? slotIn(piece.place) : null;
      if (before !== null) {
        const left = (bySlot.get(before) ?? NONE).filter((each) => each.pieceId !== pieceId);
        if (left.length === 0) bySlot.delete(before);
        else bySlot.set(before, left);
        known.delete(pieceId);
      }
      if (piece !== null && now !== null) {
        bySlot.set(now, [...(bySlot.get(now) ?? NONE), piece]);
        known.set(pieceId, now);
      }
      return [before, now].filter((slotId) => slotId !== null);
    },
    at: (slotId) => bySlot.get(slotId) ?? NONE,
    clear() {
      known.clear();
      bySlot.clear();
    },
  };
}

function slotIn(place: string): string {
  return place.slice(SLOT_PREFIX.length);
}

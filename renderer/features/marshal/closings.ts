import type { ClosingRow, MoveRow, SlotRow, VisitRow } from '../../../shared/contract/rows.ts';
import type { RowStore } from '../../store/row-store.ts';
import { shortCodes } from './codes.ts';

/** A truck that stands on ground that closes, and the order that takes it away, if there is one. */
export type StandingThere = { readonly visit: VisitRow; readonly slot: SlotRow; readonly move: MoveRow | null };

export type ClosingLine = {
  readonly closing: ClosingRow;
  /** The ground in words: `A`, `A · hàng 3`, `A1-01..A1-04`. */
  readonly ground: { readonly zone: string | null; readonly row: string | null; readonly codes: string };
  readonly isUnderWay: boolean;
  readonly standing: readonly StandingThere[];
};

/** The closings that are under way, then those to come; each by its beginning. */
export function closingLines(rows: Pick<RowStore, 'all' | 'get'>): readonly ClosingLine[] {
  const orders = new Map<string, MoveRow>();
  for (const move of rows.all('move').values()) orders.set(move.visitId, move);
  return [...rows.all('closing').values()]
    .map((closing) => lineOf(closing, rows, orders))
    .toSorted((a, b) => Number(b.isUnderWay) - Number(a.isUnderWay) || a.closing.fromAt - b.closing.fromAt);
}

function lineOf(closing: ClosingRow, rows: Pick<RowStore, 'get'>, orders: ReadonlyMap<string, MoveRow>): ClosingLine {
  const slots = closing.slotIds.flatMap((slotId) => rows.get('slot', slotId) ?? []);
  const standing = new Map<string, StandingThere>();
  for (const slot of slots) {
    const visit = slot.visitId === null ? undefined : rows.get('visit', slot.visitId);
    if (visit !== undefined && !standing.has(visit.visitId))
      standing.set(visit.visitId, { visit, slot, move: orders.get(visit.visitId) ?? null });
  }
  return {
    closing,
    ground: {
      zone: closing.zoneId === null ? null : (rows.get('zone', closing.zoneId)?.code ?? null),
      row: closing.row,
      codes: shortCodes(
        slots.toSorted((a, b) => a.zone.localeCompare(b.zone) || a.row.localeCompare(b.row) || a.position - b.position),
      ),
    },
    isUnderWay: closing.begunAt !== null,
    standing: [...standing.values()],
  };
}

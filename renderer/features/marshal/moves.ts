import type { MoveRow, VisitRow } from '../../../shared/contract/rows.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { RowStore } from '../../store/row-store.ts';

/** The open orders as they are driven: by priority, then the oldest first. */
export function openMoves(rows: Pick<RowStore, 'all'>): readonly MoveRow[] {
  return [...rows.all('move').values()].toSorted((a, b) => a.priority - b.priority || a.orderedAt - b.orderedAt);
}

/** The yard tractors that are in the yard, by plate. */
export function yardTractors(rows: Pick<RowStore, 'all'>): readonly VisitRow[] {
  return [...rows.all('visit').values()]
    .filter(({ kind, stage }) => kind === 'internal' && isInYard(stage))
    .toSorted((a, b) => a.plate.localeCompare(b.plate));
}

/** Orders of one driver, as they are handed out on paper. */
export type DriverOrders = { readonly who: string | null; readonly moves: readonly MoveRow[] };

/** The orders by who drives them; what nobody took comes last. */
export function byDriver(moves: readonly MoveRow[]): readonly DriverOrders[] {
  const drivers = Map.groupBy(moves, ({ assignedTo }) => assignedTo);
  return [...drivers]
    .map(([who, theirs]) => ({ who, moves: theirs }))
    .toSorted((a, b) => Number(a.who === null) - Number(b.who === null) || (a.who ?? '').localeCompare(b.who ?? ''));
}

/** The priority that follows when it is stepped through. */
export function nextPriority(priority: number): number {
  return priority >= 3 ? 1 : priority + 1;
}

/** Where a truck stands, as people say it: a slot's code or a zone's; null where nobody knows. */
export function placeCode(place: string, rows: Pick<RowStore, 'get'>): string | null {
  const [kind, id = ''] = place.split(':');
  if (kind === 'slot') return rows.get('slot', id)?.code ?? null;
  if (kind === 'zone') return rows.get('zone', id)?.code ?? null;
  return null;
}

import { wireId, type CrossingId } from '../../../shared/kernel/ids.ts';
import type { RowStore } from '../../store/row-store.ts';

/** The name of a crossing by the number that a verdict gives. */
export function crossingNames(rows: RowStore): (crossingId: number) => string {
  return (crossingId) => rows.get('crossing', wireId('crossing', crossingId as CrossingId))?.name ?? '';
}

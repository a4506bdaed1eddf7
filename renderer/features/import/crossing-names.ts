import type { WireId } from '../../../shared/kernel/ids.ts';
import type { RowStore } from '../../store/row-store.ts';

/** The name of a crossing by the id that a verdict gives. */
export function crossingNames(rows: RowStore): (crossingId: WireId<'crossing'>) => string {
  return (crossingId) => rows.get('crossing', crossingId)?.name ?? '';
}

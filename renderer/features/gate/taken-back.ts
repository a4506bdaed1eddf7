import type { RowStore } from '../../store/row-store.ts';
import type { Way } from './candidates.ts';

/** A truck that this station let in or out, perhaps to come back, or a tractor whose trailer stays. */
export type Act = { readonly way: Way | 'uncouple' | 'abroad'; readonly visitId: string; readonly plate: string };

/**
 * Whether the record says by now that it never happened: somebody took it back, here or on another screen (JO4). A
 * truck that came in and left again did come in.
 */
export function isTakenBack(rows: Pick<RowStore, 'get' | 'all'>, { way, visitId, plate }: Act): boolean {
  const visit = rows.get('visit', visitId);
  if (way === 'uncouple') return visit?.plate === plate;
  if (way === 'out') return visit !== undefined && visit.stage !== 'departed';
  if (way === 'in' && visit !== undefined) return visit.arrivedAt === null;
  const barrier = way === 'in' ? 'in' : 'out';
  for (const pass of rows.all('pass').values()) if (pass.visitId === visitId && pass.way === barrier) return false;
  return true;
}

import type { QueryInput } from '../../../shared/contract/queries.ts';

/** The panes, in the order of their keys. */
export const PANES = ['moves', 'place', 'wishes', 'closings'] as const;
export type Pane = (typeof PANES)[number];

/** What a plan of moves is asked for. */
export type MovePlanInput = QueryInput<'move.plan'>;

/** What the screen shows: a pane, and the plan that is open in it. */
export type MarshalPlace = { readonly pane: Pane; readonly plan: MovePlanInput | null };

/** Reads the wish that the screen was opened with; one that says nothing opens the first pane. */
export function readWish(wish: string | null): MarshalPlace {
  const [what = '', first = '', second = ''] = (wish ?? '').split(':');
  const pane = PANES.find((one) => one === what);
  if (pane !== undefined) return { pane, plan: null };
  if (first !== '') {
    if (what === 'unblock') return { pane: 'moves', plan: { why: 'unblock', visitId: first } };
    if (what === 'gaps') return { pane: 'moves', plan: { why: 'consolidate', zone: first } };
    if (what === 'empty')
      return { pane: 'moves', plan: { why: 'zone-closing', zone: first, ...(second === '' ? {} : { row: second }) } };
    if (what === 'clear') return { pane: 'closings', plan: { why: 'zone-closing', closingId: first } };
  }
  return { pane: 'moves', plan: null };
}

/** The wish that opens a zone's or a row's plan. */
export function zoneWish(what: 'gaps' | 'empty', zone: string, row: string): string {
  return what === 'empty' && row !== '' ? `empty:${zone}:${row}` : `${what}:${zone}`;
}

import type { RowStore } from '../store/row-store.ts';
import type { Words } from './app-context.ts';

/** A place in the yard as people say it: a slot's code, a zone's name, or what was typed. */
export function placeWordsOf(place: string, rows: Pick<RowStore, 'get'>, word: Words['word']): string {
  if (place === 'gate-lane' || place === 'processing' || place === 'unknown') return word('zoneKind', place);
  const [kind, id = ''] = place.split(':');
  if (kind === 'slot') return rows.get('slot', id)?.code ?? place;
  if (kind === 'zone') return rows.get('zone', id)?.name ?? place;
  return place;
}

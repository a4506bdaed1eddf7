import type { Words } from '../../client/app-context.ts';
import { placeWordsOf } from '../../client/place-words.ts';
import type { RowStore } from '../../store/row-store.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { IncidentTextKey } from './texts/catalog.ts';

/** Where an incident is, as people say it: a slot's code, a zone's name, or what was typed. */
export function placeText(
  place: string,
  rows: Pick<RowStore, 'get'>,
  { word }: Pick<Words, 'word'>,
  t: Translate<IncidentTextKey>,
): string {
  if (place === '') return t('incident.place-none');
  if (place === 'outside') return t('incident.outside');
  return placeWordsOf(place, rows, word);
}

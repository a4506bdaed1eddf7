import type { Words } from '../../client/app-context.ts';
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
  if (place === 'gate-lane' || place === 'processing' || place === 'unknown') return word('zoneKind', place);
  const [kind, id = ''] = place.split(':');
  if (kind === 'slot') return rows.get('slot', id)?.code ?? place;
  if (kind === 'zone') return rows.get('zone', id)?.name ?? place;
  return place;
}

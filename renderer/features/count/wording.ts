import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Words } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { Recorded, Seen, Walk } from './count-model.ts';
import type { CountTextKey } from './texts/catalog.ts';

type Say = Translate<CountTextKey>;

/** A place as people say it: a slot's code, a row of a zone. */
export function placeText(
  place: string | null,
  rows: Pick<RowStore, 'get'>,
  { word }: Pick<Words, 'word'>,
  t: Say,
): string {
  if (place === null) return t('count.place-none');
  if (place === 'outside') return t('count.place-outside');
  if (place === 'gate-lane' || place === 'processing' || place === 'unknown') return word('zoneKind', place);
  const [kind, id = '', ...code] = place.split(':');
  if (kind === 'slot') return rows.get('slot', id)?.code ?? place;
  const zone = t('count.in-zone', { zone: rows.get('zone', id)?.code ?? id });
  if (kind !== 'row' && kind !== 'aisle' && kind !== 'bay') return zone;
  return `${t(`count.${kind}`, { code: code.join(':') })}, ${zone}`;
}

/** What is walked: `Dãy A1`. */
export function walkText({ part }: Pick<Walk, 'part'>, t: Say): string {
  return part === null ? t('count.outside-slots') : t(`count.${part.kind}`, { code: part.code });
}

export function recordedText(recorded: Recorded, t: Say): string {
  if (recorded.kind === 'empty') return t('count.recorded-empty');
  if (recorded.kind === 'truck') return formatPlate(recorded.plate);
  return recorded.plate === null
    ? t('count.recorded-unknown')
    : `${t('count.recorded-unknown')} ${formatPlate(recorded.plate)}`;
}

export function seenText(seen: Seen | null, t: Say): string {
  if (seen === null) return t('count.not-seen');
  if (seen.kind !== 'other') return t(`count.seen-${seen.kind}`);
  return t(seen.isKnown ? 'count.seen-other' : 'count.seen-stranger', { plate: formatPlate(seen.plate) });
}

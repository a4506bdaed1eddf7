import type { Translate } from '../../../ui/i18n.ts';
import type { Words } from '../../../client/app-context.ts';
import type { ForecastTextKey } from './texts/catalog.ts';

/** Which trucks: `HN xuất · hàng tươi`; what is not said is all of them. */
export function lineText(
  line: { readonly crossing: string | null; readonly direction: string | null; readonly cargoClass: string | null },
  t: Translate<ForecastTextKey>,
  word: Words['word'],
): string {
  const { crossing, direction, cargoClass } = line;
  const queue = [
    crossing ?? (direction === null && cargoClass === null ? t('forecast.site') : t('forecast.any-crossing')),
    ...(direction === null ? [] : [word('direction', direction)]),
  ].join(' ');
  return cargoClass === null ? queue : `${queue} · ${word('cargoClass', cargoClass)}`;
}

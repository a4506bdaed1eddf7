import { assertNever } from '../../../shared/kernel/assert-never.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Words } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import type { Lang, Translate } from '../../ui/i18n.ts';
import type { PastLine } from './figures.ts';
import type { pastTexts } from './texts/catalog.ts';
import type { Mark } from './use-pulse.ts';

/** `Hữu Nghị nhập`, `Hữu Nghị nhập · kiểm dịch`: a crossing's queues, told apart by direction and point. */
export function lineName({ crossing, direction, point }: PastLine, word: Words['word']): string {
  const name = `${crossing} ${word('direction', direction)}`;
  return point === 'main' ? name : `${name} · ${word('queuePoint', point)}`;
}

/** `A Xuất chung`, in the language that it has a name in. */
export function zoneName(
  zone: { readonly code: string; readonly name: string; readonly nameEn: string },
  lang: Lang,
): string {
  return `${zone.code} ${lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name}`;
}

export type PastTranslate = Translate<keyof (typeof pastTexts)['vi']>;

/** What is marked, in words: `Cảnh báo: 12C-123.45 ở quá lâu`. The plate is said where the rows know the truck. */
export function markWords(
  { kind, code, visitId }: Mark,
  rows: Pick<RowStore, 'get'>,
  word: Words['word'],
  t: PastTranslate,
): string {
  const plate = visitId === null ? null : (rows.get('visit', visitId)?.plate ?? null);
  switch (kind) {
    case 'alarm':
      return `${t('past.mark-alarm')}: ${word('alarm', code, { plate })}`;
    case 'incident': {
      const what = `${t('past.mark-incident')}: ${word('incidentKind', code)}`;
      return plate === null ? what : `${what}, ${formatPlate(plate)}`;
    }
    case 'suspension':
      return t(code === 'crossing.resume' ? 'past.mark-resumed' : 'past.mark-suspension');
    case 'stock-take':
      return t('past.mark-stock-take');
    default:
      return assertNever(kind);
  }
}

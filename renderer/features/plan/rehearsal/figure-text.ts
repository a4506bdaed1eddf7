import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { LeverWords } from './lever-text.ts';
import { FIGURES, type Figure } from './figures.ts';

/** What is drawn, in words: "Xe trong bãi", "Chờ gọi: hàng tươi". */
export function figureName(figure: Figure, { yard }: Situation, { t, word }: LeverWords): string {
  const main = FIGURES.find((one) => one === figure);
  if (main !== undefined) return t(`rehearsal.figure-${main}`);
  const [kind = '', name = ''] = figure.split(':');
  if (kind === 'class') return t('rehearsal.figure-class', { cargoClass: word('cargoClass', name) });
  if (kind === 'facility') return t('rehearsal.figure-facility', { facility: word('facilityKind', name) });
  return t('rehearsal.zone', { zone: yard.zones.find(({ code }) => code === name)?.name ?? name });
}

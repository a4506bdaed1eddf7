import type { RangeReport } from '../../../shared/contract/report-queries.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { rangeTexts } from './texts/catalog.ts';

const HEADS = ['opening', 'in', 'out', 'adjustments', 'closing', 'places', 'min', 'mean', 'max', 'percent'] as const;

/** The zones side by side: what came and went, and how full each was. */
export function ZoneTable({ report: { trucks, annexes } }: { readonly report: RangeReport }) {
  const { format, lang } = useApp();
  const t = useTexts(rangeTexts);
  const fullness = new Map(annexes.zones.map((zone) => [zone.zone, zone]));
  const figure = (value: number | undefined): string => (value === undefined ? t('range.none') : format.number(value));
  return (
    <section className="range-zones" aria-label={t('range.zones')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('range.zone')}</th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="r">
                {t(`range.${head}`)}
              </th>
            ))}
            <th scope="col" className="share" aria-label={t('range.percent')} />
          </tr>
        </thead>
        <tbody>
          {trucks.byZone.map((zone) => {
            const full = fullness.get(zone.zone);
            const share = full?.meanPercent ?? null;
            return (
              <tr key={zone.zone}>
                <td title={lang === 'en' ? zone.nameEn : zone.name}>
                  {zone.zone} {lang === 'en' ? zone.nameEn : zone.name}
                </td>
                {[
                  zone.opening,
                  zone.in,
                  zone.out,
                  zone.adjustments,
                  zone.closing,
                  full?.places,
                  full?.min,
                  full?.mean,
                  full?.max,
                  share ?? undefined,
                ].map((value, at) => (
                  <td key={HEADS[at]} className="r">
                    {figure(value)}
                  </td>
                ))}
                <td className="share">
                  <i style={{ inlineSize: `${String(Math.min(100, share ?? 0))}%` }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

import type { Spread } from '../../../../../shared/contract/report-queries.ts';
import type { CargoClass, Direction } from '../../../../../shared/domain/vocabulary.ts';
import { usePaper, type Tongue } from '../paper.ts';
import { Say } from '../say.tsx';
import { capital } from './accounts.tsx';
import { AnnexTable, column, type Line } from './annex-table.tsx';
import { SpreadDrawing } from './charts.tsx';

export type NamedSpread = Spread & { readonly key: string; readonly of: (tongue: Tongue) => string };

/** Lengths of time by their quantiles, with bars on one scale. */
export function SpreadTable(props: {
  readonly title: (tongue: Tongue) => string;
  readonly spreads: readonly NamedSpread[];
  /** All of them together. */
  readonly total: Spread;
}) {
  const { title, spreads, total } = props;
  const [{ t, format }] = usePaper().tongues;
  const most = Math.max(0, total.p95Ms ?? 0, ...spreads.map(({ p95Ms }) => p95Ms ?? 0));
  const length = (ms: number | null): string => (ms === null ? t('annex.dash') : format.duration(ms));
  const line = ({ key, of, ...spread }: NamedSpread, isSum: boolean): Line => ({
    key,
    isSum,
    cells: [
      <Say key="name" of={of} />,
      format.number(spread.count),
      length(spread.p50Ms),
      length(spread.p90Ms),
      length(spread.p95Ms),
      length(spread.maxMs),
      <SpreadDrawing key="bar" p50={spread.p50Ms} p90={spread.p90Ms} p95={spread.p95Ms} most={most} />,
    ],
  });
  const counted = spreads.filter(({ count }) => count > 0);
  return (
    <AnnexTable
      title={title}
      columns={[
        column('annex.col.what', 'name'),
        column('annex.col.count'),
        column('annex.col.p50'),
        column('annex.col.p90'),
        column('annex.col.p95'),
        column('annex.col.longest'),
        { of: () => '', kind: 'drawing' },
      ]}
      lines={
        total.count === 0
          ? []
          : [
              ...counted.map((one) => line(one, false)),
              line({ ...total, key: 'all', of: (tongue) => tongue.t('annex.total') }, true),
            ]
      }
      note={(tongue) => tongue.t('annex.queue.spread-note')}
    />
  );
}

/** Spreads by direction and class under their names. */
export function byClass(
  spreads: readonly (Spread & { readonly direction: Direction; readonly cargoClass: CargoClass })[],
): readonly NamedSpread[] {
  return spreads.map(({ direction, cargoClass, ...spread }) => ({
    ...spread,
    key: `${direction} ${cargoClass}`,
    of: ({ word }) => capital(`${word('direction', direction)}, ${word('cargoClass', cargoClass)}`),
  }));
}

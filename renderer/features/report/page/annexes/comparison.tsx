import { signed, usePaper, type Tongue } from '../paper.ts';
import { Say } from '../say.tsx';
import { AnnexTable, column, type Line } from './annex-table.tsx';

const FIGURES = ['in', 'out', 'closing', 'max'] as const;

/** This period against others, with how much it has more or less. */
export function ComparisonAnnex() {
  const { report, tongues } = usePaper();
  const [{ t, format }] = tongues;
  const { trucks, occupancy, waits } = report;
  const own = { in: trucks.in, out: trucks.out, closing: trucks.closing, max: occupancy.site.max };
  const length = (ms: number | null): string => (ms === null ? t('annex.dash') : format.duration(ms));
  const digits = (value: number): number => (Number.isInteger(value) ? 0 : 1);
  const lines: readonly Line[] = report.comparisons.map((one) => ({
    key: one.code,
    cells: [
      <Say
        key="name"
        of={(tongue) => {
          const name = tongue.t(`annex.compare.${one.code}`);
          return one.on === null ? name : tongue.t('annex.compare.on', { name, on: tongue.format.day(one.on) });
        }}
      />,
      ...FIGURES.map((figure) =>
        t('annex.compare.cell', {
          value: format.number(one[figure], digits(one[figure])),
          change: signed(format, own[figure] - one[figure], digits(own[figure] - one[figure])),
        }),
      ),
      length(one.waitP50Ms),
    ],
  }));
  const thisLine: Line = {
    key: 'this',
    isSum: true,
    cells: [
      <Say key="name" of={(tongue: Tongue) => tongue.t('annex.compare.this')} />,
      ...FIGURES.map((figure) => format.number(own[figure])),
      length(waits.p50Ms),
    ],
  };
  return (
    <AnnexTable
      title={(tongue) => tongue.t('annex.compare.table')}
      columns={[
        column('annex.col.compared', 'name'),
        column('annex.col.in'),
        column('annex.col.out'),
        column('annex.col.closing'),
        column('annex.col.most'),
        column('annex.col.wait'),
      ]}
      lines={[thisLine, ...lines]}
      note={(tongue) => tongue.t('annex.compare.note')}
    />
  );
}

import { usePaper } from '../paper.ts';
import { Say } from '../say.tsx';
import { capital } from './accounts.tsx';
import { AnnexTable, column, type Line } from './annex-table.tsx';

/** What was charged, by kind and by how it was settled. */
export function ChargesAnnex() {
  const { report, tongues } = usePaper();
  const [{ format }] = tongues;
  const { charges, chargesSumDong } = report.annexes;
  const lines: readonly Line[] = charges.map(({ kind, how, count, sumDong }) => ({
    key: `${kind} ${how}`,
    cells: [
      <Say key="kind" of={({ word }) => capital(word('chargeKind', kind))} />,
      <Say key="how" of={({ word }) => word('paymentWay', how)} />,
      format.number(count),
      format.number(sumDong),
    ],
  }));
  const total: Line = {
    key: 'total',
    isSum: true,
    cells: [
      <Say key="name" of={({ t }) => t('annex.total')} />,
      '',
      format.number(charges.reduce((sum, { count }) => sum + count, 0)),
      format.number(chargesSumDong),
    ],
  };
  return (
    <AnnexTable
      title={({ t }) => t('annex.charges.table')}
      columns={[
        column('annex.col.kind', 'name'),
        column('annex.col.how', 'text'),
        column('annex.col.count'),
        column('annex.col.sum'),
      ]}
      lines={lines.length === 0 ? [] : [...lines, total]}
    />
  );
}

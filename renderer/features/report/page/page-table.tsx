import { WAYS_OUT, type PageOneFigures } from '../../../../shared/domain/reports/page-one.ts';
import type { PaperTextKey } from '../texts/paper-catalog.ts';
import { signed, usePaper, type Tongue } from './paper.ts';
import { Say } from './say.tsx';

const ROMAN = ['I', 'II'] as const;
const AGES = ['over24h', 'over48h', 'over72h'] as const;

/** The one table of page 1: opening + in − the four ways out ± adjustments = closing (RP2, AC1). */
export function PageTable() {
  const { rows, byDirection, total } = usePaper().report.pageOne;
  return (
    <table className="page-table">
      <thead>
        <tr>
          <Head text="paper.col.class" rows={2} isName />
          <Head text="paper.col.opening" rows={2} />
          <Head text="paper.col.in" rows={2} />
          <Head text="paper.col.out" columns={WAYS_OUT.length} />
          <Head text="paper.col.adjustments" rows={2} />
          <Head text="paper.col.closing" rows={2} />
          <Head text="paper.col.over" columns={AGES.length} />
        </tr>
        <tr>
          {WAYS_OUT.map((way) => (
            <Head key={way} text={`paper.col.${way}`} />
          ))}
          {AGES.map((age) => (
            <Head key={age} text={`paper.col.${age}`} />
          ))}
        </tr>
      </thead>
      <tbody>
        {byDirection.map((sum, at) => [
          <Row
            key={sum.direction}
            prefix={`${ROMAN[at] ?? ''}. `}
            name={({ t }) => t(`paper.${sum.direction}`)}
            figures={sum}
            isSum
          />,
          ...rows
            .filter(({ direction }) => direction === sum.direction)
            .map((row) => (
              <Row
                key={`${sum.direction} ${row.group}`}
                name={({ t }) => t(`paper.group.${row.group}`)}
                figures={row}
              />
            )),
        ])}
        <Row name={({ t }) => t('paper.total')} figures={total} isSum />
      </tbody>
    </table>
  );
}

function Head(props: {
  readonly text: PaperTextKey;
  readonly rows?: number;
  readonly columns?: number;
  readonly isName?: boolean;
}) {
  const { text, rows, columns, isName } = props;
  return (
    <th
      scope={columns === undefined ? 'col' : 'colgroup'}
      rowSpan={rows}
      colSpan={columns}
      className={isName === true ? 'name' : undefined}
    >
      <Say of={({ t }) => t(text)} />
    </th>
  );
}

function Row(props: {
  readonly prefix?: string;
  readonly name: (tongue: Tongue) => string;
  readonly figures: PageOneFigures;
  readonly isSum?: boolean;
}) {
  const { prefix = '', name, figures, isSum } = props;
  const { format } = usePaper().tongues[0];
  const cells = [figures.opening, figures.in, ...WAYS_OUT.map((way) => figures[way])];
  return (
    <tr className={isSum === true ? 'sum' : undefined}>
      <th scope="row">
        {prefix}
        <Say of={name} />
      </th>
      {cells.map((value, at) => (
        <td key={at}>{format.number(value)}</td>
      ))}
      <td>{signed(format, figures.adjustments)}</td>
      <td className="b">{format.number(figures.closing)}</td>
      {AGES.map((age) => (
        <td key={age}>{format.number(figures[age])}</td>
      ))}
    </tr>
  );
}

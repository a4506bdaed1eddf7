import type { ReactNode } from 'react';
import type { PaperTextKey } from '../../texts/paper-catalog.ts';
import type { Tongue } from '../paper.ts';
import { Say } from '../say.tsx';

type Of = (tongue: Tongue) => string;

export type Column = {
  readonly of: Of;
  /** Words stand on the left, numbers on the right, drawings fill their cell. */
  readonly kind: 'name' | 'text' | 'number' | 'drawing';
};

/** A column with a head from the catalog. */
export function column(key: PaperTextKey, kind: Column['kind'] = 'number'): Column {
  return { of: ({ t }) => t(key), kind };
}

export type Line = {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly isSum?: boolean;
};

/** A titled table of an annex; one without lines says so in a word. */
export function AnnexTable(props: {
  readonly title: Of;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  readonly note?: Of;
  /** Between title and table. */
  readonly children?: ReactNode;
}) {
  const { title, columns, lines, note, children } = props;
  if (lines.length === 0) return <Nothing title={title} />;
  return (
    <section className="annex-part">
      <h3>
        <Say of={title} />
      </h3>
      {children}
      <table>
        <thead>
          <tr>
            {columns.map(({ of, kind }, at) => (
              <th key={at} scope="col" className={kind}>
                <Say of={of} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells, isSum }) => (
            <tr key={key} className={isSum === true ? 'sum' : undefined}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at} className={columns[at]?.kind}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {note === undefined ? null : (
        <p className="note">
          <Say of={note} />
        </p>
      )}
    </section>
  );
}

function Nothing({ title }: { readonly title: Of }) {
  return (
    <section className="annex-part nothing">
      <h3>
        <Say of={title} />
      </h3>{' '}
      <Say of={({ t }) => t('annex.none')} />
    </section>
  );
}

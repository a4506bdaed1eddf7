import type { ReactNode } from 'react';
import type { PlanPaperKey } from '../texts/paper-catalog.ts';
import { Say } from './say.tsx';

/** A table of the paper: what its columns are, and its rows. */
export function PlanTable(props: {
  readonly name: string;
  readonly heads: readonly PlanPaperKey[];
  readonly children: ReactNode;
}) {
  const { name, heads, children } = props;
  return (
    <table className={name}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              <Say of={({ t }) => t(head)} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

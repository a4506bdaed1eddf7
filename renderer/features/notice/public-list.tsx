import type { ReactNode } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { noticeTexts, type NoticeTextKey } from './texts/catalog.ts';

/** A day's public list as a table, or in words that it is empty. */
export function PublicList(props: {
  readonly label: string;
  readonly fault: Fault | null;
  readonly refusal?: string | null;
  readonly none: string;
  readonly heads: readonly NoticeTextKey[];
  /** Null while the day is asked for. */
  readonly rows: readonly ReactNode[] | null;
}) {
  const { label, fault, refusal = null, none, heads, rows } = props;
  const t = useTexts(noticeTexts);
  const { say } = useWords();
  return (
    <section className="pane public-list" aria-label={label}>
      {fault === null ? null : <p className="none q">{say({ ...fault })}</p>}
      {refusal === null ? null : (
        <p className="none bad" role="alert">
          {refusal}
        </p>
      )}
      {rows?.length === 0 ? <p className="none q">{none}</p> : null}
      {rows === null || rows.length === 0 ? null : (
        <div className="scroll" tabIndex={0}>
          <table className="plain">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head}>{t(head)}</th>
                ))}
              </tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

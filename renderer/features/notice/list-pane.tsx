import type { ReactNode } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import { useWords } from '../../client/app-context.ts';

/** What there is of something, one below the other, under its title; or in words that there is none. */
export function ListPane(props: {
  readonly title: string;
  readonly fault: Fault | null;
  readonly none: string;
  /** Null while it is asked for. */
  readonly items: readonly ReactNode[] | null;
}) {
  const { title, fault, none, items } = props;
  const { say } = useWords();
  return (
    <section className="pane" aria-label={title}>
      <div className="bar sub">
        <b>{title}</b>
      </div>
      <div className="scroll">
        {fault === null ? null : <p className="none q">{say({ ...fault })}</p>}
        {items?.length === 0 ? <p className="none q">{none}</p> : items}
      </div>
    </section>
  );
}

import type { ReactNode } from 'react';

/** One section of the inspector: what on the left, on what it rests on the right. */
export function Section(props: {
  readonly title: ReactNode;
  readonly basis?: ReactNode;
  readonly isOptional?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={props.isOptional === true ? 'sec optional' : 'sec'}>
      <h2>
        <span>{props.title}</span>
        <span className="q">{props.basis}</span>
      </h2>
      {props.children}
    </section>
  );
}

/** A refusal or fault in words, where the action was. */
export function Problem({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p className="bad yard-problem" role="alert">
      {text}
    </p>
  );
}

import type { ReactNode } from 'react';

export type Choice = { readonly id: string; readonly text: ReactNode; readonly side?: ReactNode };

/** What there is, one of it chosen; the last line begins a new one. */
export function Chooser(props: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosenId: string;
  readonly newText?: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const { label, choices, chosenId, newText, onChoose } = props;
  const all = newText === undefined ? choices : [...choices, { id: NEW, text: `+ ${newText}` }];
  return (
    <ul className="chooser" aria-label={label}>
      {all.map((choice) => (
        <li key={choice.id}>
          <button type="button" aria-pressed={choice.id === chosenId} onClick={() => onChoose(choice.id)}>
            <span className="el">{choice.text}</span>
            {'side' in choice ? <span className="q">{choice.side}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The id of what is not there yet. */
export const NEW = 'new';

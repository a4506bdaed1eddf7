import type { ReactNode } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import { useWords } from '../../client/app-context.ts';
import { Chooser, NEW, type Choice } from './chooser.tsx';
import { useChosen } from './use-chosen.ts';

/**
 * What a query lists, beside the form of the one that is chosen. The first that was shown stays chosen when others
 * come before it: what is typed in its form is not lost.
 */
export function AskedChooser<Item>(props: {
  readonly label: string;
  readonly fault: Fault | null;
  /** Null while they are asked for. */
  readonly items: readonly Item[] | null;
  readonly choiceOf: (item: Item) => Choice;
  readonly newText: string | undefined;
  /** The form of an item, null for a new one. */
  readonly children: (item: Item | null, formKey: string, onMade: (id: string) => void) => ReactNode;
}) {
  const { label, fault, items, choiceOf, newText, children } = props;
  const { say } = useWords();
  const { id: chosenId, formKey, choose, onMade } = useChosen();
  const choices = items?.map(choiceOf) ?? [];
  const id = chosenId ?? choices[0]?.id ?? NEW;
  if (items !== null && chosenId === null) onMade(id);
  return (
    <>
      {fault === null ? null : (
        <p className="bad" role="alert">
          {say(fault)}
        </p>
      )}
      {items === null ? null : (
        <div className="with-chooser">
          <Chooser label={label} choices={choices} chosenId={id} newText={newText} onChoose={choose} />
          {children(items[choices.findIndex((choice) => choice.id === id)] ?? null, formKey, onMade)}
        </div>
      )}
    </>
  );
}

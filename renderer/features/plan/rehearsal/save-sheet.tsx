import { useId, useState } from 'react';
import type { CommandOutcome } from '../../../../shared/contract/port.ts';
import type { CommandInput, CommandOutput } from '../../../../shared/contract/commands.ts';
import { useCommand, useTexts, useWords } from '../../../client/app-context.ts';
import { TextField } from '../../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../../ui/sheet.tsx';
import { rehearsalTexts } from './texts/catalog.ts';

export type SavedScenario = { readonly scenarioId: string; readonly name: string };

/** Keeps a scenario under a name: in the place of the one that was opened, or as a new one under another name. */
export function SaveSheet(props: {
  readonly opened: SavedScenario | null;
  readonly scenario: Pick<CommandInput<'scenario.save'>, 'starting' | 'levers' | 'result'>;
  readonly onSaved: (saved: SavedScenario) => void;
  readonly onClose: () => void;
}) {
  const { opened, scenario, onSaved, onClose } = props;
  const t = useTexts(rehearsalTexts);
  const { say } = useWords();
  const save = useCommand('scenario.save');
  const form = useId();
  const [name, setName] = useState(opened?.name ?? '');
  const [outcome, setOutcome] = useState<CommandOutcome<CommandOutput<'scenario.save'>> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const problem = outcome === null || 'ok' in outcome ? null : 'refusal' in outcome ? outcome.refusal : outcome.fault;

  const submit = async (): Promise<void> => {
    setBusy(true);
    const isSame = opened !== null && opened.name === name.trim();
    const answer = await save({ ...scenario, name, ...(isSame && { scenarioId: opened.scenarioId }) }, name);
    setBusy(false);
    setOutcome(answer);
    if ('ok' in answer) onSaved({ scenarioId: answer.ok.scenarioId, name: name.trim() });
  };

  return (
    <Sheet
      label={t('rehearsal.save-title')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('rehearsal.back')}
          onBack={onClose}
          go={t('rehearsal.save')}
          form={form}
          isOff={isBusy || name.trim() === ''}
        />
      }
    >
      <form
        id={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && name.trim() !== '') void submit();
        }}
      >
        <TextField label={t('rehearsal.name')} value={name} maxLength={60} autoFocus onChange={setName} />
        {scenario.result === null ? <p className="q">{t('rehearsal.not-ready')}</p> : null}
        {problem === null ? null : (
          <p className="bad" role="alert">
            {say(problem)}
          </p>
        )}
      </form>
    </Sheet>
  );
}

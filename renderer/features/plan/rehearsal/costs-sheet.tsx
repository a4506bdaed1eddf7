import { useId, useState } from 'react';
import type { LeverCosts } from '../../../../shared/domain/rehearsal/levers.ts';
import { FACILITY_KINDS } from '../../../../shared/domain/vocabulary.ts';
import { useApp, useCommand, useTexts, useWords } from '../../../client/app-context.ts';
import { TextField } from '../../../ui/controls.tsx';
import { readNumber } from '../../../ui/format.ts';
import { Sheet, SheetFoot } from '../../../ui/sheet.tsx';
import { COST_FIELDS, costsOfDraft, draftOfCosts, type CostDraft } from './cost-fields.ts';
import { rehearsalTexts } from './texts/catalog.ts';

/** What each lever costs this yard, to compare them by. */
export function CostsSheet(props: {
  readonly costs: LeverCosts;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { costs, onSaved, onClose } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { word, say } = useWords();
  const save = useCommand('settings.save');
  const form = useId();
  const [draft, setDraft] = useState<CostDraft>(() => draftOfCosts(costs, format.number));
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const written = costsOfDraft(draft, readNumber);
  const field = (key: keyof CostDraft, label: string, isFirst = false) => (
    <TextField
      key={key}
      label={label}
      value={draft[key]}
      inputMode="numeric"
      autoFocus={isFirst}
      onChange={(value) => setDraft((before) => ({ ...before, [key]: value }))}
    />
  );

  const submit = async (leverCosts: LeverCosts): Promise<void> => {
    setBusy(true);
    const answer = await save({ values: { plan: { leverCosts } } }, t('rehearsal.costs'));
    setBusy(false);
    if ('ok' in answer) onSaved();
    else setProblem(say('refusal' in answer ? answer.refusal : answer.fault));
  };

  return (
    <Sheet
      label={t('rehearsal.costs')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('rehearsal.back')}
          onBack={onClose}
          go={t('rehearsal.save')}
          form={form}
          isOff={isBusy || written === null}
        />
      }
    >
      <form
        id={form}
        className="form costs"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && written !== null) void submit(written);
        }}
      >
        {COST_FIELDS.map((key, at) => field(key, t(`rehearsal.cost-${key}`), at === 0))}
        {FACILITY_KINDS.map((kind) => field(kind, t('rehearsal.cost-unit', { unit: word('facilityUnit', kind) })))}
        {written === null || problem !== null ? (
          <p className="bad" role="alert">
            {problem ?? t('rehearsal.costs-wrong')}
          </p>
        ) : null}
      </form>
    </Sheet>
  );
}

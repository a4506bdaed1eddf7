import { useState } from 'react';
import { dayOf } from '../../../shared/kernel/calendar.ts';
import { useApp, useCan, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { readNumber } from '../../ui/format.ts';
import type { SittingFigures } from './sittings-pane.tsx';
import { handoutTexts } from './texts/catalog.ts';

/** How many portions a sitting plans and has made. */
export function PlanForm({ figures, onSaved }: { readonly figures: SittingFigures; readonly onSaved: () => void }) {
  const { format } = useApp();
  const t = useTexts(handoutTexts);
  const { say } = useWords();
  const mayPlan = useCan('meal.plan');
  const plan = useCommand('meal.plan');
  const [typed, setTyped] = useState<{ readonly planned?: string; readonly made?: string }>({});
  const [problem, setProblem] = useState<string | null>(null);
  const kept = (value: number | null): string => (value === null ? '' : format.number(value));
  const planned = typed.planned ?? kept(figures.planned);
  const made = typed.made ?? kept(figures.made);
  const isChanged = planned !== kept(figures.planned) || made !== kept(figures.made);
  const plannedCount = countOf(planned);
  const madeCount = made.trim() === '' ? null : countOf(made);
  const isGood = plannedCount !== null && (made.trim() === '' || madeCount !== null);
  const submit = async (): Promise<void> => {
    if (plannedCount === null || !isGood) return;
    const { facilityId, sitting, from, name } = figures;
    const on = dayOf(from, format.zone);
    const outcome = await plan({ facilityId, on, sitting, planned: plannedCount, made: madeCount }, name);
    if ('ok' in outcome) {
      setProblem(null);
      setTyped({});
      onSaved();
    } else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  return (
    <form
      className="sec handout-plan"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t('handout.planned')}
        inputMode="numeric"
        value={planned}
        maxLength={7}
        disabled={!mayPlan}
        isWrong={planned !== '' && plannedCount === null}
        onChange={(value) => setTyped({ ...typed, planned: value })}
      />
      <TextField
        label={t('handout.made')}
        inputMode="numeric"
        value={made}
        maxLength={7}
        disabled={!mayPlan}
        isWrong={made !== '' && madeCount === null}
        onChange={(value) => setTyped({ ...typed, made: value })}
      />
      <Button type="submit" disabled={!mayPlan || !isChanged || !isGood}>
        {t('handout.save-plan')}
      </Button>
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

function countOf(text: string): number | null {
  const count = readNumber(text);
  return count !== null && Number.isSafeInteger(count) && count >= 0 && count <= 100_000 ? count : null;
}

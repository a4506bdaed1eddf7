import { useId, useMemo, useState } from 'react';
import type { ShownSurgePlan, SurgePlanAnswer } from '../../../../shared/contract/surge-queries.ts';
import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import { proposedTriggers } from '../../../../shared/domain/surge/proposals.ts';
import type { Duty, SurgeDocument } from '../../../../shared/domain/surge/types.ts';
import { usedLevers } from '../../../../shared/domain/surge/used-levers.ts';
import { useApp, useCommand, useQuery, useTexts, useWords } from '../../../client/app-context.ts';
import { LongField, TextField } from '../../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../../ui/sheet.tsx';
import { allOf, draftOf, dutyOf, triggerOf, valueText, type TriggerDraft } from './drafts.ts';
import { DutyRows } from './duty-rows.tsx';
import { TriggerRows } from './trigger-rows.tsx';
import { surgeTexts } from './texts/catalog.ts';
import './surge.css';

/** What a plan is made of: a scenario that is kept, or levers that are not. */
export type AdoptedScenario = { readonly scenarioId: string | null; readonly name: string; readonly levers: Levers };
export type PlanParts = Pick<SurgeDocument, 'without' | 'with' | 'arrivals' | 'basis' | 'inputs' | 'tetOn'>;

type Props = {
  readonly scenario: AdoptedScenario;
  readonly parts: PlanParts;
  /** The plan that is written anew; left out = triggers are proposed (SP9). */
  readonly before?: Pick<ShownSurgePlan, 'title' | 'document'>;
  readonly onAdopted?: (surgePlanId: string) => void;
  readonly onClose: () => void;
};

/** Where a manager makes a surge plan of a scenario: title, assumptions, triggers, duties (SP1, SP9). */
export function AdoptSheet(props: Props) {
  const t = useTexts(surgeTexts);
  const { say } = useWords();
  const { answer, fault } = useQuery('plan.surge', {});
  if (answer !== null) return <AdoptForm {...props} now={answer} />;
  return (
    <Sheet label={t('surge.adopt-title')} onClose={props.onClose}>
      <p className="q">{fault === null ? t('surge.loading') : say(fault)}</p>
    </Sheet>
  );
}

function AdoptForm({ scenario, parts, before, now, onAdopted, onClose }: Props & { readonly now: SurgePlanAnswer }) {
  const { format } = useApp();
  const t = useTexts(surgeTexts);
  const { say, word } = useWords();
  const adopt = useCommand('surge-plan.adopt');
  const form = useId();
  const levers = useMemo(() => usedLevers(scenario.levers), [scenario.levers]);
  const [title, setTitle] = useState(
    () =>
      before?.title ??
      t('surge.title-of', { name: scenario.name || t('surge.title-unnamed'), year: parts.tetOn.slice(0, 4) }),
  );
  const [assumptions, setAssumptions] = useState(before?.document.assumptions ?? '');
  const [triggers, setTriggers] = useState<readonly TriggerDraft[]>(() => {
    if (before !== undefined)
      return before.document.triggers.map((one) => ({ ...one, value: valueText(one.value, format) }));
    const nameOf = (code: string): string => now.crossings.find((one) => one.code === code)?.name ?? code;
    return proposedTriggers({ ...parts, levers, places: now.places }).map((one) =>
      draftOf(one, { t, word, format, nameOf }),
    );
  });
  const [duties, setDuties] = useState<readonly Duty[]>(() => now.plan?.document.duties ?? []);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const written = { triggers: allOf(triggers, triggerOf), duties: allOf(duties, dutyOf) };
  const hasReason = now.plan === null || reason.trim() !== '';
  const isReady = !isBusy && title.trim() !== '' && hasReason && written.triggers !== null && written.duties !== null;

  const submit = async (): Promise<void> => {
    if (written.triggers === null || written.duties === null) return;
    setBusy(true);
    const { without, with: planned, arrivals, basis, inputs, tetOn } = parts;
    const document: SurgeDocument = {
      ...{ without, with: planned, arrivals, basis, inputs, tetOn },
      levers,
      triggers: written.triggers,
      duties: written.duties,
      assumptions: assumptions.trim(),
    };
    const outcome = await adopt(
      {
        title,
        document,
        ...(scenario.scenarioId !== null && { scenarioId: scenario.scenarioId }),
        ...(now.plan !== null && { reason }),
      },
      title,
    );
    setBusy(false);
    if ('ok' in outcome) {
      onAdopted?.(outcome.ok.surgePlanId);
      onClose();
    } else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  return (
    <Sheet
      label={t('surge.adopt-title')}
      onClose={onClose}
      foot={<SheetFoot back={t('surge.back')} onBack={onClose} go={t('surge.adopt-do')} form={form} isOff={!isReady} />}
    >
      <form
        id={form}
        className="form adopt"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void submit();
        }}
      >
        {now.plan === null ? null : (
          <>
            <p className="warn">{t('surge.adopt-over', { title: now.plan.title })}</p>
            <TextField
              label={t('surge.adopt-reason')}
              value={reason}
              maxLength={300}
              data-autofocus
              onChange={setReason}
            />
          </>
        )}
        <TextField
          label={t('surge.title')}
          value={title}
          maxLength={120}
          data-autofocus={now.plan === null || undefined}
          onChange={setTitle}
        />
        <LongField
          label={t('surge.adopt-assumptions')}
          rows={2}
          maxLength={4000}
          value={assumptions}
          onChange={setAssumptions}
        />
        <TriggerRows rows={triggers} onRows={setTriggers} />
        <DutyRows rows={duties} onRows={setDuties} />
        {written.triggers === null || written.duties === null ? (
          <p className="warn" role="status">
            {t('surge.wrong-rows')}
          </p>
        ) : null}
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Sheet>
  );
}

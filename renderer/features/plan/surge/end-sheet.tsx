import { useId, useState } from 'react';
import type { SurgePlanHead } from '../../../../shared/contract/surge-queries.ts';
import { useCommand, useTexts, useWords } from '../../../client/app-context.ts';
import { TextField } from '../../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../../ui/sheet.tsx';
import { surgeTexts } from './texts/catalog.ts';

/** Says what ending the plan does, asks why, and ends it (SP2). */
export function EndSheet(props: {
  readonly plan: SurgePlanHead;
  readonly onEnded: () => void;
  readonly onClose: () => void;
}) {
  const { plan, onEnded, onClose } = props;
  const t = useTexts(surgeTexts);
  const { say } = useWords();
  const end = useCommand('surge-plan.end');
  const form = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = !isBusy && reason.trim() !== '';

  const submit = async (): Promise<void> => {
    setBusy(true);
    const outcome = await end({ surgePlanId: plan.surgePlanId, reason }, plan.title);
    setBusy(false);
    if ('ok' in outcome) onEnded();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  return (
    <Sheet
      label={t('surge.end-title', { title: plan.title })}
      onClose={onClose}
      foot={<SheetFoot back={t('surge.back')} onBack={onClose} go={t('surge.end-do')} form={form} isOff={!isReady} />}
    >
      <p>{t('surge.end-what')}</p>
      <form
        id={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void submit();
        }}
      >
        <TextField label={t('surge.reason')} value={reason} maxLength={300} autoFocus onChange={setReason} />
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Sheet>
  );
}

import { useState } from 'react';
import { useCommand, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { SelectField, TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import type { Printed } from './paper-slips.tsx';
import { lateTexts } from './texts/catalog.ts';

/** Five sheets of paper. */
const USUAL_COUNT = '25';
const MOST = 500;

/** Asks for which gate and how many, and has the numbers given. */
export function PrintBlockSheet(props: {
  readonly gate: string;
  readonly onNumbered: (block: Printed) => void;
  readonly onClose: () => void;
}) {
  const { onNumbered, onClose } = props;
  const t = useTexts(lateTexts);
  const { say } = useWords();
  const print = useCommand('slip.print');
  const gates = useRow('site', 'site')?.settings.gates ?? [];
  const [gate, setGate] = useState(props.gate);
  const [typed, setTyped] = useState(USUAL_COUNT);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const count = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  const isGood = count >= 1 && count <= MOST;
  const submit = async (): Promise<void> => {
    if (!isGood || isSending) return;
    setSending(true);
    const outcome = await print({ gate, count }, gate);
    if ('ok' in outcome) {
      const { series, first, last } = outcome.ok;
      onNumbered({ gate, series, first, last });
      return;
    }
    setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
    setSending(false);
  };
  return (
    <Sheet
      label={t('late.print-title')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('late.not')}
          onBack={onClose}
          go={t('late.print')}
          isOff={!isGood || isSending}
          onGo={() => void submit()}
        />
      }
    >
      <form
        className="late-print"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="s">{t('late.print-note')}</p>
        <div className="two">
          <TextField
            label={t('late.print-count')}
            autoFocus
            inputMode="numeric"
            maxLength={3}
            value={typed}
            isWrong={!isGood}
            {...(isGood ? {} : { hint: t('late.print-count-bad') })}
            onChange={setTyped}
          />
          <SelectField
            label={t('late.print-gate')}
            value={gate}
            options={[...new Set([gate, ...gates.map((one) => one.gate)])].map((one) => ({ value: one, text: one }))}
            onChange={setGate}
          />
        </div>
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
      </form>
    </Sheet>
  );
}

import { useState, type FormEvent } from 'react';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { useApp, useCan, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { WhoMay } from '../../client/who-may.tsx';
import { Button, LongField } from '../../ui/controls.tsx';
import { reportTexts } from './texts/catalog.ts';

const LONGEST = 400;

/** The one proposal of a day's report; Enter writes it down. */
export function ProposalField(props: {
  readonly on: Day | null;
  readonly proposal: string;
  readonly isFrozen: boolean;
  readonly onSaved: () => void;
}) {
  const { on, proposal, isFrozen, onSaved } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const { say } = useWords();
  const may = useCan('report.note');
  const write = useCommand('report.note');
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly isGood: boolean } | null>(null);
  if (on === null) return null;
  const text = typed ?? proposal;
  const isDirty = text.trim() !== proposal;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isDirty) return;
    const outcome = await write({ on, proposal: text.trim() }, format.day(on));
    if ('ok' in outcome) {
      setTyped(null);
      setSaid({ text: t('report.proposal-saved'), isGood: true });
      onSaved();
    } else setSaid({ text: say('refusal' in outcome ? outcome.refusal : outcome.fault), isGood: false });
  };

  return (
    <section className="sec">
      <form className="proposal" onSubmit={(event) => void save(event)}>
        <fieldset disabled={!may}>
          <LongField
            label={`${t('report.proposal')} (${t('report.proposal-hint')})`}
            value={text}
            rows={2}
            maxLength={LONGEST}
            onChange={(next) => {
              setTyped(next);
              setSaid(null);
            }}
          />
        </fieldset>
        <div className="proposal-foot">
          <Button type="submit" disabled={!may || !isDirty} keyCap="Enter">
            {t('report.proposal-save')}
          </Button>
          {said === null ? null : (
            <span className={said.isGood ? 's' : 'bad'} role={said.isGood ? 'status' : 'alert'}>
              {said.text}
            </span>
          )}
          <WhoMay command="report.note" />
        </div>
        {isFrozen ? <p className="q">{t('report.proposal-frozen')}</p> : null}
      </form>
    </section>
  );
}

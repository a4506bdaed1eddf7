import { useState, type FormEvent } from 'react';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { useApp, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { shownHash } from './page/foot.tsx';
import { reportTexts } from './texts/catalog.ts';

const LONGEST = 300;

/** Says what freezing does, asks why where figures were frozen before, and freezes them (RP10, RP11). */
export function SignSheet(props: {
  readonly on: Day;
  /** The newest version that is frozen. */
  readonly newest: number | null;
  /** How many figures differ from it. */
  readonly changes: number;
  readonly onSigned: (told: string) => void;
  readonly onClose: () => void;
}) {
  const { on, newest, changes, onSigned, onClose } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const { say } = useWords();
  const sign = useCommand('report.sign');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const version = (newest ?? 0) + 1;
  const isSame = newest !== null && changes === 0;
  const canSign = !isSending && !isSame && (newest === null || reason.trim() !== '');

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!canSign) return;
    setSending(true);
    const outcome = await sign({ on, ...(newest !== null && { reason: reason.trim() }) }, format.day(on));
    setSending(false);
    if ('ok' in outcome) {
      const { version: signed, hash } = outcome.ok;
      onSigned(t('report.signed', { version: signed, hash: shownHash(hash) }));
    } else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  return (
    <Sheet
      label={t('report.sign-title', { on: format.day(on), version: isSame ? newest : version })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} keyCap="Esc" autoFocus={isSame}>
            {t('report.back')}
          </Button>
          {isSame ? null : (
            <Button
              look="primary"
              type="submit"
              form="report-sign"
              disabled={!canSign}
              keyCap="Enter"
              autoFocus={newest === null}
            >
              {t('report.sign-do', { version })}
            </Button>
          )}
        </>
      }
    >
      <p>{t('report.sign-what')}</p>
      {newest === null ? null : (
        <p className={isSame ? undefined : 'warn'}>
          {isSame
            ? t('report.sign-same', { version: newest })
            : t('report.sign-changes', { version: newest, count: format.number(changes) })}
        </p>
      )}
      <form id="report-sign" onSubmit={(event) => void send(event)}>
        {newest === null || isSame ? null : (
          <TextField
            label={t('report.sign-reason')}
            maxLength={LONGEST}
            value={reason}
            data-autofocus
            onChange={setReason}
          />
        )}
      </form>
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}

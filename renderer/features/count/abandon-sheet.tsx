import { useState } from 'react';
import { useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { countTexts } from './texts/catalog.ts';

/** Asks why a stock-take is dropped. */
export function AbandonSheet({ countId, onClose }: { readonly countId: string; readonly onClose: () => void }) {
  const t = useTexts(countTexts);
  const { say } = useWords();
  const abandon = useCommand('count.abandon');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const outcome = await abandon({ countId, reason: reason.trim() }, t('count.title'));
    if ('ok' in outcome) onClose();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  return (
    <Sheet
      label={t('count.abandon')}
      onClose={onClose}
      foot={
        <>
          <Button autoFocus onClick={onClose}>
            {t('count.keep')}
          </Button>
          <Button look="primary" disabled={reason.trim() === ''} onClick={() => void send()}>
            {t('count.abandon')}
          </Button>
        </>
      }
    >
      <p className="s">{t('count.abandon-note')}</p>
      <TextField label={t('count.abandon-reason')} value={reason} maxLength={300} onChange={setReason} />
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}

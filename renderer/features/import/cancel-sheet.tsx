import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { importTexts } from './texts/catalog.ts';

/** Takes an expected truck off the list, with the reason. */
export function CancelSheet({ visit, onClose }: { readonly visit: VisitRow; readonly onClose: () => void }) {
  const t = useTexts(importTexts);
  const { say } = useWords();
  const cancel = useCommand('expected.cancel');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const canSend = reason.trim() !== '' && !isSending;
  const submit = async (): Promise<void> => {
    if (!canSend) return;
    setSending(true);
    const outcome = await cancel({ visitId: visit.visitId, reason: reason.trim() });
    if ('ok' in outcome) {
      onClose();
      return;
    }
    setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
    setSending(false);
  };
  return (
    <Sheet
      label={t('import.cancel-truck-title', { plate: formatPlate(visit.plate) })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('import.not')}
          onBack={onClose}
          go={t('import.cancel-truck')}
          isOff={!canSend}
          onGo={() => void submit()}
        />
      }
    >
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="s">{t('import.cancel-truck-note')}</p>
        <TextField
          label={t('import.cancel-truck-reason')}
          autoFocus
          maxLength={300}
          value={reason}
          onChange={setReason}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Sheet>
  );
}

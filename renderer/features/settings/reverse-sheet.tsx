import { useState } from 'react';
import type { ReceiptRow } from '../../../shared/contract/queries.ts';
import { mayLetMoneyGo } from '../../../shared/domain/site/rights.ts';
import { useApp, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** Takes a wrong receipt back: why, and by whose word where the one at the station may not (CH8, CH9). */
export function ReverseSheet(props: {
  readonly receipt: ReceiptRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { receipt, onClose, onDone } = props;
  const { format, session } = useApp();
  const t = useTexts(settingsTexts);
  const { say } = useWords();
  const reverse = useCommand('payment.reverse');
  const needsWord = !mayLetMoneyGo(session.roles);
  const [reason, setReason] = useState('');
  const [user, setUser] = useState('');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const canSend = reason.trim() !== '' && !isSending && (!needsWord || (user.trim() !== '' && pin.length >= 4));
  const submit = async (): Promise<void> => {
    if (!canSend) return;
    setSending(true);
    const outcome = await reverse(
      {
        paymentId: receipt.paymentId,
        reason: reason.trim(),
        ...(needsWord && { approval: { user: user.trim(), pin } }),
      },
      receipt.receiptNo,
    );
    setSending(false);
    if ('ok' in outcome) onDone();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  return (
    <Sheet
      label={t('settings.receipts.reverse-title', { no: receipt.receiptNo })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('settings.receipts.keep')}
          onBack={onClose}
          go={t('settings.receipts.reverse')}
          isOff={!canSend}
          form="reverse"
        />
      }
    >
      <p>{t('settings.receipts.reverse-note', { amount: format.number(receipt.amountDong) })}</p>
      <form
        id="reverse"
        className="reverse-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('settings.receipts.reason')}
          autoFocus
          value={reason}
          maxLength={300}
          onChange={setReason}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
        {needsWord ? (
          <>
            <p className="s">{t('settings.receipts.needs-word')}</p>
            <TextField label={t('settings.receipts.word-of')} value={user} maxLength={40} onChange={setUser} />
            <TextField
              label={t('settings.receipts.pin')}
              type="password"
              autoComplete="off"
              value={pin}
              maxLength={200}
              onChange={setPin}
            />
          </>
        ) : null}
      </form>
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}

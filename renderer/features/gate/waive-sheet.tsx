import { useState } from 'react';
import { useApp, useTexts } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import type { Settlement } from './let-out.ts';
import { gateTexts } from './texts/catalog.ts';

/** Why a charge is waived, and by whose word: money needs a second person (GA2). */
export function WaiveSheet(props: {
  readonly amountDong: number;
  /** Whether whoever sits here may waive it alone. */
  readonly mayAlone: boolean;
  readonly onDone: (settlement: Settlement) => void;
  readonly onClose: () => void;
}) {
  const { amountDong, mayAlone, onDone, onClose } = props;
  const { format } = useApp();
  const t = useTexts(gateTexts);
  const [reason, setReason] = useState('');
  const [user, setUser] = useState('');
  const [pin, setPin] = useState('');
  const isComplete = reason.trim() !== '' && (mayAlone || (user.trim() !== '' && pin.length >= 4));
  const submit = (): void => {
    if (!isComplete) return;
    onDone({ how: 'waived', reason: reason.trim(), approval: mayAlone ? null : { user: user.trim(), pin } });
  };
  return (
    <Sheet
      label={t('gate.waive-title', { amount: format.number(amountDong) })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('gate.waive-cancel')}
          onBack={onClose}
          go={t('gate.waive-take')}
          isOff={!isComplete}
          onGo={submit}
        />
      }
    >
      <form
        className="waive"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField autoFocus label={t('gate.waive-reason')} value={reason} onChange={setReason} maxLength={300} />
        {mayAlone ? null : (
          <>
            <TextField label={t('gate.waive-user')} value={user} onChange={setUser} maxLength={40} />
            <TextField label={t('gate.waive-pin')} type="password" value={pin} onChange={setPin} maxLength={200} />
          </>
        )}
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}

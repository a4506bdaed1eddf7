import { useState } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { marshalTexts } from './texts/catalog.ts';
import { useAct, type Act } from './use-act.ts';

/** Asks why something is taken back. An empty answer is one, too. */
export function ReasonSheet(props: {
  readonly title: string;
  readonly go: string;
  /** Sends it; answers whether it is done. */
  readonly onGo: (reason: string | undefined, act: Act) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { title, go, onGo, onClose } = props;
  const t = useTexts(marshalTexts);
  const act = useAct();
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    if (act.isBusy) return;
    if (await onGo(reason.trim() === '' ? undefined : reason.trim(), act)) onClose();
  };
  return (
    <Sheet
      label={title}
      onClose={onClose}
      foot={
        <SheetFoot back={t('marshal.back')} onBack={onClose} go={go} isOff={act.isBusy} onGo={() => void submit()} />
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('marshal.reason-free')}
          maxLength={300}
          value={reason}
          data-autofocus
          onChange={setReason}
        />
      </form>
      {act.problem === null ? null : (
        <p className="bad" role="alert">
          {act.problem}
        </p>
      )}
    </Sheet>
  );
}

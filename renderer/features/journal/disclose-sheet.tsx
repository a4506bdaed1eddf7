import { useState, type FormEvent } from 'react';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { journalTexts } from './texts/catalog.ts';

/** The shortest name of an authority that says which one. */
const SHORTEST_NAME = 2;

/** Asks for whom a visit's people are named, and writes that down before the sheet is printed (YP21). */
export function DiscloseSheet(props: {
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
  /** It is written down by this change. */
  readonly onWritten: (seq: number) => void;
  readonly onClose: () => void;
}) {
  const { visitId, plate, onWritten, onClose } = props;
  const t = useTexts(journalTexts);
  const { say } = useWords();
  const disclose = useCommand('visit.disclose');
  const [to, setTo] = useState('');
  const [documentNo, setDocumentNo] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    if (to.trim().length < SHORTEST_NAME) {
      setProblem(t('journal.disclose-to-missing'));
      return;
    }
    setSending(true);
    const letter = documentNo.trim();
    const outcome = await disclose({ visitId, to: to.trim(), ...(letter !== '' && { documentNo: letter }) });
    setSending(false);
    if ('ok' in outcome) onWritten(outcome.seq);
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  return (
    <Sheet
      label={t('journal.disclose-title', { plate: formatPlate(plate) })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('journal.disclose-back')}
          onBack={onClose}
          go={t('journal.disclose-do')}
          isOff={isSending}
          form="disclose"
        />
      }
    >
      <p>{t('journal.disclose-what')}</p>
      <form id="disclose" onSubmit={(event) => void send(event)}>
        <TextField label={t('journal.disclose-to')} maxLength={120} value={to} data-autofocus onChange={setTo} />
        <TextField label={t('journal.disclose-document')} maxLength={60} value={documentNo} onChange={setDocumentNo} />
        <button type="submit" hidden />
      </form>
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}

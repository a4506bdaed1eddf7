import { useState, type FormEvent } from 'react';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { useApp, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import type { LodgingGroups } from './groups.ts';
import { lodgingTexts } from './texts/catalog.ts';

/** Says once more what is handed over before it is written down as sent. */
export function SendSheet(props: {
  readonly on: Day;
  readonly groups: LodgingGroups;
  readonly onSent: () => void;
  readonly onClose: () => void;
}) {
  const { on, groups, onSent, onClose } = props;
  const { format } = useApp();
  const t = useTexts(lodgingTexts);
  const { say } = useWords();
  const report = useCommand('lodging.report');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const people = groups.home.length + groups.foreign.length;

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    const outcome = await report({ on, ...(note.trim() !== '' && { note: note.trim() }) }, format.day(on));
    setSending(false);
    if ('ok' in outcome) onSent();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  return (
    <Sheet
      label={t('lodging.send-title', { on: format.day(on) })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('lodging.back')}
          onBack={onClose}
          go={t('lodging.send-do')}
          isOff={isSending}
          form="lodging-send"
        />
      }
    >
      <p>
        <b>
          {t('lodging.send-what', {
            people: format.number(people),
            foreigners: format.number(groups.foreign.length),
          })}
        </b>
      </p>
      {groups.missing === 0 ? null : (
        <p className="warn">{t('lodging.send-missing', { count: format.number(groups.missing) })}</p>
      )}
      <form id="lodging-send" onSubmit={(event) => void send(event)}>
        <TextField label={t('lodging.send-note')} maxLength={200} value={note} data-autofocus onChange={setNote} />
      </form>
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}

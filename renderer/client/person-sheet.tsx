import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { WireId } from '../../shared/kernel/ids.ts';
import { formatPlate } from '../../shared/domain/vehicles/plate.ts';
import { Button } from '../ui/controls.tsx';
import { Sheet, SheetFoot } from '../ui/sheet.tsx';
import { useApp, useCommand, useQuery, useTexts, useWords } from './app-context.ts';
import {
  amendmentOf,
  draftOf,
  readField,
  withReading,
  type PartOfScan,
  type PersonCard,
  type PersonDraft,
} from './person-draft.ts';
import { PersonFields, ReadingLine, type ScanNote } from './person-fields.tsx';
import { personTexts } from './texts/person-texts.ts';
import './person-sheet.css';

/** All that is known of a person: contact, paper, nationality, language; read by scanner or typed. */
export function PersonSheet({
  personId,
  onClose,
}: {
  readonly personId: WireId<'person'>;
  readonly onClose: () => void;
}) {
  const { format } = useApp();
  const t = useTexts(personTexts);
  const { say } = useWords();
  const { answer, fault, isLoading } = useQuery('person.card', { personId });
  if (answer !== null && answer.erasedAt === null) return <PersonForm key={personId} card={answer} onClose={onClose} />;
  if (isLoading) return null;
  const erasedAt = answer?.erasedAt ?? null;
  const gone = erasedAt === null ? t('person.unknown') : t('person.erased', { at: format.dateTime(erasedAt) });
  return (
    <Sheet label={t('person.title', { plate: answer === null ? '' : formatPlate(answer.plate) })} onClose={onClose}>
      <p role="alert">{fault === null ? gone : say(fault)}</p>
      <Button autoFocus onClick={onClose} keyCap="Esc">
        {t('person.back')}
      </Button>
    </Sheet>
  );
}

function PersonForm({ card, onClose }: { readonly card: PersonCard; readonly onClose: () => void }) {
  const t = useTexts(personTexts);
  const { say } = useWords();
  const amend = useCommand('person.amend');
  const [draft, setDraft] = useState<PersonDraft>(() => draftOf(card));
  const [scan, setScan] = useState('');
  const [note, setNote] = useState<ScanNote | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const part = useRef<PartOfScan | null>(null);
  const plate = formatPlate(card.plate);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const changes = amendmentOf(card, draft);
    if (isSending || changes === null) return;
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    setSending(true);
    const outcome = await amend({ personId: card.personId, ...changes }, draft.name === '' ? plate : draft.name);
    setSending(false);
    if ('ok' in outcome) onClose();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };

  /** A scanner ends every line as a form is sent: what it typed is taken out again and read. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    const field = target.name;
    const read = readField(target.value, part.current);
    part.current = read.is === 'part' ? read : null;
    if (read.is === 'typing') {
      if (field !== 'scan' || target.value.trim() === '') return;
      event.preventDefault();
      setNote('unread');
      return;
    }
    event.preventDefault();
    setScan('');
    const before = field === 'scan' ? draft : { ...draft, [field]: read.typed };
    setDraft(read.is === 'paper' ? withReading(before, read.reading) : before);
    setNote(read.is === 'paper' ? read.reading : 'part');
  };

  return (
    <Sheet
      label={card.name === null ? t('person.title', { plate }) : t('person.title-named', { name: card.name, plate })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('person.back')}
          onBack={onClose}
          go={t('person.save')}
          isOff={isSending}
          form="person-form"
        />
      }
    >
      <form id="person-form" className="person-form" onSubmit={(event) => void save(event)} onKeyDown={onKeyDown}>
        <ReadingLine value={scan} note={note} onChange={setScan} />
        <PersonFields draft={draft} plate={card.plate} onChange={setDraft} />
      </form>
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}

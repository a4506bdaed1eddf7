import { useState, type Ref } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { Button, Kbd } from '../../ui/controls.tsx';
import { incidentTexts } from './texts/catalog.ts';
import type { Story } from './types.ts';

/** What happened, line by line, and a line to add to it. */
export function Notes(props: {
  readonly story: Story;
  readonly isOpen: boolean;
  readonly fieldRef: Ref<HTMLInputElement>;
  /** Answers whether it was taken; what was not stays typed. */
  readonly onAdd: (note: string) => Promise<boolean>;
}) {
  const { story, isOpen, fieldRef, onAdd } = props;
  const t = useTexts(incidentTexts);
  const [typed, setTyped] = useState('');
  const [isSending, setSending] = useState(false);
  const add = async (): Promise<void> => {
    const note = typed.trim();
    if (note === '' || isSending) return;
    setSending(true);
    const isTaken = await onAdd(note);
    setSending(false);
    // What was typed meanwhile is another note.
    if (isTaken) setTyped((now) => (now.trim() === note ? '' : now));
  };
  return (
    <section className="sec" aria-label={t('incident.notes')}>
      <h2>{t('incident.notes')}</h2>
      {story.note === '' ? <p className="q">{t('incident.notes-none')}</p> : <p className="said">{story.note}</p>}
      {story.outcome === '' ? null : (
        <p className="said">
          <b>{`${t('incident.outcome')}: `}</b>
          {story.outcome}
        </p>
      )}
      {isOpen ? (
        <form
          className="add-note"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Kbd>N</Kbd>
          <input
            ref={fieldRef}
            aria-label={t('incident.note-field')}
            placeholder={t('incident.note-field')}
            autoComplete="off"
            maxLength={500}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              // A word that is still being composed by an input method is not an answer.
              if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
            }}
          />
          <Button type="submit" keyCap="Enter" disabled={isSending || typed.trim() === ''}>
            {t('incident.note-add')}
          </Button>
        </form>
      ) : null}
    </section>
  );
}

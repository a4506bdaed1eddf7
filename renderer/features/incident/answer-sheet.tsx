import { useState } from 'react';
import type { CommandOutcome } from '../../../shared/contract/port.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { incidentTexts } from './texts/catalog.ts';

/** One act with at most one line of text. Enter does it, Esc leaves without loss; a refusal is shown here. */
export function AnswerSheet(props: {
  readonly label: string;
  readonly note?: string;
  /** What the line asks for; without it there is none. */
  readonly field?: string;
  readonly maxLength?: number;
  readonly go: string;
  readonly onGo: (text: string) => Promise<CommandOutcome<unknown>>;
  readonly onClose: () => void;
}) {
  const { label, note, field, maxLength = 80, go, onGo, onClose } = props;
  const t = useTexts(incidentTexts);
  const { say } = useWords();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const submit = async (): Promise<void> => {
    if (isSending) return;
    setSending(true);
    const outcome = await onGo(text.trim());
    if ('ok' in outcome) {
      onClose();
      return;
    }
    setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
    setSending(false);
  };
  return (
    <Sheet
      label={label}
      onClose={onClose}
      foot={
        <>
          <Button keyCap="Esc" onClick={onClose}>
            {t('incident.cancel')}
          </Button>
          <Button
            look="primary"
            keyCap="Enter"
            autoFocus={field === undefined}
            disabled={isSending}
            onClick={() => void submit()}
          >
            {go}
          </Button>
        </>
      }
    >
      {note === undefined ? null : <p className="s">{note}</p>}
      {field === undefined ? null : (
        <TextField
          label={field}
          autoFocus
          maxLength={maxLength}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) void submit();
          }}
        />
      )}
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
    </Sheet>
  );
}

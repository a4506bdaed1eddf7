import { useState } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { noticeTexts } from './texts/catalog.ts';

/** A button that asks for one line before it does anything; Esc leaves it. */
export function ReasonLine(props: {
  readonly label: string;
  /** What is asked for; a reason, when left out. */
  readonly asks?: string;
  readonly onSend: (text: string) => void;
}) {
  const { label, asks, onSend } = props;
  const t = useTexts(noticeTexts);
  const [text, setText] = useState<string | null>(null);
  // Whoever leaves the line stands on its button again.
  const [wasOpen, setWasOpen] = useState(false);
  if (text === null)
    return (
      <Button
        autoFocus={wasOpen}
        onClick={() => {
          setWasOpen(true);
          setText('');
        }}
      >
        {label}
      </Button>
    );
  const asked = asks ?? t('notice.reason');
  return (
    <form
      className="one-line"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (text.trim() !== '') onSend(text.trim());
      }}
    >
      <input
        autoFocus
        aria-label={asked}
        placeholder={asked}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setText(null);
        }}
      />
      <Button type="submit">{label}</Button>
    </form>
  );
}

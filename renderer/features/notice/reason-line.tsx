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
  if (text === null) return <Button onClick={() => setText('')}>{label}</Button>;
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
          if (event.key === 'Escape') setText(null);
        }}
      />
      <Button type="submit">{label}</Button>
    </form>
  );
}

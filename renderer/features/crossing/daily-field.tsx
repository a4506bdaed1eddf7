import { useState } from 'react';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { spanText } from '../../../shared/domain/queue/calendar-problems.ts';
import { useTexts } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { crossingTexts } from './texts/catalog.ts';
import { readSpans } from './wording.ts';

/** The hours of every day, as text. They are taken when the field is left or Enter is pressed. */
export function DailyField(props: {
  readonly daily: CrossingCalendar['daily'];
  readonly may: boolean;
  readonly onChange: (daily: CrossingCalendar['daily']) => void;
}) {
  const { daily, may, onChange } = props;
  const t = useTexts(crossingTexts);
  const said = daily.map(spanText).join(', ');
  const [typed, setTyped] = useState<string | null>(null);
  const spans = typed === null ? null : readSpans(typed);
  const isWrong = typed !== null && spans === null;
  const take = (): void => {
    if (spans === null) return;
    onChange(spans);
    setTyped(null);
  };
  return (
    <TextField
      label={t('crossing.daily')}
      value={typed ?? said}
      isWrong={isWrong}
      hint={isWrong ? t('crossing.daily-bad') : t('crossing.daily-hint')}
      disabled={!may}
      maxLength={200}
      onChange={setTyped}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape' && typed !== null) {
          event.preventDefault();
          setTyped(null);
        }
      }}
    />
  );
}

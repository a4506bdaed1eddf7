import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { spanText } from '../../../shared/domain/queue/calendar-problems.ts';
import { useTexts } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { crossingTexts } from './texts/catalog.ts';

/** The hours of every day, as text. They are taken as a stroke when the field is left or Enter is pressed. */
export function DailyField(props: {
  readonly daily: CrossingCalendar['daily'];
  /** Null = nothing is being typed. */
  readonly typed: string | null;
  readonly isWrong: boolean;
  readonly may: boolean;
  readonly onType: (typed: string | null) => void;
  readonly onTake: () => void;
}) {
  const { daily, typed, isWrong, may, onType, onTake } = props;
  const t = useTexts(crossingTexts);
  const take = (): void => {
    if (typed !== null && !isWrong) onTake();
  };
  return (
    <TextField
      label={t('crossing.daily')}
      value={typed ?? daily.map(spanText).join(', ')}
      isWrong={isWrong}
      hint={t(isWrong ? 'crossing.daily-bad' : daily.length === 0 ? 'crossing.daily-none' : 'crossing.daily-hint')}
      disabled={!may}
      maxLength={200}
      onChange={onType}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && !event.ctrlKey) take();
        else if (event.key === 'Escape' && typed !== null) {
          event.preventDefault();
          onType(null);
        }
      }}
    />
  );
}

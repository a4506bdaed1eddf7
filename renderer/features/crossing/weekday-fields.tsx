import type { WeekdayHours } from '../../../shared/domain/queue/calendar.ts';
import { useTexts } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { crossingTexts } from './texts/catalog.ts';
import { readSpans, weekdayNames } from './wording.ts';

/** What stands in the seven fields, from Monday on; empty = as on every day. */
export type TypedWeekdays = readonly string[];

/** Hours of weekdays in place of the daily ones, for the whole crossing, as text. */
export function WeekdayFields(props: {
  readonly typed: TypedWeekdays;
  /** The daily hours, which hold where nothing is typed. */
  readonly daily: string;
  readonly onChange: (typed: TypedWeekdays) => void;
}) {
  const { typed, daily, onChange } = props;
  const t = useTexts(crossingTexts);
  const names = weekdayNames(t);
  return (
    <div role="group" aria-label={t('crossing.weekly')} className="crossing-weekly">
      <span className="l">{t('crossing.weekly')}</span>
      <p className="q">{t('crossing.weekly-hint', { closed: t('crossing.word-closed') })}</p>
      {typed.map((text, at) => {
        const isWrong = weekdayHoursIn(text, at + 1, t('crossing.word-closed')) === undefined;
        return (
          <TextField
            key={names[at]}
            label={names[at] ?? ''}
            value={text}
            placeholder={daily}
            maxLength={120}
            isWrong={isWrong}
            hint={isWrong ? t('crossing.daily-bad') : undefined}
            onChange={(next) => onChange(typed.map((one, index) => (index === at ? next : one)))}
          />
        );
      })}
    </div>
  );
}

/** The hours that a field means: null = as on every day, undefined = nothing that can be read. */
export function weekdayHoursIn(text: string, weekday: number, closedWord: string): WeekdayHours | null | undefined {
  const said = text.trim().toLowerCase();
  if (said === '') return null;
  if (said === closedWord) return { weekday, spans: [] };
  const spans = readSpans(said);
  return spans === null || spans.length === 0 ? undefined : { weekday, spans };
}

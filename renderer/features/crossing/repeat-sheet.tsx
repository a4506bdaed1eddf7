import { useState } from 'react';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import type { CrossingRow } from '../../../shared/contract/rows.ts';
import { layEntries, type DayEntry, type HourEntry } from '../../../shared/domain/queue/calendar-lay.ts';
import { entriesByTet } from '../../../shared/domain/queue/calendar-repeat.ts';
import { useApp, useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { StateSign } from '../../client/state-sign.tsx';
import { crossingTexts } from './texts/catalog.ts';
import { entryWords, namedEntry, tetWords } from './wording.ts';

/** Lays the days around one Tết over another one; what will be laid is shown first. */
export function RepeatSheet(props: {
  readonly crossing: CrossingRow;
  readonly year: number;
  readonly onClose: () => void;
  /** Told the first day that was laid. */
  readonly onDone: (day: Day | null) => void;
}) {
  const { crossing, onClose, onDone } = props;
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word, say } = useWords();
  const repeat = useCommand('calendar.repeat');
  const [years, setYears] = useState(() => firstGuess(crossing, props.year));
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const fromYear = readYear(years.from);
  const toYear = readYear(years.to);
  const plan =
    fromYear === null || toYear === null
      ? null
      : layEntries(crossing.calendar, entriesByTet(crossing.calendar, tetDayOf(fromYear), tetDayOf(toYear)));
  const given =
    fromYear === null ? 0 : countOf(entriesByTet(crossing.calendar, tetDayOf(fromYear), tetDayOf(fromYear)));
  const laid: readonly (DayEntry | HourEntry)[] = plan === null ? [] : [...plan.days, ...plan.hours];
  const canGo = plan !== null && laid.length > 0 && plan.clashes.length === 0 && !isSending;
  const wording = { t, word, format };

  const go = async (): Promise<void> => {
    if (!canGo || fromYear === null || toYear === null) return;
    setSending(true);
    const outcome = await repeat({ crossing: crossing.code, fromYear, toYear }, crossing.name);
    if ('ok' in outcome) {
      const [first] = laid.map((entry) => ('on' in entry ? entry.on : entry.from)).toSorted();
      onDone(first ?? null);
      onClose();
    } else {
      setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
      setSending(false);
    }
  };
  const field = (name: 'from' | 'to', year: number | null) => (
    <TextField
      label={t(`crossing.repeat-${name}`)}
      value={years[name]}
      inputMode="numeric"
      maxLength={4}
      autoFocus={name === 'from'}
      isWrong={year === null}
      hint={year === null ? t('crossing.year-bad') : t('crossing.repeat-tet', { day: format.day(tetDayOf(year)) })}
      onChange={(value) => setYears((before) => ({ ...before, [name]: value }))}
    />
  );
  return (
    <Sheet
      label={t('crossing.repeat-title', { crossing: crossing.name })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('crossing.cancel')}
          onBack={onClose}
          go={t('crossing.repeat-go', { count: laid.length })}
          isOff={!canGo}
          onGo={() => void go()}
        />
      }
    >
      <form
        className="crossing-form"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void go();
        }}
      >
        <p className="s wrap">{t('crossing.repeat-note')}</p>
        <div className="crossing-two">
          {field('from', fromYear)}
          {field('to', toYear)}
        </div>
        <ul className="crossing-plan">
          {laid.map((entry) => (
            <li key={entryWords(entry, wording)}>
              <StateSign state={entry.state} /> {entryWords(entry, wording)}{' '}
              <span className="q">{tetWords('on' in entry ? entry.on : entry.from, t)}</span>
            </li>
          ))}
        </ul>
        {plan === null || laid.length > 0 ? null : (
          <p className="warn">{t(given === 0 ? 'crossing.repeat-nothing' : 'crossing.repeat-there')}</p>
        )}
        {plan?.clashes.map(({ entry, other }) => (
          <p key={`${entry} ${other ?? ''}`} className="bad" role="alert">
            {t('crossing.repeat-clash', { entry: namedEntry(entry, wording), other: namedEntry(other ?? '', wording) })}
          </p>
        ))}
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Sheet>
  );
}

/** From the last year that says something of its Tết to the year after it. */
function firstGuess({ calendar }: CrossingRow, year: number): { readonly from: string; readonly to: string } {
  for (let from = year + 1; from >= 2015; from -= 1)
    if (countOf(entriesByTet(calendar, tetDayOf(from), tetDayOf(from))) > 0)
      return { from: String(from), to: String(from + 1) };
  return { from: String(year), to: String(year + 1) };
}

function countOf({ days, hours }: { readonly days: readonly unknown[]; readonly hours: readonly unknown[] }): number {
  return days.length + hours.length;
}

function readYear(text: string): number | null {
  const year = /^\d{4}$/.test(text.trim()) ? Number(text) : 0;
  return year >= 2015 && year <= 2100 ? year : null;
}

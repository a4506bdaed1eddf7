import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { dayOf, startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import type { CrossingRow } from '../../../shared/contract/rows.ts';
import type { CrossingState } from '../../../shared/domain/queue/calendar.ts';
import { calendarProblemsOf, type CalendarProblem } from '../../../shared/domain/queue/calendar-problems.ts';
import { paintDays, paintHours } from '../../../shared/domain/queue/calendar-paint.ts';
import { useApp, useCan, useCommand, useKeys, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { writableCalendar } from '../../client/writable-calendar.ts';
import { useKept } from '../../client/use-kept.ts';
import { Button, TextField } from '../../ui/controls.tsx';
import { CalendarBar } from './calendar-bar.tsx';
import { DailyField } from './daily-field.tsx';
import { DayFacts } from './day-facts.tsx';
import { HoursStrip } from './hours-strip.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { isPlainKey } from './keys.ts';
import { firstOf, monthAfter, monthOf, type Month } from './months.ts';
import { QuarterGrid, rangeOf, SHOWN_MONTHS, type Range } from './quarter-grid.tsx';
import { RepeatSheet } from './repeat-sheet.tsx';
import { crossingTexts } from './texts/catalog.ts';
import { useDraft } from './use-draft.ts';
import { problemWords, readSpans } from './wording.ts';

/** When a crossing works: painted day by day and hour by hour, and saved in one change. */
export function CalendarPane({ crossing }: { readonly crossing: CrossingRow }) {
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word, say } = useWords();
  const may = useCan('calendar.save');
  const save = useCommand('calendar.save');
  const today = dayOf(useSiteNow(60_000), format.zone);
  const draft = useDraft(crossing.crossingId, crossing.calendar);
  const [range, setRange] = useState<Range>(() => ({ anchor: today, cursor: today }));
  const [first, setFirst] = useState<Month>(() => monthOf(today));
  const [reason, setReason] = useKept(`calendar-reason ${crossing.crossingId}`, '');
  const [typed, setTyped] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly isGood: boolean } | null>(null);
  const [open, setOpen] = useState<'repeat' | 'import' | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const calendar = useMemo(() => withDaily(draft.calendar, typed), [draft.calendar, typed]);
  const problems = useMemo(() => calendarProblemsOf(draft.calendar), [draft.calendar]);
  const wording = useMemo(() => ({ t, word, format }), [t, word, format]);
  const isDailyWrong = typed !== null && readSpans(typed) === null;
  const isChanged = draft.count > 0 || typed !== null;
  const isGood = !isDailyWrong && calendarProblemsOf(calendar).length === 0;
  const canSave = may && isChanged && isGood && !isSending && !draft.isOutrun;

  const move = useCallback((next: Range) => {
    setRange(next);
    setFirst((shown) => monthsWith(shown, monthOf(next.cursor)));
  }, []);
  const goToDay = (day: Day): void => {
    move({ anchor: day, cursor: day });
    setFirst(monthOf(day));
  };
  const change = (next: typeof calendar): void => {
    if (!may || isSending) return;
    setSaid(null);
    draft.change(next);
  };
  const paint = (state: CrossingState): void => {
    const { from, to } = rangeOf(range);
    change(paintDays(calendar, from, to, state));
  };
  const send = async (): Promise<void> => {
    if (!canSave) return;
    setSending(true);
    const outcome = await save(
      {
        crossing: crossing.code,
        calendar: writableCalendar(calendar),
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      },
      crossing.name,
    );
    setSending(false);
    if ('ok' in outcome) {
      draft.drop();
      setTyped(null);
      setReason('');
      setSaid({ text: t('crossing.saved', { crossing: crossing.name }), isGood: true });
    } else setSaid({ text: say('refusal' in outcome ? outcome.refusal : outcome.fault), isGood: false });
  };

  const { count, stepBack } = draft;
  useKeys(useMemo(() => (count === 0 ? {} : { undo: { run: stepBack } }), [count, stepBack]));
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isPlainKey(event) || !may || document.querySelector('dialog[open]') !== null) return;
      if (event.code === 'KeyR') setOpen('repeat');
      else if (event.code === 'KeyI') setOpen('import');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [may]);

  return (
    <>
      <section
        className="pane crossing-calendar"
        aria-label={t('crossing.pane-calendar')}
        onKeyDown={(event) => {
          if (event.ctrlKey && (event.code === 'Enter' || event.code === 'NumpadEnter')) {
            event.preventDefault();
            void send();
          }
        }}
      >
        <CalendarBar first={first} today={today} onFirst={setFirst} onDay={goToDay} />
        <QuarterGrid
          calendar={calendar}
          first={first}
          today={today}
          range={range}
          conflicts={(day) => problems.some((problem) => isOn(calendar, problem, day))}
          onRange={move}
          onPaint={paint}
          onHours={() => strip.current?.focus()}
        />
        <p className="grid-help l">{t('crossing.help')}</p>
      </section>
      <aside
        className="pane insp crossing-side"
        aria-label={format.weekday(startOfDay(range.cursor, format.zone))}
        onKeyDown={(event) => {
          if (event.ctrlKey && (event.code === 'Enter' || event.code === 'NumpadEnter')) {
            event.preventDefault();
            void send();
          } else if (event.code === 'Escape' && event.target === strip.current) {
            event.preventDefault();
            focusDay();
          }
        }}
      >
        <div className="crossing-scroll">
          {problems.length === 0 ? null : (
            <div className="sec" role="alert">
              <h2 className="bad">{t('crossing.problems')}</h2>
              <ul className="crossing-problems">
                {problems.map((problem) => (
                  <li key={`${problem.list} ${String(problem.index)}`}>
                    {problemWords(calendar, problem, wording)}{' '}
                    <button
                      type="button"
                      className="link"
                      disabled={!may}
                      onClick={() => change(without(calendar, problem))}
                    >
                      {t('crossing.problem-drop')}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <DayFacts calendar={calendar} range={range} may={may} onPaint={paint} />
          <div className="sec">
            <h2>{t('crossing.hours-of')}</h2>
            <HoursStrip
              ref={strip}
              calendar={calendar}
              day={range.cursor}
              may={may}
              onPaint={(span, state) => change(paintHours(calendar, range.cursor, span, state))}
            />
            <p className="l wrap">{t('crossing.hours-help')}</p>
          </div>
          <div className="sec">
            <DailyField
              daily={calendar.daily}
              typed={typed}
              isWrong={isDailyWrong}
              may={may}
              onType={setTyped}
              onTake={() => {
                change(calendar);
                setTyped(null);
              }}
            />
          </div>
        </div>
        <div className="crossing-foot">
          {draft.isOutrun ? (
            <p className="bad" role="alert">
              {t('crossing.changed-under')}{' '}
              <Button
                onClick={() => {
                  draft.rebase();
                  focusDay();
                }}
              >
                {t('crossing.rebase')}
              </Button>
            </p>
          ) : said !== null ? (
            <p className={said.isGood ? 's' : 'bad'} role={said.isGood ? 'status' : 'alert'}>
              {said.isGood ? `✓ ${said.text}` : said.text}
            </p>
          ) : draft.count > 0 ? (
            <p className="s" role="status">
              {t('crossing.changes', { count: draft.count })}
            </p>
          ) : null}
          <TextField
            label={t('crossing.reason')}
            value={reason}
            maxLength={300}
            disabled={!may}
            onChange={setReason}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.nativeEvent.isComposing) void send();
            }}
          />
          <div className="crossing-acts">
            <Button look="primary" keyCap="Ctrl Enter" disabled={!canSave} onClick={() => void send()}>
              {t('crossing.save')}
            </Button>
            <Button keyCap="Ctrl Z" disabled={draft.count === 0} onClick={draft.stepBack}>
              {t('crossing.undo')}
            </Button>
            <Button disabled={draft.count === 0} onClick={draft.drop}>
              {t('crossing.drop')}
            </Button>
            <Button keyCap="R" disabled={!may || draft.count > 0} onClick={() => setOpen('repeat')}>
              {t('crossing.repeat')}
            </Button>
            <Button keyCap="I" disabled={!may || draft.count > 0} onClick={() => setOpen('import')}>
              {t('crossing.import')}
            </Button>
          </div>
        </div>
      </aside>
      {open === 'repeat' && draft.count === 0 ? (
        <RepeatSheet
          crossing={crossing}
          year={Number(today.slice(0, 4))}
          onClose={() => setOpen(null)}
          onDone={(day) => (day === null ? undefined : goToDay(day))}
        />
      ) : null}
      {open === 'import' && draft.count === 0 ? (
        <ImportSheet onClose={() => setOpen(null)} onDone={(text) => setSaid({ text, isGood: true })} />
      ) : null}
    </>
  );
}

/** Back to the day under the cursor. */
function focusDay(): void {
  document.querySelector<HTMLElement>('.quarter [data-home]')?.focus();
}

/** The months shown, moved as little as needed to show another one too. */
function monthsWith(first: Month, wanted: Month): Month {
  const day = firstOf(wanted);
  if (day < firstOf(first)) return wanted;
  return day > firstOf(monthAfter(first, SHOWN_MONTHS - 1)) ? monthAfter(wanted, 1 - SHOWN_MONTHS) : first;
}

/** The calendar with the daily hours as far as they are typed and can be read. */
function withDaily(calendar: CrossingRow['calendar'], typed: string | null): CrossingRow['calendar'] {
  const daily = typed === null ? null : readSpans(typed);
  return daily === null ? calendar : { ...calendar, daily };
}

/** Whether a day is one of those that a problem is about. */
function isOn(calendar: CrossingRow['calendar'], { list, index, other }: CalendarProblem, day: Day): boolean {
  return [index, other].some((at) => {
    if (at === null || list === 'daily') return false;
    const entry = calendar[list][at];
    if (entry === undefined) return false;
    return 'on' in entry ? entry.on === day : (entry.from <= day && day <= entry.to) || entry.from === day;
  });
}

function without(calendar: CrossingRow['calendar'], { list, index }: CalendarProblem): CrossingRow['calendar'] {
  return { ...calendar, [list]: calendar[list].filter((_, at) => at !== index) };
}

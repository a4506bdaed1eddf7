import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CrossingRow } from '../../../shared/contract/rows.ts';
import { stateAt } from '../../../shared/domain/queue/calendar.ts';
import { useApp, useGoTo, useRows, useSiteNow, useTexts, useValue, useWords } from '../../client/app-context.ts';
import { WhoMay } from '../../client/who-may.tsx';
import type { RowStore } from '../../store/row-store.ts';
import { Segmented } from '../../ui/controls.tsx';
import { isSameList } from '../../ui/same.ts';
import { isInField } from '../../ui/in-field.ts';
import { CalendarPane } from './calendar-pane.tsx';
import { HistoryPane } from './history-pane.tsx';
import { isPlainKey } from './keys.ts';
import { PointsPane } from './points-pane.tsx';
import { StateSign } from '../../client/state-sign.tsx';
import { crossingTexts } from './texts/catalog.ts';
import './crossing.css';

const PANES = ['calendar', 'points', 'history'] as const;
type Pane = (typeof PANES)[number];
const KEY_OF: Readonly<Record<Pane, string>> = { calendar: 'L', points: 'D', history: 'H' };

/** Crossings: when they work, what their points take, and who changed that. */
export function CrossingScreen() {
  const app = useApp();
  const t = useTexts(crossingTexts);
  const { word } = useWords();
  const goTo = useGoTo();
  const { wish } = useValue(app.place);
  const now = useSiteNow(30_000);
  const crossings = useRows(['crossing'], crossingsOf, isSameList);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [pane, setPane] = useState<Pane>('calendar');
  const crossing =
    crossings.find(({ crossingId }) => crossingId === chosenId) ??
    crossings.find(({ code }) => code === wish) ??
    crossings[0];

  const choose = useCallback((next: CrossingRow | undefined) => {
    if (next !== undefined) setChosenId(next.crossingId);
  }, []);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const next = PANES.find((one) => event.code === `Key${KEY_OF[one]}`);
      if (next === undefined || !isPlainKey(event) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setPane(next);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const screen = useRef<HTMLDivElement>(null);
  // A part that went took the focus with it: the keys work on in the new one.
  useEffect(() => {
    if (document.activeElement === document.body) screen.current?.querySelector<HTMLElement>('[data-home]')?.focus();
  }, [pane, crossing?.crossingId]);

  if (crossing === undefined) return <div className="waiting q">{t('crossing.none')}</div>;
  const state = stateAt(crossing.calendar, now, app.format.zone);
  return (
    <div
      ref={screen}
      className="crossing-screen"
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
        if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
        event.preventDefault();
        const focused = event.currentTarget.querySelector<HTMLElement>('[data-home]');
        if (isInField(event.target) && focused !== null) focused.focus();
        else goTo('queue');
      }}
    >
      <div className="bar">
        <h1>
          {t('crossing.title')} · {crossing.name}
        </h1>
        <Segmented
          label={t('crossing.panes')}
          value={pane}
          options={PANES.map((one) => ({
            value: one,
            name: t(`crossing.pane-${one}`),
            text: (
              <>
                {t(`crossing.pane-${one}`)} <kbd aria-hidden="true">{KEY_OF[one]}</kbd>
              </>
            ),
          }))}
          onChange={setPane}
        />
        {pane === 'history' ? null : <WhoMay command={pane === 'calendar' ? 'calendar.save' : 'crossing.save'} />}
        <span className="facts">
          <span>
            <StateSign state={state} /> {t('crossing.state-now', { state: word('dayState', state) })}
          </span>
          <button type="button" onClick={() => goTo('queue')}>
            <kbd>{t('crossing.esc')}</kbd> {t('crossing.to-queue')}
          </button>
        </span>
      </div>
      <div className="crossing-body">
        <nav
          className="pane crossing-list"
          aria-label={t('crossing.title')}
          onKeyDown={(event) => {
            const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            const at = crossings.indexOf(crossing) + step;
            choose(crossings[at]);
            event.currentTarget.querySelectorAll('button')[at]?.focus();
          }}
        >
          {crossings.map((one) => {
            const its = stateAt(one.calendar, now, app.format.zone);
            return (
              <button
                key={one.crossingId}
                type="button"
                aria-pressed={one === crossing}
                tabIndex={one === crossing ? 0 : -1}
                onClick={() => choose(one)}
              >
                <b className="crossing-plate m">{one.code}</b>
                <span className="el">
                  {one.name}
                  <br />
                  <span className="l">
                    <StateSign state={its} /> {word('dayState', its)}
                  </span>
                </span>
              </button>
            );
          })}
        </nav>
        {pane === 'calendar' ? (
          <CalendarPane key={crossing.crossingId} crossing={crossing} />
        ) : pane === 'points' ? (
          <PointsPane key={crossing.crossingId} crossing={crossing} />
        ) : (
          <HistoryPane key={crossing.crossingId} crossing={crossing} />
        )}
      </div>
    </div>
  );
}

function crossingsOf(rows: RowStore): readonly CrossingRow[] {
  return [...rows.all('crossing').values()];
}

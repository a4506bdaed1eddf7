import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { AppContext, useApp, useGoTo, useTexts, useValue, useWords } from '../../client/app-context.ts';
import { ReportViews } from '../../client/report-views.tsx';
import { Button, Segmented } from '../../ui/controls.tsx';
import { YardPicture } from '../yard/screen.tsx';
import { Clock } from './clock.tsx';
import { figuresOf } from './figures.ts';
import { Slider } from './slider.tsx';
import { movedBy, speedOf, SPEEDS, stepOf, wishedAt } from './steps.ts';
import { Counts, LineTable, RoomTable, ZoneTable } from './tables.tsx';
import { pastTexts } from './texts/catalog.ts';
import { usePast, type PastState } from './use-past.ts';
import { usePlayback } from './use-playback.ts';
import './past.css';

/** The yard at any minute of the past: to look at, never to act on. */
export function PastScreen() {
  const { clock, format, place } = useApp();
  const t = useTexts(pastTexts);
  const goTo = useGoTo();
  const { wish } = useValue(place);
  const root = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Instant>(() => wishedAt(wish, clock.now()) ?? wholeMinute(clock.now()));
  const state = usePast(at);
  const onAt = useCallback((next: Instant) => setAt(movedBy(next, 0, clock.now())), [clock]);
  const play = usePlayback(at, onAt);

  useEffect(() => root.current?.focus(), []);
  useEffect(() => {
    const wished = wishedAt(wish, clock.now());
    if (wished !== null) setAt(wished);
  }, [wish, clock]);

  const onKey = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    const isTyping = target.matches('input:not([type=range])');
    const step = stepOf(event);
    const speed = speedOf(event);
    if (event.code === 'Escape' || (event.code === 'KeyN' && !isTyping)) goTo('yard');
    else if (isTyping || target.closest('[role=radiogroup]') !== null) return;
    else if (step !== null) {
      play.pause();
      setAt(movedBy(at, step, clock.now()));
    } else if (speed !== null) play.setSpeed(speed);
    else if (event.code === 'Space' && !target.matches('button')) play.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={root} className="past" tabIndex={-1} onKeyDownCapture={onKey}>
      <div className="bar">
        <h1>{t('past.title')}</h1>
        <ReportViews />
        <Clock key={at} at={at} onAt={onAt} />
        <Button keyCap="␣" aria-pressed={play.isPlaying} onClick={play.toggle}>
          {t(play.isPlaying ? 'past.pause' : 'past.play')}
        </Button>
        <Segmented
          label={t('past.speed')}
          value={String(play.speed)}
          options={SPEEDS.map((count, n) => ({ value: String(n), text: t('past.speed-of', { count }) }))}
          onChange={(value) => play.setSpeed(Number(value))}
        />
        <div className="facts">
          <Button keyCap="N" onClick={() => goTo('yard')}>
            {t('past.now')}
          </Button>
        </div>
      </div>
      <Slider at={at} onAt={onAt} />
      <div className="past-frame">
        <p className="past-sign" role="status">
          <b>
            {state.shownAt === null
              ? t('past.asking')
              : t('past.frame', { time: format.time(state.shownAt), date: format.date(state.shownAt) })}
          </b>
          {state.shownAt === null || state.shownAt === at || state.fault !== null ? null : (
            <span>{t('past.behind', { time: format.time(at) })}</span>
          )}
        </p>
        <Body state={state} />
      </div>
      <p className="past-keys">{t('past.keys')}</p>
    </div>
  );
}

function Body({ state: { app, shownAt, fault } }: { readonly state: PastState }) {
  const t = useTexts(pastTexts);
  const { say } = useWords();
  const figures = useMemo(() => (shownAt === null ? null : figuresOf(app.rows, shownAt)), [app, shownAt]);
  if (fault !== null)
    return (
      <p className="waiting bad" role="alert">
        {say(fault)}
      </p>
    );
  if (shownAt === null || figures === null) return <p className="waiting q">{t('past.asking')}</p>;
  return (
    <AppContext.Provider value={app}>
      <Counts figures={figures} />
      <div className="past-body">
        <YardPicture />
        <div className="tables" tabIndex={0} role="group" aria-label={t('past.figures')}>
          <LineTable figures={figures} />
          <ZoneTable figures={figures} />
          <RoomTable figures={figures} />
        </div>
      </div>
    </AppContext.Provider>
  );
}

function wholeMinute(at: Instant): Instant {
  return instant(at - (at % MINUTE_MS));
}

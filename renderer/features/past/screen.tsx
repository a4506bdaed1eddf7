import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { AppContext, useApp, useGoTo, useKeys, useTexts, useValue, useWords } from '../../client/app-context.ts';
import { ReportViews } from '../../client/report-views.tsx';
import { Button, Segmented } from '../../ui/controls.tsx';
import { YardPicture } from '../yard/screen.tsx';
import { Clock } from './clock.tsx';
import { figuresOf } from './figures.ts';
import { asOfRows, type AsOf } from './paper/as-of.ts';
import { PastPrint, usePastPdf } from './print.tsx';
import { Sign } from './sign.tsx';
import { Slider } from './slider.tsx';
import { markFrom, movedBy, speedOf, SPEEDS, stepOf, wishedAt } from './steps.ts';
import { Counts, LineTable, RoomTable, ZoneTable } from './tables.tsx';
import { pastTexts } from './texts/catalog.ts';
import { usePast, type PastState } from './use-past.ts';
import { usePlayback } from './use-playback.ts';
import { usePulse } from './use-pulse.ts';
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
  const pulse = usePulse(at);
  const { word } = useWords();
  const [asOf, setAsOf] = useState<AsOf | null>(null);
  const pdf = usePastPdf();
  /** From where a mark was looked for in vain. */
  const [noMark, setNoMark] = useState<{ readonly at: Instant; readonly way: 'next' | 'before' } | null>(null);

  const { shownAt, asOfSeq, fault } = state;
  const { rows } = state.app;
  const { pause } = play;
  const canPrint = shownAt !== null && fault === null;
  const print = useCallback(() => {
    if (shownAt === null) return;
    pause();
    setAsOf(asOfRows(rows, shownAt, asOfSeq, word));
  }, [shownAt, asOfSeq, rows, word, pause]);
  const makePdf = (): void => {
    if (shownAt === null) return;
    // What becomes of the file is said in the same place.
    setNoMark(null);
    pdf.make(shownAt);
  };
  const printed = useCallback(() => setAsOf(null), []);
  useKeys(useMemo(() => ({ F9: { name: t('past.print'), run: print, isEnabled: canPrint } }), [print, canPrint, t]));

  useLayoutEffect(() => root.current?.focus(), []);
  useEffect(() => {
    const wished = wishedAt(wish, clock.now());
    if (wished !== null) setAt(wished);
  }, [wish, clock]);

  const goToMark = (way: 'next' | 'before'): void => {
    pause();
    // Nothing is said of a day that is not told yet.
    if (!pulse.isTold) return;
    const markAt = markFrom(at, way, pulse.marks);
    if (markAt === null) setNoMark({ at, way });
    else setAt(markAt);
  };
  const onKey = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    const isTyping = target.matches('input:not([type=range])');
    const step = stepOf(event);
    const speed = speedOf(event);
    if (event.code === 'Escape' || (event.code === 'KeyN' && !isTyping)) goTo('yard');
    else if (isTyping || target.closest('[role=radiogroup]') !== null) return;
    else if (step !== null) {
      pause();
      setAt(movedBy(at, step, clock.now()));
    } else if (event.code === 'KeyM') goToMark(event.shiftKey ? 'before' : 'next');
    else if (speed !== null) play.setSpeed(speed);
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
          <Button disabled={!canPrint || pdf.isMaking} onClick={makePdf}>
            {t('past.pdf')}
          </Button>
          <Button keyCap="F9" disabled={!canPrint} onClick={print}>
            {t('past.print')}
          </Button>
          <Button keyCap="N" onClick={() => goTo('yard')}>
            {t('past.now')}
          </Button>
        </div>
      </div>
      <Slider at={at} pulse={pulse} rows={rows} onAt={onAt} />
      <div className="past-frame">
        <Sign
          at={at}
          state={state}
          marks={pulse.marks}
          said={noMark?.at === at ? t(`past.no-mark-${noMark.way}`, { time: format.time(at) }) : pdf.said}
        />
        <Body state={state} />
      </div>
      <p className="past-keys">{t('past.keys')}</p>
      {asOf === null ? null : <PastPrint asOf={asOf} onPrinted={printed} />}
    </div>
  );
}

/** The picture stays while another instant cannot be told: zoom and choice are kept, and the sign says of when it is. */
function Body({ state: { app, shownAt, fault } }: { readonly state: PastState }) {
  const t = useTexts(pastTexts);
  const figures = useMemo(() => (shownAt === null ? null : figuresOf(app.rows, shownAt)), [app, shownAt]);
  if (figures === null) return fault === null ? <p className="waiting q">{t('past.asking')}</p> : null;
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

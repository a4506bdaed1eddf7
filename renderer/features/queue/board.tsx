import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import {
  useApp,
  useCan,
  useKeys,
  useQuery,
  useRow,
  useSelection,
  useSiteNow,
  useTexts,
  useValue,
} from '../../client/app-context.ts';
import { createValue } from '../../ui/value.ts';
import { CallModeForm } from './call-mode-form.tsx';
import { CallsPane, type Side } from './calls-pane.tsx';
import { estimatesOf, NO_ESTIMATES, type Estimates } from './estimates.ts';
import { Inspector } from './inspector.tsx';
import { departureOf, JobForm } from './job-forms.tsx';
import { jobsOf, type Job } from './jobs.ts';
import { crossingStatesOf, type LineRow } from './line.ts';
import { LineFoot } from './line-foot.tsx';
import { LineGrid } from './line-grid.tsx';
import { createLiveLine, type Frames } from './live-line.ts';
import { useVisitIds } from './points-pane.tsx';
import { hasSomebodyInBed } from './resting.ts';
import { SuspendedWords } from './suspended-words.tsx';
import { SuspendSheet } from './suspend-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { countReady, useCalling } from './use-calling.ts';

/** Estimates are asked for again at most this often. */
const ESTIMATES_MS = 5000;

/** Whether all jobs of the chosen truck are open where the screen is low; kept for the station. */
const showsMore = createValue(false);

const FRAMES: Frames = {
  request: (run) => requestAnimationFrame(run),
  cancel: (id) => cancelAnimationFrame(id),
};

/** One queue: the line, who is called and at the point, and the chosen truck. */
export function QueueBoard({ queueId }: { readonly queueId: string }) {
  const app = useApp();
  const { lang } = app;
  const t = useTexts(queueTexts);
  const mayCall = useCan('queue.call');
  const maySetMode = useCan('queue.call-mode');
  const queue = useRow('queue', queueId);
  const zone = useRow('site', 'site')?.timeZone;
  const now = useSiteNow(10_000);
  const [selected, select] = useSelection();
  const visit = useRow('visit', selected.visitId);
  const [job, setJob] = useState<Job | null>(null);
  const [isComparing, setComparing] = useState(false);
  const [isSuspending, setSuspending] = useState(false);
  const [isSettingMode, setSettingMode] = useState(false);
  const hasMore = useValue(showsMore);
  const board = useRef<HTMLDivElement>(null);
  const focusLine = useRef<() => void>(() => undefined);
  const [side, setSide] = useState<Side>('truck');
  const calledIds = useVisitIds(queueId, 'called');
  const processingIds = useVisitIds(queueId, 'processing');

  const [line, setLine] = useState(() => createLiveLine(app.rows, app.clock, queueId, FRAMES));
  const isStopped = useRef(false);
  useEffect(() => {
    // Effects run twice in development; a stopped line is made again.
    if (isStopped.current) {
      isStopped.current = false;
      setLine(createLiveLine(app.rows, app.clock, queueId, FRAMES));
      return undefined;
    }
    return () => {
      line.stop();
      isStopped.current = true;
    };
  }, [app, line, queueId]);

  const isBusy = job !== null || isSuspending || isSettingMode;
  useEffect(() => (isBusy ? line.freeze() : undefined), [isBusy, line]);

  const estimates = useMemo(() => createValue<Estimates>(NO_ESTIMATES), []);
  const input =
    queue === undefined ? null : { crossing: queue.crossing, direction: queue.direction, point: queue.point };
  const { answer } = useQuery('queue.order', input, { kinds: ['visit', 'queue'], atMostEveryMs: ESTIMATES_MS });
  useEffect(() => {
    if (answer !== null) estimates.set(estimatesOf(answer.entries));
  }, [answer, estimates]);

  const place = useSyncExternalStore(line.watch, () => placeOf(line.get(), selected.visitId));
  const ready = useSyncExternalStore(line.watch, () => countReady(line.get()));
  const length = useSyncExternalStore(line.watch, () => line.get().length);
  const discipline = queue?.discipline;
  const streamName = useCallback(
    (key: string) => (discipline === undefined ? key : streamNameOf(lang, discipline, key)),
    [discipline, lang],
  );

  const states = zone === undefined ? null : crossingStatesOf(app.rows, queueId, now, zone);
  const calling = useCalling({
    queue,
    line,
    atPoint: calledIds.length + processingIds.length,
    isClosedThen: states?.then === 'closed',
  });

  const current = visit !== undefined && visit.queueId === queueId ? visit : null;
  const send = useAnswer();
  const doJob = useCallback(
    (next: Job) => {
      if (current === null || !jobsOf(current).includes(next)) return;
      if (next === 'reached') void send('queue.reached', { visitId: current.visitId });
      else if (next === 'postpone') void send('queue.postpone', { visitId: current.visitId });
      else if (next === 'call-again') void send('queue.call-again', { visitId: current.visitId });
      else if (next === 'way-blocked') void send('queue.no-show', { visitId: current.visitId, isWayBlocked: true });
      else if ((next === 'crossed' || next === 'cleared') && !hasSomebodyInBed(app.rows, current.visitId))
        void send('visit.depart', { visitId: current.visitId, departure: departureOf(next) });
      else setJob(next);
    },
    [app, current, send],
  );

  const onMore = useCallback(() => showsMore.set(!showsMore.get()), []);
  const onMode = useCallback(() => {
    if (maySetMode) setSettingMode(true);
  }, [maySetMode]);
  const onSuspend = useCallback(() => {
    if (mayCall) setSuspending(true);
  }, [mayCall]);
  const hasHold = current !== null && jobsOf(current).some((each) => each === 'hold' || each === 'release');
  useKeys(
    useMemo(
      () => ({
        F6: { run: calling.call, isEnabled: calling.noCall === null },
        F8: {
          run: () => {
            if (current !== null) doJob(current.holds.some(({ to }) => to === null) ? 'release' : 'hold');
          },
          isEnabled: hasHold && mayCall,
        },
      }),
      [calling.call, calling.noCall, current, doJob, hasHold, mayCall],
    ),
  );

  useBoardKeys(
    useMemo(
      () => ({
        board,
        current,
        isBusy,
        onDigit: calling.type,
        onCompare: () => setComparing((before) => !before),
        onMore,
        onMode,
        onSuspend,
        onLists: () => setSide('lists'),
        onJob: doJob,
        focusLine: () => focusLine.current(),
      }),
      [current, isBusy, calling.type, onMore, onMode, onSuspend, doJob],
    ),
  );

  const onOpen = useCallback(
    (visitId: LineRow['visitId']) => {
      setSide('truck');
      select({ visitId, slotId: app.rows.get('visit', visitId)?.slotId ?? null });
    },
    [app, select],
  );
  const onSelect = useCallback(
    // The focus follows its truck when the order changes; that is nobody asking to see it.
    (visitId: LineRow['visitId']) => {
      if (visitId !== app.selection.get().visitId) onOpen(visitId);
    },
    [app, onOpen],
  );

  if (queue === undefined) return null;
  return (
    <div ref={board} className="queue-board" data-side={current === null ? 'lists' : side}>
      <section className="pane">
        {queue.suspendedAt === null ? (
          states?.then === 'closed' || states?.now === 'closed' ? (
            <p className="stop-line warn">
              {t(
                states.now !== 'closed'
                  ? 'queue.closed-then'
                  : states.then === 'closed'
                    ? 'queue.closed'
                    : 'queue.closed-now',
              )}
            </p>
          ) : null
        ) : (
          <p className="stop-line held" role="status">
            <SuspendedWords queue={queue} now={now} />
          </p>
        )}
        <LineGrid
          line={line}
          estimates={estimates}
          streamName={streamName}
          selectedId={selected.visitId}
          onSelect={onSelect}
          onOpen={onOpen}
          focus={focusLine}
        />
        <LineFoot measured={answer?.measured ?? null} ready={ready} length={length} place={place} />
      </section>
      <CallsPane
        queue={queue}
        calling={calling}
        side={current === null ? null : side}
        onSide={setSide}
        calledIds={calledIds}
        processingIds={processingIds}
        selectedId={selected.visitId}
        onOpen={onOpen}
        onSuspend={onSuspend}
        onMode={onMode}
      />
      {current === null ? (
        <aside className="pane insp">
          <p className="none q">{t('queue.choose')}</p>
        </aside>
      ) : (
        <Inspector
          key={current.visitId}
          visit={current}
          place={place}
          length={ready}
          estimates={estimates}
          isComparing={isComparing}
          onCompare={setComparing}
          hasMore={hasMore}
          onMore={onMore}
          onJob={doJob}
        />
      )}
      {job === null || current === null ? null : (
        <JobForm key={job} job={job} visit={current} place={place} onClose={() => setJob(null)} />
      )}
      {isSuspending ? (
        <SuspendSheet queue={queue} called={calledIds.length} onClose={() => setSuspending(false)} />
      ) : null}
      {isSettingMode ? <CallModeForm queue={queue} onClose={() => setSettingMode(false)} /> : null}
    </div>
  );
}

function placeOf(line: readonly LineRow[], visitId: string | null): LineRow | null {
  return visitId === null ? null : (line.find((row) => row.visitId === visitId) ?? null);
}

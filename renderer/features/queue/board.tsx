import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { freePlaces } from '../../../shared/domain/queue/call.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import {
  sendCommand,
  useApp,
  useCan,
  useKeys,
  useLink,
  useQuery,
  useRow,
  useSelection,
  useSiteNow,
  useTexts,
} from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { createValue } from '../../ui/value.ts';
import { CallsPane, type Side } from './calls-pane.tsx';
import { FIRST_COUNT, typeDigit } from './count-typing.ts';
import { estimatesOf, NO_ESTIMATES, type Estimates } from './estimates.ts';
import { Inspector } from './inspector.tsx';
import { departureOf, JobForm } from './job-forms.tsx';
import { JOB_KEYS, jobsOf, type Job } from './jobs.ts';
import { crossingStateOf, type LineRow } from './line.ts';
import { LineFoot } from './line-foot.tsx';
import { LineGrid } from './line-grid.tsx';
import { createLiveLine, type Frames } from './live-line.ts';
import { useVisitIds } from './points-pane.tsx';
import { hasSomebodyInBed } from './resting.ts';
import { SuspendSheet } from './suspend-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

/** Estimates are asked for again at most this often. */
const ESTIMATES_MS = 5000;

const FRAMES: Frames = {
  request: (run) => requestAnimationFrame(run),
  cancel: (id) => cancelAnimationFrame(id),
};

/** One queue: the line, who is called and at the point, and the chosen truck. */
export function QueueBoard({ queueId }: { readonly queueId: string }) {
  const app = useApp();
  const { format, lang } = app;
  const t = useTexts(queueTexts);
  const link = useLink();
  const mayCall = useCan('queue.call');
  const queue = useRow('queue', queueId);
  const zone = useRow('site', 'site')?.timeZone;
  const now = useSiteNow(10_000);
  const [selected, select] = useSelection();
  const visit = useRow('visit', selected.visitId);
  const [job, setJob] = useState<Job | null>(null);
  const [isComparing, setComparing] = useState(false);
  const [isSuspending, setSuspending] = useState(false);
  const [lane, setLane] = useState('');
  const [typing, setTyping] = useState(FIRST_COUNT);
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

  const isBusy = job !== null || isSuspending;
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

  const free = freePlaces(queue?.buffer ?? 0, calledIds.length, processingIds.length);
  const state = zone === undefined ? null : crossingStateOf(app.rows, queueId, now, zone);
  const noCall = !mayCall
    ? 'queue.no-call.role'
    : link.isStale
      ? 'queue.no-call.stale'
      : queue?.suspendedAt !== null
        ? 'queue.no-call.suspended'
        : state === 'closed'
          ? 'queue.no-call.closed'
          : free === 0
            ? 'queue.no-call.full'
            : ready === 0
              ? 'queue.no-call.nobody'
              : null;
  const count = Math.max(1, Math.min(typing.count, free, ready));

  const call = useCallback(() => {
    if (queue === undefined || noCall !== null) return;
    const { crossing, direction, point } = queue;
    const expect = nextOf(line.get(), count);
    void sendCommand(app, 'queue.call', {
      crossing,
      direction,
      point,
      count,
      expect,
      ...(lane === '' ? {} : { lane }),
    }).then((outcome) => {
      const last = app.lastOutcome.get();
      if ('ok' in outcome && last?.seq === outcome.seq)
        app.lastOutcome.set({ ...last, subject: platesOf(app.rows, outcome.ok.called) });
    });
  }, [app, queue, noCall, count, line, lane]);

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

  const hasHold = current !== null && jobsOf(current).some((each) => each === 'hold' || each === 'release');
  useKeys(
    useMemo(
      () => ({
        F6: { run: call, isEnabled: noCall === null },
        F8: {
          run: () => {
            if (current !== null) doJob(current.holds.some(({ to }) => to === null) ? 'release' : 'hold');
          },
          isEnabled: hasHold && mayCall,
        },
      }),
      [call, noCall, current, doJob, hasHold, mayCall],
    ),
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isBusy || isInField(event.target))
        return;
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      if (digit !== undefined && !event.shiftKey) {
        setTyping((before) => typeDigit(before, Number(digit), event.timeStamp));
      } else if (event.code === 'KeyS' && !event.shiftKey && current?.stage === 'waiting') {
        event.preventDefault();
        setComparing((before) => !before);
      } else if (event.code === 'Escape') {
        setSide('lists');
      } else if (current !== null) {
        const wanted = jobsOf(current).find(
          (each) =>
            JOB_KEYS[each].code === event.code &&
            (JOB_KEYS[each].isShift === true) === event.shiftKey &&
            event.code !== 'F8',
        );
        if (wanted === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) doJob(wanted);
      }
    };
    // Before the shell, which knows F6 with and without Shift as one key.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [current, doJob, isBusy]);

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
  const onSuspend = useCallback(() => {
    setSuspending(true);
  }, []);

  if (queue === undefined) return null;
  return (
    <div className="queue-board" data-side={current === null ? 'lists' : side}>
      <section className="pane">
        {queue.suspendedAt === null ? (
          state === 'closed' ? (
            <p className="stop-line warn">{t('queue.closed')}</p>
          ) : null
        ) : (
          <p className="stop-line held" role="status">
            <b aria-hidden="true">‖</b>{' '}
            {t('queue.suspended', {
              at: format.timeNear(queue.suspendedAt, now),
              reason: queue.suspendedReason ?? '',
              reopens:
                queue.reopensAt === null
                  ? ''
                  : t('queue.suspended-until', { at: format.timeNear(queue.reopensAt, now) }),
            })}
          </p>
        )}
        <LineGrid
          line={line}
          estimates={estimates}
          streamName={streamName}
          selectedId={selected.visitId}
          onSelect={onSelect}
          onOpen={onOpen}
        />
        <LineFoot measured={answer?.measured ?? null} ready={ready} length={length} place={place} />
      </section>
      <CallsPane
        queue={queue}
        count={count}
        noCall={noCall}
        lane={lane}
        onLane={setLane}
        onCall={call}
        side={current === null ? null : side}
        onSide={setSide}
        calledIds={calledIds}
        processingIds={processingIds}
        selectedId={selected.visitId}
        onOpen={onOpen}
        onSuspend={onSuspend}
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
          line={line}
          isComparing={isComparing}
          onCompare={setComparing}
          onJob={doJob}
        />
      )}
      {job === null || current === null ? null : (
        <JobForm key={job} job={job} visit={current} place={place} onClose={() => setJob(null)} />
      )}
      {isSuspending ? (
        <SuspendSheet queue={queue} called={calledIds.length} onClose={() => setSuspending(false)} />
      ) : null}
    </div>
  );
}

function placeOf(line: readonly LineRow[], visitId: string | null): LineRow | null {
  return visitId === null ? null : (line.find((row) => row.visitId === visitId) ?? null);
}

function countReady(line: readonly LineRow[]): number {
  return line.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1), 0);
}

/** The trucks that are called when so many are called now, as this station sees the line. */
function nextOf(line: readonly LineRow[], count: number): LineRow['visitId'][] {
  return line
    .filter(({ rank }) => rank !== null)
    .slice(0, count)
    .map(({ visitId }) => visitId);
}

function isInField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** Who was called, for the key bar: the first plate and how many more. */
function platesOf(rows: RowStore, called: readonly { readonly visitId: string }[]): string | null {
  const first = called[0] === undefined ? undefined : rows.get('visit', called[0].visitId);
  if (first === undefined) return null;
  return called.length === 1 ? first.plate : `${formatPlate(first.plate)} +${String(called.length - 1)}`;
}

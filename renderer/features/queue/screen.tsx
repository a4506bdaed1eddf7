import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { freePlaces } from '../../../shared/domain/queue/call.ts';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import {
  sendCommand,
  useApp,
  useCan,
  useKeys,
  useLink,
  useQuery,
  useRow,
  useRows,
  useSelection,
  useSiteNow,
  useTexts,
  useValue,
  useWords,
} from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { createValue } from '../../ui/value.ts';
import { createAttemptLog } from './attempts.ts';
import { FIRST_COUNT, typeDigit } from './count-typing.ts';
import { estimatesOf, NO_ESTIMATES, type Estimates } from './estimates.ts';
import { FormSheet } from './form-sheet.tsx';
import { Inspector } from './inspector.tsx';
import { departureOf, JobForm, useAnswer } from './job-forms.tsx';
import { JOB_KEYS, jobsOf, type Job } from './jobs.ts';
import { hasSomebodyInBed } from './resting.ts';
import { countByQueue, crossingStateOf, type LineRow } from './line.ts';
import { LineGrid } from './line-grid.tsx';
import { createLiveLine, type Frames } from './live-line.ts';
import { NoticeLine } from './notice-line.tsx';
import { CalledList, ProcessingList, useVisitIds } from './points-pane.tsx';
import { queueTexts } from './texts/catalog.ts';
import './queue.css';

/** Estimates are asked for again at most this often. */
const ESTIMATES_MS = 5000;

const FRAMES: Frames = {
  request: (run) => requestAnimationFrame(run),
  cancel: (id) => cancelAnimationFrame(id),
};

/** Kept for the station, not for the screen: attempts and the chosen queue outlive a look at another screen. */
const attempts = createAttemptLog();
const chosenQueue = createValue<string | null>(null);

/** What stands beside the line where there is no room for both: the chosen truck, or who is called and at the point. */
type Side = 'truck' | 'lists';

type Tab = {
  readonly queueId: string;
  readonly crossing: string;
  readonly code: string;
  readonly direction: QueueRow['direction'];
  readonly count: number;
};

/** The queue: one line per crossing and direction, who is called, who is at the point, and why. */
export function QueueScreen() {
  const t = useTexts(queueTexts);
  const { format } = useApp();
  const { word } = useWords();
  const tabs = useRows(
    ['queue', 'visit', 'crossing'],
    (rows): readonly Tab[] => {
      const counts = countByQueue(rows, 'waiting');
      return [...rows.all('queue').values()].map(({ queueId, crossing, crossingCode, direction }) => ({
        queueId,
        crossing,
        code: crossingCode,
        direction,
        count: counts.get(queueId) ?? 0,
      }));
    },
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const chosen = useValue(chosenQueue);
  const [selected] = useSelection();
  const visitQueue = useRow('visit', selected.visitId)?.queueId ?? null;
  const lastVisit = useRef<string | null>(null);
  useEffect(() => {
    // A truck chosen on another screen opens its own queue, once.
    if (selected.visitId === lastVisit.current) return;
    lastVisit.current = selected.visitId;
    if (visitQueue !== null) chosenQueue.set(visitQueue);
  }, [selected.visitId, visitQueue]);

  const current = tabs.find(({ queueId }) => queueId === chosen) ?? tabs[0];
  if (current === undefined) return <div className="waiting q">{t('queue.none')}</div>;
  return (
    <div className="queue-screen">
      <div className="bar">
        <h1>{t('queue.title')}</h1>
        <Segmented
          label={t('queue.tabs')}
          value={current.queueId}
          onChange={(queueId) => chosenQueue.set(queueId)}
          options={tabs.map(({ queueId, crossing, code, direction, count }) => ({
            value: queueId,
            text: (
              <>
                <span className="long">{crossing}</span>
                <span className="short">{code}</span>{' '}
                {t('queue.tab', { arrow: direction === 'export' ? '↑' : '↓', count: format.number(count) })}
              </>
            ),
            name: t('queue.tab-name', {
              crossing,
              direction: word('direction', direction),
              count: format.number(count),
            }),
          }))}
        />
        <QueueNotice queueId={current.queueId} />
      </div>
      <QueueBoard key={current.queueId} queueId={current.queueId} />
    </div>
  );
}

function QueueNotice({ queueId }: { readonly queueId: string }) {
  const queue = useRow('queue', queueId);
  return queue === undefined ? null : <NoticeLine queue={queue} />;
}

function QueueBoard({ queueId }: { readonly queueId: string }) {
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
  const input = queue === undefined ? null : { crossing: queue.crossing, direction: queue.direction };
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

  const used = calledIds.length + processingIds.length;
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
    const { crossing, direction } = queue;
    void sendCommand(app, 'queue.call', { crossing, direction, count }).then((outcome) => {
      const last = app.lastOutcome.get();
      if ('ok' in outcome && last?.seq === outcome.seq)
        app.lastOutcome.set({ ...last, subject: platesOf(app.rows, outcome.ok.called) });
    });
  }, [app, queue, noCall, count]);

  const current = visit !== undefined && visit.queueId === queueId ? visit : null;
  const send = useAnswer();
  const doJob = useCallback(
    (next: Job) => {
      if (current === null || !jobsOf(current).includes(next)) return;
      if (next === 'reached') void send('queue.reached', { visitId: current.visitId });
      else if (next === 'postpone') void send('queue.postpone', { visitId: current.visitId });
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
    if (queue === undefined) return;
    if (queue.suspendedAt === null) setSuspending(true);
    else void sendCommand(app, 'crossing.resume', { crossing: queue.crossing, direction: queue.direction });
  }, [app, queue]);

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
        <div className="bar sub foot-line">
          <span className="key50">{t('queue.legend-50')}</span>
          <span className="key90">{t('queue.legend-90')}</span>
          <span className="q el">{t('queue.legend-basis')}</span>
          <span className="facts">{t('queue.foot', { ready: format.number(ready), all: format.number(length) })}</span>
        </div>
      </section>
      <section className="pane points-pane">
        <div className="points-head">
          <b>{t('queue.called', { count: format.number(calledIds.length) })}</b>
          <span className="q">
            {t('queue.buffer', { used: format.number(used), buffer: format.number(queue.buffer) })}
          </span>
        </div>
        <div className="call">
          <Button look="primary" keyCap="F6" disabled={noCall !== null} onClick={call}>
            {t('queue.call-next', { count: format.number(count) })}
          </Button>
          <span className="q c12">{noCall === null ? t('queue.call-hint') : t(noCall)}</span>
        </div>
        {current === null ? null : (
          <div className="side-choice">
            <Segmented
              label={t('queue.side')}
              value={side}
              onChange={setSide}
              options={[
                { value: 'truck', text: t('queue.side-truck') },
                { value: 'lists', text: t('queue.side-lists') },
              ]}
            />
          </div>
        )}
        <CalledList ids={calledIds} selectedId={selected.visitId} onSelect={onOpen} attempts={attempts} />
        <div className="points-head">
          <b>{t('queue.processing', { count: format.number(processingIds.length) })}</b>
          <span className="q">{t('queue.minutes')}</span>
        </div>
        <ProcessingList ids={processingIds} selectedId={selected.visitId} onSelect={onOpen} />
        <div className="acts">
          <button type="button" className="wide" disabled={!mayCall} onClick={onSuspend}>
            {queue.suspendedAt === null ? t('queue.suspend') : t('queue.resume')}
          </button>
        </div>
      </section>
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
        <JobForm key={job} job={job} visit={current} attempts={attempts} onClose={() => setJob(null)} />
      )}
      {isSuspending ? (
        <SuspendForm queue={queue} called={calledIds.length} onClose={() => setSuspending(false)} />
      ) : null}
    </div>
  );
}

function SuspendForm(props: { readonly queue: QueueRow; readonly called: number; readonly onClose: () => void }) {
  const { queue, called, onClose } = props;
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  return (
    <FormSheet
      label={t('queue.form.suspend', { crossing: queue.crossing, direction: word('direction', queue.direction) })}
      note={t('queue.form.suspend-note', { called })}
      go={t('queue.form.suspend-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => label}
      fields={[{ name: 'reason', label: t('queue.form.reason') }]}
      onSubmit={({ reason }) =>
        send('crossing.suspend', { crossing: queue.crossing, direction: queue.direction, reason })
      }
      onClose={onClose}
    />
  );
}

function placeOf(line: readonly LineRow[], visitId: string | null): LineRow | null {
  return visitId === null ? null : (line.find((row) => row.visitId === visitId) ?? null);
}

function countReady(line: readonly LineRow[]): number {
  return line.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1), 0);
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

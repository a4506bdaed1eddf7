import type { VisitRow } from '../../../shared/contract/rows.ts';
import { notReadyTextOf, streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useRow, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { Comparison } from './comparison.tsx';
import { JOB_KEYS, jobsOf, YARD_JOBS, type Job } from './jobs.ts';
import type { LineRow } from './line.ts';
import type { LiveLine } from './live-line.ts';
import { PapersSection } from './papers-section.tsx';
import { PlaceHistory } from './place-history.tsx';
import { queueTexts, type QueueTextKey } from './texts/catalog.ts';

/** The chosen truck: its place, why, how the place came about, and what can be done. */
export function Inspector(props: {
  readonly visit: VisitRow;
  readonly place: LineRow | null;
  readonly length: number;
  readonly line: LiveLine;
  readonly isComparing: boolean;
  readonly onCompare: (isOn: boolean) => void;
  readonly onJob: (job: Job) => void;
}) {
  const { visit, place, length, line, isComparing, onCompare, onJob } = props;
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const driver = useRows(['person'], (rows) => {
    for (const person of rows.all('person').values()) {
      if (person.visitId === visit.visitId && person.role === 'driver' && person.leftAt === null) return person.name;
    }
    return null;
  });
  const holds = visit.holds.filter(({ to }) => to === null);
  return (
    <aside className="pane insp" aria-label={formatPlate(visit.plate)}>
      <div className="hd">
        <div className="head-line">
          <span className="m pl">{formatPlate(visit.plate)}</span>
          <span className="m q">{visit.queueNumber}</span>
        </div>
        <div className="s el">
          {[
            driver ?? t('queue.driver-unknown'),
            visit.slotCode === null ? t('queue.no-slot') : t('queue.slot', { slot: visit.slotCode }),
            visit.goods ?? word('cargoClass', visit.cargoClass),
          ].join(' · ')}
        </div>
      </div>
      <div className="insp-body">
        {holds.map((hold) => (
          <div key={hold.holdId} className="sec warn">
            ‖{' '}
            {hold.visibility === 'restricted' && hold.reason === ''
              ? t('queue.hold-closed')
              : t('queue.hold-open', { authority: hold.authority, reason: hold.reason })}
            <span className="q"> {t('queue.since', { at: format.dateTime(hold.from) })}</span>
          </div>
        ))}
        {visit.fastTrack === null ? null : (
          <div className="sec">
            <b>
              {t('queue.fast-track-by', {
                reason: word('fastTrackReason', visit.fastTrack.reason),
                unit: visit.fastTrack.unit,
                document: visit.fastTrack.documentNo ?? t('queue.no-document'),
              })}
            </b>
          </div>
        )}
        {place === null ? (
          <div className="sec">
            <h2>
              <span>{t('queue.place')}</span>
              <span>{word('stage', visit.stage)}</span>
            </h2>
          </div>
        ) : (
          <PlaceSection place={place} length={length} visit={visit} />
        )}
        {visit.milestones.length === 0 ? null : (
          <div className="sec">
            <h2>{t('queue.milestones')}</h2>
            {visit.milestones.map(({ milestone, at }) => (
              <div key={milestone} className="pair">
                <span>✓ {word('milestone', milestone)}</span>
                <span className="q">{format.time(at)}</span>
              </div>
            ))}
          </div>
        )}
        {visit.stage === 'waiting' ? <PapersSection visit={visit} place={place} /> : null}
        {isComparing ? (
          <Comparison visit={visit} line={line} onStop={() => onCompare(false)} />
        ) : (
          <PlaceHistory visit={visit} />
        )}
      </div>
      <div className="acts">
        {visit.stage === 'waiting' ? (
          <button type="button" className="wide" aria-pressed={isComparing} onClick={() => onCompare(!isComparing)}>
            {isComparing ? t('queue.compare-stop') : t('queue.compare')}
            <kbd aria-hidden="true">S</kbd>
          </button>
        ) : null}
        <ActionButtons visit={visit} onJob={onJob} />
      </div>
    </aside>
  );
}

function PlaceSection(props: { readonly place: LineRow; readonly length: number; readonly visit: VisitRow }) {
  const { place, length, visit } = props;
  const { format, lang } = useApp();
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const discipline = useRow('queue', visit.queueId)?.discipline;
  const stream = discipline === undefined ? place.stream : streamNameOf(lang, discipline, place.stream);
  return (
    <div className="sec">
      <h2>
        <span>{t('queue.place')}</span>
        <span>{stream}</span>
      </h2>
      <div className="answer">
        {place.rank === null
          ? t('queue.place-no-rank')
          : t('queue.place-of', { rank: format.number(place.rank), all: format.number(length) })}
      </div>
      <div className="s">
        {word('placeCause', place.cause, place.documentNo === null ? {} : { documentNo: place.documentNo })} ·{' '}
        {place.rule} {word('queueRule', place.rule)}
      </div>
      {[...place.notReady, ...place.unknown].filter(isNoPaper).map((code) => (
        <div key={code} className={place.notReady.some((each) => each === code) ? 'warn' : 'q'}>
          {notReadyTextOf(lang, code)}
        </div>
      ))}
    </div>
  );
}

const JOB_TEXTS: Readonly<Record<Job, QueueTextKey>> = {
  reached: 'queue.do.reached',
  crossed: 'queue.do.crossed',
  cleared: 'queue.do.cleared',
  milestone: 'queue.do.milestone',
  'try-loudspeaker': 'queue.do.try-loudspeaker',
  'try-telephone': 'queue.do.try-telephone',
  'try-cab': 'queue.do.try-cab',
  'call-again': 'queue.do.call-again',
  'no-show': 'queue.do.no-show',
  'way-blocked': 'queue.do.way-blocked',
  recall: 'queue.do.recall',
  papers: 'queue.do.papers',
  hours: 'queue.do.hours',
  driver: 'queue.do.driver',
  swap: 'queue.do.swap',
  route: 'queue.do.route',
  postpone: 'queue.do.postpone',
  'send-back': 'queue.do.send-back',
  transfer: 'queue.do.transfer',
  'turn-back': 'queue.do.turn-back',
  'fast-track': 'queue.do.fast-track',
  release: 'queue.do.release',
  hold: 'queue.do.hold',
};

/** Papers stand in their own list. */
function isNoPaper(code: string): boolean {
  return !code.includes('-document:');
}

/** The jobs of which the main one is in ink. */
const MAIN_JOBS: ReadonlySet<Job> = new Set(['reached', 'crossed', 'cleared']);

function ActionButtons({ visit, onJob }: { readonly visit: VisitRow; readonly onJob: (job: Job) => void }) {
  const t = useTexts(queueTexts);
  const mayCoordinate = useCan('queue.call');
  const mayMove = useCan('queue.reached');
  return jobsOf(visit).map((job) => {
    const isAllowed = YARD_JOBS.has(job) ? mayMove : mayCoordinate;
    const classes = [MAIN_JOBS.has(job) ? 'go' : '', job === 'fast-track' ? 'wide' : ''].join(' ').trim();
    return (
      <button key={job} type="button" className={classes} disabled={!isAllowed} onClick={() => onJob(job)}>
        {t(JOB_TEXTS[job])}
        <kbd aria-hidden="true">{JOB_KEYS[job].cap}</kbd>
      </button>
    );
  });
}

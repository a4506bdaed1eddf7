import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { notReadyTextOf, streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useQuery, useRow, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { JOB_KEYS, jobsOf, type Job } from './jobs.ts';
import type { LineRow } from './line.ts';
import type { LiveLine } from './live-line.ts';
import { placeChangesOf } from './story.ts';
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
  const { format, lang } = useApp();
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
        {isComparing ? (
          <Comparison visit={visit} line={line} onStop={() => onCompare(false)} />
        ) : (
          <History visit={visit} lang={lang} />
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
      {[...place.notReady, ...place.unknown].map((code) => (
        <div key={code} className={place.notReady.some((each) => each === code) ? 'warn' : 'q'}>
          {notReadyTextOf(lang, code)}
        </div>
      ))}
    </div>
  );
}

function History({ visit }: { readonly visit: VisitRow; readonly lang: string }) {
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const { word, say } = useWords();
  const { answer, fault } = useQuery(
    'queue.explain',
    { visitId: visit.visitId },
    { kinds: ['visit'], atMostEveryMs: 5000 },
  );
  const changes = placeChangesOf(answer?.places ?? []);
  return (
    <div className="sec">
      <h2>
        <span>{t('queue.history')}</span>
        {changes.length === 0 ? null : <span>{t('queue.history-count', { count: changes.length })}</span>}
      </h2>
      {fault === null ? null : <p className="bad">{say({ ...fault })}</p>}
      {answer !== null && changes.length === 0 ? <p className="q">{t('queue.history-none')}</p> : null}
      <ol className="story">
        {changes.map((change) => (
          <li key={`${String(change.seq)}${change.type}`}>
            <time>{format.time(change.at)}</time>
            <b className={change.places !== null && change.places < 0 ? 'warn' : ''}>
              {change.places === null ? '–' : `${change.places < 0 ? '↓' : '↑'} ${String(Math.abs(change.places))}`}
            </b>
            <div>
              {word('event', change.type)}
              <div className="q el">
                {[change.rule, change.reason, change.actor].filter((part) => part !== null && part !== '').join(' · ')}
              </div>
              {change.calledMeanwhile === null ? null : (
                <div className="warn">{say({ code: 'queue.called-meanwhile', count: change.calledMeanwhile })}</div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Comparison(props: { readonly visit: VisitRow; readonly line: LiveLine; readonly onStop: () => void }) {
  const { visit, line, onStop } = props;
  const { format, lang } = useApp();
  const t = useTexts(queueTexts);
  const { word, say } = useWords();
  const [typed, setTyped] = useState('');
  const discipline = useRow('queue', visit.queueId)?.discipline;
  const other = findInLine(line.get(), typed, visit.visitId);
  const { answer, fault } = useQuery(
    'queue.explain',
    other === null ? null : { visitId: visit.visitId, otherVisitId: other.visitId },
  );
  const comparison = answer?.comparison ?? null;
  const own = formatPlate(visit.plate);
  const theirs = other === null ? '' : formatPlate(other.plate);
  const [first, second] = comparison?.isBefore === true ? [own, theirs] : [theirs, own];
  const plateOf = (id: unknown): string => (id === visit.visitId ? own : theirs);
  const streamName = (key: unknown): string =>
    typeof key !== 'string' ? '' : discipline === undefined ? key : streamNameOf(lang, discipline, key);
  return (
    <div className="sec">
      <h2>{t('queue.compare')}</h2>
      <TextField
        label={t('queue.compare-label')}
        value={typed}
        onChange={setTyped}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Escape') onStop();
        }}
      />
      {typed !== '' && other === null ? <p className="q">{t('queue.compare-none')}</p> : null}
      {fault === null ? null : <p className="bad">{say({ ...fault })}</p>}
      {other === null || comparison === null ? null : (
        <>
          <p className="b compare-answer">{t('queue.compare-before', { first, second })}</p>
          <ul className="reasons">
            {comparison.codes.map(({ code, ...details }, index) => (
              <li key={index}>
                {word('placeDifference', code, {
                  ...details,
                  first,
                  second,
                  truck: plateOf(details['visitId']),
                  stream: streamName(details['stream']),
                  passedFrom: streamName(details['passedFrom']),
                  earlierAt: timeIn(format.dateTime, details['earlierAt']),
                  laterAt: timeIn(format.dateTime, details['laterAt']),
                  orderAt: timeIn(format.dateTime, details['orderAt']),
                  at: timeIn(format.dateTime, details['at']),
                  appointmentAt: timeIn(format.dateTime, details['appointmentAt']),
                  firstPerHourDong: format.number(Number(details['firstPerHourDong'] ?? 0)),
                  secondPerHourDong: format.number(Number(details['secondPerHourDong'] ?? 0)),
                  notReady: Array.isArray(details['notReady'])
                    ? details['notReady'].map((each) => notReadyTextOf(lang, String(each))).join(', ')
                    : '',
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function timeIn(write: (at: never) => string, value: unknown): string {
  return typeof value === 'number' ? write(value as never) : '';
}

/** A truck of the line by the digits of its number or any part of its plate. */
export function findInLine(line: readonly LineRow[], typed: string, exceptId: string): LineRow | null {
  const text = normalisePlate(typed);
  if (text.length < 2) return null;
  const number = /^\d{1,5}$/.test(text) ? text.padStart(4, '0') : null;
  const others = line.filter(({ visitId }) => visitId !== exceptId);
  return (
    others.find((row) => normalisePlate(row.queueNumber) === text) ??
    others.find((row) => number !== null && row.queueNumber.endsWith(` ${number}`)) ??
    others.find((row) => row.plate.includes(text)) ??
    null
  );
}

const JOB_TEXTS: Readonly<Record<Job, QueueTextKey>> = {
  reached: 'queue.do.reached',
  crossed: 'queue.do.crossed',
  cleared: 'queue.do.cleared',
  milestone: 'queue.do.milestone',
  'no-show': 'queue.do.no-show',
  postpone: 'queue.do.postpone',
  'send-back': 'queue.do.send-back',
  transfer: 'queue.do.transfer',
  'turn-back': 'queue.do.turn-back',
  'fast-track': 'queue.do.fast-track',
  release: 'queue.do.release',
  hold: 'queue.do.hold',
};

/** The jobs of which the main one is in ink. */
const MAIN_JOBS: ReadonlySet<Job> = new Set(['reached', 'crossed', 'cleared']);

function ActionButtons({ visit, onJob }: { readonly visit: VisitRow; readonly onJob: (job: Job) => void }) {
  const t = useTexts(queueTexts);
  const mayCoordinate = useCan('queue.call');
  const mayMove = useCan('queue.reached');
  return jobsOf(visit).map((job) => {
    const isAllowed = job === 'reached' || job === 'milestone' || job === 'send-back' ? mayMove : mayCoordinate;
    const classes = [MAIN_JOBS.has(job) ? 'go' : '', job === 'fast-track' ? 'wide' : ''].join(' ').trim();
    return (
      <button key={job} type="button" className={classes} disabled={!isAllowed} onClick={() => onJob(job)}>
        {t(JOB_TEXTS[job])}
        <kbd aria-hidden="true">{JOB_KEYS[job].cap}</kbd>
      </button>
    );
  });
}

import type { VisitRow } from '../../../shared/contract/rows.ts';
import { notReadyTextOf, streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useRows, useSiteNow, useTexts, useValue, useWords } from '../../client/app-context.ts';
import type { Value } from '../../ui/value.ts';
import { ActionKeys } from './action-keys.tsx';
import { Comparison } from './comparison.tsx';
import { DriverHoursLine } from './driver-hours-line.tsx';
import { rangeWords, type Estimates } from './estimates.ts';
import type { Job } from './jobs.ts';
import type { LineRow } from './line.ts';
import { PapersSection } from './papers-section.tsx';
import { PlaceHistory } from './place-history.tsx';
import { queueTexts } from './texts/catalog.ts';

/** The chosen truck: its place, why, how the place came about, and what can be done. */
export function Inspector(props: {
  readonly visit: VisitRow;
  readonly place: LineRow | null;
  readonly length: number;
  readonly estimates: Value<Estimates>;
  readonly isComparing: boolean;
  readonly onCompare: (isOn: boolean) => void;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onJob: (job: Job) => void;
}) {
  const { visit, place, length, estimates, isComparing, onCompare, hasMore, onMore, onJob } = props;
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
        <div className="s">
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
          <PlaceSection place={place} length={length} visit={visit} estimates={estimates} />
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
        {visit.stage === 'processing' ? null : <DriverHoursLine visit={visit} />}
        {isComparing ? <Comparison visit={visit} onStop={() => onCompare(false)} /> : <PlaceHistory visit={visit} />}
      </div>
      <ActionKeys
        visit={visit}
        isComparing={isComparing}
        onCompare={() => onCompare(!isComparing)}
        hasMore={hasMore}
        onMore={onMore}
        onJob={onJob}
      />
    </aside>
  );
}

function PlaceSection(props: {
  readonly place: LineRow;
  readonly length: number;
  readonly visit: VisitRow;
  readonly estimates: Value<Estimates>;
}) {
  const { place, length, visit } = props;
  const { format, lang } = useApp();
  const now = useSiteNow(60_000);
  const estimate = useValue(props.estimates).get(visit.visitId);
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
      {estimate === undefined || place.rank === null ? null : (
        <div className="s">{t('queue.range-of', { range: rangeWords(estimate, now, format) })}</div>
      )}
      {place.incident === null ? null : (
        <div className="bad">{t('queue.incident', { what: word('incidentKind', place.incident) })}</div>
      )}
      {[...place.notReady, ...place.unknown]
        .filter((code) => !isSaidElsewhere(code))
        .map((code) => (
          <div key={code} className={place.notReady.some((each) => each === code) ? 'warn' : 'q'}>
            {notReadyTextOf(lang, code)}
          </div>
        ))}
    </div>
  );
}

/** Papers and the driver's hours stand in lines of their own. */
function isSaidElsewhere(code: string): boolean {
  return code.includes('-document:') || code === 'unknown-driver-hours';
}

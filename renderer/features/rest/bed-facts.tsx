import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { BedRow } from '../../../shared/contract/rows.ts';
import { useApp, useRow, useTexts, useValue } from '../../client/app-context.ts';
import type { Value } from '../../ui/value.ts';
import { bedMarksOf, bedStateOf, placeOfBed } from './beds.ts';
import { restTexts } from './texts/catalog.ts';
import { wakeAtOf, type WakeTimes } from './wake-times.ts';

/** The bed that is pointed at: where it is, for whom, and what it is good for now. */
export function BedFacts({ bed, now }: { readonly bed: BedRow; readonly now: Instant }) {
  const { rows, format } = useApp();
  const t = useTexts(restTexts);
  useRow('room', bed.roomId);
  useRow('facility', bed.facilityId);
  const place = placeOfBed(rows, bed, now, format.zone);
  const state = bedStateOf(bed, place);
  const marks = bedMarksOf(bed, place);
  const features = [
    place.room === undefined ? null : t('rest.in-room', { room: place.room.code }),
    marks.forWhom === 'everybody' ? null : t(`rest.for-long.${marks.forWhom}`),
    marks.isQuiet ? t('rest.quiet') : null,
  ].filter((part) => part !== null);
  const reason = state === 'closed' ? (place.room?.statusReason ?? place.facility?.stateReason) : bed.statusReason;
  return (
    <div className="hd">
      <div className="head-line">
        <span className="m pl">{bed.code}</span>
        <span className="q">
          {bed.occupiedAt === null ? '' : t('rest.since', { at: format.timeNear(bed.occupiedAt, now) })}
        </span>
      </div>
      <div className="q">{features.join(' · ')}</div>
      {state === 'occupied' ? null : (
        <div className="s">
          {t(`rest.bed-note.${state}`)}
          {reason === null || reason === undefined || reason === '' ? '' : ` (${reason})`}
        </div>
      )}
    </div>
  );
}

/** When the sleeper is to be woken and by what (RE4), until when he stays, and whether he was woken. */
export function StayFacts(props: { readonly stayId: string; readonly times: Value<WakeTimes>; readonly now: Instant }) {
  const { stayId, times, now } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const known = useValue(times);
  const stay = useRow('stay', stayId);
  const settings = useRow('site', 'site')?.settings;
  const visit = useRow('visit', stay?.visitId ?? null);
  if (stay === undefined) return null;
  const wake = known.get(stayId);
  const wakeAt = wakeAtOf(stay, known);
  const isAsked = stay.wakeAt !== null && stay.wakeAt === wakeAt;
  const basis = isAsked
    ? t('rest.wake-asked')
    : settings === undefined || wakeAt === null
      ? null
      : t('rest.wake-basis', { minutes: settings.rest.wakeBeforeCallMs / MINUTE_MS });
  const call =
    visit?.stage === 'called' || wake?.isCalled === true
      ? t('rest.wake-called')
      : wake === undefined || wake.callFrom === null || wake.callTo === null
        ? t('rest.wake-unsure')
        : t('rest.wake-range', { from: format.time(wake.callFrom), to: format.timeNear(wake.callTo, wake.callFrom) });
  const answered =
    stay.wokenAt === null || stay.wakeAnswer === null
      ? null
      : t(`rest.woken.${stay.wakeAnswer}`, { at: format.timeNear(stay.wokenAt, now), by: stay.wokenBy ?? '' });
  return (
    <div className="sec">
      <h2>
        <span>{t('rest.wake')}</span>
        <span>{basis}</span>
      </h2>
      {wakeAt === null ? null : <div className="answer">{format.time(wakeAt)}</div>}
      <div className="s">{call}</div>
      {answered === null ? null : <div className={stay.wakeAnswer === 'awake' ? 's' : 'warn'}>{answered}</div>}
      <div className="q">
        {stay.untilAt === null
          ? t('rest.until-truck')
          : t('rest.until-said', { at: format.timeNear(stay.untilAt, now) })}
      </div>
    </div>
  );
}

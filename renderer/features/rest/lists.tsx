import type { Instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useRow, useRows, useTexts, useValue } from '../../client/app-context.ts';
import type { Value } from '../../ui/value.ts';
import { restTexts } from './texts/catalog.ts';
import { isWakingSoon, wakeAtOf, type WakeTimes } from './wake-times.ts';

type Waking = { readonly bedId: string; readonly wakeAt: Instant };

/** Who is to be woken within the hour, soonest first (RE4). */
export function WakeList(props: {
  readonly times: Value<WakeTimes>;
  readonly now: Instant;
  readonly onSelect: (bedId: string) => void;
}) {
  const { times, now, onSelect } = props;
  const { format } = useApp();
  const t = useTexts(restTexts);
  const known = useValue(times);
  const waking = useRows(
    ['stay'],
    (rows): readonly Waking[] => {
      const soon: Waking[] = [];
      for (const stay of rows.all('stay').values()) {
        const wakeAt = wakeAtOf(stay, known);
        if (wakeAt !== null && isWakingSoon(wakeAt, now)) soon.push({ bedId: stay.bedId, wakeAt });
      }
      return soon.sort((a, b) => a.wakeAt - b.wakeAt);
    },
    (a, b) => a.length === b.length && a.every((one, at) => one.bedId === b[at]?.bedId && one.wakeAt === b[at].wakeAt),
  );
  if (waking.length === 0) return null;
  return (
    <div className="sec">
      <h2>
        <span>{t('rest.wake-list')}</span>
        <span>{t('rest.wake-count', { count: waking.length })}</span>
      </h2>
      <ul className="counter-lines">
        {waking.map(({ bedId, wakeAt }) => (
          <WakeItem
            key={bedId}
            bedId={bedId}
            at={format.time(wakeAt)}
            left={wakeAt <= now ? t('rest.wake-now') : format.duration(wakeAt - now)}
            onSelect={onSelect}
          />
        ))}
      </ul>
    </div>
  );
}

function WakeItem(props: {
  readonly bedId: string;
  readonly at: string;
  readonly left: string;
  readonly onSelect: (bedId: string) => void;
}) {
  const { bedId, at, left, onSelect } = props;
  const t = useTexts(restTexts);
  const bed = useRow('bed', bedId);
  const person = useRow('person', bed?.personId ?? null);
  const visit = useRow('visit', bed?.visitId ?? null);
  if (bed === undefined) return null;
  return (
    <li>
      <button type="button" onClick={() => onSelect(bedId)}>
        <span className="m">{bed.code}</span>
        <span className="el">
          {person?.name ?? t('rest.unnamed')}
          <span className="m q">{visit === undefined ? '' : formatPlate(visit.plate)}</span>
        </span>
        <span className="r">
          <b>{at}</b>
          <span className="q">{left}</span>
        </span>
      </button>
    </li>
  );
}

/** People who stayed when their truck left; they count as on site until they leave (RE1). */
export function StayingList({ now }: { readonly now: Instant }) {
  const t = useTexts(restTexts);
  const ids = useRows(
    ['person'],
    (rows) =>
      [...rows.all('person').values()]
        .filter(({ isStaying, leftAt }) => isStaying && leftAt === null)
        .sort((a, b) => a.attachedAt - b.attachedAt)
        .map(({ personId }) => personId),
    (a, b) => a.join() === b.join(),
  );
  if (ids.length === 0) return null;
  return (
    <div className="sec">
      <h2>
        <span>{t('rest.stay-list')}</span>
        <span>{t('rest.wake-count', { count: ids.length })}</span>
      </h2>
      <ul className="counter-lines">
        {ids.map((id) => (
          <StayingItem key={id} id={id} now={now} />
        ))}
      </ul>
    </div>
  );
}

function StayingItem({ id, now }: { readonly id: string; readonly now: Instant }) {
  const { format } = useApp();
  const t = useTexts(restTexts);
  const person = useRow('person', id);
  const leave = useCommand('person.leave');
  const isTooLong = useRows(['alarm'], (rows) =>
    [...rows.all('alarm').values()].some(
      ({ code, visitId }) => code === 'staying-too-long' && visitId === person?.visitId,
    ),
  );
  const mayLeave = useCan('person.leave');
  if (person === undefined) return null;
  return (
    <li className="staying">
      <span className="el">
        {person.name ?? t('rest.unnamed')}
        <span className={isTooLong ? 'bad' : 'q'}>
          {t(isTooLong ? 'rest.since-too-long' : 'rest.since', { at: format.timeNear(person.attachedAt, now) })}
        </span>
      </span>
      <button
        type="button"
        className="btn g"
        disabled={!mayLeave}
        onClick={() => void leave({ personId: person.personId })}
      >
        {t('rest.leave')}
      </button>
    </li>
  );
}

import type { VisitRow } from '../../../shared/contract/rows.ts';
import { driverFactsOf, drivingClockOf, drivingNeededMs } from '../../../shared/domain/queue/driver-hours.ts';
import { useApp, useRow, useRows, useSiteNow, useTexts } from '../../client/app-context.ts';
import { driverWithHoursOf } from './line.ts';
import { queueTexts } from './texts/catalog.ts';

/** How long the driver may still drive, by what was last said of him, and whether it is enough to get there (QU30, QU31). */
export function DriverHoursLine({ visit }: { readonly visit: VisitRow }) {
  const { format } = useApp();
  const t = useTexts(queueTexts);
  const now = useSiteNow(60_000);
  const settings = useRow('site', 'site')?.settings;
  const queue = useRow('queue', visit.queueId);
  const driver = useRows(['person'], (rows) => driverWithHoursOf(rows, visit.visitId));
  const facts =
    driver === null || settings === undefined
      ? null
      : driverFactsOf(driver, drivingClockOf(now, format.zone), settings.driverHours);
  const left = facts?.left ?? null;
  const isShort =
    left !== null &&
    !left.isAtLeast &&
    queue !== undefined &&
    left.ms < drivingNeededMs(queue.walkUpMs, visit.direction);
  const driving = driver?.driving ?? null;
  const last = driver?.lastRest ?? null;
  const since = driver?.restingSince ?? null;
  const rest =
    since !== null
      ? t('queue.resting-since', { at: format.timeNear(since, now) })
      : last !== null
        ? t('queue.rested', { from: format.timeNear(last.from, now), to: format.timeNear(last.to, now) })
        : null;
  return (
    <div className="sec driver-hours">
      <div className="pair">
        <span>{t('queue.driving')}</span>
        <span className={isShort || facts?.isOffDuty === true ? 'warn' : left === null ? 'q' : 'b'}>
          {[
            left === null
              ? t('queue.driving-unknown')
              : t(left.isAtLeast ? 'queue.driving-left-at-least' : 'queue.left', { time: format.duration(left.ms) }),
            ...(facts?.isOffDuty === true ? [t('queue.driving-off-duty')] : []),
          ].join(' · ')}
        </span>
      </div>
      {rest === null ? null : <div className="q c12">{rest}</div>}
      {driving === null ? null : (
        <div className="q c12">
          {t('queue.driving-said', {
            today: format.duration(driving.todayMs),
            week: format.duration(driving.weekMs),
            at: format.timeNear(driving.at, now),
          })}
        </div>
      )}
    </div>
  );
}

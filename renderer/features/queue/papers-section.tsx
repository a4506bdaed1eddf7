import type { VisitRow } from '../../../shared/contract/rows.ts';
import { documentNameOf } from '../../../shared/contract/texts/text-of.ts';
import { drivingClockOf, drivingLeftMs } from '../../../shared/domain/queue/driver-hours.ts';
import { useApp, useRow, useRows, useSiteNow, useTexts } from '../../client/app-context.ts';
import type { LineRow } from './line.ts';
import { papersOf } from './papers.ts';
import { queueTexts } from './texts/catalog.ts';

/** The papers that a truck needs, with numbers and dates; and what was last said of its driver's hours (QU4). */
export function PapersSection({ visit, place }: { readonly visit: VisitRow; readonly place: LineRow | null }) {
  const { format, lang } = useApp();
  const t = useTexts(queueTexts);
  const settings = useRow('site', 'site')?.settings;
  const now = useSiteNow(60_000);
  const driving = useRows(['person'], (rows) => {
    for (const person of rows.all('person').values()) {
      if (person.visitId === visit.visitId && person.role === 'driver' && person.leftAt === null) return person.driving;
    }
    return null;
  });
  const papers = papersOf(visit, place);
  const left =
    driving === null || settings === undefined
      ? null
      : drivingLeftMs(driving, drivingClockOf(now, format.zone), settings.driverHours);
  return (
    <div className="sec">
      <h2>
        <span>{t('queue.papers')}</span>
        <span>
          {t('queue.papers-count', {
            present: papers.filter(({ state }) => state === 'present').length,
            all: papers.length,
          })}
        </span>
      </h2>
      {papers.map(({ kind, state, number, issuedOn, validUntilOn }) => (
        <div key={kind} className="pair">
          <span className={state === 'missing' || state === 'expired' ? 'warn' : ''}>
            {t(`queue.paper.${state}`, { what: documentNameOf(lang, kind, settings?.requiredDocuments) })}
          </span>
          <span className="q el">
            {[
              number,
              issuedOn === null ? null : format.day(issuedOn),
              validUntilOn === null ? null : t('queue.paper-until', { day: format.day(validUntilOn) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </div>
      ))}
      <div className="pair">
        <span>{t('queue.driving')}</span>
        <span className="q">
          {driving === null || left === null
            ? t('queue.driving-unknown')
            : t('queue.driving-said', {
                left: format.duration(left),
                today: format.duration(driving.todayMs),
                week: format.duration(driving.weekMs),
                at: format.timeNear(driving.at, now),
              })}
        </span>
      </div>
    </div>
  );
}

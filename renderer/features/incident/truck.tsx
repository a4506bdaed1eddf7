import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useRow, useTexts } from '../../client/app-context.ts';
import { incidentTexts } from './texts/catalog.ts';
import type { Story } from './types.ts';

/** The truck it is about, who drives it, and who has its keys (IN5). */
export function Truck({ story }: { readonly story: Story }) {
  const t = useTexts(incidentTexts);
  const visit = useRow('visit', story.visitId);
  if (story.plate === null) return null;
  return (
    <section className="sec" aria-label={t('incident.truck')}>
      <h2>{t('incident.truck')}</h2>
      <p>
        <b className="m">{formatPlate(story.plate)}</b>
        {visit === undefined ? (
          <span className="q">{` · ${t('incident.truck-gone')}`}</span>
        ) : (
          <span className="s">
            {[visit.slotCode, visit.goods, visit.queueNumber].map((said) => (said === null ? '' : ` · ${said}`))}
          </span>
        )}
      </p>
      {visit?.isDriverless === true ? (
        <p>
          <span className="warn">{t('incident.driverless')}</span>
          {visit.queueId === null ? null : <span className="q">{` · ${t('incident.place-kept')}`}</span>}
        </p>
      ) : null}
      {(visit?.keysWith ?? null) === null ? null : <p>{t('incident.keys-with', { where: visit?.keysWith ?? '' })}</p>}
    </section>
  );
}

import type { PlaceStepLang } from '../../../shared/contract/texts/place-step.ts';
import type { Format } from '../../ui/format.ts';
import { Pictogram } from '../../ui/pictograms.tsx';
import type { DriverPage } from './screen.tsx';
import { DRIVER_TEXTS } from './texts/driver-texts.ts';

/** The rest area of one truck: the bed and when somebody is woken there, numbers that wait, what is left free today (RE45). */
export function OwnRest(props: { readonly page: DriverPage; readonly lang: PlaceStepLang; readonly format: Format }) {
  const { page, lang, format } = props;
  const t = DRIVER_TEXTS[lang];
  const { beds, turns, entitlements, siteNow } = page;
  if (page.stage === 'departed' && beds.length === 0) return null;
  return (
    <>
      {turns.map(({ service, number, expectedAt, calledTo }) => (
        <section key={`${service} ${String(number)}`} className={calledTo === null ? 'rest-line' : 'rest-line now'}>
          <Pictogram name={service === 'other' ? 'laundry' : service} />
          <div>
            <span className="q">{t.turns[service]}</span>
            <strong>{number}</strong>
            <b>
              {calledTo !== null
                ? t.turnNow(calledTo)
                : expectedAt === null
                  ? t.unknown
                  : t.about(format.timeNear(expectedAt, siteNow))}
            </b>
          </div>
        </section>
      ))}
      {beds.length === 0 ? (
        <section className="rest-line">
          <Pictogram name="bed" />
          <p>{t.lodging}</p>
        </section>
      ) : (
        beds.map(({ bed, room, facility, wakeAt }) => (
          <section key={bed} className={wakeAt !== null && wakeAt <= siteNow ? 'rest-line now' : 'rest-line'}>
            <Pictogram name="bed" />
            <div>
              <span className="q">{t.bed}</span>
              <strong className="m">{bed}</strong>
              <span>{[facility, room === null ? null : t.room(room)].filter((part) => part !== null).join(' · ')}</span>
              <b>
                {wakeAt === null
                  ? t.wakeUnknown
                  : wakeAt <= siteNow
                    ? t.wakeNow
                    : t.wakeAt(format.timeNear(wakeAt, siteNow))}
              </b>
            </div>
          </section>
        ))
      )}
      {entitlements.length === 0 ? null : (
        <section>
          <h2>{t.today}</h2>
          <dl className="today">
            {entitlements.map(({ service, perDay, usedToday }) => (
              <div key={service} className={usedToday >= perDay ? 'none' : ''}>
                <dt>
                  {service === 'other' ? null : <Pictogram name={service} />}
                  {t.services[service]}
                </dt>
                <dd>{t.left(Math.max(0, perDay - usedToday), perDay)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

import type { PlaceStepLang } from '../../../shared/contract/texts/place-step.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { driverFormat } from './driver-format.ts';
import type { DriverPage } from './screen.tsx';
import { DRIVER_TEXTS, missingText } from './texts/driver-texts.ts';

/** The answer that a driver came for: his number, how long still, or where to go now. */
export function OwnPlace(props: {
  readonly page: DriverPage;
  readonly lang: PlaceStepLang;
  readonly now: Instant;
  /** Too old to follow. */
  readonly isVoid: boolean;
}) {
  const { page, lang, now, isVoid } = props;
  const t = DRIVER_TEXTS[lang];
  const format = driverFormat(lang, page.timeZone);
  const { call, estimate, rank, line } = page;
  return (
    <section className="own">
      <header>
        <span className="q">{t.number}</span>
        <b className="number">{page.queueNumber ?? '–'}</b>
        <span className="m plate">{formatPlate(page.plate)}</span>
        <span>
          {page.crossing.name} <span lang="zh">{page.crossing.nameZh}</span>
        </span>
      </header>
      {call !== null ? (
        <div className="call">
          <b>{t.called}</b>
          {call.lane === null ? null : (
            <p>
              <span>{t.goTo}</span>
              <strong>{t.lane(call.lane)}</strong>
            </p>
          )}
          {call.arriveBy === null ? null : (
            <p>
              <span>{t.arriveBy}</span>
              <strong className={isVoid ? 'struck' : ''}>{format.timeNear(call.arriveBy, now)}</strong>
            </p>
          )}
          {call.arriveBy !== null && call.arriveBy < now ? <em>{t.late}</em> : null}
        </div>
      ) : page.stage === 'waiting' && page.queueNumber !== null ? (
        <dl>
          <div>
            <dt>{t.place}</dt>
            <dd className={isVoid ? 'struck' : ''}>
              {rank === null ? <small>{t.notReady}</small> : <strong>{rank}</strong>}
              {rank === null || line === null ? null : <small>{t.of(line.waiting)}</small>}
              {rank === null || line === null || line.isCalling ? null : <small className="loud">{t.notNow}</small>}
            </dd>
          </div>
          <div>
            <dt>{t.estimate}</dt>
            <dd className={isVoid ? 'struck' : ''}>
              {estimate === null ? (
                <strong className="unknown">{t.unknown}</strong>
              ) : (
                <>
                  <strong>
                    {format.timeNear(estimate.p90From, now)}–{format.timeNear(estimate.p90To, estimate.p90From)}
                  </strong>
                  <small>{t.nineInTen}</small>
                </>
              )}
            </dd>
          </div>
        </dl>
      ) : (
        <p className="stage">
          {page.stage === 'processing' || page.stage === 'abroad' || page.stage === 'departed'
            ? t[page.stage]
            : t.noQueue}
        </p>
      )}
      {page.missing.length === 0 || page.stage !== 'waiting' ? null : (
        <div className="missing">
          <b>{t.missing}</b>
          <ul>
            {page.missing.map((code) => (
              <li key={code}>{missingText(lang, code, page.documentNames)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

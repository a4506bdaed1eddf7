import { Fragment, useState } from 'react';
import { placeChangeOf, placeStepTextOf, type PlaceStepLang } from '../../../shared/contract/texts/place-step.ts';
import type { Format } from '../../ui/format.ts';
import { crossingState } from './crossing-state.ts';
import { driverFormat } from './driver-format.ts';
import type { DriverPage } from './screen.tsx';
import { OwnRest } from './own-rest.tsx';
import { DRIVER_TEXTS } from './texts/driver-texts.ts';

/** What else a driver may want to know: the rest area, the crossing, his receipts, the rules. */
export function PageDetails({ page, lang }: { readonly page: DriverPage; readonly lang: PlaceStepLang }) {
  const t = DRIVER_TEXTS[lang];
  const format = driverFormat(lang, page.timeZone);
  const { line } = page;
  const notice = line?.notice ?? null;
  const state = line === null ? null : crossingState(line, lang, page.siteNow, format);
  return (
    <>
      <OwnRest page={page} lang={lang} format={format} />
      {line === null || state === null ? null : (
        <section>
          <h2>
            {page.crossing.name} <span lang="zh">{page.crossing.nameZh}</span>
          </h2>
          <p className={state.isLoud ? 'loud' : ''}>{state.text}</p>
          <p className="q">
            {t.notice}:{' '}
            {notice === null
              ? t.noNotice
              : [notice.number, notice.on === null ? null : format.day(notice.on), notice.authority, notice.text]
                  .filter((part) => part !== null && part !== '')
                  .join(' · ')}
          </p>
        </section>
      )}
      <Steps page={page} lang={lang} format={format} />
      <section>
        <h2>{t.rules}</h2>
        <p>{page.rules.vi}</p>
        <p lang="zh">{page.rules.zh}</p>
      </section>
    </>
  );
}

/** Steps that are shown before somebody asks for all. */
const FIRST_STEPS = 8;

function Steps(props: { readonly page: DriverPage; readonly lang: PlaceStepLang; readonly format: Format }) {
  const { page, lang, format } = props;
  const t = DRIVER_TEXTS[lang];
  const { steps } = page;
  const [isWhole, setWhole] = useState(false);
  return (
    <section>
      <h2>{t.steps}</h2>
      {steps.length === 0 ? <p className="q">{t.noSteps}</p> : null}
      <ol className="steps">
        {(isWhole ? steps : steps.slice(0, FIRST_STEPS)).map((step) => (
          <li key={`${String(step.seq)} ${step.cause}`}>
            <time>{format.timeNear(step.at, page.siteNow)}</time>
            <b>{placeChangeOf(step)}</b>
            <span>
              {placeStepTextOf(lang, step)}
              <small>
                {[step.rule, step.documentNo ?? '', ...step.others]
                  .filter((part) => part !== '')
                  .map((part, index) => (
                    <Fragment key={part}>
                      {index === 0 ? null : ' · '}
                      <span className="whole">{part}</span>
                    </Fragment>
                  ))}
              </small>
            </span>
          </li>
        ))}
      </ol>
      {isWhole || steps.length <= FIRST_STEPS ? null : (
        <button type="button" className="more" onClick={() => setWhole(true)}>
          {t.more(steps.length - FIRST_STEPS)}
        </button>
      )}
    </section>
  );
}

import { useEffect, useState } from 'react';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { PlaceStepLang } from '../../../shared/contract/texts/place-step.ts';
import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import { later } from '../../../shared/kernel/instant.ts';
import { ageWords, freshnessOf, PAGE_LIMITS } from '../../client/texts/freshness.ts';
import { useLiveAnswer } from '../../client/live-answer.ts';
import { createFormat } from '../../ui/format.ts';
import { OwnPlace } from './own-place.tsx';
import { PageDetails } from './page-details.tsx';
import { DRIVER_TEXTS } from './texts/driver-texts.ts';
import './driver.css';

export type DriverPage = QueryOutputs['driver.page'];

const ASK_EVERY_MS = 15_000;
const LANGS: readonly PlaceStepLang[] = ['vi', 'zh', 'en'];
const LANG_KEY = 'ben-bai.driver.lang';
const SIZE_KEY = 'ben-bai.driver.size';

/** A driver's own page on his telephone, by the key on his slip (QU40). */
export function DriverScreen({ pageKey }: { readonly pageKey: string }) {
  const {
    answer: page,
    ageMs,
    isGone,
    isAsking,
    refresh,
  } = useLiveAnswer<DriverPage>(`/public/me/${encodeURIComponent(pageKey)}`, ASK_EVERY_MS);
  const [lang, setLang] = useState<PlaceStepLang>(readLang);
  const [isLarge, setLarge] = useState(() => localStorage.getItem(SIZE_KEY) === 'large');
  const t = DRIVER_TEXTS[lang];

  useEffect(() => {
    localStorage.setItem(LANG_KEY, lang);
    document.documentElement.lang = lang;
  }, [lang]);
  useEffect(() => {
    localStorage.setItem(SIZE_KEY, isLarge ? 'large' : 'usual');
  }, [isLarge]);
  useEffect(() => {
    if (page === null) return;
    document.title = page.queueNumber ?? page.plate;
    const { hour } = localTimeOf(page.siteNow, page.timeZone);
    document.documentElement.dataset['theme'] = hour < 6 || hour >= 18 ? 'night' : 'day';
  }, [page]);

  const freshness = freshnessOf(ageMs, PAGE_LIMITS);
  const age = ageWords(ageMs)[lang];
  return (
    <main className={isLarge ? 'driver-page large' : 'driver-page'} data-freshness={freshness}>
      <nav>
        {LANGS.map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={one === lang} onClick={() => setLang(one)}>
            {DRIVER_TEXTS[one].name}
          </button>
        ))}
        <button type="button" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
          {isLarge ? t.usual : t.large}
        </button>
      </nav>
      {isGone ? (
        <section role="alert">
          <h1>{t.gone}</h1>
          <p>{t.goneHow}</p>
        </section>
      ) : page === null ? (
        <p>{t.loading}</p>
      ) : (
        <>
          {freshness === 'fresh' ? null : (
            <p className={`stale ${freshness}`} role="status">
              {freshness === 'void' ? t.void(age) : t.lost(age)}
            </p>
          )}
          <OwnPlace page={page} lang={lang} now={later(page.siteNow, ageMs)} isVoid={freshness === 'void'} />
          <PageDetails page={page} lang={lang} />
          <footer>
            <span>{t.asOf(createFormat('vi', page.timeZone).timeWithSeconds(page.siteNow))}</span>
            <button type="button" disabled={isAsking} onClick={refresh}>
              {t.refresh}
            </button>
          </footer>
        </>
      )}
    </main>
  );
}

function readLang(): PlaceStepLang {
  const kept = localStorage.getItem(LANG_KEY) ?? navigator.language.slice(0, 2);
  return LANGS.find((one) => one === kept) ?? 'vi';
}

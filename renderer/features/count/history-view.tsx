import { useEffect, useRef, useState } from 'react';
import type { EndedCount } from '../../../shared/contract/queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { AccuracyTrend } from './accuracy-trend.tsx';
import { accuracyOf } from './accuracy.ts';
import { countTexts } from './texts/catalog.ts';
import { placeText } from './wording.ts';

const NONE: readonly EndedCount[] = [];

/** Stock-takes that ended: how true the record was each time, and what was put right. */
export function HistoryView() {
  const { rows, format, clock, theme } = useApp();
  const t = useTexts(countTexts);
  const words = useWords();
  const { answer } = useQuery('count.list', {}, { kinds: ['count'] });
  const [at, setAt] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const counts = answer?.counts ?? NONE;
  const isLoaded = answer !== null;
  const chosen = counts[at];
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('tr.sel')?.focus();
  }, [at, isLoaded]);

  const scopeOf = ({ zoneIds, rows: parts }: EndedCount): string => {
    const zones = zoneIds.map((zoneId) => rows.get('zone', zoneId)?.code ?? zoneId);
    const named = [...zones, ...parts.map((code) => t('count.row', { code }))];
    return named.length === 0 ? t('count.history-all') : named.join(', ');
  };
  if (isLoaded && counts.length === 0) return <p className="none q">{t('count.history-none')}</p>;
  return (
    <div className="count-history">
      <section className="pane">
        <AccuracyTrend label={t('count.history-trend')} counts={counts} format={format} theme={theme} />
        <div className="count-scroll">
          <table className="plain count-table">
            <thead>
              <tr>
                <th className="when">{t('count.history-at')}</th>
                <th>{t('count.history-scope')}</th>
                <th className="r">{t('count.history-places')}</th>
                <th className="r">{t('count.history-accuracy')}</th>
                <th className="r">{t('count.history-trucks')}</th>
                <th className="r">{t('count.history-differences')}</th>
                <th>{t('count.history-by')}</th>
              </tr>
            </thead>
            <tbody
              ref={body}
              onKeyDown={(event) => {
                if (event.code === 'ArrowDown') setAt(Math.min(counts.length - 1, at + 1));
                else if (event.code === 'ArrowUp') setAt(Math.max(0, at - 1));
                else return;
                event.preventDefault();
              }}
            >
              {counts.map((count, index) => {
                const accuracy = accuracyOf(count);
                return (
                  <tr
                    key={count.countId}
                    className={index === at ? 'sel' : count.endedHow === 'abandoned' ? 'dim' : ''}
                    aria-selected={index === at}
                    tabIndex={index === at ? 0 : -1}
                    onClick={() => setAt(index)}
                  >
                    <td>{count.endedAt === null ? null : format.dateTime(count.endedAt)}</td>
                    <td>
                      {count.endedHow === 'abandoned'
                        ? t('count.history-abandoned', { reason: count.reason })
                        : scopeOf(count)}
                    </td>
                    <td className="r">{count.placesSeen === null ? '–' : format.number(count.placesSeen)}</td>
                    <td className="r b">{accuracy === null ? '–' : format.percent(accuracy * 100)}</td>
                    <td className="r">{count.trucksSeen === null ? '–' : format.number(count.trucksSeen)}</td>
                    <td className="r">{format.number(count.differences.length)}</td>
                    <td>{count.endedBy}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
      <aside className="pane insp">
        {chosen === undefined ? <p className="none q">{t('count.history-pick')}</p> : null}
        {chosen?.differences.length === 0 ? <p className="none q">{t('count.history-clean')}</p> : null}
        <div className="count-scroll">
          {chosen?.differences.map((one) => (
            <section key={one.key} className="sec">
              <h2>
                <span>{t(`count.kind-${one.kind}`)}</span>
                <span>{one.seenAt === null ? null : format.timeNear(one.seenAt, clock.now())}</span>
              </h2>
              <p>
                <b className="m">{one.plate === null ? '?' : formatPlate(one.plate)}</b>{' '}
                {placeText(one.recorded, rows, words, t)} → {placeText(one.seen, rows, words, t)}
              </p>
              <p className="s">
                {t(`count.fix-${one.correction}`)}: {one.reason}
              </p>
            </section>
          ))}
        </div>
      </aside>
    </div>
  );
}

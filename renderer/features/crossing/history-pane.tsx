import type { CrossingRow } from '../../../shared/contract/rows.ts';
import { useApp, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { fieldWords } from './history-words.ts';
import { crossingTexts } from './texts/catalog.ts';

/** Who changed what of a crossing, newest first. */
export function HistoryPane({ crossing }: { readonly crossing: CrossingRow }) {
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word, say } = useWords();
  const { answer, fault } = useQuery(
    'crossing.history',
    { crossing: crossing.code, limit: 200 },
    { kinds: ['crossing', 'queue'] },
  );
  const wording = { t, word, format };
  return (
    <section className="pane crossing-history" aria-label={t('crossing.history', { crossing: crossing.name })}>
      {fault === null ? null : (
        <p className="bad none" role="alert">
          {say(fault)}
        </p>
      )}
      {answer?.changes.length === 0 ? <p className="q none">{t('crossing.history-none')}</p> : null}
      <div className="crossing-scroll" tabIndex={0} data-home>
        <table className="plain">
          <thead>
            <tr>
              <th className="at">{t('crossing.col-at')}</th>
              <th className="who">{t('crossing.col-who')}</th>
              <th className="where">{t('crossing.col-where')}</th>
              <th>{t('crossing.col-what')}</th>
              <th className="why">{t('crossing.col-why')}</th>
            </tr>
          </thead>
          <tbody>
            {answer?.changes.map((change, at) => (
              <tr key={`${String(change.seq)} ${String(at)}`}>
                <td>{format.dateTime(change.at)}</td>
                <td>{change.actor === 'system' ? t('crossing.system') : change.actor}</td>
                <td>
                  {change.direction === null
                    ? ''
                    : `${word('direction', change.direction)} · ${word('queuePoint', change.point ?? 'main')}`}
                </td>
                <td className="what">
                  {change.fields.map((field) => (
                    <p key={field.field}>{fieldWords(field, wording)}</p>
                  ))}
                </td>
                <td className="what">{change.reason ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

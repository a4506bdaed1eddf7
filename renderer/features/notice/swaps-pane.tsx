import type { Day } from '../../../shared/kernel/calendar.ts';
import { useApp, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { noticeTexts } from './texts/catalog.ts';

/** The public list of what was exchanged on a day, old and new, and what that did to the place (QU6). */
export function SwapsPane({ day }: { readonly day: Day }) {
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  const { say } = useWords();
  const { answer, fault } = useQuery('swap.list', { on: day }, { kinds: ['visit'], atMostEveryMs: 5000 });
  return (
    <section className="pane public-list" aria-label={t('notice.view.swaps')}>
      {fault === null ? null : <p className="none q">{say({ ...fault })}</p>}
      {answer?.swaps.length === 0 ? <p className="none q">{t('notice.swaps-none')}</p> : null}
      {answer === null || answer.swaps.length === 0 ? null : (
        <div className="scroll">
          <table className="plain">
            <thead>
              <tr>
                <th>{t('notice.at')}</th>
                <th>{t('notice.crossing')}</th>
                <th>{t('notice.role')}</th>
                <th>{t('notice.was')}</th>
                <th>{t('notice.becomes')}</th>
                <th>{t('notice.place')}</th>
                <th>{t('notice.document')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.swaps.map((swap) => (
                <tr key={swap.swapId}>
                  <td>{format.time(swap.at)}</td>
                  <td>{`${swap.crossing} ${swap.direction === 'export' ? '↑' : '↓'}`}</td>
                  <td>{t(`notice.role.${swap.role}`)}</td>
                  <td className="m">{swap.was}</td>
                  <td className="m">{swap.becomes}</td>
                  <td className={swap.hasKeptPlace ? '' : 'warn'}>
                    {swap.hasKeptPlace
                      ? t('notice.place-kept', { number: swap.queueNumber ?? '' })
                      : t('notice.place-lost', { was: swap.wasQueueNumber ?? '', number: swap.queueNumber ?? '' })}
                  </td>
                  <td>
                    {[swap.documentNo, swap.isConfirmed ? null : t('notice.unconfirmed')]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

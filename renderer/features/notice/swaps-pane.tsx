import type { Day } from '../../../shared/kernel/calendar.ts';
import { useApp, useQuery, useTexts } from '../../client/app-context.ts';
import { PublicList } from './public-list.tsx';
import { noticeTexts } from './texts/catalog.ts';

/** The public list of what was exchanged on a day, old and new, and what that did to the place (QU6). */
export function SwapsPane({ day }: { readonly day: Day }) {
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  const { answer, fault, isLoading } = useQuery('swap.list', { on: day }, { kinds: ['visit'], atMostEveryMs: 5000 });
  return (
    <PublicList
      label={t('notice.view.swaps')}
      fault={fault}
      none={t('notice.swaps-none')}
      heads={[
        'notice.at',
        'notice.crossing',
        'notice.role',
        'notice.was',
        'notice.becomes',
        'notice.place',
        'notice.document',
      ]}
      rows={
        answer === null || isLoading
          ? null
          : answer.swaps.map((swap) => (
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
            ))
      }
    />
  );
}

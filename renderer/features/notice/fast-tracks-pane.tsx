import type { Day } from '../../../shared/kernel/calendar.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { missingFirst } from './missing-first.ts';
import { PublicList } from './public-list.tsx';
import { ReasonLine } from './reason-line.tsx';
import { noticeTexts } from './texts/catalog.ts';
import { useSend } from './use-send.ts';

/** The public list of a day's calls out of turn; those whose document is missing stand first (QU3). */
export function FastTracksPane({ day }: { readonly day: Day }) {
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  const { word } = useWords();
  const may = useCan('fast-track.document');
  const { send, refusal } = useSend();
  const { answer, fault, isLoading, reload } = useQuery(
    'fast-track.list',
    { on: day },
    { kinds: ['visit'], atMostEveryMs: 5000 },
  );
  return (
    <PublicList
      label={t('notice.view.fast-tracks')}
      fault={fault}
      refusal={refusal}
      none={t('notice.fast-tracks-none')}
      heads={[
        'notice.at',
        'notice.plate',
        'notice.queue-number',
        'notice.crossing',
        'notice.reason',
        'notice.unit',
        'notice.channel',
        'notice.document',
      ]}
      rows={
        answer === null || isLoading
          ? null
          : missingFirst(answer.fastTracks).map((one) => (
              <tr key={one.fastTrackId}>
                <td>{format.time(one.orderedAt)}</td>
                <td className="m">{formatPlate(one.plate)}</td>
                <td className="m">{one.queueNumber}</td>
                <td>{`${one.crossing} ${one.direction === 'export' ? '↑' : '↓'}`}</td>
                <td className="long">{`${word('fastTrackReason', one.reason)} · ${one.note}`}</td>
                <td>{one.unit}</td>
                <td>{word('orderChannel', one.channel)}</td>
                <td>
                  {one.documentNo ?? (
                    <>
                      <span className={one.isOverdue ? 'bad' : 'warn'}>
                        {t(one.isOverdue ? 'notice.document-overdue' : 'notice.document-due')}
                      </span>{' '}
                      {may ? (
                        <ReasonLine
                          label={t('notice.document-enter')}
                          asks={t('notice.document')}
                          onSend={(documentNo) =>
                            void send(
                              'fast-track.document',
                              { fastTrackId: one.fastTrackId, documentNo },
                              one.plate,
                            ).then(reload)
                          }
                        />
                      ) : null}
                    </>
                  )}
                </td>
              </tr>
            ))
      }
    />
  );
}

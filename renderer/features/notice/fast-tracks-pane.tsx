import type { Day } from '../../../shared/kernel/calendar.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { ReasonLine } from './reason-line.tsx';
import { noticeTexts } from './texts/catalog.ts';
import { missingFirst } from './missing-first.ts';
import { useSend } from './use-send.ts';

/** The public list of a day's calls out of turn; those whose document is missing stand first (QU3). */
export function FastTracksPane({ day }: { readonly day: Day }) {
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  const { word, say } = useWords();
  const may = useCan('fast-track.document');
  const { send, refusal } = useSend();
  const { answer, fault, reload } = useQuery('fast-track.list', { on: day }, { kinds: ['visit'], atMostEveryMs: 5000 });
  const rows = missingFirst(answer?.fastTracks ?? []);
  return (
    <section className="pane public-list" aria-label={t('notice.view.fast-tracks')}>
      {fault === null ? null : <p className="none q">{say({ ...fault })}</p>}
      {refusal === null ? null : (
        <p className="none bad" role="alert">
          {refusal}
        </p>
      )}
      {answer !== null && rows.length === 0 ? <p className="none q">{t('notice.fast-tracks-none')}</p> : null}
      {rows.length === 0 ? null : (
        <div className="scroll">
          <table className="plain">
            <thead>
              <tr>
                <th>{t('notice.at')}</th>
                <th>{t('notice.plate')}</th>
                <th>{t('notice.queue-number')}</th>
                <th>{t('notice.crossing')}</th>
                <th>{t('notice.reason')}</th>
                <th>{t('notice.unit')}</th>
                <th>{t('notice.channel')}</th>
                <th className="document">{t('notice.document')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.fastTrackId}>
                  <td>{format.time(one.orderedAt)}</td>
                  <td className="m">{formatPlate(one.plate)}</td>
                  <td className="m">{one.queueNumber}</td>
                  <td>{`${one.crossing} ${one.direction === 'export' ? '↑' : '↓'}`}</td>
                  <td title={one.note}>{`${word('fastTrackReason', one.reason)} · ${one.note}`}</td>
                  <td>{one.unit}</td>
                  <td>{word('orderChannel', one.channel)}</td>
                  <td>
                    {one.documentNo === null ? (
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
                    ) : (
                      one.documentNo
                    )}
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

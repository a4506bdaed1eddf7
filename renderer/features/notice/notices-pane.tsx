import type { QueueRow } from '../../../shared/contract/rows.ts';
import type { ShownNotice } from '../../../shared/contract/queries.ts';
import { useApp, useCan, useQuery, useTexts } from '../../client/app-context.ts';
import { Editor } from './editor.tsx';
import { ListPane } from './list-pane.tsx';
import { ReasonLine } from './reason-line.tsx';
import { noticeTexts } from './texts/catalog.ts';
import { useSend } from './use-send.ts';

/** The notices of a queue, in force, to come and over, beside the editor of the next one (QU1). */
export function NoticesPane({ queue }: { readonly queue: QueueRow }) {
  const t = useTexts(noticeTexts);
  const { answer, fault } = useQuery(
    'notice.list',
    { crossing: queue.crossing, direction: queue.direction, point: queue.point },
    { kinds: ['notice', 'queue'] },
  );
  const inForce = answer?.notices.find(({ noticeId }) => noticeId === queue.noticeId);
  return (
    <div className="notice-panes">
      <ListPane
        title={t('notice.list')}
        fault={fault}
        none={t('notice.list-none')}
        items={answer?.notices.map((notice) => <NoticeItem key={notice.noticeId} notice={notice} />) ?? null}
      />
      <Editor queue={queue} authority={inForce?.authority ?? ''} />
    </div>
  );
}

function NoticeItem({ notice }: { readonly notice: ShownNotice }) {
  const { format } = useApp();
  const t = useTexts(noticeTexts);
  const may = useCan('notice.end');
  const { send, refusal } = useSend();
  const state =
    notice.endedAt !== null
      ? t(`notice.ended-${notice.endedHow ?? 'over'}`, { at: format.dateTime(notice.endedAt) })
      : notice.begunAt === null
        ? t('notice.to-come', { at: format.dateTime(notice.fromAt) })
        : t('notice.in-force', { at: format.dateTime(notice.begunAt) });
  return (
    <div className={`sec ${notice.endedAt === null ? '' : 'q'}`}>
      <div className="pair">
        <b>{notice.number ?? t('notice.unnumbered')}</b>
        <span className="q">{notice.issuedOn === null ? '' : format.day(notice.issuedOn)}</span>
      </div>
      <div>{notice.authority}</div>
      <div className={notice.endedAt === null && notice.begunAt !== null ? 'b' : 'q'}>{state}</div>
      {notice.untilAt === null || notice.endedAt !== null ? null : (
        <div className="q">{t('notice.until-at', { at: format.dateTime(notice.untilAt) })}</div>
      )}
      {notice.text === '' ? null : <div className="s">{notice.text}</div>}
      {may && (notice.endedAt === null || notice.endedHow === 'replaced') ? (
        <ReasonLine
          label={t('notice.withdraw')}
          onSend={(reason) => void send('notice.end', { noticeId: notice.noticeId, reason }, notice.number ?? '')}
        />
      ) : null}
      {refusal === null ? null : (
        <p className="bad" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

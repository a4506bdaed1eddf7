import type { QueueRow } from '../../../shared/contract/rows.ts';
import { streamNameOf } from '../../../shared/contract/texts/text-of.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { queueTexts } from './texts/catalog.ts';

/** The notice by which the queue is ordered: number, date, ratios (QU1). */
export function NoticeLine({ queue }: { readonly queue: QueueRow }) {
  const { format, lang } = useApp();
  const t = useTexts(queueTexts);
  const { discipline } = queue;
  const streams = discipline.streams
    .map(({ key, weight }) =>
      t('queue.notice-stream', { name: streamNameOf(lang, discipline, key).toLowerCase(), weight }),
    )
    .join(' : ');
  const text =
    discipline.noticeNumber === null
      ? t('queue.notice-none', { streams })
      : t('queue.notice', {
          number: discipline.noticeNumber,
          on: discipline.noticeOn === null ? '' : t('queue.notice-on', { day: format.day(discipline.noticeOn) }),
          streams,
        });
  return (
    <span className="notice s el" title={text}>
      {text}
      <span className="tail q">{t('queue.notice-tail')}</span>
    </span>
  );
}

import type { Day } from '../../shared/kernel/calendar.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import type { QueuePoint } from '../../shared/domain/queue/points.ts';
import type { Direction } from '../../shared/domain/vocabulary.ts';
import { download } from './download.ts';
import type { Lang } from '../ui/i18n.ts';

export type RecordedQueue = { readonly code: string; readonly direction: Direction; readonly point: QueuePoint };

/** Where the printed record of a queue's day lies. */
function recordPath({ code, direction, point }: RecordedQueue, on: Day, lang: Lang): string {
  return `/api/records/${code}/${direction}/${on}.pdf?lang=${lang}&point=${point}`;
}

/** Fetches the printed record of a queue's day as a file. Answers the fault, or null. */
export async function downloadRecord(queue: RecordedQueue, on: Day, lang: Lang, token: string): Promise<Fault | null> {
  const { code, direction, point } = queue;
  const name = ['hang-cho', code, direction, ...(point === 'main' ? [] : [point]), on].join('-');
  return download(recordPath(queue, on, lang), `${name}.pdf`, token);
}

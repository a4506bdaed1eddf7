import type { QueueRow } from '../../../shared/contract/rows.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { queueTexts } from './texts/catalog.ts';

/** Since when a queue stands still, why, and until when (QU7). */
export function SuspendedWords({ queue, now }: { readonly queue: QueueRow; readonly now: Instant }) {
  const { format } = useApp();
  const t = useTexts(queueTexts);
  if (queue.suspendedAt === null) return null;
  return (
    <>
      <b aria-hidden="true">‖</b>{' '}
      {t('queue.suspended', {
        at: format.timeNear(queue.suspendedAt, now),
        reason: queue.suspendedReason ?? '',
        reopens:
          queue.reopensAt === null ? '' : t('queue.suspended-until', { at: format.timeNear(queue.reopensAt, now) }),
      })}
    </>
  );
}

import { useState } from 'react';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { sendCommand, useApp, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { FormSheet } from './form-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';

/** All that wait in a queue to another crossing in one change (QU7). */
export function TransferAllForm({ queue, onClose }: { readonly queue: QueueRow; readonly onClose: () => void }) {
  const app = useApp();
  const t = useTexts(queueTexts);
  const { say } = useWords();
  const [done, setDone] = useState<string | null>(null);
  const waiting = useRows(['visit'], (rows) => {
    let count = 0;
    for (const visit of rows.all('visit').values())
      if (visit.queueId === queue.queueId && visit.stage === 'waiting') count += 1;
    return count;
  });
  const others = [...app.rows.all('queue').values()].filter(
    (one) => one.crossingId !== queue.crossingId && one.direction === queue.direction && one.point === queue.point,
  );
  return (
    <FormSheet
      label={t('queue.form.move-all')}
      note={t('queue.form.move-all-note', { count: waiting, crossing: queue.crossing })}
      go={t('queue.form.move-all-go')}
      cancel={done === null ? t('queue.form.cancel') : t('queue.form.close')}
      optional={(label) => t('queue.form.optional', { label })}
      isBlocked={done !== null || waiting === 0}
      fields={[
        {
          name: 'toCrossing',
          label: t('queue.form.crossing'),
          options: others.map(({ crossing }) => ({ value: crossing, text: crossing })),
        },
        {
          name: 'isOrdered',
          label: t('queue.form.ordered-label'),
          options: [
            { value: 'yes', text: t('queue.form.ordered') },
            { value: 'no', text: t('queue.form.ordered-no') },
          ],
        },
        { name: 'documentNo', label: t('queue.form.document'), isOptional: true },
        { name: 'reason', label: t('queue.form.reason') },
      ]}
      onSubmit={async ({ toCrossing, isOrdered, documentNo, reason }) => {
        const outcome = await sendCommand(app, 'queue.transfer-all', {
          crossing: queue.crossing,
          direction: queue.direction,
          point: queue.point,
          toCrossing,
          isOrdered: isOrdered === 'yes',
          ...(documentNo === '' ? {} : { documentNo }),
          reason,
        });
        if (!('ok' in outcome)) return say('refusal' in outcome ? outcome.refusal : { ...outcome.fault });
        const { moved, left } = outcome.ok;
        if (left.length === 0) return null;
        setDone(t('queue.form.moved', { moved, left: left.length }));
        return '';
      }}
      onClose={onClose}
    >
      {done === null ? null : <p className="b">{done}</p>}
    </FormSheet>
  );
}

import type { QueueRow } from '../../../shared/contract/rows.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { FormSheet } from './form-sheet.tsx';
import { queueTexts } from './texts/catalog.ts';
import { useAnswer } from './use-answer.ts';

const MOST_AT_ONCE = 200;

/** Whether a queue is called by hand or calls by itself, and how many at a time (QU26). */
export function CallModeForm({ queue, onClose }: { readonly queue: QueueRow; readonly onClose: () => void }) {
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  return (
    <FormSheet
      label={t('queue.form.mode', { crossing: queue.crossing, direction: word('direction', queue.direction) })}
      note={t('queue.form.mode-note')}
      go={t('queue.form.mode-go')}
      cancel={t('queue.form.cancel')}
      optional={(label) => label}
      fields={[
        {
          name: 'mode',
          label: t('queue.form.mode-how'),
          initial: queue.callMode,
          options: [
            { value: 'hand', text: t('queue.form.mode-hand') },
            { value: 'auto', text: t('queue.form.mode-auto') },
          ],
        },
        { name: 'batch', label: t('queue.form.mode-batch'), initial: String(queue.callBatch) },
      ]}
      onSubmit={async ({ mode, batch }) => {
        const callBatch = /^\d{1,3}$/.test(batch) ? Number(batch) : 0;
        if (callBatch < 1 || callBatch > MOST_AT_ONCE) return t('queue.form.mode-bad', { most: MOST_AT_ONCE });
        const callMode = mode === 'auto' ? 'auto' : 'hand';
        const { crossing, direction, point } = queue;
        return send('queue.call-mode', { crossing, direction, point, callMode, callBatch }, crossing);
      }}
      onClose={onClose}
    />
  );
}

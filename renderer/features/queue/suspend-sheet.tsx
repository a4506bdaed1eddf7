import { useState } from 'react';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { sendCommand, useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { FormSheet } from './form-sheet.tsx';
import { OnTheRoad } from './on-the-road.tsx';
import { readReopening } from './reopens.ts';
import { queueTexts } from './texts/catalog.ts';
import { TransferAllForm } from './transfer-all-form.tsx';
import { useAnswer } from './use-answer.ts';

/**
 * Closing in one sheet: what, why and until when; then who came back, who is on the road with telephones, what to tell
 * them, and where all of them may go (QU7).
 */
export function SuspendSheet(props: {
  readonly queue: QueueRow;
  readonly called: number;
  readonly onClose: () => void;
}) {
  const { queue, called, onClose } = props;
  const app = useApp();
  const t = useTexts(queueTexts);
  const { word, say } = useWords();
  const send = useAnswer();
  const [returned, setReturned] = useState<number | null>(null);
  const [isMoving, setMoving] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [hasBegun] = useState(queue.suspendedAt === null);
  const direction = word('direction', queue.direction);

  if (hasBegun && returned === null) {
    return (
      <FormSheet
        label={t('queue.form.suspend', { crossing: queue.crossing, direction })}
        note={t('queue.form.suspend-note', { called })}
        go={t('queue.form.suspend-go')}
        cancel={t('queue.form.cancel')}
        optional={(label) => t('queue.form.optional', { label })}
        fields={[
          { name: 'reason', label: t('queue.form.reason') },
          { name: 'reopens', label: t('queue.form.reopens'), isOptional: true },
          {
            name: 'which',
            label: t('queue.form.which'),
            options: [
              { value: 'one', text: t('queue.form.which-one', { direction }) },
              { value: 'both', text: t('queue.form.which-both', { crossing: queue.crossing }) },
            ],
          },
        ]}
        onSubmit={async ({ reason, reopens, which }) => {
          const reopensAt = reopens === '' ? null : readReopening(reopens, app.clock.now(), app.format.zone);
          if (reopens !== '' && reopensAt === null) return t('queue.form.bad-time');
          const outcome = await sendCommand(app, 'crossing.suspend', {
            crossing: queue.crossing,
            ...(which === 'both' ? {} : { direction: queue.direction }),
            reason,
            ...(reopensAt === null ? {} : { reopensAt }),
          });
          if ('ok' in outcome) {
            setReturned(outcome.ok.returned.length);
            // The sheet stays: the list of those on the road comes next.
            return '';
          }
          return say('refusal' in outcome ? outcome.refusal : { ...outcome.fault });
        }}
        onClose={onClose}
      />
    );
  }
  if (isMoving) return <TransferAllForm queue={queue} onClose={() => setMoving(false)} />;
  const resume = async (): Promise<void> => {
    const reason = await send('crossing.resume', { crossing: queue.crossing, direction: queue.direction });
    if (reason === null) onClose();
    else setRefusal(reason);
  };
  return (
    <Sheet
      label={t('queue.form.suspended', { crossing: queue.crossing, direction })}
      onClose={onClose}
      foot={
        <>
          <Button autoFocus keyCap="Esc" onClick={onClose}>
            {t('queue.form.close')}
          </Button>
          <Button onClick={() => setMoving(true)}>{t('queue.form.move-all')}</Button>
          <Button onClick={() => void resume()}>{t('queue.resume')}</Button>
        </>
      }
    >
      <div className="suspended-sheet">
        {returned === null ? null : <p className="b">{t('queue.returned', { count: returned })}</p>}
        {refusal === null ? null : (
          <p className="bad" role="alert">
            {refusal}
          </p>
        )}
        <OnTheRoad queue={queue} />
      </div>
    </Sheet>
  );
}

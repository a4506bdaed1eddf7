import { useState } from 'react';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { OnTheRoad } from './on-the-road.tsx';
import { SuspendForm } from './suspend-form.tsx';
import { SuspendedWords } from './suspended-words.tsx';
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
  const t = useTexts(queueTexts);
  const { word } = useWords();
  const send = useAnswer();
  const now = useSiteNow(10_000);
  const [returned, setReturned] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isNew] = useState(queue.suspendedAt === null);
  const [step, setStep] = useState<'words' | 'road' | 'move'>(isNew ? 'words' : 'road');
  const direction = word('direction', queue.direction);

  if (step === 'words') {
    return (
      <SuspendForm
        queue={queue}
        called={called}
        onDone={(done) => {
          if (queue.suspendedAt === null) setReturned(done.returned.length);
          setStep('road');
        }}
        onClose={isNew && returned === null ? onClose : () => setStep('road')}
      />
    );
  }
  if (step === 'move') return <TransferAllForm queue={queue} onClose={() => setStep('road')} />;
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
          <Button onClick={() => setStep('words')}>{t('queue.form.change-suspension')}</Button>
          <Button onClick={() => setStep('move')}>{t('queue.form.move-all')}</Button>
          <Button onClick={() => void resume()}>{t('queue.resume')}</Button>
        </>
      }
    >
      <div className="suspended-sheet">
        <p>
          <SuspendedWords queue={queue} now={now} />
        </p>
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

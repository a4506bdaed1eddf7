import { useState, type FormEvent } from 'react';
import type { ComplaintRow } from '../../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { Button, LongField } from '../../ui/controls.tsx';
import { complaintsTexts } from './texts/catalog.ts';

/** A complaint with every step; Enter notes one more, Ctrl Enter closes it with what was done. */
export function ComplaintPane({
  complaint,
  onDone,
}: {
  readonly complaint: ComplaintRow;
  readonly onDone: () => void;
}) {
  const { format } = useApp();
  const t = useTexts(complaintsTexts);
  const { say } = useWords();
  const now = useSiteNow(60_000);
  const follow = useCommand('complaint.follow');
  const mayFollow = useCan('complaint.follow');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (close: boolean): Promise<void> => {
    if (text.trim() === '') return;
    const outcome = await follow({ complaintId: complaint.complaintId, text, close }, complaint.text.slice(0, 40));
    if ('ok' in outcome) {
      setText('');
      setProblem(null);
      onDone();
    } else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  return (
    <>
      <div className="hd">
        <p className="complaint-text">{complaint.text}</p>
        <p className="q">
          {[
            t('complaints.by', { at: format.timeNear(complaint.notedAt, now), by: complaint.notedBy }),
            complaint.facility,
            complaint.plate === null ? null : formatPlate(complaint.plate),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      </div>
      {complaint.steps.map((step) => (
        <div key={step.at} className="sec">
          <p>{step.text}</p>
          <p className="q">{t('complaints.by', { at: format.timeNear(step.at, now), by: step.by })}</p>
        </div>
      ))}
      {complaint.closedAt !== null ? (
        <p className="sec">
          {t('complaints.closed-by', {
            at: format.timeNear(complaint.closedAt, now),
            by: complaint.closedBy ?? '',
          })}
        </p>
      ) : mayFollow ? (
        <form
          className="sec complaint-form"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void send(false);
          }}
          onKeyDownCapture={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) {
              event.preventDefault();
              event.stopPropagation();
              void send(true);
            }
          }}
        >
          <LongField label={t('complaints.step')} value={text} rows={3} maxLength={500} onChange={setText} />
          {problem === null ? null : (
            <p className="bad" role="alert">
              {problem}
            </p>
          )}
          <Button type="submit" look="primary" keyCap="Enter">
            {t('complaints.follow')}
          </Button>
          <Button keyCap={t('complaints.close-key')} onClick={() => void send(true)}>
            {t('complaints.close')}
          </Button>
        </form>
      ) : null}
    </>
  );
}

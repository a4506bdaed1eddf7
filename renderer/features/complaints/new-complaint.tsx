import { useState, type FormEvent } from 'react';
import { useCan, useCommand, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { Button, LongField, SelectField } from '../../ui/controls.tsx';
import { complaintsTexts } from './texts/catalog.ts';

/** Notes what somebody complained of; whose facility it is, when that is known. */
export function NewComplaint({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(complaintsTexts);
  const { say } = useWords();
  const note = useCommand('complaint.note');
  const mayNote = useCan('complaint.note');
  const facilities = useRows(
    ['facility'],
    (rows) => [...rows.all('facility').values()],
    (a, b) => a.length === b.length && a.every((one, n) => one === b[n]),
  );
  const [text, setText] = useState('');
  const [facilityId, setFacilityId] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const chosen = facilities.find((one) => one.facilityId === facilityId);
    const outcome = await note({ text, facilityId: chosen?.facilityId ?? null }, text.slice(0, 40));
    if ('ok' in outcome) {
      setText('');
      setFacilityId('');
      setProblem(null);
      onDone();
    } else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  if (!mayNote) return null;
  return (
    <form
      className="sec complaint-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('complaints.new')}</h2>
      <LongField label={t('complaints.text')} value={text} rows={3} maxLength={500} onChange={setText} />
      <p className="q">{t('complaints.text-hint')}</p>
      <SelectField
        label={t('complaints.facility')}
        value={facilityId}
        options={[
          { value: '', text: t('complaints.no-facility') },
          ...facilities.map((one) => ({ value: one.facilityId, text: one.name })),
        ]}
        onChange={setFacilityId}
      />
      {problem === null ? null : (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" look="primary" keyCap="Enter">
        {t('complaints.save')}
      </Button>
    </form>
  );
}

import { useState, type FormEvent } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCan, useCommand, useRows, useTexts, useWords } from '../../client/app-context.ts';
import { findMeant } from '../../client/find-people.ts';
import { Button, LongField, SelectField, TextField } from '../../ui/controls.tsx';
import { isSameList } from '../../ui/same.ts';
import { complaintsTexts } from './texts/catalog.ts';

type TypedTruck = { readonly typed: string; readonly visit: VisitRow | null };
const NO_TRUCK: TypedTruck = { typed: '', visit: null };

/** Notes what somebody complained of; at which facility and of which truck, when that is known. */
export function NewComplaint({ onDone }: { readonly onDone: () => void }) {
  const { rows } = useApp();
  const t = useTexts(complaintsTexts);
  const { say } = useWords();
  const note = useCommand('complaint.note');
  const mayNote = useCan('complaint.note');
  const facilities = useRows(['facility'], (rows) => [...rows.all('facility').values()], isSameList);
  const [text, setText] = useState('');
  const [facilityId, setFacilityId] = useState('');
  const [truck, setTruck] = useState(NO_TRUCK);
  const [problem, setProblem] = useState<string | null>(null);
  const isTruckWrong = truck.typed.trim() !== '' && truck.visit === null;
  const find = (typed: string): void => {
    const [visitId, ...others] = new Set(findMeant(rows, typed).map((one) => one.visitId));
    const visit = visitId === undefined || others.length > 0 ? null : (rows.get('visit', visitId) ?? null);
    setTruck({ typed, visit });
  };
  const save = async (): Promise<void> => {
    if (text.trim() === '' || isTruckWrong) return;
    const chosen = facilities.find((one) => one.facilityId === facilityId);
    const outcome = await note(
      { text, facilityId: chosen?.facilityId ?? null, visitId: truck.visit?.visitId ?? null },
      text.slice(0, 40),
    );
    if ('ok' in outcome) {
      setText('');
      setFacilityId('');
      setTruck(NO_TRUCK);
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
      <TextField
        label={t('complaints.truck')}
        className="m"
        value={truck.typed}
        maxLength={40}
        isWrong={isTruckWrong}
        hint={
          isTruckWrong
            ? t('complaints.truck-wrong')
            : [formatPlate(truck.visit?.plate ?? ''), truck.visit?.slotCode ?? ''].join(' ').trim()
        }
        onChange={find}
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

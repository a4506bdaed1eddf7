import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { MOVE_REASONS, type MoveReason } from '../../../shared/domain/vocabulary.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useQuery, useTexts, useWords } from '../../client/app-context.ts';
import { SelectField, TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { Priority } from './assign-sheet.tsx';
import { targetOf } from './order-target.ts';
import { marshalTexts } from './texts/catalog.ts';
import { TruckField } from './truck-field.tsx';
import { useAct } from './use-act.ts';

/** An order by hand: which truck, where to (a slot, a zone, or words), why. */
export function OrderSheet(props: { readonly onClose: () => void; readonly onOrdered: (said: string) => void }) {
  const { onClose, onOrdered } = props;
  const { rows } = useApp();
  const t = useTexts(marshalTexts);
  const { word } = useWords();
  const act = useAct();
  const order = useCommand('move.order');
  const [truck, setTruck] = useState<VisitRow | null>(null);
  const [to, setTo] = useState('');
  const [why, setWhy] = useState<MoveReason>('other');
  const [priority, setPriority] = useState('2');
  const [note, setNote] = useState('');
  const [lacks, setLacks] = useState<'truck' | 'to' | null>(null);
  const { answer } = useQuery('slot.suggest', truck === null ? null : { visitId: truck.visitId, limit: 3 });
  const target = targetOf(to, rows);
  const submit = async (): Promise<void> => {
    if (act.isBusy) return;
    if (truck === null || target === null) {
      setLacks(truck === null ? 'truck' : 'to');
      return;
    }
    const outcome = await act.run(
      () =>
        order(
          { visitId: truck.visitId, ...target.input, why, priority: Number(priority), note: note.trim() },
          truck.plate,
        ),
      () => null,
    );
    if (outcome === null || !('ok' in outcome)) return;
    onOrdered(t('marshal.ordered-one', { plate: formatPlate(truck.plate) }));
    onClose();
  };
  return (
    <Sheet
      label={t('marshal.new-order')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('marshal.back')}
          onBack={onClose}
          go={t('marshal.order')}
          isOff={act.isBusy}
          onGo={() => void submit()}
        />
      }
    >
      <form
        className="marshal-form"
        onKeyDown={(event) => {
          if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
          if (event.defaultPrevented || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      >
        <TruckField
          label={t('marshal.truck')}
          truck={truck}
          autoFocus
          onTruck={(next) => {
            setTruck(next);
            setLacks(null);
          }}
        />
        <TextField
          label={t('marshal.to-field')}
          maxLength={40}
          value={to}
          hint={
            target === null
              ? answer === null || answer.suggestions.length === 0
                ? undefined
                : t('marshal.best', { codes: answer.suggestions.map(({ code }) => code).join(', ') })
              : t(`marshal.target-${target.kind}`, { place: target.name })
          }
          onChange={(next) => {
            setTo(next);
            setLacks(null);
          }}
        />
        <SelectField
          label={t('marshal.col-why')}
          value={why}
          options={MOVE_REASONS.map((one) => ({ value: one, text: word('moveReason', one) }))}
          onChange={(next) => setWhy(MOVE_REASONS.find((one) => one === next) ?? 'other')}
        />
        <Priority value={priority} onChange={setPriority} />
        <TextField label={t('marshal.note')} maxLength={300} value={note} onChange={setNote} />
      </form>
      {lacks === null && act.problem === null ? null : (
        <p className="bad" role="alert">
          {lacks === null ? act.problem : t(`marshal.lacks-${lacks}`)}
        </p>
      )}
    </Sheet>
  );
}

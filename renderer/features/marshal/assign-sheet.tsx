import { useState } from 'react';
import type { MoveRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useTexts } from '../../client/app-context.ts';
import { Segmented, SelectField, TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { yardTractors } from './moves.ts';
import { marshalTexts } from './texts/catalog.ts';
import { useAct } from './use-act.ts';

/** Who drives an order: a yard tractor that is in the yard, or a name; and how urgent it is. */
export function AssignSheet({ move, onClose }: { readonly move: MoveRow; readonly onClose: () => void }) {
  const { rows } = useApp();
  const t = useTexts(marshalTexts);
  const act = useAct();
  const assign = useCommand('move.assign');
  const tractors = yardTractors(rows);
  const [tractor, setTractor] = useState<string>(move.tractorVisitId ?? '');
  const [name, setName] = useState(move.tractorVisitId === null ? (move.assignedTo ?? '') : '');
  const [priority, setPriority] = useState(String(move.priority));
  const submit = async (): Promise<void> => {
    if (act.isBusy) return;
    const pulled = tractors.find(({ visitId }) => visitId === tractor);
    const typed = name.trim() === '' ? null : name.trim();
    const plate = pulled === undefined ? null : formatPlate(pulled.plate);
    const outcome = await act.run(
      () =>
        assign(
          {
            moveId: move.moveId,
            assignedTo: plate === null ? typed : typed === null ? plate : `${plate} · ${typed}`,
            tractorVisitId: pulled?.visitId ?? null,
            priority: Number(priority),
          },
          move.plate,
        ),
      () => null,
    );
    if (outcome !== null && 'ok' in outcome) onClose();
  };
  return (
    <Sheet
      label={t('marshal.assign-title', { plate: formatPlate(move.plate) })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('marshal.back')}
          onBack={onClose}
          go={t('marshal.assign')}
          isOff={act.isBusy}
          onGo={() => void submit()}
        />
      }
    >
      <form
        className="marshal-form"
        onKeyDown={(event) => {
          if (event.code !== 'Enter' && event.code !== 'NumpadEnter') return;
          if (event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
      >
        <SelectField
          label={t('marshal.tractor')}
          value={tractor}
          data-autofocus
          options={[
            { value: '', text: t(tractors.length === 0 ? 'marshal.tractor-none' : 'marshal.tractor-other') },
            ...tractors.map(({ visitId, plate, slotCode }) => ({
              value: visitId,
              text: slotCode === null ? formatPlate(plate) : `${formatPlate(plate)} · ${slotCode}`,
            })),
          ]}
          onChange={setTractor}
        />
        <TextField label={t('marshal.driver')} maxLength={60} value={name} onChange={setName} />
        <Priority value={priority} onChange={setPriority} />
      </form>
      {act.problem === null ? null : (
        <p className="bad" role="alert">
          {act.problem}
        </p>
      )}
    </Sheet>
  );
}

/** 1 first, 2 usual, 3 when there is time. */
export function Priority({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(marshalTexts);
  return (
    <Segmented
      label={t('marshal.priority')}
      value={value}
      options={[
        { value: '1', text: t('marshal.priority-1') },
        { value: '2', text: t('marshal.priority-2') },
        { value: '3', text: t('marshal.priority-3') },
      ]}
      onChange={onChange}
    />
  );
}

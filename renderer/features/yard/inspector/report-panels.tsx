import { useCallback, useState } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { compareCodes } from '../slot-view.ts';
import type { KeepClearRow } from '../../../../shared/contract/rows.ts';
import { normalisePlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useRow, useRows, useTexts } from '../../../client/app-context.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { SelectField, TextField } from '../../../ui/controls.tsx';
import { isSameList } from '../../../ui/same.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { areaWord, type Wording } from '../wording.ts';
import { Form } from './form.tsx';
import { useAction } from './use-action.ts';

function areasOf(rows: RowStore): readonly KeepClearRow[] {
  return [...rows.all('keepClearArea').values()].sort((a, b) => compareCodes(a.code, b.code));
}

/** A truck stands where nobody may (SL3): which area is known or chosen, the plate is typed, Enter sends. */
export function ClearReportPanel(props: {
  readonly wording: Wording;
  readonly area: string | null;
  readonly onDone: () => void;
}) {
  const { wording, onDone } = props;
  const { rows } = useApp();
  const t = useTexts(yardTexts);
  const areas = useRows(['keepClearArea'], areasOf, isSameList);
  const send = useCommand('keep-clear.report');
  const action = useAction();
  const [chosen, setChosen] = useState(props.area);
  const [plate, setPlate] = useState('');
  const area = chosen ?? areas[0]?.code ?? null;
  const report = async (): Promise<void> => {
    if (area === null) return;
    const wanted = normalisePlate(plate);
    const visit = wanted === '' ? undefined : [...rows.all('visit').values()].find((each) => each.plate === wanted);
    const input = {
      area,
      ...(visit === undefined ? { plate: wanted === '' ? null : plate.trim() } : { visitId: visit.visitId }),
    };
    if (await action.run(() => send(input, wanted === '' ? area : plate))) onDone();
  };
  return (
    <Form
      title={t('yard.clear.title')}
      go={t('yard.clear.go')}
      action={action}
      problem={areas.length === 0 ? t('yard.clear.none') : null}
      isReady={area !== null}
      onSubmit={() => void report()}
      onDone={onDone}
    >
      <TextField label={t('yard.clear.plate')} value={plate} autoFocus className="m" onChange={setPlate} />
      <SelectField
        label={t('yard.clear.area')}
        value={area ?? ''}
        options={areas.map(({ code, kind }) => ({ value: code, text: `${code} · ${areaWord(wording, kind)}` }))}
        onChange={setChosen}
      />
    </Form>
  );
}

/** A truck stands in a slot that nobody knows. */
export function UnknownPanel(props: { readonly slotId: WireId<'slot'>; readonly onDone: () => void }) {
  const { slotId, onDone } = props;
  const t = useTexts(yardTexts);
  const slot = useRow('slot', slotId);
  const send = useCommand('slot.report-unknown');
  const action = useAction();
  const [plate, setPlate] = useState('');
  const [note, setNote] = useState('');
  const report = useCallback(async (): Promise<void> => {
    const input = {
      slotId,
      plate: plate.trim() === '' ? null : plate.trim(),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    if (await action.run(() => send(input, slot?.code))) onDone();
  }, [action, send, slotId, plate, note, slot, onDone]);
  return (
    <Form
      title={t('yard.unknown.title', { slot: slot?.code ?? '' })}
      go={t('yard.unknown.go')}
      action={action}
      isReady
      onSubmit={() => void report()}
      onDone={onDone}
    >
      <TextField label={t('yard.unknown.plate')} value={plate} autoFocus className="m" onChange={setPlate} />
      <TextField label={t('yard.unknown.note')} value={note} onChange={setNote} />
    </Form>
  );
}

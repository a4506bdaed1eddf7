import { useCallback, useState, type KeyboardEvent } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { compareCodes } from '../slot-view.ts';
import type { KeepClearRow } from '../../../../shared/contract/rows.ts';
import { normalisePlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useRow, useRows, useTexts } from '../../../client/app-context.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { TextField } from '../../../ui/controls.tsx';
import { isSameList } from '../../../ui/same.ts';
import { yardTexts } from '../texts/yard-texts.ts';
import { areaWord, type Wording } from '../wording.ts';
import { Form } from './form.tsx';
import { useAction } from './use-action.ts';

function areasOf(rows: RowStore): readonly KeepClearRow[] {
  return [...rows.all('keepClearArea').values()].sort((a, b) => compareCodes(a.code, b.code));
}

/** A truck stands where nobody may (SL3): the plate is typed, the arrows choose where, Enter sends. No area is guessed. */
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
  const [isLacking, setLacking] = useState(false);
  const [plate, setPlate] = useState('');
  const area = chosen ?? (areas.length === 1 ? (areas[0]?.code ?? null) : null);
  const report = async (): Promise<void> => {
    setLacking(area === null);
    if (area === null) return;
    const wanted = normalisePlate(plate);
    const visit = wanted === '' ? undefined : [...rows.all('visit').values()].find((each) => each.plate === wanted);
    const input = {
      area,
      ...(visit === undefined ? { plate: wanted === '' ? null : plate.trim() } : { visitId: visit.visitId }),
    };
    if (await action.run(() => send(input, wanted === '' ? area : plate))) onDone();
  };
  const choose = (code: string | undefined): void => {
    if (code === undefined) return;
    setChosen(code);
    setLacking(false);
    action.clear();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = areas.findIndex(({ code }) => code === area);
    choose(areas[at === -1 ? (step === 1 ? 0 : areas.length - 1) : at + step]?.code);
  };
  return (
    <div onKeyDown={onKeyDown} className="yard-fill">
      <Form
        title={t('yard.clear.title')}
        go={t('yard.clear.go')}
        action={action}
        problem={areas.length === 0 ? t('yard.clear.none') : isLacking ? t('yard.clear.which') : null}
        isReady={areas.length > 0}
        onSubmit={() => void report()}
        onDone={onDone}
      >
        <TextField label={t('yard.clear.plate')} value={plate} autoFocus className="m" onChange={setPlate} />
        <span className="l">{t('yard.clear.area')}</span>
        <div role="listbox" aria-label={t('yard.clear.area')} className="yard-waiting">
          {areas.map(({ code, kind }) => (
            <button
              key={code}
              type="button"
              role="option"
              aria-selected={code === area}
              tabIndex={-1}
              onClick={() => choose(code)}
            >
              <b className="m">{code}</b>
              <span className="s el">{areaWord(wording, kind)}</span>
            </button>
          ))}
        </div>
      </Form>
    </div>
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

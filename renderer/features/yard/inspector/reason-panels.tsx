import { useState } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { formatPlate, normalisePlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp, useCommand, useRow, useTexts } from '../../../client/app-context.ts';
import { TextField } from '../../../ui/controls.tsx';
import { yardTexts } from '../texts/yard-texts.ts';
import { Form } from './form.tsx';
import { useAction } from './use-action.ts';

/** Puts a truck on hold. */
export function HoldPanel(props: { readonly visitId: WireId<'visit'>; readonly onDone: () => void }) {
  const { visitId, onDone } = props;
  const t = useTexts(yardTexts);
  const visit = useRow('visit', visitId);
  const send = useCommand('visit.hold');
  const action = useAction();
  const [authority, setAuthority] = useState('');
  const [reason, setReason] = useState('');
  const [documentNo, setDocumentNo] = useState('');
  const hold = async (): Promise<void> => {
    const input = {
      visitId,
      authority,
      reason,
      documentNo: documentNo.trim() === '' ? null : documentNo,
    };
    if (await action.run(() => send(input))) onDone();
  };
  return (
    <Form
      title={t('yard.hold.title', { plate: formatPlate(visit?.plate ?? '') })}
      go={t('yard.hold.go')}
      action={action}
      isReady={authority.trim() !== '' && reason.trim() !== ''}
      onSubmit={() => void hold()}
      onDone={onDone}
    >
      <TextField label={t('yard.hold.authority')} value={authority} autoFocus onChange={setAuthority} />
      <TextField label={t('yard.hold.reason')} value={reason} onChange={setReason} />
      <TextField label={t('yard.hold.document')} value={documentNo} onChange={setDocumentNo} />
    </Form>
  );
}

/** Lifts every open hold of a truck. */
export function ReleasePanel(props: { readonly visitId: WireId<'visit'>; readonly onDone: () => void }) {
  const { visitId, onDone } = props;
  const t = useTexts(yardTexts);
  const visit = useRow('visit', visitId);
  const send = useCommand('visit.release-hold');
  const action = useAction();
  const [documentNo, setDocumentNo] = useState('');
  const release = async (): Promise<void> => {
    const input = {
      visitId,
      documentNo: documentNo.trim() === '' ? null : documentNo,
    };
    if (await action.run(() => send(input))) onDone();
  };
  return (
    <Form
      title={t('yard.release.title', {
        plate: formatPlate(visit?.plate ?? ''),
      })}
      go={t('yard.release.go')}
      action={action}
      isReady
      onSubmit={() => void release()}
      onDone={onDone}
    >
      <TextField label={t('yard.release.document')} value={documentNo} autoFocus onChange={setDocumentNo} />
    </Form>
  );
}

/** Takes a slot out of use, saying why (SL3). */
export function ClosePanel(props: { readonly slotId: WireId<'slot'>; readonly onDone: () => void }) {
  const { slotId, onDone } = props;
  const t = useTexts(yardTexts);
  const slot = useRow('slot', slotId);
  const send = useCommand('slot.close');
  const action = useAction();
  const [reason, setReason] = useState('');
  const close = async (): Promise<void> => {
    if (await action.run(() => send({ slotId, reason }, slot?.code))) onDone();
  };
  return (
    <Form
      title={t('yard.close.title', { slot: slot?.code ?? '' })}
      go={t('yard.close.go')}
      action={action}
      isReady={reason.trim() !== ''}
      onSubmit={() => void close()}
      onDone={onDone}
    >
      <TextField label={t('yard.close.reason')} value={reason} autoFocus onChange={setReason} />
    </Form>
  );
}

/** Keeps a slot for a truck that is expected or in the yard. */
export function ReservePanel(props: { readonly slotId: WireId<'slot'>; readonly onDone: () => void }) {
  const { slotId, onDone } = props;
  const { rows } = useApp();
  const t = useTexts(yardTexts);
  const slot = useRow('slot', slotId);
  const send = useCommand('slot.reserve');
  const action = useAction();
  const [plate, setPlate] = useState('');
  const [isUnknown, setIsUnknown] = useState(false);
  const reserve = async (): Promise<void> => {
    const wanted = normalisePlate(plate);
    const visit = [...rows.all('visit').values()].find((each) => each.plate === wanted && each.slotId === null);
    setIsUnknown(visit === undefined);
    if (visit !== undefined && (await action.run(() => send({ slotId, visitId: visit.visitId })))) onDone();
  };
  return (
    <Form
      title={t('yard.reserve.title', { slot: slot?.code ?? '' })}
      go={t('yard.reserve.go')}
      action={action}
      problem={isUnknown ? t('yard.reserve.none') : null}
      isReady={plate.trim() !== ''}
      onSubmit={() => void reserve()}
      onDone={onDone}
    >
      <TextField label={t('yard.reserve.plate')} value={plate} autoFocus className="m" onChange={setPlate} />
    </Form>
  );
}

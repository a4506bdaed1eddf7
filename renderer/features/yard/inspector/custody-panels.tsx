import { useState } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useCommand, useRow, useTexts } from '../../../client/app-context.ts';
import { Segmented, TextField } from '../../../ui/controls.tsx';
import { yardTexts } from '../texts/yard-texts.ts';
import { Form } from './form.tsx';
import { useAction } from './use-action.ts';

type Props = { readonly visitId: WireId<'visit'>; readonly onDone: () => void };

/** Where a truck's keys are, and whether somebody is there to drive it (GA5). */
export function KeysPanel({ visitId, onDone }: Props) {
  const t = useTexts(yardTexts);
  const visit = useRow('visit', visitId);
  const send = useCommand('visit.keys');
  const action = useAction();
  const [keysWith, setKeysWith] = useState(visit?.keysWith ?? '');
  const [isDriverless, setDriverless] = useState(visit?.isDriverless ?? false);
  const keep = async (): Promise<void> => {
    const where = keysWith.trim() === '' ? null : keysWith.trim();
    if (await action.run(() => send({ visitId, keysWith: where, isDriverless }))) onDone();
  };
  return (
    <Form
      title={t('yard.keys.title', { plate: formatPlate(visit?.plate ?? '') })}
      go={t(keysWith.trim() === '' ? 'yard.keys.returned' : 'yard.keys.go')}
      action={action}
      isReady
      onSubmit={() => void keep()}
      onDone={onDone}
    >
      <TextField
        label={t('yard.keys.where')}
        hint={t('yard.keys.hint')}
        value={keysWith}
        autoFocus
        maxLength={80}
        onChange={setKeysWith}
      />
      <Segmented
        label={t('yard.keys.driver')}
        value={isDriverless ? 'no' : 'yes'}
        options={[
          { value: 'yes', text: t('yard.keys.driver-yes') },
          { value: 'no', text: t('yard.driverless') },
        ]}
        onChange={(value) => setDriverless(value === 'no')}
      />
    </Form>
  );
}

/** A look at the seal; a broken one alarms (GA7). */
export function SealPanel({ visitId, onDone }: Props) {
  const t = useTexts(yardTexts);
  const visit = useRow('visit', visitId);
  const send = useCommand('visit.seal');
  const action = useAction();
  const [sealNo, setSealNo] = useState(visit?.sealNo ?? '');
  const [isIntact, setIntact] = useState(true);
  const [note, setNote] = useState('');
  const look = async (): Promise<void> => {
    const number = sealNo.trim() === '' ? null : sealNo.trim();
    if (await action.run(() => send({ visitId, sealNo: number, isIntact, note }))) onDone();
  };
  return (
    <Form
      title={t('yard.seal.title', { plate: formatPlate(visit?.plate ?? '') })}
      go={t(isIntact ? 'yard.seal.go' : 'yard.seal.go-broken')}
      action={action}
      isReady
      onSubmit={() => void look()}
      onDone={onDone}
    >
      <TextField
        label={t('yard.seal.number')}
        value={sealNo}
        autoFocus
        className="m"
        maxLength={40}
        onChange={setSealNo}
      />
      <Segmented
        label={t('yard.seal.state')}
        value={isIntact ? 'intact' : 'broken'}
        options={[
          { value: 'intact', text: t('yard.seal.intact') },
          { value: 'broken', text: t('yard.seal.broken') },
        ]}
        onChange={(value) => setIntact(value === 'intact')}
      />
      <TextField label={t('yard.seal.note')} value={note} maxLength={300} onChange={setNote} />
    </Form>
  );
}

/** Another tractor for a trailer that stands alone (GA6, QU6). */
export function CouplePanel({ visitId, onDone }: Props) {
  const t = useTexts(yardTexts);
  const visit = useRow('visit', visitId);
  const send = useCommand('visit.swap-vehicle');
  const action = useAction();
  const [plate, setPlate] = useState('');
  const couple = async (): Promise<void> => {
    if (await action.run(() => send({ visitId, role: 'tractor', plate }))) onDone();
  };
  return (
    <Form
      title={t('yard.couple.title', { plate: formatPlate(visit?.plate ?? '') })}
      go={t('yard.couple.go')}
      action={action}
      isReady={plate.trim() !== ''}
      onSubmit={() => void couple()}
      onDone={onDone}
    >
      <TextField
        label={t('yard.couple.plate')}
        value={plate}
        autoFocus
        className="m"
        maxLength={20}
        onChange={setPlate}
      />
    </Form>
  );
}

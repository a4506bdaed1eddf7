import { useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { useApp, useCommand, useTexts } from '../../client/app-context.ts';
import { Segmented, SelectField, TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { readCodes } from './codes.ts';
import { readComingTime } from './coming-time.ts';
import { marshalTexts } from './texts/catalog.ts';
import { TimeField } from './time-field.tsx';
import { TruckField } from './truck-field.tsx';
import { useAct } from './use-act.ts';
import { zoneCodes } from './zones.ts';

type Lack = 'codes' | 'places' | 'truck' | 'firm' | 'time';

/** A wish: which slots or how many places of a zone, for a truck or a firm, from–until. */
export function WishForm(props: { readonly onClose: () => void; readonly onMade: (said: string) => void }) {
  const { onClose, onMade } = props;
  const { rows, clock, format } = useApp();
  const t = useTexts(marshalTexts);
  const act = useAct();
  const make = useCommand('reservation.make');
  const zones = zoneCodes(rows);
  const [what, setWhat] = useState<'slots' | 'zone'>('slots');
  const [codes, setCodes] = useState('');
  const [zone, setZone] = useState(zones[0] ?? '');
  const [count, setCount] = useState('1');
  const [forWhom, setForWhom] = useState<'truck' | 'firm'>('truck');
  const [truck, setTruck] = useState<VisitRow | null>(null);
  const [firm, setFirm] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const [lack, setLack] = useState<Lack | null>(null);
  const read = readCodes(codes, rows.all('slot').values());
  const places = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0;
  const lackOf = (): Lack | null => {
    const now = clock.now();
    if (what === 'slots' && (read.slots.length === 0 || read.wrong.length > 0)) return 'codes';
    if (what === 'zone' && (zone === '' || places < 1)) return 'places';
    if (forWhom === 'truck' && truck === null) return 'truck';
    if (forWhom === 'firm' && firm.trim() === '') return 'firm';
    const isBad = (typed: string): boolean => typed.trim() !== '' && readComingTime(typed, now, format.zone) === null;
    return isBad(from) || isBad(until) ? 'time' : null;
  };
  const submit = async (): Promise<void> => {
    if (act.isBusy) return;
    const lacks = lackOf();
    setLack(lacks);
    if (lacks !== null) return;
    const now = clock.now();
    const fromAt = readComingTime(from, now, format.zone);
    const outcome = await act.run(
      () =>
        make(
          {
            ...(what === 'slots' ? { slotIds: read.slots.map(({ slotId }) => slotId) } : { zone, count: places }),
            ...(forWhom === 'truck' ? { visitId: truck?.visitId ?? null } : { carrier: firm.trim() }),
            ...(fromAt === null ? {} : { from: fromAt }),
            until: readComingTime(until, now, format.zone),
            note: note.trim(),
          },
          what === 'slots' ? codes.trim() : zone,
        ),
      () => null,
    );
    if (outcome === null || !('ok' in outcome)) return;
    const { reservationIds, competing } = outcome.ok;
    onMade(
      t('marshal.wish-made', { count: reservationIds.length }) +
        (competing === 0 ? '' : ` · ${t('marshal.wish-competing', { count: competing })}`),
    );
    onClose();
  };
  return (
    <Sheet
      label={t('marshal.wish-make')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('marshal.back')}
          onBack={onClose}
          go={t('marshal.wish-make')}
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
        <Segmented
          label={t('marshal.wish-what')}
          value={what}
          options={[
            { value: 'slots', text: t('marshal.wish-slots') },
            { value: 'zone', text: t('marshal.wish-zone') },
          ]}
          onChange={setWhat}
        />
        {what === 'slots' ? (
          <TextField
            label={t('marshal.codes')}
            className="m"
            value={codes}
            data-autofocus
            isWrong={lack === 'codes'}
            hint={codesHint(read, t)}
            onChange={setCodes}
          />
        ) : (
          <div className="marshal-pair">
            <SelectField
              label={t('marshal.zone')}
              value={zone}
              options={zones.map((code) => ({ value: code, text: code }))}
              onChange={setZone}
            />
            <TextField
              label={t('marshal.place-count')}
              inputMode="numeric"
              value={count}
              isWrong={lack === 'places'}
              onChange={setCount}
            />
          </div>
        )}
        <Segmented
          label={t('marshal.col-for')}
          value={forWhom}
          options={[
            { value: 'truck', text: t('marshal.for-truck') },
            { value: 'firm', text: t('marshal.for-firm') },
          ]}
          onChange={setForWhom}
        />
        {forWhom === 'truck' ? (
          <TruckField label={t('marshal.truck')} truck={truck} alsoExpected onTruck={setTruck} />
        ) : (
          <TextField
            label={t('marshal.firm')}
            maxLength={200}
            value={firm}
            isWrong={lack === 'firm'}
            onChange={setFirm}
          />
        )}
        <div className="marshal-pair">
          <TimeField label={t('marshal.from')} value={from} empty={t('marshal.from-now')} onChange={setFrom} />
          <TimeField label={t('marshal.until')} value={until} empty={t('marshal.until-used')} onChange={setUntil} />
        </div>
        <TextField label={t('marshal.note')} maxLength={200} value={note} onChange={setNote} />
      </form>
      {lack === null && act.problem === null ? null : (
        <p className="bad" role="alert">
          {lack === null ? act.problem : t(`marshal.lacks-${lack}`)}
        </p>
      )}
    </Sheet>
  );
}

/** How a typed list of codes is understood. */
export function codesHint(
  read: ReturnType<typeof readCodes>,
  t: ReturnType<typeof useTexts<keyof typeof marshalTexts.vi>>,
): string {
  if (read.wrong.length > 0) return t('marshal.codes-wrong', { codes: read.wrong.join(', ') });
  return read.slots.length === 0 ? t('marshal.codes-note') : t('marshal.codes-read', { count: read.slots.length });
}

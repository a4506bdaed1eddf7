import { useState } from 'react';
import { useApp, useCommand, useTexts } from '../../client/app-context.ts';
import { Segmented, SelectField, TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import { readCodes } from './codes.ts';
import { readComingTime } from './coming-time.ts';
import { marshalTexts } from './texts/catalog.ts';
import { TimeField } from './time-field.tsx';
import { useAct } from './use-act.ts';
import { codesHint } from './wish-form.tsx';
import { rowsOfZone, zoneCodes } from './zones.ts';

const GROUNDS = ['zone', 'row', 'slots'] as const;
type Ground = (typeof GROUNDS)[number];
type Lack = 'codes' | 'reason' | 'time';

/** Takes a zone, a row or slots out of use: now or later, for a while or until somebody ends it. */
export function ClosingForm(props: {
  readonly onClose: () => void;
  readonly onMade: (closingId: string, said: string) => void;
}) {
  const { onClose, onMade } = props;
  const { rows, clock, format } = useApp();
  const t = useTexts(marshalTexts);
  const act = useAct();
  const order = useCommand('closing.order');
  const zones = zoneCodes(rows);
  const [ground, setGround] = useState<Ground>('zone');
  const [zone, setZone] = useState(zones[0] ?? '');
  const rowCodes = rowsOfZone(rows, zone);
  const [row, setRow] = useState(rowCodes[0] ?? '');
  const [codes, setCodes] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [isBroken, setBroken] = useState(false);
  const [lack, setLack] = useState<Lack | null>(null);
  const read = readCodes(codes, rows.all('slot').values());
  const lackOf = (): Lack | null => {
    const now = clock.now();
    if (ground === 'slots' && (read.slots.length === 0 || read.wrong.length > 0)) return 'codes';
    const isBad = (typed: string): boolean => typed.trim() !== '' && readComingTime(typed, now, format.zone) === null;
    if (isBad(from) || isBad(until)) return 'time';
    return reason.trim() === '' ? 'reason' : null;
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
        order(
          {
            ...(ground === 'slots'
              ? { slotIds: read.slots.map(({ slotId }) => slotId) }
              : { zone, ...(ground === 'row' ? { row } : {}) }),
            ...(fromAt === null ? {} : { from: fromAt }),
            until: readComingTime(until, now, format.zone),
            reason: reason.trim(),
            isBroken,
          },
          ground === 'slots' ? codes.trim() : ground === 'row' ? `${zone} ${row}` : zone,
        ),
      () => null,
    );
    if (outcome === null || !('ok' in outcome)) return;
    const { closingId, slots, toMove } = outcome.ok;
    onMade(
      closingId,
      t('marshal.closing-made', { count: slots }) +
        (toMove.length === 0 ? '' : ` · ${t('marshal.closing-to-move', { count: toMove.length })}`),
    );
    onClose();
  };
  return (
    <Sheet
      label={t('marshal.close')}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('marshal.back')}
          onBack={onClose}
          go={t('marshal.close')}
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
        <Segmented
          label={t('marshal.col-ground')}
          value={ground}
          options={GROUNDS.map((one) => ({ value: one, text: t(`marshal.close-${one}`) }))}
          onChange={setGround}
        />
        {ground === 'slots' ? (
          <TextField
            label={t('marshal.codes')}
            className="m"
            value={codes}
            isWrong={lack === 'codes'}
            hint={codesHint(read, t)}
            onChange={setCodes}
          />
        ) : (
          <div className="marshal-pair">
            <SelectField
              label={t('marshal.zone')}
              value={zone}
              data-autofocus
              options={zones.map((code) => ({ value: code, text: code }))}
              onChange={(next) => {
                setZone(next);
                setRow(rowsOfZone(rows, next)[0] ?? '');
              }}
            />
            {ground === 'row' ? (
              <SelectField
                label={t('marshal.row')}
                value={row}
                options={rowCodes.map((code) => ({ value: code, text: code }))}
                onChange={setRow}
              />
            ) : null}
          </div>
        )}
        <div className="marshal-pair">
          <TimeField label={t('marshal.from')} value={from} empty={t('marshal.from-now')} onChange={setFrom} />
          <TimeField label={t('marshal.until')} value={until} empty={t('marshal.until-ended')} onChange={setUntil} />
        </div>
        <TextField
          label={t('marshal.col-reason')}
          maxLength={300}
          value={reason}
          isWrong={lack === 'reason'}
          onChange={setReason}
        />
        <label className="marshal-check">
          <input type="checkbox" checked={isBroken} onChange={(event) => setBroken(event.target.checked)} />
          {t('marshal.broken')}
        </label>
      </form>
      {lack === null && act.problem === null ? null : (
        <p className="bad" role="alert">
          {lack === null ? act.problem : t(`marshal.lacks-${lack}`)}
        </p>
      )}
    </Sheet>
  );
}

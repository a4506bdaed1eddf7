import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import {
  FACILITY_STATES,
  ROOM_STATUSES,
  type FacilityState,
  type RoomStatus,
} from '../../../shared/domain/vocabulary.ts';
import type { FacilityRow, RoomRow } from '../../../shared/contract/rows.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Button, SelectField, TextField } from '../../ui/controls.tsx';
import { readNextTime } from './next-time.ts';
import { restTexts } from './texts/catalog.ts';

/** A few fields in the inspector: Enter sends them, Esc leaves them. */
function Form(props: {
  readonly title: string;
  readonly isOff: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, isOff, onSend, onClose, children } = props;
  const t = useTexts(restTexts);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isOff) onSend();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.code !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <form className="sec rest-form" aria-label={title} onSubmit={submit} onKeyDown={onKeyDown}>
      <h2>
        <span>{title}</span>
      </h2>
      {children}
      <div className="form-acts">
        <button type="submit" className="btn" disabled={isOff}>
          {t('rest.save')}
          <kbd aria-hidden="true">{t('rest.key.enter')}</kbd>
        </button>
        <Button keyCap={t('rest.key.esc')} onClick={onClose}>
          {t('rest.dismiss')}
        </Button>
      </div>
    </form>
  );
}

/** A time to come; an empty line takes the wish back. */
export function TimeForm(props: {
  readonly title: string;
  readonly label: string;
  readonly known: Instant | null;
  readonly whenEmpty: string;
  readonly onSend: (at: Instant | null) => void;
  readonly onClose: () => void;
}) {
  const { title, label, known, whenEmpty, onSend, onClose } = props;
  const { clock, format } = useApp();
  const t = useTexts(restTexts);
  const [typed, setTyped] = useState(known === null ? '' : format.time(known));
  const at = typed.trim() === '' ? null : readNextTime(typed, clock.now(), format.zone);
  const isWrong = typed.trim() !== '' && at === null;
  return (
    <Form title={title} isOff={isWrong} onSend={() => onSend(at)} onClose={onClose}>
      <TextField
        label={label}
        value={typed}
        autoFocus
        isWrong={isWrong}
        hint={isWrong ? t('rest.time-wrong') : at === null ? whenEmpty : format.dateTime(at)}
        onFocus={(event) => event.target.select()}
        onChange={setTyped}
      />
    </Form>
  );
}

/** Why something cannot be used. */
export function ReasonForm(props: {
  readonly title: string;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(restTexts);
  const [reason, setReason] = useState('');
  return (
    <Form
      title={props.title}
      isOff={reason.trim() === ''}
      onSend={() => props.onSend(reason.trim())}
      onClose={props.onClose}
    >
      <TextField label={t('rest.reason')} value={reason} autoFocus maxLength={300} onChange={setReason} />
    </Form>
  );
}

/** A room is opened, cleaned or closed. */
export function RoomForm(props: {
  readonly room: RoomRow;
  readonly onSend: (status: RoomStatus, reason: string) => void;
  readonly onClose: () => void;
}) {
  const { room, onSend, onClose } = props;
  const t = useTexts(restTexts);
  const { word } = useWords();
  const [status, setStatus] = useState<RoomStatus>(room.status === 'open' ? 'closed' : 'open');
  const [reason, setReason] = useState('');
  const isReasonMissing = status === 'closed' && reason.trim() === '';
  return (
    <Form
      title={t('rest.room-title', { room: room.code })}
      isOff={isReasonMissing}
      onSend={() => onSend(status, reason.trim())}
      onClose={onClose}
    >
      <SelectField
        label={t('rest.col.state')}
        value={status}
        autoFocus
        options={ROOM_STATUSES.map((value) => ({ value, text: word('roomStatus', value) }))}
        onChange={(value) => setStatus(ROOM_STATUSES.find((one) => one === value) ?? status)}
      />
      <TextField label={t('rest.reason')} value={reason} maxLength={300} onChange={setReason} />
    </Form>
  );
}

export type FacilityChange = {
  readonly state: FacilityState;
  readonly unitsOut: number;
  readonly until: Instant | null;
  readonly reason: string;
};

/** A facility is cleaned, out of order, usable again, or some of its units are out. */
export function FacilityForm(props: {
  readonly facility: FacilityRow;
  readonly onSend: (change: FacilityChange) => void;
  readonly onClose: () => void;
}) {
  const { facility, onSend, onClose } = props;
  const { clock, format } = useApp();
  const t = useTexts(restTexts);
  const { word } = useWords();
  const [state, setState] = useState<FacilityState>(facility.state);
  const [units, setUnits] = useState(String(facility.unitsOut));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState(facility.stateReason ?? '');
  const unitsOut = /^\d{1,5}$/.test(units.trim()) ? Number(units) : null;
  const at = until.trim() === '' ? null : readNextTime(until, clock.now(), format.zone);
  const isWrong = unitsOut === null || (until.trim() !== '' && at === null);
  return (
    <Form
      title={t('rest.facility-title', { facility: facility.code })}
      isOff={isWrong}
      onSend={() => {
        if (unitsOut !== null) onSend({ state, unitsOut, until: at, reason: reason.trim() });
      }}
      onClose={onClose}
    >
      <SelectField
        label={t('rest.col.state')}
        value={state}
        autoFocus
        options={FACILITY_STATES.map((value) => ({ value, text: word('facilityState', value) }))}
        onChange={(value) => setState(FACILITY_STATES.find((one) => one === value) ?? state)}
      />
      <div className="wishes">
        <TextField
          label={t('rest.units-out-label', { capacity: format.number(facility.capacity) })}
          value={units}
          inputMode="numeric"
          isWrong={unitsOut === null}
          onChange={setUnits}
        />
        <TextField
          label={t('rest.until-label')}
          value={until}
          placeholder={t('rest.unknown-time')}
          isWrong={until.trim() !== '' && at === null}
          onChange={setUntil}
        />
      </div>
      <TextField label={t('rest.reason')} value={reason} maxLength={300} onChange={setReason} />
    </Form>
  );
}

import { useState } from 'react';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { readTypedTime } from '../../client/typed-time.ts';
import { TextField } from '../../ui/controls.tsx';
import { Sheet, SheetFoot } from '../../ui/sheet.tsx';
import type { HandOut, Way } from './desk.ts';
import { handoutTexts } from './texts/catalog.ts';

/** Writes down what was handed out before: when, and why only now (RE2). */
export function LateSheet(props: {
  readonly of: HandOut;
  readonly onClose: () => void;
  readonly onServe: (way: Way) => void;
}) {
  const { of, onClose, onServe } = props;
  const { clock, format } = useApp();
  const t = useTexts(handoutTexts);
  const { word } = useWords();
  const [time, setTime] = useState('');
  const [reason, setReason] = useState('');
  const occurredAt = readTypedTime(time, clock.now(), format.zone);
  const isGood = occurredAt !== null && reason.trim() !== '';
  return (
    <Sheet
      label={t('handout.late-title', { what: word('service', of.wanted.service) })}
      onClose={onClose}
      foot={
        <SheetFoot
          back={t('handout.cancel')}
          onBack={onClose}
          go={t('handout.write-down')}
          isOff={!isGood}
          form="handout-late"
        />
      }
    >
      <p className="s">{t('handout.late-note')}</p>
      <form
        id="handout-late"
        className="handout-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) onServe({ occurredAt, reason: reason.trim() });
        }}
      >
        <TextField
          label={t('handout.time')}
          autoFocus
          data-autofocus
          value={time}
          maxLength={16}
          isWrong={time !== '' && occurredAt === null}
          hint={occurredAt === null ? t('handout.time-hint') : format.dateTime(occurredAt)}
          onChange={setTime}
        />
        <TextField label={t('handout.reason')} value={reason} maxLength={300} onChange={setReason} />
      </form>
    </Sheet>
  );
}

import type { TurnService } from '../../../shared/domain/vocabulary.ts';
import { useTexts } from '../../client/app-context.ts';
import { ACT_OF_KEY, keyOf, type ActName } from './keys.ts';
import { turnsTexts } from './texts/catalog.ts';
import type { Step } from './turns.ts';

const CAPS = {
  Enter: 'Enter',
  ShiftEnter: 'turns.key.shift-enter',
  Delete: 'turns.key.delete',
  ShiftDelete: 'turns.key.shift-delete',
} as const;

/** What can be done now, with its keys, at the foot of the pane. */
export function ActKeys(props: {
  readonly step: Step | null;
  readonly service: TurnService | null;
  readonly isOff: boolean;
  readonly onNext: () => void;
  readonly onDo: (act: ActName) => void;
  readonly onPrint: () => void;
  /** Null: nothing is to be paid. */
  readonly onPay: (() => void) | null;
}) {
  const { step, service, isOff, onNext, onDo, onPrint, onPay } = props;
  const t = useTexts(turnsTexts);
  const acts = step === null ? [] : [...new Set(Object.values(ACT_OF_KEY[step]))];
  const wordOf = (act: ActName): string => {
    if (act === 'call') return t(step === 'waiting' ? 'turns.do.call' : 'turns.do.again');
    if (act === 'begin') return t(step === 'called' ? 'turns.do.begin' : 'turns.do.begin-now');
    return t(({ done: 'turns.do.end', missed: 'turns.do.missed', 'given-back': 'turns.do.back' } as const)[act]);
  };
  const capOf = (act: ActName): string => {
    const key = step === null ? null : keyOf(step, act);
    if (key === null) return '';
    const cap = CAPS[key];
    return cap === 'Enter' ? cap : t(cap);
  };
  // One act alone in the last row takes all of it.
  const isOdd = (acts.length + (step === 'waiting' ? 1 : 0)) % 2 === 1;
  return (
    <div className="acts">
      {onPay === null ? null : (
        <button type="button" className="go" disabled={isOff} onClick={onPay}>
          {t('turns.pay')}
          <kbd aria-hidden="true">{t('turns.key.pay')}</kbd>
        </button>
      )}
      {service === null ? null : (
        <button type="button" className={onPay === null ? 'go' : 'wide'} disabled={isOff} onClick={onNext}>
          {t('turns.do.next', { service: t(`turns.service.${service}`) })}
          <kbd aria-hidden="true">F6</kbd>
        </button>
      )}
      {acts.map((act, n) => (
        <button
          key={act}
          type="button"
          className={isOdd && n === 0 ? 'wide' : undefined}
          disabled={isOff}
          onClick={() => onDo(act)}
        >
          {wordOf(act)}
          <kbd aria-hidden="true">{capOf(act)}</kbd>
        </button>
      ))}
      {step === 'waiting' ? (
        <button type="button" onClick={onPrint}>
          {t('turns.do.print')}
          <kbd aria-hidden="true">F9</kbd>
        </button>
      ) : null}
    </div>
  );
}

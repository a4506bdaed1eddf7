import { useRef, useState, type KeyboardEvent } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { cashDifferenceOf } from '../../../shared/domain/shift/cash.ts';
import { shiftNameAt } from '../../../shared/domain/shift/times.ts';
import { useApp, useCommand, useRow, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { TextField } from '../../ui/controls.tsx';
import { CashCounter } from './cash-counter.tsx';
import { DongField } from './dong-field.tsx';
import { amountOf, digitsOf, EMPTY_DRAFT, useDraft } from './draft.ts';
import { NOBODY, PersonPin } from './person-pin.tsx';
import { shiftTexts } from './texts/catalog.ts';
import { useSteps } from './use-steps.ts';

type Now = QueryOutputs['shift.now'];

const PIN_MIN = 4;

/** The hand-over, step by step with Enter: count the cash, say what is left, two people with their PINs. */
export function HandOverForm(props: {
  readonly now: Now;
  /** What was handed over last from here, in words. */
  readonly done: string | null;
  readonly onHandedOver: (output: CommandOutput<'shift.hand-over'>) => void;
}) {
  const { now, done, onHandedOver } = props;
  const { format, session } = useApp();
  const t = useTexts(shiftTexts);
  const { say } = useWords();
  const send = useCommand('shift.hand-over');
  const siteNow = useSiteNow(10_000);
  const shifts = useRow('site', 'site')?.settings.shifts ?? [];
  const { form, next, back, focus } = useSteps();
  const fromPin = useRef<HTMLInputElement>(null);
  const toPin = useRef<HTMLInputElement>(null);
  const cash = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useDraft(now.shift.shiftId);
  const [isCounting, setCounting] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [pins, setPins] = useState({ from: '', to: '' });
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const isKnown = (user: string | null): user is string => now.people.some((one) => one.user === user);
  const giver = from ?? [now.shift.leader, session.user].find(isKnown) ?? '';
  const counted = amountOf(draft.counted);
  const left = amountOf(draft.left);
  const isTooMuch = left !== null && counted !== null && left > counted;
  const isSamePerson = to !== '' && to === giver;
  const hasPin = (pin: string): boolean => pin.length >= PIN_MIN;
  const remains = [
    counted === null ? t('shift.remains-counted') : null,
    isTooMuch ? t('shift.remains-left') : null,
    giver === '' || !hasPin(pins.from) ? t('shift.remains-from') : null,
    to === NOBODY || (to !== '' && !isSamePerson && hasPin(pins.to)) ? null : t('shift.remains-to'),
  ].filter((one) => one !== null);

  const handOver = async (): Promise<void> => {
    if (counted === null || remains.length > 0 || isSending) return;
    setSending(true);
    setProblem(null);
    const outcome = await send({
      cashCountedDong: counted,
      ...(left === null ? {} : { cashLeftDong: left }),
      ...(draft.paperSlips === '' ? {} : { paperSlipsLeft: Number(draft.paperSlips) }),
      notes: draft.notes,
      from: { user: giver, pin: pins.from },
      to: to === NOBODY ? null : { user: to, pin: pins.to },
    });
    setSending(false);
    if ('ok' in outcome) {
      setDraft(EMPTY_DRAFT);
      setFrom(null);
      setTo('');
      setPins({ from: '', to: '' });
      onHandedOver(outcome.ok);
      return;
    }
    const told = 'refusal' in outcome ? outcome.refusal : outcome.fault;
    setProblem(say(told));
    const isOfTaker = 'user' in told && told.user === to;
    setPins(isOfTaker ? { ...pins, to: '' } : { ...pins, from: '' });
    (isOfTaker ? toPin : fromPin).current?.focus();
  };

  const onCashKey = (event: KeyboardEvent): void => {
    if (event.code !== 'KeyT' || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    setCounting(true);
  };

  return (
    <form
      ref={form}
      className="shift-form"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.shiftKey) return;
        const isButton = event.target instanceof HTMLButtonElement;
        if (event.key === 'Enter' && !isButton) {
          event.preventDefault();
          next();
        } else if (event.key === 'Escape') {
          event.preventDefault();
          back();
        }
      }}
    >
      <div className="shift-fields">
        {done === null ? null : (
          <p className="b" role="status">
            ✓ {done}
          </p>
        )}
        <DongField
          ref={cash}
          className="cash-counted"
          label={t('shift.counted')}
          side={t('shift.expected', { amount: format.number(now.page.cashExpectedDong) })}
          digits={draft.counted}
          onChange={(digits) => setDraft({ counted: digits, counts: {} })}
          onKeyDown={onCashKey}
        />
        <div className="cash-line">
          {counted === null ? <span /> : <Difference dong={cashDifferenceOf(counted, now.page.cashExpectedDong)} />}
          <button type="button" tabIndex={-1} className="q" onClick={() => setCounting(true)}>
            {t('shift.count-by-note')} <kbd>{t('shift.key-count')}</kbd>
          </button>
        </div>
        {isCounting ? (
          <CashCounter
            counts={draft.counts}
            onChange={(counts, sum) => setDraft({ counts, counted: String(sum) })}
            onDone={() => {
              setCounting(false);
              focus(1);
            }}
            onBack={() => {
              setCounting(false);
              focus(0);
            }}
          />
        ) : null}
        <div className="two">
          <DongField
            label={t('shift.left')}
            digits={draft.left}
            placeholder={t('shift.left-all')}
            isWrong={isTooMuch}
            onChange={(digits) => setDraft({ left: digits })}
          />
          <TextField
            label={t('shift.paper')}
            placeholder={t('shift.paper-hint')}
            value={draft.paperSlips}
            inputMode="numeric"
            data-step
            onChange={(typed) => setDraft({ paperSlips: digitsOf(typed).slice(0, 5) })}
          />
        </div>
        {isTooMuch ? <p className="bad">{t('shift.left-too-much')}</p> : null}
        <label className="field">
          <span className="l">{t('shift.notes')}</span>
          <textarea
            data-step
            rows={isCounting ? 1 : 3}
            maxLength={2000}
            value={draft.notes}
            onChange={(event) => setDraft({ notes: event.target.value })}
          />
        </label>
        <PersonPin
          label={t('shift.from')}
          pinLabel={t('shift.pin-of')}
          people={now.people}
          user={giver}
          pin={pins.from}
          pinRef={fromPin}
          onUser={setFrom}
          onPin={(pin) => setPins({ ...pins, from: pin })}
        />
        <PersonPin
          label={t('shift.to')}
          pinLabel={t('shift.pin-of-taker')}
          people={now.people}
          user={to}
          pin={pins.to}
          mayBeNobody
          pinRef={toPin}
          onUser={setTo}
          onPin={(pin) => setPins({ ...pins, to: pin })}
        />
        {to === NOBODY ? (
          <p className="warn">{t('shift.nobody-note')}</p>
        ) : isCounting ? null : (
          <p className="q">
            <kbd>{t('shift.key-nobody')}</kbd> {t('shift.nobody')}
          </p>
        )}
        {isSamePerson ? <p className="bad">{say({ code: 'approval.same-person' })}</p> : null}
        {problem === null ? null : (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </div>
      <p className="shift-foot q">
        {remains.length > 0 ? t('shift.remains', { what: remains.join(', ') }) : t('shift.gate-runs')}
      </p>
      <div className="acts">
        <button
          type="button"
          className="go"
          data-step
          aria-disabled={remains.length > 0 || isSending}
          onClick={() => void handOver()}
        >
          {isSending ? t('shift.checking') : t('shift.hand-over', { name: shiftNameAt(siteNow, shifts, format.zone) })}
          <kbd aria-hidden="true">{t('shift.key-enter')}</kbd>
        </button>
      </div>
    </form>
  );
}

/** What was counted against the book, in words. */
function Difference({ dong }: { readonly dong: number }) {
  const { format } = useApp();
  const t = useTexts(shiftTexts);
  if (dong === 0) return <b role="status">{t('shift.exact')}</b>;
  const amount = format.number(Math.abs(dong));
  return (
    <span className="warn" role="status">
      {t(dong > 0 ? 'shift.over-by' : 'shift.short-by', { amount })}
    </span>
  );
}

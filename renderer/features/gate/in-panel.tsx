import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import { useApp, useLink, useTexts, useWords } from '../../client/app-context.ts';
import { capital } from './candidate-list.tsx';
import { CHINESE_SIGNS, optionsAfterKey, TYPE_KEYS } from './entry.ts';
import { gateTexts } from './texts/catalog.ts';
import type { Gate } from './use-gate.ts';

type Suggested = QueryOutputs['slot.suggest'] | null;

/** One-key options of a truck coming in, its suggested slot, and the one action. */
export function InPanel(props: {
  readonly gate: Gate;
  readonly suggested: Suggested;
  readonly isAsking: boolean;
  readonly onAdmit: (withSlot: boolean) => void;
}) {
  const { gate, suggested, isAsking, onAdmit } = props;
  const t = useTexts(gateTexts);
  const { word } = useWords();
  const group = useRef<HTMLDivElement>(null);
  const { options, step, isWorking } = gate;
  useLayoutEffect(() => {
    if (step === 'options') group.current?.focus();
  }, [step]);
  const isOpen = step === 'options';

  const nextSign = (): void => {
    const at = CHINESE_SIGNS.findIndex((sign) => sign === gate.sign);
    gate.setSign(CHINESE_SIGNS[(at + 1) % CHINESE_SIGNS.length] ?? null);
  };

  return (
    <div
      ref={group}
      className="gate-options"
      role="group"
      tabIndex={isOpen ? 0 : -1}
      aria-label={t('gate.options-hint')}
      data-open={isOpen}
      onKeyDown={(event) => {
        if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
        if (event.code === 'Enter' || event.code === 'NumpadEnter') onAdmit(!event.shiftKey);
        else if (event.code === 'Escape' || event.code === 'Backspace') gate.setStep('plate');
        else if (event.code === 'KeyG' && gate.sign !== null) nextSign();
        else {
          const next = optionsAfterKey(options, event, gate.courses);
          if (next === null) return;
          gate.setOptions(next);
        }
        event.preventDefault();
      }}
    >
      <Options label={t('gate.vehicle')}>
        {TYPE_KEYS.map(([key, type]) => (
          <Option
            key={type}
            keyCap={key}
            isOn={options.vehicleType === type}
            onPick={() => gate.setOptions({ ...options, vehicleType: type })}
          >
            {t(`gate.type-${type}`)}
          </Option>
        ))}
      </Options>
      <div className="option-rows">
        <Options label={t('gate.load')}>
          <Option keyCap="H" isOn={options.loaded} onPick={() => gate.setOptions({ ...options, loaded: true })}>
            {t('gate.loaded')}
          </Option>
          <Option keyCap="R" isOn={!options.loaded} onPick={() => gate.setOptions({ ...options, loaded: false })}>
            {t('gate.empty')}
          </Option>
        </Options>
        <Options label={t('gate.kind')}>
          <Option
            keyCap="K"
            isOn={options.kind !== 'cargo'}
            onPick={() =>
              gate.setOptions(optionsAfterKey(options, { code: 'KeyK', shiftKey: false }, gate.courses) ?? options)
            }
          >
            {word('visitKind', options.kind)}
          </Option>
        </Options>
        <Options label={t('gate.course')}>
          <Option
            keyCap="C"
            isOn={options.course !== null && options.kind === 'cargo'}
            onPick={() =>
              gate.setOptions(optionsAfterKey(options, { code: 'KeyC', shiftKey: false }, gate.courses) ?? options)
            }
          >
            {options.kind !== 'cargo'
              ? t('gate.no-queue')
              : options.course === null
                ? t('gate.no-course')
                : `${capital(word('direction', options.course.direction))} · ${options.course.crossing}`}
          </Option>
        </Options>
        <Options label={t('gate.people')}>
          <Option keyCap="+" isOn onPick={() => gate.setOptions({ ...options, people: options.people + 1 })}>
            {options.people}
          </Option>
        </Options>
        {gate.sign === null ? null : (
          <Options label={t('gate.province')}>
            <Option keyCap="G" isOn onPick={nextSign}>
              {gate.sign}
            </Option>
          </Options>
        )}
      </div>
      <SlotLine gate={gate} suggested={suggested} isAsking={isAsking} />
      <div className="go">
        <button
          type="button"
          className="btn"
          tabIndex={-1}
          disabled={isWorking || !isOpen}
          onClick={() => onAdmit(true)}
        >
          {isWorking ? t('gate.working') : t('gate.admit-with-slip')}
          <kbd>{t('gate.key-enter')}</kbd>
        </button>
        <button
          type="button"
          className="btn g"
          tabIndex={-1}
          disabled={isWorking || !isOpen}
          onClick={() => onAdmit(false)}
        >
          {t('gate.admit-no-slot')}
          <kbd>{t('gate.key-shift-enter')}</kbd>
        </button>
        <span className="q esc">
          <kbd>{t('gate.key-escape')}</kbd> {t(isOpen ? 'gate.back-to-plate' : 'gate.clear')}
        </span>
      </div>
    </div>
  );
}

/** The best slot with its reasons, the next two, and what each rule took away (SL6). */
function SlotLine(props: { readonly gate: Gate; readonly suggested: Suggested; readonly isAsking: boolean }) {
  const { gate, suggested, isAsking } = props;
  const { rows, format } = useApp();
  const t = useTexts(gateTexts);
  const { word } = useWords();
  const { isStale } = useLink();
  const [best, ...others] = suggested?.suggestions ?? [];
  const [zone] = suggested?.zones ?? [];
  if (!isStale && best === undefined && zone !== undefined)
    return (
      <div className="slot-line">
        <div>
          <span className="l">{t('gate.zone')}</span>
          <b className="m">{zone.code}</b>
        </div>
        <p>{t('gate.zone-free', { count: format.number(zone.free) })}</p>
      </div>
    );
  if (isStale || best === undefined) {
    const why = isStale
      ? 'gate.slot-stale'
      : isAsking
        ? 'gate.slot-asking'
        : suggested === null
          ? 'gate.slot-after'
          : 'gate.slot-none';
    return (
      <div className="slot-line">
        <div>
          <span className="l">{t('gate.slot')}</span>
          <b className="m none">–</b>
        </div>
        <p className="q">{gate.text === '' && why === 'gate.slot-after' ? '' : t(why)}</p>
      </div>
    );
  }
  const slot = rows.get('slot', best.slotId);
  const isBlocking = best.terms.some(({ code }) => code === 'blocking' || code === 'closes-off');
  const facts = [
    ...(slot?.hasPower === true ? [t('gate.slot-power')] : []),
    ...(slot === undefined ? [] : [t('gate.slot-exit', { metres: format.number(slot.exitDistanceM) })]),
    ...(isBlocking ? [] : [t('gate.slot-free-way')]),
    ...best.terms.filter(({ code }) => !QUIET_TERMS.has(code)).map(({ code }) => word('slotTerm', code)),
  ];
  const removed = (suggested?.removed ?? []).filter(({ rule }) => rule !== 'slot.occupied');
  const count = removed.reduce((sum, { slots }) => sum + slots, 0);
  return (
    <div className="slot-line">
      <div>
        <span className="l">{t('gate.slot')}</span>
        <b className="m">{best.code}</b>
      </div>
      <p>
        <span>{capital(facts.join(' · '))}</span>
        <span className="q el">
          {others.length === 0 ? null : (
            <>
              {`${t('gate.slot-next')} `}
              <span className="m">{others.map(({ code }) => code).join(' ')}</span>
            </>
          )}
          {count === 0
            ? ''
            : ` · ${t('gate.slot-removed', {
                count: format.number(count),
                reasons: removed
                  .map(({ rule, slots }) =>
                    t('gate.slot-removed-one', { why: word('slotRemoval', rule), count: format.number(slots) }),
                  )
                  .join(', '),
              })}`}
        </span>
      </p>
    </div>
  );
}

/** Costs every slot has, told by the figures above or not worth a word. */
const QUIET_TERMS: ReadonlySet<string> = new Set([
  'exit-distance',
  'walk',
  'zone-load',
  'shadow-price',
  'wasted-length',
]);

function Options({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="options">
      <span className="l">{label}</span>
      <div role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
}

export function Option(props: {
  readonly keyCap: string;
  readonly isOn: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="option"
      tabIndex={-1}
      aria-pressed={props.isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPick}
    >
      <kbd>{props.keyCap}</kbd>
      {props.children}
    </button>
  );
}

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { PersonRow, VisitRow } from '../../../shared/contract/rows.ts';
import { canDepart } from '../../../shared/domain/gate/decide.ts';
import { mayLetMoneyGo } from '../../../shared/domain/site/rights.ts';
import { useApp, useRows, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { capital } from './candidate-list.tsx';
import { waysOut, type WayOut } from './entry.ts';
import type { ExitPassData } from './exit-pass-data.ts';
import { Option } from './in-panel.tsx';
import { owes, type OutSheet, type Settlement } from './let-out.ts';
import { OutLines, SETTLE_KEYS } from './out-lines.tsx';
import { gateTexts } from './texts/catalog.ts';
import type { Gate } from './use-gate.ts';
import { WaiveSheet } from './waive-sheet.tsx';
import { isSameList } from '../../ui/same.ts';

const LETTERS = 'ABDEFIJK';

/** How a truck leaves, what must be settled first, and who of its people stays (RE1). */
export function OutPanel(props: {
  readonly gate: Gate;
  /** Null until the host has answered. */
  readonly sheet: OutSheet | null;
  readonly onPass: (pass: ExitPassData) => void;
}) {
  const { gate, sheet, onPass } = props;
  const t = useTexts(gateTexts);
  const { word } = useWords();
  const { format, rows, session } = useApp();
  const now = useSiteNow(30_000);
  /** The truck whose dues are being waived; its sheet never goes on about the next one. */
  const [waivingFor, setWaivingFor] = useState<string | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const { step, chosen, wayOut, staying, settlement, isWorking } = gate;
  const isOpen = step === 'options' && chosen !== null;
  const isOwing = owes(sheet, wayOut);
  const isWaiving = isOpen && isOwing && waivingFor === chosen.visitId;
  useLayoutEffect(() => {
    if (isOpen && !isWaiving) group.current?.focus();
  }, [isOpen, isWaiving]);
  const people = usePeople(chosen);
  const choices = chosen === null ? [] : waysOut(chosen);
  const holds = chosen?.holds.filter((hold) => hold.to === null) ?? [];
  // Only what has gone anyway may be recorded while a hold stands (GA4).
  const isEnd = wayOut !== 'uncouple' && wayOut !== 'abroad';
  const isHeld = chosen !== null && isEnd && canDepart(chosen, wayOut) !== null;
  const isUnexplained = isOwing && settlement.how === 'waived' && settlement.reason === '';
  const isRefused = isHeld || isUnexplained;
  const settle = (how: Settlement['how']): void => {
    if (how === 'waived') setWaivingFor(chosen?.visitId ?? null);
    else gate.setSettlement({ how, reason: '', approval: null });
  };
  const open = (): void => {
    if (!isRefused) void gate.letOut(sheet, onPass);
  };
  const toggle = (personId: string): void => {
    const next = new Set(staying);
    if (!next.delete(personId)) next.add(personId);
    gate.setStaying(next);
  };
  const bedOf = (personId: string): boolean => [...rows.all('bed').values()].some((bed) => bed.personId === personId);

  const nameOf = (choice: WayOut): string =>
    choice === 'left-under-hold'
      ? t('gate.held-gone')
      : choice === 'uncouple'
        ? t('gate.uncouple')
        : choice === 'abroad'
          ? t('gate.go-abroad')
          : capital(word('departure', choice));
  const doing = (): string =>
    !isOwing
      ? t('gate.let-out')
      : settlement.how === 'cash' || settlement.how === 'transfer'
        ? t('gate.let-out-paid', {
            amount: format.number(sheet.charges.dueDong),
            how: word('paymentWay', settlement.how),
          })
        : capital(t('gate.let-out-settled', { how: word('paymentWay', settlement.how) }));

  // The sheet stands beside the panel, whose single keys would else hear what is typed into it.
  return (
    <>
      <div
        ref={group}
        className="gate-options"
        role="group"
        tabIndex={isOpen ? 0 : -1}
        aria-label={t('gate.departure')}
        data-open={isOpen}
        onKeyDown={(event) => {
          if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
          const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
          const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
          const choice = digit === undefined ? undefined : choices[Number(digit) - 1];
          const person = letter === undefined ? undefined : people[LETTERS.indexOf(letter)];
          const way = SETTLE_KEYS.find(([key]) => key === letter)?.[1];
          if (event.code === 'Enter' || event.code === 'NumpadEnter') open();
          else if (event.code === 'Escape' || event.code === 'Backspace') gate.setStep('plate');
          else if (choice !== undefined) gate.setWayOut(choice);
          else if (way !== undefined && isOwing && (way !== 'account' || sheet.account !== null)) settle(way);
          else if (person !== undefined) toggle(person.personId);
          else return;
          event.preventDefault();
        }}
      >
        {holds.map((hold) => (
          <p key={hold.holdId} className="bad">
            {t('gate.held', {
              authority: hold.visibility === 'open' ? hold.authority : '',
              reason: hold.visibility === 'open' ? ` · ${hold.reason}` : '',
            })}
          </p>
        ))}
        <div className="options">
          <span className="l">
            {t('gate.departure')}
            {chosen === null || chosen.arrivedAt === null
              ? ''
              : ` · ${t('gate.in-since', {
                  at: format.timeNear(chosen.arrivedAt, now),
                  dwell: format.duration(now - chosen.arrivedAt),
                })}`}
          </span>
          <div role="group" aria-label={t('gate.departure')}>
            {choices.map((choice, index) => (
              <Option
                key={choice}
                keyCap={String(index + 1)}
                isOn={wayOut === choice}
                onPick={() => gate.setWayOut(choice)}
              >
                {nameOf(choice)}
              </Option>
            ))}
          </div>
        </div>
        <div className="options">
          <span className="l">
            {t('gate.staying')} · {people.length === 0 ? t('gate.nobody-recorded') : t('gate.staying-hint')}
          </span>
          <div role="group" aria-label={t('gate.staying')}>
            {people.map((person, index) => (
              <Option
                key={person.personId}
                keyCap={LETTERS[index] ?? ''}
                isOn={staying.has(person.personId)}
                onPick={() => toggle(person.personId)}
              >
                {person.name ?? word('personRole', person.role)}
                {bedOf(person.personId) ? ` · ${t('gate.bed')}` : ''}
              </Option>
            ))}
          </div>
        </div>
        {sheet === null || !isOpen ? null : (
          <OutLines sheet={sheet} wayOut={wayOut} gate={gate.station.gate} settlement={settlement} onSettle={settle} />
        )}
        <div className="go">
          <button
            type="button"
            className="btn"
            tabIndex={-1}
            disabled={!isOpen || isWorking || isRefused}
            onClick={open}
          >
            {isWorking ? t('gate.working') : doing()}
            <kbd>{t('gate.key-enter')}</kbd>
          </button>
          <span className="q esc">
            <kbd>{t('gate.key-escape')}</kbd> {t(isOpen ? 'gate.back-to-plate' : 'gate.clear')}
          </span>
        </div>
      </div>
      {isWaiving ? (
        <WaiveSheet
          key={waivingFor}
          amountDong={sheet.charges.dueDong}
          mayAlone={mayLetMoneyGo(session.roles)}
          onClose={() => setWaivingFor(null)}
          onDone={(next) => {
            gate.setSettlement(next);
            setWaivingFor(null);
          }}
        />
      ) : null}
    </>
  );
}

function usePeople(visit: VisitRow | null): readonly PersonRow[] {
  const visitId = visit?.visitId ?? null;
  const select = useCallback(
    (rows: RowStore): readonly PersonRow[] =>
      visitId === null
        ? []
        : [...rows.all('person').values()]
            .filter((person) => person.visitId === visitId && person.leftAt === null)
            .slice(0, LETTERS.length),
    [visitId],
  );
  return useRows(['person'], select, isSameList);
}

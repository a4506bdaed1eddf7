import { useCallback, useEffect, useRef } from 'react';
import type { PersonRow, VisitRow } from '../../../shared/contract/rows.ts';
import { canDepart } from '../../../shared/domain/gate/decide.ts';
import { useApp, useRows, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { capital } from './candidate-list.tsx';
import { departureChoices } from './entry.ts';
import { Option } from './in-panel.tsx';
import { gateTexts } from './texts/catalog.ts';
import type { Gate } from './use-gate.ts';

const LETTERS = 'ABDEFIJK';

/** How a truck leaves, and who of its people stays (RE1). */
export function OutPanel({ gate }: { readonly gate: Gate }) {
  const t = useTexts(gateTexts);
  const { word } = useWords();
  const { format, rows } = useApp();
  const now = useSiteNow(30_000);
  const group = useRef<HTMLDivElement>(null);
  const { step, chosen, departure, staying, isWorking } = gate;
  const isOpen = step === 'options' && chosen !== null;
  useEffect(() => {
    if (isOpen) group.current?.focus();
  }, [isOpen]);
  const people = usePeople(chosen);
  const choices = chosen === null ? [] : departureChoices(chosen);
  const holds = chosen?.holds.filter((hold) => hold.to === null) ?? [];
  // Only what has gone anyway may be recorded while a hold stands (GA4).
  const isRefused = chosen !== null && canDepart(chosen, departure) !== null;
  const toggle = (personId: string): void => {
    const next = new Set(staying);
    if (!next.delete(personId)) next.add(personId);
    gate.setStaying(next);
  };
  const bedOf = (personId: string): boolean => [...rows.all('bed').values()].some((bed) => bed.personId === personId);

  return (
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
        if (event.code === 'Enter' || event.code === 'NumpadEnter') {
          if (!isRefused) void gate.letOut();
        } else if (event.code === 'Escape' || event.code === 'Backspace') gate.setStep('plate');
        else if (choice !== undefined) gate.setDeparture(choice);
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
              isOn={departure === choice}
              onPick={() => gate.setDeparture(choice)}
            >
              {choice === 'left-under-hold' ? t('gate.held-gone') : capital(word('departure', choice))}
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
      <div className="go">
        <button
          type="button"
          className="btn"
          tabIndex={-1}
          disabled={!isOpen || isWorking || isRefused}
          onClick={() => void gate.letOut()}
        >
          {isWorking ? t('gate.working') : t('gate.let-out')}
          <kbd>{t('gate.key-enter')}</kbd>
        </button>
        <span className="q esc">
          <kbd>{t('gate.key-escape')}</kbd> {t(isOpen ? 'gate.back-to-plate' : 'gate.clear')}
        </span>
      </div>
    </div>
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

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

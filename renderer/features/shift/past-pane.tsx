import { useEffect, useLayoutEffect, useRef } from 'react';
import { useApp, useTexts } from '../../client/app-context.ts';
import { differenceText, handedOverFacts, type EndedShift } from './ended.ts';
import { shiftTexts } from './texts/catalog.ts';

/** Shifts that were handed over, newest first; arrows choose one. */
export function PastPane(props: {
  readonly shifts: readonly EndedShift[];
  readonly chosen: EndedShift | null;
  readonly nameOf: (user: string) => string;
  readonly onChoose: (shift: EndedShift) => void;
  readonly onPrint: (shift: EndedShift) => void;
}) {
  const { shifts, chosen, nameOf, onChoose, onPrint } = props;
  const { format } = useApp();
  const t = useTexts(shiftTexts);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const move = (step: number): void => {
    const at = shifts.findIndex((shift) => shift === chosen);
    const next = shifts[at + step];
    if (next !== undefined) onChoose(next);
  };
  return (
    <aside className="pane insp">
      <div className="bar">
        <h2>{t('shift.past')}</h2>
      </div>
      {shifts.length === 0 ? <p className="none q">{t('shift.past-none')}</p> : null}
      <div
        ref={list}
        className="past-list"
        role="listbox"
        tabIndex={0}
        aria-label={t('shift.past')}
        aria-activedescendant={chosen === null ? undefined : idOf(chosen)}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            move(step);
          } else if (event.key === 'Enter' && chosen !== null) {
            event.preventDefault();
            onPrint(chosen);
          }
        }}
      >
        {shifts.map((shift) => (
          <div
            key={shift.shiftId}
            id={idOf(shift)}
            role="option"
            aria-selected={shift === chosen}
            onClick={() => onChoose(shift)}
          >
            <b className="el">{t('shift.name', { name: shift.name })}</b>
            <span>{format.dayMonth(shift.endedAt)}</span>
            <span className="s">
              {format.time(shift.startedAt)}–{format.time(shift.endedAt)}
            </span>
            <span className={shift.cashDifferenceDong === 0 ? 'q r' : 'warn r'}>
              {differenceText(shift.cashDifferenceDong, format, t)}
            </span>
          </div>
        ))}
      </div>
      {chosen === null ? null : (
        <>
          <div className="sec">
            <h2>{t('shift.past-facts')}</h2>
            <dl className="pairs">
              <dt>{t('shift.given-by')}</dt>
              <dd>{chosen.givenBy === null ? '–' : nameOf(chosen.givenBy)}</dd>
              <dt>{t('shift.taken-by')}</dt>
              <dd className={chosen.takenBy === null ? 'warn' : undefined}>
                {chosen.takenBy === null ? t('shift.nobody') : nameOf(chosen.takenBy)}
              </dd>
              {handedOverFacts(chosen, format, t).map(({ label, value, isWrong }) => (
                <Fact key={label} label={label} value={value} isWrong={isWrong} />
              ))}
            </dl>
          </div>
          {chosen.notes === '' ? null : (
            <div className="sec past-notes">
              <h2>{t('shift.notes')}</h2>
              <p>{chosen.notes}</p>
            </div>
          )}
          <div className="acts">
            <button type="button" className="go" onClick={() => onPrint(chosen)}>
              {t('shift.print')}
              <kbd aria-hidden="true">F9</kbd>
            </button>
          </div>
        </>
      )}
    </aside>
  );
}

function Fact(props: { readonly label: string; readonly value: string; readonly isWrong: boolean }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd className={props.isWrong ? 'warn' : undefined}>{props.value}</dd>
    </>
  );
}

function idOf(shift: EndedShift): string {
  return `past-${shift.shiftId}`;
}

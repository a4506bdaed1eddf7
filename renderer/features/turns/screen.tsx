import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { FoundPerson, ShownTurn } from '../../../shared/contract/rest-queries.ts';
import type { FacilityRow } from '../../../shared/contract/rows.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { TurnService } from '../../../shared/domain/vocabulary.ts';
import { useApp, useCan, useKeys, useQuery, useRows, useSiteNow, useTexts } from '../../client/app-context.ts';
import { RestViews } from '../../client/rest-views.tsx';
import type { RowStore } from '../../store/row-store.ts';
import { isSameList } from '../../ui/same.ts';
import { ActKeys } from './act-keys.tsx';
import { ACT_OF_KEY, keyName, type ActName } from './keys.ts';
import { TakeNumber } from './take-number.tsx';
import { TurnColumn } from './turn-column.tsx';
import { TurnPane } from './turn-pane.tsx';
import { TurnSlip } from './turn-slip.tsx';
import { turnsTexts } from './texts/catalog.ts';
import { columnsOf, findTurn, neighbourOf, toTellFirst, turnsOf, type Step } from './turns.ts';
import { useActs } from './use-acts.ts';
import './turns.css';

/** Expected times move with the clock. */
const ASK_AGAIN_MS = 30_000;
/** Who is told first, those whose time is shortest; the others stand in the list. */
const FIRST_SHOWN = 4;

/** Numbered turns: who is in, who was called, who waits and until when; the counter takes numbers and calls them. */
export function TurnsScreen() {
  const app = useApp();
  const { format, clock } = app;
  const t = useTexts(turnsTexts);
  const now = useSiteNow(5000);
  const mayAct = useCan('turn.call');
  const input = useRef<HTMLInputElement>(null);
  const columnsFrame = useRef<HTMLDivElement>(null);
  const { answer, reload } = useQuery('rest.turns', {}, { kinds: ['turn', 'facility', 'visit'], atMostEveryMs: 1000 });
  useEffect(() => clock.tick(ASK_AGAIN_MS, reload), [clock, reload]);
  const facilities = useRows(['facility'], allFacilities, isSameList);
  const columns = useMemo(
    () => columnsOf(answer, facilities, now, format.zone),
    [answer, facilities, now, format.zone],
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [wanted, setService] = useState<TurnService | null>(null);
  const [printing, setPrinting] = useState<ShownTurn | null>(null);
  const acts = useActs(reload);
  // What was done is told, and keys act again, once the list shows it: a key means what is seen.
  const isBehind = answer !== null && answer.seq < acts.seq;
  const isBusy = acts.isBusy || isBehind;
  const { told } = acts;
  const chosen = findTurn(columns, chosenId);
  const active = columns.find(({ service }) => service === (wanted ?? chosen?.column.service)) ?? columns[0];

  const focusList = useCallback((service: TurnService | undefined) => {
    columnsFrame.current?.querySelector<HTMLElement>(`[data-service="${service ?? ''}"]`)?.focus();
  }, []);
  const isShown = columns.length > 0;
  useEffect(() => {
    if (isShown) columnsFrame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, [isShown]);

  const choose = (turnId: string | null, service: TurnService): void => {
    setChosenId(turnId);
    setService(service);
  };
  const callNext = useCallback(async () => {
    if (active === undefined) return;
    const turnId = await acts.callNext(active);
    if (turnId === null) return;
    setChosenId(turnId);
    focusList(active.service);
  }, [active, acts, focusList]);
  const take = async (person: FoundPerson): Promise<void> => {
    if (active === undefined) return;
    if (person.turn?.service === active.service) {
      setChosenId(person.turn.turnId);
      focusList(active.service);
      return;
    }
    const { visitId, personId, plate } = person;
    const turnId = await acts.take({ visitId, person: { personId }, service: active.service }, plate);
    if (turnId === null) return;
    setChosenId(turnId);
    focusList(active.service);
  };
  /** Ends a number; the next one is chosen in its place. */
  const end = async (turn: ShownTurn, how: 'done' | 'missed' | 'given-back'): Promise<void> => {
    const next = active === undefined ? null : neighbourOf(active, turn.turnId);
    if ((await acts.end(turn, how)) && how !== 'missed') setChosenId(next);
  };
  const doStep = (what: ActName): void => {
    if (chosen === null || isBusy || !mayAct) return;
    const { turn, column } = chosen;
    if (what === 'call') void acts.call(turn, column);
    else if (what === 'begin') void acts.begin(turn);
    else void end(turn, what);
  };
  const onListKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || active === undefined) return;
    if (event.ctrlKey) {
      if (event.key !== 'Enter' || told.toPay === null || isBusy) return;
      void acts.pay(told.toPay);
      event.preventDefault();
      return;
    }
    const turns = turnsOf(active);
    const at = turns.findIndex(({ turnId }) => turnId === chosenId);
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -9999, End: 9999 }[event.key];
    const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move !== undefined) setChosenId(turns[Math.max(0, Math.min(turns.length - 1, at + move))]?.turnId ?? null);
    else if (side !== undefined) {
      const next = columns[columns.indexOf(active) + side];
      if (next !== undefined) {
        choose(turnsOf(next)[0]?.turnId ?? null, next.service);
        focusList(next.service);
      }
    } else {
      const act = chosen === null ? undefined : ACT_OF_KEY[chosen.step][keyName(event)];
      if (act !== undefined) doStep(act);
      // Letters and digits are what a scanner types, and what somebody looks for.
      else if (event.key.length === 1 && event.key !== ' ') {
        input.current?.focus();
        return;
      } else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  useKeys(
    useMemo(
      () => ({
        F6: { run: () => void callNext(), isEnabled: mayAct && active !== undefined && !isBusy },
        F9: {
          name: t('turns.do.print'),
          run: () => setPrinting(chosen?.turn ?? null),
          isEnabled: chosen !== null && chosen.step === 'waiting',
        },
      }),
      [active, callNext, chosen, isBusy, mayAct, t],
    ),
  );
  const onPrinted = useCallback(() => setPrinting(null), []);
  const first = toTellFirst(answer);
  const count = (step: Step): number =>
    columns
      .flatMap(({ sections }) => sections)
      .reduce((sum, one) => sum + (one.step === step ? one.turns.length : 0), 0);
  return (
    <div className="turns-screen">
      <section className="pane">
        <div className="bar">
          <h1>{t('turns.title')}</h1>
          <RestViews />
          <span className="facts">
            {t('turns.counts', { running: count('running'), called: count('called'), waiting: count('waiting') })}
          </span>
        </div>
        {first.length === 0 ? null : (
          <p className="turns-first" role="status">
            <b className="warn">{t('turns.tell-first')}</b>
            {first.slice(0, FIRST_SHOWN).map((turn) => (
              <button key={turn.turnId} type="button" onClick={() => choose(turn.turnId, turn.service)}>
                {t('turns.tell-first-one', {
                  service: t(`turns.service.${turn.service}`),
                  number: turn.number,
                  plate: formatPlate(turn.plate),
                  by: turn.arriveByAt === null ? 'none' : format.timeNear(turn.arriveByAt, now),
                })}
              </button>
            ))}
            {first.length > FIRST_SHOWN ? (
              <span className="q">{t('turns.tell-first-more', { count: first.length - FIRST_SHOWN })}</span>
            ) : null}
          </p>
        )}
        {isShown ? (
          <div ref={columnsFrame} className="turn-columns">
            {columns.map((column) => (
              <TurnColumn
                key={column.service}
                column={column}
                isActive={column === active}
                chosenId={chosen?.column === column ? chosenId : null}
                now={now}
                onChoose={(turnId) => choose(turnId, column.service)}
                onKey={onListKey}
              />
            ))}
          </div>
        ) : (
          <p className="none q">{answer === null ? '' : t('turns.none-here')}</p>
        )}
        <div className="turns-foot">
          <span role="status">{isBehind ? null : told.said}</span>
          {told.problem === null ? null : (
            <span className="bad" role="alert">
              {told.problem}
            </span>
          )}
        </div>
      </section>
      <aside className="pane insp">
        {active === undefined || !mayAct ? null : (
          <TakeNumber
            input={input}
            services={columns.map(({ service }) => service)}
            service={active.service}
            onService={setService}
            onTake={(person) => void take(person)}
            onLeave={() => focusList(active.service)}
          />
        )}
        <div className="turns-body">
          {told.toPay === null ? null : (
            <div className="sec must-pay" role="alert">
              <p className="warn">{t('turns.must-pay', { number: told.toPay.number })}</p>
            </div>
          )}
          {chosen === null ? (
            <p className="none q">{t('turns.choose')}</p>
          ) : (
            <TurnPane turn={chosen.turn} step={chosen.step} column={chosen.column} now={now} />
          )}
        </div>
        <ActKeys
          step={chosen?.step ?? null}
          service={active?.service ?? null}
          isOff={!mayAct || isBusy}
          onNext={() => void callNext()}
          onDo={doStep}
          onPrint={() => setPrinting(chosen?.turn ?? null)}
          onPay={told.toPay === null ? null : () => void (told.toPay === null ? null : acts.pay(told.toPay))}
        />
      </aside>
      {printing === null ? null : <TurnSlip turn={printing} onPrinted={onPrinted} />}
    </div>
  );
}

function allFacilities(rows: RowStore): readonly FacilityRow[] {
  return [...rows.all('facility').values()];
}

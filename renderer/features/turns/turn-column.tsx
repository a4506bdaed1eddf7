import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ShownTurn } from '../../../shared/contract/rest-queries.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { PlaceLine } from './place-line.tsx';
import { turnsTexts } from './texts/catalog.ts';
import { overMs, turnsOf, type Column, type Step } from './turns.ts';
import { languageOf } from './wording.ts';

/** One service: its places, and its numbers under the keyboard. */
export function TurnColumn(props: {
  readonly column: Column;
  readonly isActive: boolean;
  readonly chosenId: string | null;
  readonly now: Instant;
  readonly onChoose: (turnId: string | null) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}) {
  const { column, isActive, chosenId, now, onChoose, onKey } = props;
  const { format } = useApp();
  const t = useTexts(turnsTexts);
  const list = useRef<HTMLDivElement>(null);
  const service = t(`turns.service.${column.service}`);
  const turns = turnsOf(column);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  const { nextFreeAt } = column;
  const next =
    nextFreeAt === null
      ? t('turns.next-free-unknown')
      : nextFreeAt <= now
        ? t('turns.next-free-now')
        : t('turns.next-free', { at: format.timeNear(nextFreeAt, now) });
  return (
    <section className={isActive ? 'turn-column active' : 'turn-column'} aria-label={service}>
      <div className="bar sub">
        <h2>{service}</h2>
        <b>{t('turns.waiting', { count: column.waiting })}</b>
        <span className="facts el">{next}</span>
      </div>
      <ul className="turn-places">
        {column.places.map((place) => (
          <PlaceLine key={place.facility.facilityId} place={place} now={now} />
        ))}
      </ul>
      <div
        ref={list}
        className="turn-list"
        role="listbox"
        tabIndex={0}
        data-service={column.service}
        aria-label={t('turns.list', { service })}
        aria-activedescendant={chosenId === null ? undefined : `turn-${chosenId}`}
        onFocus={() => {
          if (!turns.some(({ turnId }) => turnId === chosenId)) onChoose(turns[0]?.turnId ?? null);
        }}
        onKeyDown={onKey}
      >
        {column.sections.map(({ step, turns: shown }) => (
          <div key={step} role="group" aria-label={t(`turns.step.${step}`)}>
            <div className="turn-head" aria-hidden="true">
              {t(`turns.step.${step}`)}
              <span>{format.number(shown.length)}</span>
            </div>
            {shown.map((turn) => (
              <TurnLine
                key={turn.turnId}
                turn={turn}
                step={step}
                over={overMs(turn, column, now)}
                now={now}
                isChosen={turn.turnId === chosenId}
                onChoose={() => onChoose(turn.turnId)}
              />
            ))}
          </div>
        ))}
        {turns.length === 0 ? (
          <p className="none q" role="option" aria-selected={false} aria-disabled="true">
            {t('turns.nobody')}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function TurnLine(props: {
  readonly turn: ShownTurn;
  readonly step: Step;
  readonly over: number | null;
  readonly now: Instant;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { turn, step, over, now, isChosen, onChoose } = props;
  const t = useTexts(turnsTexts);
  return (
    <div
      id={`turn-${turn.turnId}`}
      className="turn-line"
      data-step={step}
      role="option"
      aria-selected={isChosen}
      onClick={onChoose}
    >
      <b className="m number">{turn.number}</b>
      <span className="m">{formatPlate(turn.plate)}</span>
      <span className="q">{languageOf(turn.language, t)}</span>
      <span className="el">
        {turn.isTruckCalled ? <b className="warn">{t('turns.truck-called')}</b> : turn.facility}
      </span>
      <TurnTime turn={turn} step={step} over={over} now={now} />
    </div>
  );
}

function TurnTime(props: {
  readonly turn: ShownTurn;
  readonly step: Step;
  readonly over: number | null;
  readonly now: Instant;
}) {
  const { turn, step, over, now } = props;
  const { format } = useApp();
  const t = useTexts(turnsTexts);
  if (step === 'running' && turn.begunAt !== null)
    return over === null ? (
      <span className="r">{format.duration(now - turn.begunAt)}</span>
    ) : (
      <span className="r warn">{t('turns.over', { time: format.duration(over) })}</span>
    );
  if (step === 'called' && turn.calledAt !== null)
    return <span className="r">{t('turns.called-for', { time: format.duration(now - turn.calledAt) })}</span>;
  if (step === 'missed')
    return (
      <span className="r q">
        {turn.calledAt === null ? '' : t('turns.missed-at', { at: format.timeNear(turn.calledAt, now) })}
      </span>
    );
  return (
    <span className="r">
      {turn.expectedAt === null ? (
        <span className="q">{t('turns.expected-unknown')}</span>
      ) : (
        t('turns.expected', { at: format.timeNear(turn.expectedAt, now) })
      )}
    </span>
  );
}

import { useId, useState } from 'react';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { formatPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { marshalTexts } from './texts/catalog.ts';

const MOST = 6;

/** Finds a truck by its plate, its trailer or its number; arrows choose, Enter takes it. */
export function TruckField(props: {
  readonly label: string;
  readonly truck: VisitRow | null;
  /** Whether trucks that are only expected may be meant. */
  readonly alsoExpected?: boolean;
  readonly autoFocus?: boolean;
  readonly onTruck: (truck: VisitRow | null) => void;
}) {
  const { label, truck, alsoExpected, autoFocus, onTruck } = props;
  const { rows } = useApp();
  const t = useTexts(marshalTexts);
  const { word } = useWords();
  const id = useId();
  const [typed, setTyped] = useState(truck === null ? '' : formatPlate(truck.plate));
  const [at, setAt] = useState(0);
  const hits = truck === null ? findTrucks(rows, typed, alsoExpected === true) : [];
  const take = (one: VisitRow | undefined): void => {
    if (one === undefined) return;
    setTyped(formatPlate(one.plate));
    onTruck(one);
  };
  return (
    <div className="field marshal-truck">
      <label className="l" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="m"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-hits`}
        autoComplete="off"
        spellCheck={false}
        data-autofocus={autoFocus === true || undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          onTruck(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || hits.length === 0) return;
          if (event.code === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1));
          else if (event.code === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.code === 'Enter' || event.code === 'NumpadEnter') take(hits[at]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id={`${id}-hits`} role="listbox" aria-label={t('marshal.truck-hits')} hidden={hits.length === 0}>
        {hits.map((one, index) => (
          <li key={one.visitId} role="option" aria-selected={index === at} onClick={() => take(one)}>
            <b className="m">{formatPlate(one.plate)}</b>
            <span className="m">{one.slotCode ?? ''}</span>
            <span className="s">{`${word('stage', one.stage)} · ${word('direction', one.direction)}`}</span>
          </li>
        ))}
      </ul>
      {truck === null ? null : (
        <span className="q">
          {[word('stage', truck.stage), truck.slotCode ?? '', truck.carrier ?? '']
            .filter((one) => one !== '')
            .join(' · ')}
        </span>
      )}
    </div>
  );
}

function findTrucks(rows: Pick<RowStore, 'all'>, typed: string, alsoExpected: boolean): readonly VisitRow[] {
  const wanted = normalisePlate(typed);
  if (wanted.length < 2) return [];
  const found: VisitRow[] = [];
  for (const visit of rows.all('visit').values()) {
    if (!isInYard(visit.stage) && !(alsoExpected && visit.stage === 'expected')) continue;
    const isHit = [visit.plate, visit.trailerPlate, visit.queueNumber].some(
      (code) => code !== null && normalisePlate(code).includes(wanted),
    );
    if (!isHit) continue;
    found.push(visit);
    if (found.length === MOST) break;
  }
  return found;
}

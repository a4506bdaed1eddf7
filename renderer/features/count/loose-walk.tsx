import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { useRows, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { looseTrucksOf, placeOf, type LooseTruck, type Look, type Walk } from './count-model.ts';
import { PlateEntry } from './plate-entry.tsx';
import { countTexts } from './texts/catalog.ts';

/** A zone, row, aisle or bay without slots: the plates that the record has there, and those that are seen. */
export function LooseWalk(props: {
  readonly countId: string;
  readonly walk: Walk;
  readonly canSee: boolean;
  readonly onSee: (place: Readonly<Record<string, string>>, look: Look) => Promise<boolean>;
  readonly onNextWalk: (step: 1 | -1) => void;
}) {
  const { countId, walk, canSee, onSee, onNextWalk } = props;
  const t = useTexts(countTexts);
  const place = placeOf(walk.zoneId, walk.part);
  const select = useCallback(
    (rows: Parameters<typeof looseTrucksOf>[0]) => looseTrucksOf(rows, countId as never, place),
    [countId, place],
  );
  const trucks = useRows(['sighting', 'visit'], select, isSame);
  const [isTyping, setTyping] = useState(false);
  const [begun, setBegun] = useState('');
  const [taken, setTaken] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('button')?.focus(), []);
  const where = { zone: walk.zone, ...(walk.part !== null && { [walk.part.kind]: walk.part.code }) };
  const add = (text: string): void => {
    if (!canSee) return;
    setBegun(text);
    setTyping(true);
  };
  const back = (): void => {
    setTyping(false);
    list.current?.querySelector<HTMLElement>('button')?.focus();
  };

  return (
    <div
      ref={list}
      className="count-loose"
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return;
        if (event.code === 'PageDown') onNextWalk(1);
        else if (event.code === 'PageUp') onNextWalk(-1);
        else if (/^[\p{L}\d]$/u.test(event.key)) add(event.key.toUpperCase());
        else return;
        event.preventDefault();
      }}
    >
      <h2 className="l">{t('count.loose-title')}</h2>
      <div className="count-tiles loose">
        {trucks.map(({ plate, visitId, isSeen }) => (
          <button
            key={visitId ?? plate}
            type="button"
            className={`count-tile ${isSeen ? 'right' : 'open'}`}
            disabled={!canSee}
            onClick={() => void onSee(where, visitId === null ? { plate } : { visitId: visitId as never })}
          >
            <span className="what m b">{formatPlate(plate)}</span>
            <span className="seen">{t(isSeen ? 'count.loose-seen' : 'count.not-seen')}</span>
          </button>
        ))}
      </div>
      {trucks.length > 0 ? null : <p className="none q">{t('count.loose-none')}</p>}
      <div className="count-foot">
        {isTyping ? (
          <PlateEntry
            key={taken}
            label={t('count.plate-there')}
            begun={begun}
            onTake={(look) => {
              // The next truck is typed at once.
              setBegun('');
              setTaken(taken + 1);
              void onSee(where, look);
            }}
            onCancel={back}
          />
        ) : (
          <div className="acts-row">
            <Button look="primary" disabled={!canSee} keyCap={t('count.key-plate')} onClick={() => add('')}>
              {t('count.loose-add')}
            </Button>
            <Button disabled={!canSee || walk.isDone} onClick={() => void onSee(where, { isEmpty: true })}>
              {t(walk.isDone ? 'count.loose-is-passed' : 'count.loose-passed')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function isSame(a: readonly LooseTruck[], b: readonly LooseTruck[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

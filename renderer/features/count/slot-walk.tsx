import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useRows, useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { asRecorded, tilesOf, type Look, type Tile, type Walk } from './count-model.ts';
import { PlateEntry } from './plate-entry.tsx';
import { SlotTile } from './slot-tile.tsx';
import { countTexts } from './texts/catalog.ts';
import { recordedText, seenText } from './wording.ts';

/** A row of slots as it is walked: one tap or key for each slot, and one for all that is left. */
export function SlotWalk(props: {
  readonly countId: string;
  readonly walk: Walk;
  readonly canSee: boolean;
  readonly onSee: (place: { readonly slotId: string }, look: Look) => Promise<boolean>;
  readonly onNextWalk: (step: 1 | -1) => void;
}) {
  const { countId, walk, canSee, onSee, onNextWalk } = props;
  const t = useTexts(countTexts);
  const select = useCallback(
    (rows: Parameters<typeof tilesOf>[0]) => tilesOf(rows, countId as never, walk.slotIds),
    [countId, walk.slotIds],
  );
  const tiles = useRows(['slot', 'sighting', 'visit', 'piece'], select, isSame);
  const [at, setAt] = useState(0);
  const [typing, setTyping] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const current = tiles[Math.min(at, tiles.length - 1)];
  const focusAt = (next: number): void => {
    setAt(next);
    grid.current?.querySelectorAll<HTMLElement>('.count-tile')[next]?.focus();
  };
  // Whoever comes back to a row goes on where it was left.
  useEffect(() => {
    const walked = grid.current;
    (
      walked?.querySelector<HTMLElement>('.count-tile.open') ?? walked?.querySelector<HTMLElement>('.count-tile')
    )?.focus();
  }, []);

  const lookAt = (tile: Tile | undefined, look: Look, isMovingOn: boolean): void => {
    setTyping(null);
    if (tile === undefined || !canSee) return;
    const place = tiles.indexOf(tile);
    if (isMovingOn) focusAt(Math.min(place + 1, tiles.length - 1));
    else focusAt(place);
    void onSee({ slotId: tile.slotId }, look);
  };
  const confirmRest = async (): Promise<void> => {
    if (!canSee) return;
    for (const { slotId, recorded, seen } of tiles)
      if (seen === null && !(await onSee({ slotId }, asRecorded(recorded)))) return;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || current === undefined) return;
    const columns = columnsOf(grid.current);
    const move = (step: number): void => focusAt(Math.max(0, Math.min(tiles.length - 1, at + step)));
    if (event.code === 'ArrowRight') move(1);
    else if (event.code === 'ArrowLeft') move(-1);
    else if (event.code === 'ArrowDown') move(columns);
    else if (event.code === 'ArrowUp') move(-columns);
    else if (event.code === 'Home') move(-tiles.length);
    else if (event.code === 'End') move(tiles.length);
    else if (event.code === 'PageDown') onNextWalk(1);
    else if (event.code === 'PageUp') onNextWalk(-1);
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      if (event.shiftKey) void confirmRest();
      else lookAt(current, asRecorded(current.recorded), true);
    } else if (event.code === 'Delete' || event.code === 'Backspace') lookAt(current, { isEmpty: true }, true);
    else if (event.key === '?') lookAt(current, {}, true);
    else if (/^[\p{L}\d]$/u.test(event.key) && canSee) setTyping(event.key.toUpperCase());
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div ref={grid} className="count-tiles" onKeyDown={onKey}>
        {tiles.map((tile, index) => (
          <SlotTile
            key={tile.slotId}
            tile={tile}
            isCurrent={tile === current}
            onFocus={() => setAt(index)}
            onTap={() => {
              // The first tap says that it is as recorded; another one only chooses it, for the buttons below.
              if (tile.seen === null) lookAt(tile, asRecorded(tile.recorded), false);
              else focusAt(index);
            }}
          />
        ))}
      </div>
      {current === undefined ? null : (
        <div className="count-foot">
          {typing === null ? (
            <>
              <p className="now">
                <b className="m">{current.code}</b>{' '}
                <span className="s">{t('count.by-record', { what: recordedText(current.recorded, t) })}</span>{' '}
                <span className="q">{seenText(current.seen, t)}</span>
              </p>
              <div className="acts-row">
                <Button
                  look="primary"
                  disabled={!canSee}
                  keyCap="Enter"
                  onClick={() => lookAt(current, asRecorded(current.recorded), true)}
                >
                  {t('count.right')}
                </Button>
                <Button
                  disabled={!canSee}
                  keyCap={t('count.key-delete')}
                  onClick={() => lookAt(current, { isEmpty: true }, true)}
                >
                  {t('count.empty')}
                </Button>
                <Button disabled={!canSee} keyCap={t('count.key-plate')} onClick={() => setTyping('')}>
                  {t('count.other')}
                </Button>
                <Button disabled={!canSee} keyCap={t('count.key-unread')} onClick={() => lookAt(current, {}, true)}>
                  {t('count.unread')}
                </Button>
                <Button disabled={!canSee} keyCap={t('count.key-rest')} onClick={() => void confirmRest()}>
                  {t('count.rest-right')}
                </Button>
              </div>
            </>
          ) : (
            <PlateEntry
              label={t('count.plate', { code: current.code })}
              begun={typing}
              onTake={(look) => lookAt(current, look, true)}
              onCancel={() => {
                setTyping(null);
                focusAt(at);
              }}
            />
          )}
        </div>
      )}
    </>
  );
}

function isSame(a: readonly Tile[], b: readonly Tile[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** How many tiles stand side by side now. */
function columnsOf(grid: HTMLElement | null): number {
  return grid === null ? 1 : getComputedStyle(grid).gridTemplateColumns.split(' ').length;
}

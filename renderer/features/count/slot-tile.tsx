import { useTexts, useWords } from '../../client/app-context.ts';
import type { Tile } from './count-model.ts';
import { countTexts } from './texts/catalog.ts';
import { recordedText, seenText } from './wording.ts';

/** One slot of the row: what the record says, and what was seen. */
export function SlotTile(props: {
  readonly tile: Tile;
  readonly isCurrent: boolean;
  readonly onTap: () => void;
  readonly onFocus: () => void;
}) {
  const { tile, isCurrent, onTap, onFocus } = props;
  const t = useTexts(countTexts);
  const { word } = useWords();
  const { code, recorded, seen } = tile;
  const what = recordedText(recorded, t);
  const type =
    recorded.kind === 'truck' && recorded.vehicleType !== null ? word('vehicleType', recorded.vehicleType) : null;
  const state = seen === null ? 'open' : seen.kind === 'right' ? 'right' : 'wrong';
  return (
    <button
      type="button"
      className={`count-tile ${state}`}
      data-slot={tile.slotId}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent}
      onClick={onTap}
      onFocus={onFocus}
    >
      <span className="code m">
        <span className="visually-hidden">{t('count.tile-slot')} </span>
        {code}
      </span>
      <span className={recorded.kind === 'empty' ? 'what q' : 'what m b'}>{what}</span>
      <span className="type q">{type}</span>
      <span className="seen">{seenText(seen, t)}</span>
    </button>
  );
}

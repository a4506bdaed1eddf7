import { useCallback } from 'react';
import { useApp, useRows, useTexts } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { ZOOM_STEP } from './map/map-view.tsx';
import { yardTexts } from './texts/yard-texts.ts';
import { useYard } from './use-yard.ts';
import type { YardModel, ZoneCount } from './yard-model.ts';

const COUNT_MS = 250;

const ORDER = ['gate-lane', 'processing', 'unknown'];

/** Places without slots, from the gate to the unknown. */
function pseudoZonesOf(yard: YardModel): readonly ZoneCount[] {
  return yard
    .zones()
    .filter(({ slots }) => slots === 0)
    .sort((a, b) => ORDER.indexOf(a.zone.kind) - ORDER.indexOf(b.zone.kind));
}

function bedsOf(rows: RowStore): string {
  let taken = 0;
  for (const bed of rows.all('bed').values()) if (bed.stayId !== null) taken += 1;
  return `${taken} ${rows.all('bed').size}`;
}

/** Trucks that stand in the yard but in no slot, by place, so that zones sum to the site. */
export function PlaceStrip(props: {
  readonly model: YardModel;
  readonly onUnplaced: () => void;
  /** Zooms the map by a factor; null shows the whole yard. */
  readonly onZoom: (factor: number | null) => void;
}) {
  const { model, onUnplaced, onZoom } = props;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const zones = useYard(
    model,
    useCallback((yard: YardModel) => pseudoZonesOf(yard), []),
    COUNT_MS,
  );
  const unplaced = useYard(
    model,
    useCallback((yard: YardModel) => yard.unplaced().length, []),
    COUNT_MS,
  );
  const [taken = 0, all = 0] = useRows(['bed'], bedsOf).split(' ').map(Number);
  return (
    <div className="yard-places" role="group" aria-label={t('yard.places')}>
      {zones.map(({ zone, trucks }) => (
        <span key={zone.zoneId}>
          {format.lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name} <b>{format.number(trucks)}</b>
        </span>
      ))}
      {all === 0 ? null : (
        <span>
          {t('yard.beds-name')}{' '}
          <b>
            {t('yard.beds', {
              taken: format.number(taken),
              all: format.number(all),
            })}
          </b>
        </span>
      )}
      <button type="button" onClick={onUnplaced}>
        {t('yard.unplaced')} <b>{format.number(unplaced)}</b> <kbd>F4</kbd>
      </button>
      <span className="note">{t('yard.keep-clear')}</span>
      <div className="yard-zoom">
        <button type="button" aria-label={t('yard.zoom-in')} onClick={() => onZoom(ZOOM_STEP)}>
          +
        </button>
        <button type="button" aria-label={t('yard.zoom-out')} onClick={() => onZoom(1 / ZOOM_STEP)}>
          −
        </button>
        <button type="button" aria-label={t('yard.zoom-fit')} onClick={() => onZoom(null)}>
          0
        </button>
      </div>
    </div>
  );
}

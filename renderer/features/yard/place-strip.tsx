import { useCallback } from 'react';
import { useApp, useCan, useGoTo, useRows, useTexts } from '../../client/app-context.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
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
    .filter(({ zone, slots }) => slots === 0 && isPseudoZone(zone.kind))
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
  /** Where people rest is asked for. */
  readonly onFacilities: () => void;
  /** A truck stands where nobody may. */
  readonly onReport: () => void;
  /** Zooms the map by a factor; null shows the whole yard. */
  readonly onZoom: (factor: number | null) => void;
}) {
  const { model, onUnplaced, onFacilities, onReport, onZoom } = props;
  const goTo = useGoTo();
  const canMarshal = useCan('move.order');
  const canCount = useCan('count.start');
  const canLayOut = useCan('layout.save');
  const canReport = useCan('keep-clear.report');
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
      {zones
        .filter(({ zone, trucks }) => trucks > 0 || zone.kind !== 'unknown')
        .map(({ zone, trucks }) => (
          <span key={zone.zoneId}>
            {format.lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name} <b>{format.number(trucks)}</b>
          </span>
        ))}
      {all === 0 ? null : (
        <button type="button" onClick={onFacilities}>
          {t('yard.beds-name')}{' '}
          <b>
            {t('yard.beds', {
              taken: format.number(taken),
              all: format.number(all),
            })}
          </b>{' '}
          <kbd>N</kbd>
        </button>
      )}
      <button type="button" onClick={onUnplaced}>
        {t('yard.unplaced')} <b>{format.number(unplaced)}</b> <kbd>F4</kbd>
      </button>
      <span className="note">
        {canReport ? (
          <button type="button" onClick={onReport}>
            {t('yard.keep-clear')} <kbd>K</kbd>
          </button>
        ) : null}
        {canMarshal ? (
          <button type="button" onClick={() => goTo('marshal')}>
            {t('yard.go.marshal')} <kbd>{'Alt M'}</kbd>
          </button>
        ) : null}
        {canCount ? (
          <button type="button" onClick={() => goTo('count')}>
            {t('yard.go.count')} <kbd>{'Alt K'}</kbd>
          </button>
        ) : null}
        {canLayOut ? (
          <button type="button" onClick={() => goTo('layout')}>
            {t('yard.go.layout')} <kbd>{'Alt S'}</kbd>
          </button>
        ) : null}
      </span>
      <div className="yard-zoom on-map">
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

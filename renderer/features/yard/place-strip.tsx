import { useCallback } from 'react';
import { useApp, useRows, useTexts } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { yardTexts } from './texts/yard-texts.ts';
import { useYard } from './use-yard.ts';
import type { YardModel } from './yard-model.ts';

const COUNT_MS = 250;

function bedsOf(rows: RowStore): string {
  let taken = 0;
  for (const bed of rows.all('bed').values()) if (bed.stayId !== null) taken += 1;
  return `${taken} ${rows.all('bed').size}`;
}

/** Trucks that stand in the yard but in no slot, by place, so that zones sum to the site. */
export function PlaceStrip(props: { readonly model: YardModel; readonly onUnplaced: () => void }) {
  const { model, onUnplaced } = props;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const zones = useYard(
    model,
    useCallback((yard: YardModel) => yard.zones().filter(({ slots }) => slots === 0), []),
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
          {t('yard.beds-name')} <b>{t('yard.beds', { taken: format.number(taken), all: format.number(all) })}</b>
        </span>
      )}
      <button type="button" onClick={onUnplaced}>
        {t('yard.unplaced')} <b>{format.number(unplaced)}</b> <kbd>F4</kbd>
      </button>
      <span className="note">{t('yard.keep-clear')}</span>
    </div>
  );
}

import { useCallback, useLayoutEffect, useRef } from 'react';
import type { WireId } from '../../../../shared/kernel/ids.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { useApp, useRow, useSelection, useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { yardTexts } from '../texts/yard-texts.ts';
import { useYard } from '../use-yard.ts';
import { roughPlaceText, type Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { Section } from './section.tsx';

const LIST_MS = 500;

/** The trucks that are known to be in a zone and no closer. */
export function ZonePanel(props: {
  readonly model: YardModel;
  readonly wording: Wording;
  readonly zoneId: WireId<'zone'>;
  readonly onDone: () => void;
}) {
  const { model, wording, zoneId, onDone } = props;
  const { clock, format } = useApp();
  const t = useTexts(yardTexts);
  const zone = useRow('zone', zoneId);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector('button')?.focus(), [zoneId]);
  const [, select] = useSelection();
  const trucks = useYard(
    model,
    useCallback((yard: YardModel) => yard.roughIn(zoneId), [zoneId]),
    LIST_MS,
  );
  if (zone === undefined) return null;
  const name = format.lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name;
  return (
    <div ref={box} className="yard-panel">
      <h2 className="yard-panel-title">
        {zone.code} {name}
      </h2>
      <Section
        title={t('yard.zone-trucks')}
        basis={`${format.number(trucks.length)}${zone.capacity > 0 ? `/${format.number(zone.capacity)}` : ''}`}
      >
        {trucks.length === 0 ? <p className="q">{t('yard.zone-empty')}</p> : null}
        <div className="yard-waiting">
          {trucks.map((visit) => (
            <button
              key={visit.visitId}
              type="button"
              onClick={() => {
                onDone();
                select({ visitId: visit.visitId, slotId: null });
              }}
            >
              <b className="m">{formatPlate(visit.plate)}</b>
              <span className="s el">{roughPlaceText(wording, visit.place)}</span>
              <span className="q">
                {visit.seenAt === null ? '' : t('yard.seen-ago', { time: format.duration(clock.now() - visit.seenAt) })}
              </span>
            </button>
          ))}
        </div>
        <div className="yard-buttons">
          <Button keyCap="Esc" onClick={onDone}>
            {t('yard.back')}
          </Button>
        </div>
      </Section>
    </div>
  );
}

import { useApp, useRows, useTexts } from '../../client/app-context.ts';
import { Gauge } from '../../client/gauge.tsx';
import { groundOf } from '../../store/ground.ts';
import type { RowStore } from '../../store/row-store.ts';
import { dashboardTexts } from './texts/catalog.ts';
import { Way } from './way.tsx';

/** Every zone in which trucks park, as a bar with its figures. */
export function ZoneGauges() {
  const { format, lang } = useApp();
  const t = useTexts(dashboardTexts);
  const zones = useRows(['zone', 'slot', 'visit', 'piece'], zonesOf, isSame);
  return (
    <section className="zones" aria-label={t('dashboard.zones')} tabIndex={-1}>
      <h2>{t('dashboard.zones')}</h2>
      <ul>
        {zones.map(({ zoneId, code, name, nameEn, places, occupied, free, reserved, shut }) => {
          const own = lang === 'vi' ? name : nameEn;
          return (
            <li key={zoneId}>
              <Way to="yard" className="line">
                <span className="name el">
                  {own === '' || own === code
                    ? t('dashboard.zone', { code })
                    : t('dashboard.zone-named', { code, name: own })}
                </span>
                <Gauge
                  label={t('dashboard.gauge', {
                    percent: format.percent(places === 0 ? 0 : ((places - free) / places) * 100),
                    places: format.number(places),
                  })}
                  places={places}
                  occupied={occupied}
                  reserved={reserved}
                  shut={shut}
                />
                <b>{t('dashboard.of', { used: format.number(occupied), places: format.number(places) })}</b>
              </Way>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type ZoneFigures = {
  readonly zoneId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly places: number;
  readonly occupied: number;
  readonly free: number;
  readonly reserved: number;
  readonly shut: number;
};

function zonesOf(rows: RowStore): readonly ZoneFigures[] {
  return [...groundOf(rows).zones].flatMap(([zoneId, { places, reserved, shut }]) => {
    const zone = rows.get('zone', zoneId);
    if (zone === undefined || places.places + shut === 0) return [];
    return [{ zoneId, code: zone.code, name: zone.name, nameEn: zone.nameEn, ...places, reserved, shut }];
  });
}

function isSame(a: readonly ZoneFigures[], b: readonly ZoneFigures[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

import { HOUR_MS, type Instant } from '../../../../../shared/kernel/instant.ts';
import type { ZoneKind } from '../../../../../shared/domain/layout/types.ts';
import { inEach } from '../../../../client/tongues.tsx';
import { usePaper, type Tongue } from '../paper.ts';
import { Say } from '../say.tsx';
import { AnnexTable, column, type Column, type Line } from './annex-table.tsx';
import { BudgetDrawing, HoursDrawing } from './charts.tsx';

/** As many zones as one table of the sheet's width holds. */
const ZONES_IN_TABLE = 10;
const LONGEST_HOURS = 48;
/** Kinds of zones with places; trucks only pass through the others. */
const WITH_PLACES: readonly ZoneKind[] = ['parking', 'overflow'];

/** How full the yard and its zones were, hour by hour and above thresholds; how long trucks could stay. */
export function OccupancyAnnex() {
  return (
    <>
      <SiteHours />
      <Zones />
      <Thresholds />
      <ZoneHours />
      <Budget />
    </>
  );
}

function SiteHours() {
  const { report, tongues } = usePaper();
  const [tongue] = tongues;
  const { siteHours, places } = report.occupancy;
  const words = ({ t, format }: Tongue): string => t('annex.occupancy.chart', { places: format.number(places) });
  if (siteHours.length === 0) return null;
  return (
    <section className="annex-part whole">
      <h3>
        <Say of={({ t }) => t('annex.occupancy.site')} />
      </h3>
      <HoursDrawing label={inEach(tongues, words)} hours={siteHours} places={places} format={tongue.format} />
      <p className="note">
        <Say of={words} />
      </p>
    </section>
  );
}

function Zones() {
  const { report, tongues } = usePaper();
  const [{ format }] = tongues;
  const nameOf = useZoneNames();
  const share = (percent: number | null): string => (percent === null ? '–' : format.percent(percent));
  return (
    <AnnexTable
      title={({ t }) => t('annex.occupancy.zones')}
      columns={[
        column('annex.col.zone', 'name'),
        column('annex.col.places'),
        column('annex.col.min'),
        column('annex.col.mean'),
        column('annex.col.max'),
        column('annex.col.mean-percent'),
        column('annex.col.max-percent'),
      ]}
      lines={report.annexes.zones.map(({ zone, places, min, mean, max, meanPercent, maxPercent }) => ({
        key: zone,
        cells: [
          <Say key="name" of={nameOf(zone)} />,
          format.number(places),
          format.number(min),
          format.number(mean, 1),
          format.number(max),
          share(meanPercent),
          share(maxPercent),
        ],
      }))}
    />
  );
}

/** Hours above each threshold, with their share of the time. */
function Thresholds() {
  const { report, tongues } = usePaper();
  const [{ t, format }] = tongues;
  const nameOf = useZoneNames();
  const { thresholds } = report.annexes;
  const percents = [...new Set(thresholds.map(({ percent }) => percent))];
  const lines: readonly Line[] = [...Map.groupBy(thresholds, ({ zone }) => zone)].map(([zone, of]) => ({
    key: zone ?? '',
    isSum: zone === null,
    cells: [
      <Say key="name" of={zone === null ? (tongue) => tongue.t('annex.col.yard') : nameOf(zone)} />,
      ...percents.map((percent) => {
        const found = of.find((one) => one.percent === percent);
        if (found === undefined) return t('annex.dash');
        return t('annex.hours-share', {
          hours: format.number(found.hours, 1),
          share: format.percent(found.share * 100),
        });
      }),
    ],
  }));
  const columns: readonly Column[] = [
    column('annex.col.zone', 'name'),
    ...percents.map((percent) => ({
      of: (tongue: Tongue) => tongue.t('annex.col.over', { percent: tongue.format.percent(percent, 0) }),
      kind: 'number' as const,
    })),
  ];
  return <AnnexTable title={(tongue) => tongue.t('annex.occupancy.thresholds')} columns={columns} lines={lines} />;
}

/** Zones beside one another, an hour a line; a long time is for the workbook. */
function ZoneHours() {
  const { report, tongues } = usePaper();
  const [{ format }] = tongues;
  const { hours, siteHours } = report.occupancy;
  const zones = report.trucks.byZone.filter(({ kind }) => WITH_PLACES.includes(kind)).map(({ zone }) => zone);
  if (siteHours.length > LONGEST_HOURS) return null;
  const means = new Map(hours.map(({ hour, zone, mean }) => [`${zone} ${String(hour)}`, mean]));
  const meanOf = (zone: string, hour: Instant): string => {
    const mean = means.get(`${zone} ${String(hour)}`);
    return mean === undefined ? '–' : format.number(mean, 1);
  };
  return chunksOf(zones, ZONES_IN_TABLE).map((some) => (
    <AnnexTable
      key={some.join(' ')}
      title={({ t }) => t('annex.occupancy.hours')}
      columns={[
        column('annex.col.hour', 'name'),
        ...some.map((zone) => ({ of: () => zone, kind: 'number' as const })),
        column('annex.col.yard'),
      ]}
      lines={siteHours.map(({ hour, mean }) => ({
        key: String(hour),
        cells: [
          format.time(hour),
          ...some.map((zone) => meanOf(zone, hour)),
          <b key="yard">{format.number(mean, 1)}</b>,
        ],
      }))}
    />
  ));
}

function Budget() {
  const { report, tongues } = usePaper();
  const [{ format }] = tongues;
  const { dwellBudget } = report.annexes;
  if (dwellBudget.length === 0) return null;
  return (
    <section className="annex-part whole">
      <h3>
        <Say of={({ t }) => t('annex.occupancy.budget')} />
      </h3>
      <BudgetDrawing
        label={inEach(tongues, ({ t }) => t('annex.occupancy.budget'))}
        hours={dwellBudget}
        hoursOf={(ms) => ms / HOUR_MS}
        format={format}
      />
      <p className="note">
        <Say of={({ t }) => t('annex.occupancy.budget-note')} />
      </p>
    </section>
  );
}

/** The name of a zone in a language, by its code. */
function useZoneNames(): (zone: string) => (tongue: Tongue) => string {
  const { byZone } = usePaper().report.trucks;
  return (code) => {
    const zone = byZone.find((one) => one.zone === code);
    return ({ lang }) => (zone === undefined ? code : lang === 'en' && zone.nameEn !== '' ? zone.nameEn : zone.name);
  };
}

function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

import { formatPlate } from '../../../../../shared/domain/vehicles/plate.ts';
import { counted, usePaper } from '../paper.ts';
import { Say } from '../say.tsx';
import { AnnexTable, column } from './annex-table.tsx';
import { byClass, SpreadTable } from './spread-table.tsx';

/** Paper lists the longest; the workbook has them all. */
const MOST_OVERSTAYS = 20;

/** How long trucks stayed, and which of those that are still there stand unusually long. */
export function DwellAnnex() {
  const { report, tongues } = usePaper();
  const [{ format }] = tongues;
  const { overstay } = report.trucks;
  const { overstays, dwellByClass } = report.annexes;
  const more = overstays.length - MOST_OVERSTAYS;
  return (
    <>
      <p className="body">
        <Say
          of={(tongue) =>
            tongue.t('annex.dwell.over', {
              one: counted(tongue, overstay.over24h),
              two: counted(tongue, overstay.over48h),
              three: counted(tongue, overstay.over72h),
            })
          }
        />
      </p>
      <SpreadTable
        title={(tongue) => tongue.t('annex.dwell.spread')}
        spreads={byClass(dwellByClass)}
        total={report.dwell}
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.dwell.overstays')}
        columns={[
          column('annex.col.plate', 'name'),
          column('annex.col.direction', 'text'),
          column('annex.col.class', 'text'),
          column('annex.col.zone', 'text'),
          column('annex.col.arrived'),
          column('annex.col.age'),
        ]}
        lines={overstays
          .slice(0, MOST_OVERSTAYS)
          .map(({ visitId, plate, direction, cargoClass, zone, arrivedAt, ageMs }) => ({
            key: visitId,
            cells: [
              formatPlate(plate),
              <Say key="direction" of={({ word }) => word('direction', direction)} />,
              <Say key="class" of={({ word }) => word('cargoClass', cargoClass)} />,
              zone,
              format.dateTime(arrivedAt),
              format.duration(ageMs),
            ],
          }))}
        {...(more > 0 && { note: (tongue) => tongue.t('annex.dwell.more', { count: tongue.format.number(more) }) })}
      />
    </>
  );
}

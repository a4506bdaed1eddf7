import { formatPlate } from '../../../../../shared/domain/vehicles/plate.ts';
import type { Instant } from '../../../../../shared/kernel/instant.ts';
import { usePaper } from '../paper.ts';
import { Say } from '../say.tsx';
import { capital } from './accounts.tsx';
import { AnnexTable, column } from './annex-table.tsx';
import { differenceNameOf, overrideNameOf } from './names.ts';

/** Incidents, holds, what stock-takes found, and where people decided against a proposal. */
export function EventsAnnex() {
  const { report, tongues } = usePaper();
  const [{ t, format }] = tongues;
  const { incidents, annexes } = report;
  const until = (at: Instant | null) =>
    at === null ? <Say key="open" of={(tongue) => tongue.t('annex.open')} /> : format.dateTime(at);
  return (
    <>
      <AnnexTable
        title={(tongue) => tongue.t('annex.events.incidents')}
        columns={[
          column('annex.col.kind', 'name'),
          column('annex.col.place', 'text'),
          column('annex.col.from', 'text'),
          column('annex.col.to', 'text'),
        ]}
        lines={incidents.map(({ incidentId, kind, place, openedAt, closedAt }) => ({
          key: incidentId,
          cells: [
            <Say key="kind" of={({ word }) => capital(word('incidentKind', kind))} />,
            place === '' ? t('annex.dash') : place,
            format.dateTime(openedAt),
            until(closedAt),
          ],
        }))}
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.events.holds')}
        columns={[
          column('annex.col.plate', 'name'),
          column('annex.col.authority', 'text'),
          column('annex.col.from', 'text'),
          column('annex.col.to', 'text'),
        ]}
        lines={annexes.holds.map(({ visitId, plate, authority, from, to }) => ({
          key: `${visitId} ${String(from)}`,
          cells: [formatPlate(plate), authority, format.dateTime(from), until(to)],
        }))}
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.events.counts')}
        columns={[
          column('annex.col.at', 'name'),
          column('annex.col.by', 'text'),
          column('annex.col.differences', 'text'),
        ]}
        lines={annexes.countDifferences.map(({ at, by, kinds }) => ({
          key: String(at),
          cells: [
            format.dateTime(at),
            by,
            kinds.length === 0 ? (
              t('annex.dash')
            ) : (
              <Say
                key="kinds"
                of={(tongue) =>
                  kinds
                    .map(({ key, count }) => `${differenceNameOf(key)(tongue)} ${tongue.format.number(count)}`)
                    .join(', ')
                }
              />
            ),
          ],
        }))}
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.events.overrides')}
        columns={[
          column('annex.col.at', 'name'),
          column('annex.col.kind', 'text'),
          column('annex.col.plate', 'text'),
          column('annex.col.by', 'text'),
          column('annex.col.reason', 'text'),
        ]}
        lines={annexes.overrides.map(({ at, kind, plate, by, reason }, index) => ({
          key: String(index),
          cells: [
            format.dateTime(at),
            <Say key="kind" of={overrideNameOf(kind)} />,
            plate === null ? t('annex.dash') : formatPlate(plate),
            by,
            reason,
          ],
        }))}
      />
    </>
  );
}

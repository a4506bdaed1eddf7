import type { Counted } from '../../../../../shared/contract/report-queries.ts';
import { formatPlate } from '../../../../../shared/domain/vehicles/plate.ts';
import { counted, usePaper, type Tongue } from '../paper.ts';
import { Say } from '../say.tsx';
import { capital } from './accounts.tsx';
import { AnnexTable, column } from './annex-table.tsx';
import { byClass, SpreadTable } from './spread-table.tsx';

/** Waits, calls, who was served out of order and why, who turned back and why, late entries, suspensions. */
export function QueueAnnex() {
  const { report, tongues } = usePaper();
  const [{ t, format }] = tongues;
  const { waits, annexes } = report;
  const { lateEntries } = annexes;
  return (
    <>
      <p className="body">
        <Say
          of={(tongue) =>
            tongue.t('annex.queue.summary', {
              called: counted(tongue, waits.called),
              noShows: counted(tongue, waits.noShows),
              turnBacks: counted(tongue, waits.turnBacks),
              fastTracks: counted(tongue, waits.fastTracks),
              without: counted(tongue, waits.fastTracksWithoutDocument),
            })
          }
        />{' '}
        <Say
          of={(tongue) =>
            lateEntries.count === 0
              ? tongue.t('annex.queue.late-none')
              : tongue.t('annex.queue.late', {
                  count: counted(tongue, lateEntries.count),
                  longest: tongue.format.duration(lateEntries.longestMs),
                })
          }
        />
      </p>
      <SpreadTable
        title={(tongue) => tongue.t('annex.queue.waits')}
        spreads={byClass(annexes.waitsByClass)}
        total={waits}
      />
      <Reasons
        title={(tongue) => tongue.t('annex.queue.turn-backs')}
        reasons={annexes.turnBackReasons}
        nameOf={(key) =>
          ({ word }) =>
            capital(word('departure', key))
          }
      />
      <Reasons
        title={(tongue) => tongue.t('annex.queue.fast-tracks')}
        reasons={annexes.fastTrackReasons}
        nameOf={(key) =>
          ({ word }) =>
            capital(word('fastTrackReason', key))
          }
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.queue.undocumented')}
        columns={[
          column('annex.col.plate', 'name'),
          column('annex.col.number', 'text'),
          column('annex.col.reason', 'text'),
          column('annex.col.unit', 'text'),
          column('annex.col.at'),
        ]}
        lines={waits.undocumented.map(({ visitId, plate, queueNumber, reason, unit, orderedAt }) => ({
          key: visitId,
          cells: [
            formatPlate(plate),
            queueNumber,
            <Say key="reason" of={({ word }) => word('fastTrackReason', reason)} />,
            unit,
            format.dateTime(orderedAt),
          ],
        }))}
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.queue.suspensions')}
        columns={[
          column('annex.col.crossing', 'name'),
          column('annex.col.direction', 'text'),
          column('annex.col.from', 'text'),
          column('annex.col.to', 'text'),
          column('annex.col.reason', 'text'),
        ]}
        lines={annexes.suspensions.map(({ crossing, direction, from, to, reason }) => ({
          key: `${crossing} ${direction} ${String(from)}`,
          cells: [
            crossing,
            <Say key="direction" of={({ word }) => word('direction', direction)} />,
            format.dateTime(from),
            to === null ? <Say key="open" of={(tongue) => tongue.t('annex.open')} /> : format.dateTime(to),
            reason ?? t('annex.dash'),
          ],
        }))}
      />
    </>
  );
}

/** How often each reason; a reason that people wrote stands as they wrote it. */
function Reasons(props: {
  readonly title: (tongue: Tongue) => string;
  readonly reasons: readonly Counted[];
  readonly nameOf: (key: string) => (tongue: Tongue) => string;
}) {
  const [{ format }] = usePaper().tongues;
  return (
    <AnnexTable
      title={props.title}
      columns={[column('annex.col.reason', 'name'), column('annex.col.count')]}
      lines={props.reasons.map(({ key, count }) => ({
        key,
        cells: [<Say key="name" of={props.nameOf(key)} />, format.number(count)],
      }))}
    />
  );
}

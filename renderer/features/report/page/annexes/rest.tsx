import { counted, usePaper } from '../paper.ts';
import { Say } from '../say.tsx';
import { capital } from './accounts.tsx';
import { AnnexTable, column } from './annex-table.tsx';
import { LoadDrawing } from './charts.tsx';

/** People, beds, what was given out, and where there was too little of it (RE3). */
export function RestAnnex() {
  const { report, tongues } = usePaper();
  const [{ t, format }] = tongues;
  const { people, rest } = report;
  return (
    <>
      <p className="body">
        <Say
          of={(tongue) =>
            tongue.t('annex.rest.people', {
              people: counted(tongue, people.peak),
              at: people.peakAt === null ? tongue.t('annex.dash') : tongue.format.time(people.peakAt),
              bedsPeak: tongue.format.number(rest.bedsPeak),
              beds: tongue.format.number(rest.beds),
              nights: counted(tongue, rest.bedNights),
              checkIns: counted(tongue, rest.checkIns),
            })
          }
        />{' '}
        <Say
          of={(tongue) =>
            tongue.t('annex.rest.turns', {
              done: counted(tongue, rest.turnsDone),
              missed: counted(tongue, rest.turnsMissed),
              complaints: counted(tongue, rest.complaints),
              open: counted(tongue, rest.complaintsOpen),
            })
          }
        />
      </p>
      <AnnexTable
        title={(tongue) => tongue.t('annex.rest.served')}
        columns={[
          column('annex.col.service', 'name'),
          column('annex.col.free'),
          column('annex.col.sponsored'),
          column('annex.col.paid'),
        ]}
        lines={rest.sittings.map(({ service, sitting, sittingName, free, sponsored, paid }) => ({
          key: `${service} ${sitting ?? ''}`,
          cells: [
            <Say
              key="name"
              of={({ word }) =>
                [capital(word('service', service)), sittingName ?? sitting].filter((part) => part !== null).join(' · ')
              }
            />,
            format.number(free),
            format.number(sponsored),
            format.number(paid),
          ],
        }))}
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.rest.loads')}
        columns={[
          column('annex.col.facility', 'name'),
          column('annex.col.capacity'),
          column('annex.col.people-peak'),
          column('annex.col.load'),
          column('annex.col.shortage'),
          column('annex.col.over-standard', 'text'),
          { of: () => '', kind: 'drawing' },
        ]}
        lines={rest.loads.map(({ kind, capacity, peopleAtPeak, loadPercent, shortage, overFrom, overTo }) => ({
          key: kind,
          cells: [
            <Say key="name" of={({ word }) => capital(word('facilityKind', kind))} />,
            format.number(capacity),
            format.number(peopleAtPeak),
            loadPercent === null ? t('annex.dash') : format.percent(loadPercent, 0),
            format.number(shortage),
            overFrom === null || overTo === null
              ? t('annex.dash')
              : t('annex.span', { from: format.time(overFrom), to: format.time(overTo) }),
            loadPercent === null ? null : <LoadDrawing key="bar" percent={loadPercent} />,
          ],
        }))}
        note={(tongue) => tongue.t('annex.rest.loads-note')}
      />
      <AnnexTable
        title={(tongue) => tongue.t('annex.rest.short')}
        columns={[column('annex.col.facility', 'name'), column('annex.col.hours'), column('annex.col.worst')]}
        lines={rest.shortHours.map(({ kind, hours, worst }) => ({
          key: kind,
          cells: [
            <Say key="name" of={({ word }) => capital(word('facilityKind', kind))} />,
            format.number(hours),
            format.number(worst),
          ],
        }))}
      />
    </>
  );
}

import { HOUR_MS } from '../../../../../shared/kernel/instant.ts';
import { localTimeOf, startOfDay } from '../../../../../shared/kernel/calendar.ts';
import type { DayFigures } from '../../../../../shared/contract/report-queries.ts';
import { columnsOf, heatScaleOf } from '../../../../client/heat-cells.ts';
import { inEach } from '../../../../client/tongues.tsx';
import { rangeOf, signed, usePaper, type Tongue } from '../paper.ts';
import { Say } from '../say.tsx';
import { AnnexTable, column, type Line } from './annex-table.tsx';
import { CourseDrawing, FlowDrawing, HeatDrawing, HeatKey, type CourseDay } from './days-drawings.tsx';

/** As many days as one drawing of the sheet's width tells apart: a season. */
const DAYS_IN_DRAWING = 63;
/** Minutes of an hour. */
const MINUTES = 60;

/** A longer time day by day: figures, hours, course (RP38). */
export function DaysAnnex() {
  const { report, tongues } = usePaper();
  const range = rangeOf(report);
  if (range === null) return null;
  if (range.days.length === 0)
    return (
      <p className="body">
        <Say of={({ t }) => t('annex.days.none')} />
      </p>
    );
  const [{ format }] = tongues;
  const { days, before, occupancy } = range;
  const isSeason = before.length > 0;
  // Whole days are printed: they begin at the cut-off.
  const firstHour = localTimeOf(range.from, format.zone).hour;
  const heat = columnsOf(range.heat, firstHour * MINUTES, format.zone);
  const scale = heatScaleOf(heat);
  const course = days.map(courseDay);
  const earlier = new Map(before.map(({ tetOffset, mean }) => [tetOffset, mean]));
  const places = ({ t, format: own }: Tongue): string =>
    t('annex.days.course-note', { places: own.number(occupancy.places) });
  return (
    <>
      <DayTable />
      <section className="annex-part whole">
        <h3>
          <Say of={({ t }) => t('annex.days.heat')} />
        </h3>
        {chunksOf(heat, DAYS_IN_DRAWING).map((some) => (
          <HeatDrawing
            key={some[0]?.on}
            label={inEach(tongues, ({ t }) => t('annex.days.heat'))}
            columns={some}
            scale={scale}
            firstHour={firstHour}
          />
        ))}
        <HeatKey scale={scale} format={format} />
        <p className="note">
          <Say of={({ t }) => t('annex.days.heat-note')} />
        </p>
      </section>
      {chunksOf(course, DAYS_IN_DRAWING).map((some) => (
        <section key={some[0]?.on} className="annex-part whole">
          <h3>
            <Say of={({ t }) => t('annex.days.course')} />
          </h3>
          <CourseDrawing
            label={inEach(tongues, places)}
            days={some}
            earlier={some.map(({ tetOffset }) => (isSeason ? (earlier.get(tetOffset) ?? null) : null))}
            places={occupancy.places}
            format={format}
          />
          <p className="note">
            <Say of={places} /> {isSeason ? <Say of={({ t }) => t('annex.days.season-note')} /> : null}
          </p>
          <h3>
            <Say of={({ t }) => t('annex.days.flow')} />
          </h3>
          <FlowDrawing label={inEach(tongues, ({ t }) => t('annex.days.flow'))} days={some} format={format} />
          <p className="note">
            <Say of={({ t }) => t('annex.days.flow-note')} />
          </p>
        </section>
      ))}
    </>
  );
}

const HEADS = [
  'annex.col.opening-short',
  'annex.col.in',
  'annex.col.out',
  'annex.col.adjusted-short',
  'annex.col.closing-short',
  'annex.col.most-short',
  'annex.col.mean-short',
  'annex.col.mean-share',
  'annex.col.wait-hours',
  'annex.col.dwell-hours',
  'annex.col.turned-back',
  'annex.col.incidents',
] as const;

type Figures = Omit<DayFigures, 'on' | 'tetOffset' | 'called' | 'peoplePeak' | 'waitP90Ms'>;

function DayTable() {
  const { report, tongues } = usePaper();
  const [{ t, format }] = tongues;
  const range = rangeOf(report);
  if (range === null) return null;
  const { days, trucks, occupancy, waits, dwell, incidents } = range;
  // The column would be empty far from Tết.
  const hasTet = days.some(({ tetOffset }) => tetOffset !== null);
  const hours = (ms: number | null): string => (ms === null ? t('annex.dash') : format.number(ms / HOUR_MS, 1));
  const cellsOf = (figures: Figures, tetOffset: number | null): readonly string[] => [
    ...(hasTet ? [tetOffset === null ? '' : signed(format, tetOffset)] : []),
    format.number(figures.trucks.opening),
    format.number(figures.trucks.in),
    format.number(figures.trucks.out),
    figures.trucks.adjustments === 0 ? t('annex.dash') : signed(format, figures.trucks.adjustments),
    format.number(figures.trucks.closing),
    format.number(figures.max),
    format.number(figures.mean, 1),
    figures.meanPercent === null ? t('annex.dash') : format.number(figures.meanPercent, 1),
    hours(figures.waitP50Ms),
    hours(figures.dwellP50Ms),
    format.number(figures.turnBacks),
    format.number(figures.incidents),
  ];
  const { mean, max } = occupancy.site;
  const all: Figures = {
    ...{ trucks, max, mean, meanPercent: occupancy.places === 0 ? null : (mean / occupancy.places) * 100 },
    ...{ waitP50Ms: waits.p50Ms, dwellP50Ms: dwell.p50Ms, turnBacks: waits.turnBacks, incidents: incidents.length },
  };
  const lines: readonly Line[] = [
    ...days.map((day) => ({
      key: day.on,
      cells: [
        <Say key="day" of={(tongue) => tongue.format.weekday(startOfDay(day.on, tongue.format.zone))} />,
        ...cellsOf(day, day.tetOffset),
      ],
    })),
    {
      key: 'all',
      isSum: true,
      cells: [<Say key="all" of={(tongue) => tongue.t('annex.days.total')} />, ...cellsOf(all, null)],
    },
  ];
  return (
    <div className="days-table">
      <AnnexTable
        title={(tongue) => tongue.t('annex.days.table')}
        columns={[
          column('annex.col.day', 'name'),
          ...(hasTet ? [column('annex.col.tet')] : []),
          ...HEADS.map((head) => column(head)),
        ]}
        lines={lines}
        note={(tongue) => tongue.t('annex.days.note')}
      />
    </div>
  );
}

function courseDay({ on, tetOffset, max, mean, trucks }: DayFigures): CourseDay {
  return { on, tetOffset, max, mean, in: trucks.in, out: trucks.out };
}

function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

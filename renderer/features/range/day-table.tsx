import type { DayFigures, RangeReport } from '../../../shared/contract/report-queries.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { tetOffsetText } from '../../ui/tet-offset.ts';
import { lengthText, weekdayStart } from './day-words.ts';
import { rangeTexts } from './texts/catalog.ts';

const HEADS = [
  'tet',
  'opening',
  'in',
  'out',
  'adjustments',
  'closing',
  'max',
  'mean',
  'percent',
  'wait',
  'dwell',
  'turn-backs',
  'incidents',
] as const;

/** The days under each other, and what became of them together. A day opens its own report. */
export function DayTable({ report }: { readonly report: RangeReport }) {
  const { place, format } = useApp();
  const t = useTexts(rangeTexts);
  const { trucks, occupancy, waits, dwell, incidents } = report;
  const { mean } = occupancy.site;
  const cells = (
    figures: Omit<DayFigures, 'on' | 'called' | 'peoplePeak' | 'waitP90Ms' | 'incidents'>,
    count: number,
  ) =>
    [
      tetOffsetText(figures.tetOffset),
      format.number(figures.trucks.opening),
      format.number(figures.trucks.in),
      format.number(figures.trucks.out),
      figures.trucks.adjustments === 0 ? t('range.none') : format.number(figures.trucks.adjustments),
      format.number(figures.trucks.closing),
      format.number(figures.max),
      format.number(figures.mean),
      figures.meanPercent === null ? t('range.none') : format.number(figures.meanPercent),
      lengthText(figures.waitP50Ms, format),
      lengthText(figures.dwellP50Ms, format),
      format.number(figures.turnBacks),
      format.number(count),
    ].map((text, at) => (
      <td key={HEADS[at]} className="r">
        {text}
      </td>
    ));
  return (
    <section className="range-days" aria-label={t('range.days')} onKeyDown={moveAmongDays}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('range.day')}</th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="r">
                {t(`range.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.days.map((day) => (
            <tr key={day.on}>
              <td>
                <button
                  type="button"
                  className="day"
                  title={t('range.open-day', { day: `${format.day(day.on)} (${format.lunarDay(day.on)})` })}
                  onClick={() => place.set({ screen: 'report', wish: day.on })}
                >
                  {weekdayStart(day.on, format)}
                </button>
              </td>
              {cells(day, day.incidents)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('range.total')}</td>
            {cells(
              {
                tetOffset: null,
                trucks,
                max: occupancy.site.max,
                mean,
                meanPercent: occupancy.places === 0 ? null : (mean / occupancy.places) * 100,
                waitP50Ms: waits.p50Ms,
                dwellP50Ms: dwell.p50Ms,
                turnBacks: waits.turnBacks,
              },
              incidents.length,
            )}
          </tr>
        </tfoot>
      </table>
      {report.days.length === 0 ? <p className="q">{t('range.no-days')}</p> : null}
    </section>
  );
}

const STEP_OF: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 7, PageUp: -7 };

/** Arrows go from day to day, Page keys a week; Enter opens one. */
function moveAmongDays(event: React.KeyboardEvent<HTMLElement>): void {
  const step = STEP_OF[event.code];
  const days = [...event.currentTarget.querySelectorAll<HTMLElement>('.day')];
  const at = days.indexOf(event.target as HTMLElement);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  days[Math.min(days.length - 1, Math.max(0, at + step))]?.focus();
}

import { useMemo } from 'react';
import { startOfDay, type Day } from '../../../../shared/kernel/calendar.ts';
import type { Band } from '../../../../shared/domain/forecast/types.ts';
import { tetOffsetOf } from '../../../../shared/domain/season/season.ts';
import { useApp, useQuery, useTexts, useWords } from '../../../client/app-context.ts';
import { useFirstFocus } from '../../../client/use-first-focus.ts';
import { tetOffsetText } from '../../../ui/tet-offset.ts';
import { SeasonChart, type MarkedDay, type SeasonLines } from '../season-chart.tsx';
import { BandCells, BandHeads } from './band-cells.tsx';
import { lineText } from './line-text.ts';
import type { ShownLine } from './shown-line.ts';
import { forecastTexts } from './texts/catalog.ts';

const TICK_HOURS = 3;
const NONE_MARKED: readonly MarkedDay[] = [];

/** A day of the forecast hour by hour: when the trucks of the day come. */
export function HoursPane({ line, on }: { readonly line: ShownLine; readonly on: Day }) {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const { word, say } = useWords();
  const { crossing, direction, cargoClass } = line;
  const { answer, fault, isLoading } = useQuery('plan.hours', {
    on,
    ...(crossing === null ? {} : { crossing }),
    ...(direction === null ? {} : { direction }),
    ...(cargoClass === null ? {} : { cargoClass }),
  });
  // The answer before is of another day or line.
  const hours = isLoading || fault !== null ? null : (answer?.hours ?? null);
  const lines = useMemo(() => (hours === null ? null : linesOf(on, hours)), [on, hours]);
  const day = line.days.find((one) => one.on === on);
  const offset = tetOffsetText(tetOffsetOf(on));
  return (
    <>
      <div className="bar sub">
        <b>{format.weekday(startOfDay(on, format.zone))}</b>
        <span className="q">{format.lunarDay(on)}</span>
        {offset === '' ? null : <span className="q">{t('forecast.offset', { offset })}</span>}
        {day === undefined ? null : (
          <span>
            {t('forecast.day-sum', {
              mean: format.number(day.mean),
              half: `${format.number(day.p25)}–${format.number(day.p75)}`,
            })}
          </span>
        )}
      </div>
      {hours === null || lines === null ? (
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault === null ? t('forecast.loading') : say(fault)}
        </div>
      ) : (
        <>
          <SeasonChart
            label={t('forecast.hours-chart', { name: lineText(line, t, word), on: format.day(on) })}
            lines={lines}
            marked={NONE_MARKED}
          />
          <HourTable hours={hours} />
        </>
      )}
    </>
  );
}

function HourTable({ hours }: { readonly hours: readonly Band[] }) {
  const t = useTexts(forecastTexts);
  const box = useFirstFocus<HTMLDivElement>(true);
  return (
    <div ref={box} className="forecast-days" tabIndex={0} role="region" aria-label={t('forecast.hours')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('forecast.hour')}</th>
            <BandHeads />
          </tr>
        </thead>
        <tbody>
          {hours.map((band, hour) => (
            <tr key={hour}>
              <td>{`${clockText(hour)}–${clockText(hour + 1)}`}</td>
              <BandCells band={band} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function linesOf(on: Day, hours: readonly Band[]): SeasonLines {
  const band = (field: keyof Band): readonly number[] => hours.map((hour) => hour[field]);
  return {
    firstOn: on,
    at: [...hours.keys()],
    bands: { p5: band('p5'), p25: band('p25'), p75: band('p75'), p95: band('p95') },
    middle: band('mean'),
    bold: null,
    ticks: { every: TICK_HOURS, textOf: clockText },
  };
}

function clockText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

import { useMemo } from 'react';
import { addDays, type Day } from '../../../../shared/kernel/calendar.ts';
import type { Band } from '../../../../shared/domain/forecast/types.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { SeasonChart, type SeasonLines } from '../season-chart.tsx';
import type { ShownLine } from './shown-line.ts';
import { forecastTexts } from './texts/catalog.ts';

/** How much of what came stands before what will. */
export const SHOWN_BEFORE = 30;

/** What came day by day, and what will, with the bands of 50 % and 90 %. */
export function ForecastChart(props: {
  readonly line: ShownLine;
  readonly fromOn: Day;
  readonly tetOn: Day;
  readonly label: string;
}) {
  const { line, fromOn, tetOn, label } = props;
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const lines = useMemo(() => linesOf(line, fromOn), [line, fromOn]);
  const tet = t('forecast.tet', { on: format.day(tetOn).slice(0, 5) });
  const today = t('forecast.today');
  const marked = useMemo(
    () => [
      { on: fromOn, text: today, isQuiet: true },
      { on: tetOn, text: tet },
    ],
    [fromOn, tetOn, today, tet],
  );
  return <SeasonChart label={label} lines={lines} marked={marked} />;
}

function linesOf({ days, actual }: ShownLine, fromOn: Day): SeasonLines {
  const before = Array<null>(SHOWN_BEFORE).fill(null);
  const band = (field: keyof Band): readonly (number | null)[] => [...before, ...days.map((day) => day[field])];
  const came = actual.slice(-SHOWN_BEFORE);
  return {
    firstOn: addDays(fromOn, -SHOWN_BEFORE),
    at: Array.from({ length: SHOWN_BEFORE + days.length }, (_, at) => at),
    bands: { p5: band('p5'), p25: band('p25'), p75: band('p75'), p95: band('p95') },
    middle: band('mean'),
    bold: [...before.slice(came.length), ...came, ...days.map(() => null)],
  };
}

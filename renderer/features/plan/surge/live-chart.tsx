import { useMemo } from 'react';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import type { LiveFigure } from '../../../../shared/domain/surge/live.ts';
import type { LiveDay } from '../../../../shared/contract/surge-queries.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { SeasonChart, type SeasonLines } from '../season-chart.tsx';
import { surgeTexts } from './texts/catalog.ts';

/** What the days came to, on the bands of the plan: 50 % and 90 %. */
export function LiveChart(props: {
  readonly days: readonly LiveDay[];
  readonly figure: LiveFigure;
  readonly tetOn: Day;
}) {
  const { days, figure, tetOn } = props;
  const { format } = useApp();
  const t = useTexts(surgeTexts);
  const lines = useMemo(() => linesOf(days, figure, tetOn), [days, figure, tetOn]);
  const tet = t('surge.tet', { on: format.day(tetOn).slice(0, 5) });
  const marked = useMemo(() => [{ on: tetOn, text: tet }], [tetOn, tet]);
  return (
    <SeasonChart label={t('surge.chart', { figure: t(`surge.figure-${figure}`) })} lines={lines} marked={marked} />
  );
}

function linesOf(days: readonly LiveDay[], figure: LiveFigure, tetOn: Day): SeasonLines {
  const own = days.map(({ figures }) => figures[figure]);
  const band = (level: 'p5' | 'p25' | 'p50' | 'p75' | 'p95'): readonly (number | null)[] =>
    own.map((one) => one.band?.[level] ?? null);
  return {
    firstOn: days[0]?.on ?? tetOn,
    at: days.map((_, at) => at),
    bands: { p5: band('p5'), p25: band('p25'), p75: band('p75'), p95: band('p95') },
    middle: band('p50'),
    bold: own.map(({ actual }) => actual),
    hasDots: true,
  };
}

import { useMemo } from 'react';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { SeasonChart, type SeasonLines } from '../season-chart.tsx';
import type { Course } from './course-data.ts';
import { rehearsalTexts } from './texts/catalog.ts';

/**
 * A figure over the season: without the levers as a band (50 % and 90 % of the runs), with them as a line, and what there
 * is room for.
 */
export function CourseChart(props: { readonly course: Course; readonly tetOn: Day; readonly label: string }) {
  const { course, tetOn, label } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const room = t('rehearsal.room');
  const lines = useMemo(() => linesOf(course, room), [course, room]);
  const tet = t('rehearsal.tet', { on: format.day(tetOn).slice(0, 5) });
  const marked = useMemo(() => [{ on: tetOn, text: tet }], [tetOn, tet]);
  return <SeasonChart label={label} lines={lines} marked={marked} />;
}

function linesOf({ fromOn, at, bands, without, plan, room }: Course, text: string): SeasonLines {
  const list = (values: ArrayLike<number>): readonly number[] => Array.from(values);
  return {
    firstOn: fromOn,
    at,
    bands:
      bands === null ? null : { p5: list(bands.p5), p25: list(bands.p25), p75: list(bands.p75), p95: list(bands.p95) },
    middle: bands === null ? (without === null ? null : list(without)) : list(bands.p50),
    bold: plan === null ? null : list(plan),
    room: { values: room, text },
  };
}

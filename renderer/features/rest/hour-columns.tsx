import { memo } from 'react';
import type { LoadHour } from '../../../shared/contract/rest-queries.ts';
import { CAPACITY_HEIGHT, columnPathsOf, FULL_HEIGHT, type marksOf } from './load-columns.ts';

/** The load hour by hour: amber is over capacity, red the part above it; the dashed line is capacity by the standard. */
export const HourColumns = memo(function HourColumns(props: {
  readonly hours: readonly LoadHour[];
  readonly marks: ReturnType<typeof marksOf>;
}) {
  const { hours, marks } = props;
  const { within, over, above } = columnPathsOf(hours);
  const capacityY = FULL_HEIGHT - CAPACITY_HEIGHT;
  return (
    <svg
      className="hour-columns"
      viewBox={`0 0 ${String(hours.length)} ${String(FULL_HEIGHT)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="within" d={within} />
      <path className="over" d={over} />
      <path className="above" d={above} />
      <path className="capacity" d={`M0 ${String(capacityY)}H${String(hours.length)}`} />
      <path className="now" d={`M${String(marks.now)} 0V${String(FULL_HEIGHT)}`} />
    </svg>
  );
});

import type { Days } from './days.ts';
import type { Line } from './lines.ts';
import { assumedLog } from './openings.ts';
import { templateShapeOf } from './tet-template.ts';

/** The level comes from the last days that are known, at most so many, and of the last so many. */
const LEVEL_DAYS = 28;
const LOOK_BACK_DAYS = 90;
/** Fewer known days make no level. */
const LEAST_DAYS = 7;
/** A line by the template (FC3): the level of the last known days, or of published flows, in the shape of Tết. */
export function templateMeans(
  line: Line,
  days: Days,
  usualPerDay: number,
): { readonly ahead: Float64Array; readonly isPublished: boolean } {
  const shape = (index: number): number => shapeAt(line, days, index) * Math.exp(assumedLog(line.openings, index));
  const level = levelOf(line, days, shape);
  const ahead = Float64Array.from({ length: days.ahead }, (_, n) => (level ?? usualPerDay) * shape(days.known + n));
  return { ahead, isPublished: level === null };
}

function shapeAt({ key }: Line, { tets }: Days, index: number): number {
  const near = tets.find(({ vietnam }) => vietnam - index >= -20 && vietnam - index <= 60);
  return near === undefined ? 1 : templateShapeOf(key.direction, key.cargoClass, near.vietnam - index);
}

function levelOf({ trucks }: Line, { known }: Days, shape: (index: number) => number): number | null {
  let came = 0;
  let expected = 0;
  let count = 0;
  for (let index = known - 1; index >= Math.max(0, known - LOOK_BACK_DAYS) && count < LEVEL_DAYS; index -= 1) {
    const one = trucks[index] ?? Number.NaN;
    if (Number.isNaN(one)) continue;
    came += one;
    expected += shape(index);
    count += 1;
  }
  return count < LEAST_DAYS || expected < 1 ? null : came / expected;
}

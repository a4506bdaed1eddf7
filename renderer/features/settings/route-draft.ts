import type { CommandInput } from '../../../shared/contract/commands.ts';
import { QUEUE_POINTS, type QueuePoint } from '../../../shared/domain/queue/points.ts';
import type { ImportRoute } from '../../../shared/domain/queue/routes.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { nextKey, withMoved } from './ordered-lines.ts';
import { ANY } from './requirement-draft.ts';

/** A line of the import routes while it is typed: a class, and the points in order, each a code or nothing. */
export type RouteDraft = {
  readonly key: number;
  readonly cargoClass: string;
  readonly points: readonly string[];
};

/** `empty` = no point; `twice` = a point stands there twice; `never` = an earlier line takes every load of this one. */
export type RouteProblem = 'empty' | 'twice' | 'never';

type SavedRoute = NonNullable<CommandInput<'settings.save'>['values']['importRoutes']>[number];

/** No point at this place. */
export const NO_POINT = '';
export const MOST_ROUTES = 20;
const PLACES = QUEUE_POINTS.map((_, at) => at);

export function routeDraftsOf(routes: readonly ImportRoute[]): readonly RouteDraft[] {
  return routes.map(({ cargoClass, points }, key) => ({
    key,
    cargoClass: cargoClass ?? ANY,
    points: PLACES.map((at) => points[at] ?? NO_POINT),
  }));
}

/** One more line: before the one for every class, so that it can be reached. */
export function withNewRoute(lines: readonly RouteDraft[]): readonly RouteDraft[] {
  const free = CARGO_CLASSES.find((one) => lines.every(({ cargoClass }) => cargoClass !== one));
  const hasAny = lines.at(-1)?.cargoClass === ANY;
  const line = { key: nextKey(lines), cargoClass: free ?? ANY, points: PLACES.map(() => NO_POINT) };
  const all = [...lines, { ...line, points: line.points.with(0, 'quarantine').with(1, 'main') }];
  return hasAny ? withMoved(all, line.key, -1) : all;
}

/** What is wrong with a line among the others, or null. */
export function problemOfRoute(line: RouteDraft, lines: readonly RouteDraft[]): RouteProblem | null {
  const points = pointsOf(line);
  if (points.length === 0) return 'empty';
  if (new Set(points).size < points.length) return 'twice';
  const isTaken = lines
    .slice(0, lines.indexOf(line))
    .some(({ cargoClass }) => cargoClass === ANY || cargoClass === line.cargoClass);
  return isTaken ? 'never' : null;
}

/** The list as it is saved; places left empty between points close up. */
export function routesOfDrafts(lines: readonly RouteDraft[]): SavedRoute[] {
  return lines.map((line) => ({
    cargoClass: CARGO_CLASSES.find((one) => one === line.cargoClass) ?? null,
    points: pointsOf(line),
  }));
}

function pointsOf({ points }: RouteDraft): QueuePoint[] {
  return points.flatMap((code) => QUEUE_POINTS.find((point) => point === code) ?? []);
}

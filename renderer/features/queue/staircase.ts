import type { Instant } from '../../../shared/kernel/instant.ts';

export type PlaceAt = { readonly at: Instant; readonly place: number };

export type Staircase = {
  /** Path of an SVG: rank 1 on top, time to the right. */
  readonly path: string;
  /** Where most places were lost: a few marks, so that the line stays a line. */
  readonly losses: readonly { readonly x: number; readonly y: number }[];
  readonly worst: number;
  readonly first: number;
  readonly last: number;
};

const LEAST_LOST = 2;
const MOST_MARKS = 4;

/** The place over time as a staircase in a box; null while there is nothing to draw. */
export function staircaseOf(
  places: readonly PlaceAt[],
  until: Instant,
  box: { readonly width: number; readonly height: number },
): Staircase | null {
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return null;
  const worst = Math.max(...places.map(({ place }) => place), 2);
  const span = Math.max(1, until - first.at);
  const x = (at: Instant): number => round(((at - first.at) / span) * box.width);
  const y = (place: number): number => round(((place - 1) / (worst - 1)) * box.height);
  const losses: { x: number; y: number; lost: number }[] = [];
  let path = `M0 ${String(y(first.place))}`;
  let before = first.place;
  for (const { at, place } of places.slice(1)) {
    path += `H${String(x(at))}V${String(y(place))}`;
    if (place - before >= LEAST_LOST) losses.push({ x: x(at), y: y(place), lost: place - before });
    before = place;
  }
  path += `H${String(box.width)}`;
  const marked = losses
    .sort((a, b) => b.lost - a.lost)
    .slice(0, MOST_MARKS)
    .map((one) => ({ x: one.x, y: one.y }));
  return { path, losses: marked, worst, first: first.place, last: last.place };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

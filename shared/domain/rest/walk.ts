/** A point of the plan. */
export type PlanPlace = { readonly xCm: number; readonly yCm: number };

/**
 * How much longer people walk than the straight line: around rows of trucks, along aisles that run along the axes. The
 * mean over all directions of such a way is 4/π of the straight one.
 */
const DETOUR = 1.3;

/** How far people walk between two places of the plan, in metres. */
export function walkMetres(from: PlanPlace, to: PlanPlace): number {
  return Math.round((Math.hypot(from.xCm - to.xCm, from.yCm - to.yCm) * DETOUR) / 100);
}

/** How long that takes, in whole minutes: never said shorter than it is, and at least one. */
export function walkMinutes(from: PlanPlace, to: PlanPlace, metresPerMinute: number): number {
  return minutesOf(walkMetres(from, to), metresPerMinute);
}

/** How long a walk of so many metres takes, in whole minutes. */
export function minutesOf(metres: number, metresPerMinute: number): number {
  return Math.max(1, Math.ceil(metres / Math.max(1, metresPerMinute)));
}

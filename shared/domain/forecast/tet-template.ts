import type { CargoClass, Direction } from '../vocabulary.ts';

const SURGE_FROM_DAYS = 21;
const SURGE_PEAK_DAYS = 4;
/** Fruit for export before Tết comes two to three times as usual. */
const SURGE_PEAK = 2.7;

/** How many times as usual fresh exports come, so many days before Tết. */
export function surgeOf(daysToTet: number): number {
  if (daysToTet >= SURGE_FROM_DAYS || daysToTet < -9) return 1;
  if (daysToTet >= SURGE_PEAK_DAYS)
    return 1 + ((SURGE_PEAK - 1) * (SURGE_FROM_DAYS - daysToTet)) / (SURGE_FROM_DAYS - SURGE_PEAK_DAYS);
  if (daysToTet >= 2) return 1.2;
  return daysToTet >= -1 ? 0 : 0.5;
}

/** How many times as usual everything else comes: it fades in the last days and comes back slowly. */
export function otherTrafficOf(daysToTet: number): number {
  if (daysToTet >= 5 || daysToTet < -9) return 1;
  if (daysToTet >= 2) return 0.6;
  return daysToTet >= -1 ? 0 : 0.45;
}

/** The template's shape of a class (FC3): how many times as usual its trucks come, so many days before Tết. */
export function templateShapeOf(direction: Direction, cargoClass: CargoClass, daysToTet: number): number {
  return direction === 'export' && cargoClass === 'fresh' ? surgeOf(daysToTet) : otherTrafficOf(daysToTet);
}

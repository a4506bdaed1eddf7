import type { CargoClass, Direction } from '../vocabulary.ts';

/** Classes of goods that are not fresh, by weight. */
export const OTHER_GOODS: Readonly<Record<Direction, readonly (readonly [number, CargoClass])[]>> = {
  export: [
    [0.36, 'electronics'],
    [0.03, 'machinery'],
    [0.61, 'general'],
  ],
  import: [
    [0.23, 'electronics'],
    [0.18, 'machinery'],
    [0.12, 'vehicles'],
    [0.47, 'general'],
  ],
};

/** What part of a direction's trucks carries fresh goods where nobody has counted. */
const FRESH_SHARE: Readonly<Record<Direction, number>> = { export: 0.6, import: 0.14 };

/** The share of a class in a direction where nobody has counted (FC3); the five of them sum to 1. */
export function usualShareOf(direction: Direction, cargoClass: CargoClass): number {
  const fresh = FRESH_SHARE[direction];
  if (cargoClass === 'fresh') return fresh;
  const weight = OTHER_GOODS[direction].find(([, one]) => one === cargoClass)?.[0] ?? 0;
  return (1 - fresh) * weight;
}

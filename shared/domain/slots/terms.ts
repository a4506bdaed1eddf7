import { HOUR_MS, type Instant } from '../../kernel/instant.ts';
import type { PreparedSlots, SlotProfile } from './prepared.ts';
import type { SuggestOptions } from './suggest.ts';
import type { PlacingVisit } from './types.ts';
import type { SlotWeights } from './weights.ts';

/** The parts of a slot's cost, in the order in which they are told. */
export const TERM_CODES = [
  'exit-distance',
  'no-plug',
  'wasted-plug',
  'wasted-length',
  'wasted-hazard',
  'direction',
  'dedication',
  'overflow',
  'zone-load',
  'blocking',
  'closes-off',
  'walk',
  'closing-soon',
  'second-slot',
  'shadow-price',
] as const;
export type TermCode = (typeof TERM_CODES)[number];

export type Term = { readonly code: TermCode; readonly value: number };

export type Parts = Readonly<Partial<Record<TermCode, number>>>;

/** The parts that are not zero, in the order in which they are told. */
export function termsOfParts(parts: Parts): readonly Term[] {
  return TERM_CODES.map((code) => ({ code, value: parts[code] ?? 0 })).filter((term) => term.value !== 0);
}

export function sumOfParts(parts: Parts): number {
  return Object.values(parts).reduce((sum, value) => sum + value, 0);
}

/** How much nearness to the exit matters to this truck, in percent: fresh goods and short stays want to be near. */
export function urgencyPercentOf(visit: PlacingVisit, now: Instant): number {
  const leavesInMs = visit.expectedDepartureAt === null ? Infinity : visit.expectedDepartureAt - now;
  const stay = leavesInMs <= 6 * HOUR_MS ? 100 : leavesInMs <= 24 * HOUR_MS ? 50 : 0;
  return 100 + stay + (visit.cargoClass === 'fresh' ? 100 : 0);
}

/** What it costs to be the next one in a zone of which so many of so many usable slots are taken. */
export function zoneLoadOf(occupied: number, usable: number, weights: SlotWeights): number {
  const load = (occupied + 1) / Math.max(1, usable);
  return Math.round(weights.zoneFull * load * load);
}

/** The parts of the cost that are the same for all slots of a profile. */
export function profilePartsOf(
  prepared: PreparedSlots,
  profile: SlotProfile,
  visit: PlacingVisit,
  options: SuggestOptions,
  weights: SlotWeights,
): Parts {
  const { zone, hasPower, hazardClasses, direction } = profile;
  const zoneId = prepared.zoneIds[zone];
  const policy = zoneId === undefined ? undefined : options.zones?.get(zoneId);
  const goods = policy?.cargoClasses ?? [];
  const isOtherDirection = direction !== null && visit.direction !== null && direction !== visit.direction;
  return {
    'no-plug': visit.needsPower && !hasPower ? weights.noPlug : 0,
    'wasted-plug': hasPower && !visit.needsPower ? weights.wastedPlug : 0,
    'wasted-length': wastedLengthOf(profile.lengthCm, visit, weights),
    'wasted-hazard': visit.hazardClass === null && hazardClasses.length > 0 ? weights.wastedHazard : 0,
    direction: isOtherDirection ? weights.direction : 0,
    dedication: goods.length > 0 && !goods.includes(visit.cargoClass) ? weights.dedication : 0,
    overflow: policy?.isOverflow === true ? weights.overflow : 0,
    'zone-load': zoneLoadOf(prepared.zoneOccupied[zone] ?? 0, prepared.zoneUsable[zone] ?? 0, weights),
    'shadow-price': Math.round(options.prices?.get(profile.slotClass) ?? 0),
  };
}

export function wastedLengthOf(lengthCm: number, visit: PlacingVisit, weights: SlotWeights): number {
  return Math.round(((lengthCm - visit.lengthCm) * weights.wastedPerMetre) / 100);
}

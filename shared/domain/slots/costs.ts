import type { Instant } from '../../kernel/instant.ts';
import { fold } from '../../kernel/text.ts';
import type { SlotId } from '../../kernel/ids.ts';
import { admitsHazard } from './hazard.ts';
import { lanesAsSeenBy, NO_MOVES, type LaneMoves } from './lane-moves.ts';
import { NOT_BARRED, removalNumberOf, type PreparedSlots, type SlotProfile } from './prepared.ts';
import { hazardNeighbourOf, type SegregationMetres } from './segregation.ts';
import type { SuggestOptions } from './suggest.ts';
import { profilePartsOf, sumOfParts, urgencyPercentOf, type Parts } from './terms.ts';
import type { PlacingVisit, Slot } from './types.ts';
import { DEFAULT_SLOT_WEIGHTS, type SlotWeights } from './weights.ts';

const TOO_SHORT = removalNumberOf('slot.too-short');
const HAZARD = removalNumberOf('slot.hazard');
const HAZARD_NEIGHBOUR = removalNumberOf('slot.hazard-neighbour');
const RESERVED = removalNumberOf('slot.reserved');

/** Metres between hazardous goods where a site says nothing else (see `SlotSettings`). */
export const DEFAULT_SEGREGATION_METRES: SegregationMetres = [3, 6, 12, 24];

/** What the slots of an index cost one visit, and which of them it may not take. */
export type Costs = {
  readonly weights: SlotWeights;
  /** The rule that takes a slot away from this visit, as in `barred`. */
  readonly removalOf: (i: number) => number;
  /** Whether length or hazardous goods take all slots of a profile away. */
  readonly removesProfile: (profile: number) => boolean;
  /** The same as `removalOf`, whatever the slot's length. */
  readonly removalBesidesLengthOf: (i: number) => number;
  /** Whether standing there surely means that a truck has to be driven aside (SL5). */
  readonly blocks: (i: number) => boolean;
  readonly of: (i: number) => number;
  readonly partsOf: (i: number) => Parts;
};

/** Weighs a visit against the profiles once, so that a slot costs a few additions. With no lanes, none is looked at. */
export function createCosts(
  prepared: PreparedSlots,
  visit: PlacingVisit,
  options: SuggestOptions,
  hasLanes = true,
): Costs {
  const weights = options.weights ?? DEFAULT_SLOT_WEIGHTS;
  const exitPerMetre = (weights.exitPerMetre * urgencyPercentOf(visit, options.now)) / 100;
  const { walkPerMetre } = weights;
  const hazards = Uint8Array.from(prepared.profiles, (profile) => (admits(profile, visit) ? NOT_BARRED : HAZARD));
  const lengths = Uint8Array.from(prepared.profiles, ({ lengthCm }) => (lengthCm < visit.lengthCm ? TOO_SHORT : 0));
  const sharedParts = prepared.profiles.map((profile) => profilePartsOf(prepared, profile, visit, options, weights));
  const sharedCosts = Float64Array.from(sharedParts, sumOfParts);
  const moves = hasLanes ? lanesAsSeenBy(prepared, visit, options) : new Map<number, LaneMoves>();
  const isReserved = createWishes(prepared, visit, options);
  const closing = closingSoon(prepared, visit, options);
  const neighbours = options.hazards ?? [];
  const asksNeighbours = visit.hazardClass !== null && neighbours.length > 0;
  const metres = options.segregationMetres ?? DEFAULT_SEGREGATION_METRES;

  const movesOf = (i: number): LaneMoves => ((prepared.lane[i] ?? -1) < 0 ? NO_MOVES : (moves.get(i) ?? NO_MOVES));
  const exitOf = (i: number): number => Math.round((prepared.exitDistanceM[i] ?? 0) * exitPerMetre);
  const walkOf = (i: number): number => Math.round((prepared.walkDistanceM[i] ?? 0) * walkPerMetre);
  const blockingOf = ({ certain, unknown }: LaneMoves): number =>
    Math.round((weights.blockingMove * (2 * certain + unknown)) / 2);
  const closesOffOf = ({ closedOff }: LaneMoves): number => weights.closesOff * closedOff;
  const closingOf = (i: number): number => (closing.size > 0 && closing.has(i) ? weights.closesSoon : 0);
  const removalBesidesLengthOf = (i: number): number =>
    hazards[prepared.profile[i] ?? 0] ||
    (asksNeighbours && hazardNeighbourOf(prepared.drawn[i] as Slot, visit, neighbours, metres) !== null
      ? HAZARD_NEIGHBOUR
      : isReserved(i)
        ? RESERVED
        : NOT_BARRED);

  return {
    weights,
    removalBesidesLengthOf,
    removesProfile: (profile) => (lengths[profile] || hazards[profile]) !== NOT_BARRED,
    removalOf: (i) => lengths[prepared.profile[i] ?? 0] || removalBesidesLengthOf(i),
    blocks: (i) => movesOf(i).certain > 0,
    of(i) {
      const cost = exitOf(i) + walkOf(i) + (sharedCosts[prepared.profile[i] ?? 0] ?? 0) + closingOf(i);
      const lane = movesOf(i);
      return lane === NO_MOVES ? cost : cost + blockingOf(lane) + closesOffOf(lane);
    },
    partsOf(i) {
      const lane = movesOf(i);
      return {
        ...sharedParts[prepared.profile[i] ?? 0],
        'exit-distance': exitOf(i),
        walk: walkOf(i),
        blocking: blockingOf(lane),
        'closes-off': closesOffOf(lane),
        'closing-soon': closingOf(i),
      };
    },
  };
}

function admits(profile: SlotProfile, visit: PlacingVisit): boolean {
  return visit.hazardClass === null || admitsHazard(profile.hazardClasses, visit.hazardClass);
}

/** Whether a slot is wished for somebody else, or is among the last ones of a zone of which others wish that many. */
function createWishes(
  prepared: PreparedSlots,
  visit: PlacingVisit,
  options: Pick<SuggestOptions, 'keptPlaces'>,
): (i: number) => boolean {
  const firm = visit.carrier === null ? '' : fold(visit.carrier);
  const isZoneKept = prepared.zoneIds.map((zoneId, zone) => {
    const kept = options.keptPlaces?.get(zoneId) ?? 0;
    return kept > 0 && freeUnwishedOf(prepared, zone) <= kept;
  });
  return (i) => {
    const wisher = prepared.reserved[i];
    if (wisher !== 0) return wisher !== visit.visitId;
    const wishingFirm = prepared.reservedFirm[i] ?? '';
    if (wishingFirm !== '') return wishingFirm !== firm;
    return isZoneKept[prepared.zone[i] ?? 0] === true;
  };
}

/** Free slots of a zone that nobody wishes one by one. */
export function freeUnwishedOf(prepared: PreparedSlots, zone: number): number {
  return (prepared.zoneUsable[zone] ?? 0) - (prepared.zoneOccupied[zone] ?? 0) - (prepared.zoneWished[zone] ?? 0);
}

/** The slots that close before the truck will have left; nobody can tell of one without an expected departure. */
function closingSoon(prepared: PreparedSlots, visit: PlacingVisit, options: SuggestOptions): ReadonlySet<number> {
  const closing = new Set<number>();
  for (const [slotId, closesAt] of options.closesAt ?? NO_CLOSINGS) {
    const i = prepared.indexOf.get(slotId);
    if (i !== undefined && (visit.expectedDepartureAt === null || closesAt < visit.expectedDepartureAt)) closing.add(i);
  }
  return closing;
}

const NO_CLOSINGS: ReadonlyMap<SlotId, Instant> = new Map<SlotId, Instant>();

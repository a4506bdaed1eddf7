import { HOUR_MS, type Instant } from '../../kernel/instant.ts';
import type { SlotId, VisitId, ZoneId } from '../../kernel/ids.ts';
import { admitsHazard } from './hazard.ts';
import { NOT_BARRED, REMOVAL_RULES, type PreparedSlots, type RemovalRule, type SlotProfile } from './prepared.ts';
import type { PlacingVisit, ZonePolicy } from './types.ts';
import { DEFAULT_SLOT_WEIGHTS, type SlotWeights } from './weights.ts';

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
  'shadow-price',
] as const;
export type TermCode = (typeof TERM_CODES)[number];

export type SuggestOptions = {
  readonly now: Instant;
  readonly limit?: number;
  readonly weights?: SlotWeights;
  /** When the truck that stands in a lane is expected to leave; asked for trucks in one-ended lanes only. */
  readonly departureOf?: (visitId: VisitId) => Instant | null;
  readonly zones?: ReadonlyMap<ZoneId, ZonePolicy>;
  /** Price per slot class (see `slotClassOf`); none by default. */
  readonly prices?: ReadonlyMap<string, number>;
};

export type Term = { readonly code: TermCode; readonly value: number };

export type Suggestion = {
  readonly slotId: SlotId;
  readonly code: string;
  /** The sum of the terms. */
  readonly cost: number;
  /** The parts that are not zero. */
  readonly terms: readonly Term[];
};

export type SuggestAnswer = {
  readonly suggestions: readonly Suggestion[];
  /** How many slots each rule took away; removed + possible = all slots. */
  readonly removed: readonly { readonly rule: RemovalRule; readonly slots: number }[];
};

export const DEFAULT_SUGGESTIONS = 3;

/** How much nearness to the exit matters to this truck, in percent: fresh goods and short stays want to be near. */
export function urgencyPercentOf(visit: PlacingVisit, now: Instant): number {
  const leavesInMs = visit.expectedDepartureAt === null ? Infinity : visit.expectedDepartureAt - now;
  const stay = leavesInMs <= 6 * HOUR_MS ? 100 : leavesInMs <= 24 * HOUR_MS ? 50 : 0;
  return 100 + stay + (visit.cargoClass === 'fresh' ? 100 : 0);
}

/**
 * The best slots for a visit, cheapest first, each with the parts of its cost (SL4–SL6).
 * Never an illegal slot; while a slot that blocks nobody is free, none that blocks is suggested (SL5).
 */
export function suggest(prepared: PreparedSlots, visit: PlacingVisit, options: SuggestOptions): SuggestAnswer {
  const limit = Math.max(0, Math.trunc(options.limit ?? DEFAULT_SUGGESTIONS));
  const costs = createCosts(prepared, visit, options);
  const removed = new Int32Array(REMOVAL_RULES.length + 1);
  const free = createBest(limit);
  const blocking = createBest(limit);
  for (let i = 0; i < prepared.count; i += 1) {
    const rule = prepared.barred[i] || costs.removalOf(i);
    if (rule !== NOT_BARRED) {
      removed[rule] = (removed[rule] ?? 0) + 1;
      continue;
    }
    (costs.blocks(i) ? blocking : free).offer(i, costs.of(i));
  }
  const best = free.count() > 0 ? free : blocking;
  if (best === free) removed[BLOCKING] = blocking.count();
  return {
    suggestions: best.list().map((i) => ({
      slotId: prepared.ids[i] as SlotId,
      code: prepared.codes[i] as string,
      cost: costs.of(i),
      terms: costs.termsOf(i),
    })),
    removed: REMOVAL_RULES.map((rule, place) => ({ rule, slots: removed[place + 1] ?? 0 })).filter(
      (each) => each.slots > 0,
    ),
  };
}

const TOO_SHORT = REMOVAL_RULES.indexOf('slot.too-short') + 1;
const HAZARD = REMOVAL_RULES.indexOf('slot.hazard') + 1;
const RESERVED = REMOVAL_RULES.indexOf('slot.reserved') + 1;
const BLOCKING = REMOVAL_RULES.indexOf('slot.blocking') + 1;

type LaneMoves = {
  /** Trucks that surely have to be driven aside: those in front, and those further in that leave earlier. */
  readonly certain: number;
  /** Trucks further in of which nobody knows who leaves first; each counts half. */
  readonly unknown: number;
  readonly closedOff: number;
};

const NO_MOVES: LaneMoves = { certain: 0, unknown: 0, closedOff: 0 };

type Costs = {
  /** The rule that takes a slot away from this visit, as in `barred`. */
  readonly removalOf: (i: number) => number;
  readonly blocks: (i: number) => boolean;
  readonly of: (i: number) => number;
  readonly termsOf: (i: number) => readonly Term[];
};

type Parts = Readonly<Partial<Record<TermCode, number>>>;

function createCosts(prepared: PreparedSlots, visit: PlacingVisit, options: SuggestOptions): Costs {
  const weights = options.weights ?? DEFAULT_SLOT_WEIGHTS;
  const exitPerMetre = (weights.exitPerMetre * urgencyPercentOf(visit, options.now)) / 100;
  const { walkPerMetre } = weights;
  const removals = Uint8Array.from(prepared.profiles, (profile) => removalByProfile(profile, visit));
  const sharedParts = prepared.profiles.map((profile) => profilePartsOf(prepared, profile, visit, options, weights));
  const sharedCosts = Float64Array.from(sharedParts, sumOf);
  const moves = lanesAsSeenBy(prepared, visit, options);

  const isForOther = (i: number): boolean => prepared.reserved[i] !== 0 && prepared.reserved[i] !== visit.visitId;
  const movesOf = (i: number): LaneMoves => ((prepared.lane[i] ?? -1) < 0 ? NO_MOVES : (moves.get(i) ?? NO_MOVES));
  const exitOf = (i: number): number => Math.round((prepared.exitDistanceM[i] ?? 0) * exitPerMetre);
  const walkOf = (i: number): number => Math.round((prepared.walkDistanceM[i] ?? 0) * walkPerMetre);
  const blockingOf = ({ certain, unknown }: LaneMoves): number =>
    Math.round((weights.blockingMove * (2 * certain + unknown)) / 2);
  const closesOffOf = ({ closedOff }: LaneMoves): number => weights.closesOff * closedOff;

  return {
    removalOf: (i) => removals[prepared.profile[i] ?? 0] || (isForOther(i) ? RESERVED : NOT_BARRED),
    blocks: (i) => movesOf(i).certain > 0,
    of(i) {
      const cost = exitOf(i) + walkOf(i) + (sharedCosts[prepared.profile[i] ?? 0] ?? 0);
      const lane = movesOf(i);
      return lane === NO_MOVES ? cost : cost + blockingOf(lane) + closesOffOf(lane);
    },
    termsOf(i) {
      const lane = movesOf(i);
      const parts: Parts = {
        ...sharedParts[prepared.profile[i] ?? 0],
        'exit-distance': exitOf(i),
        walk: walkOf(i),
        blocking: blockingOf(lane),
        'closes-off': closesOffOf(lane),
      };
      return TERM_CODES.map((code) => ({ code, value: parts[code] ?? 0 })).filter((term) => term.value !== 0);
    },
  };
}

function removalByProfile(profile: SlotProfile, visit: PlacingVisit): number {
  if (profile.lengthCm < visit.lengthCm) return TOO_SHORT;
  return visit.hazardClass === null || admitsHazard(profile.hazardClasses, visit.hazardClass) ? NOT_BARRED : HAZARD;
}

/** The parts of the cost that are the same for all slots of a profile. */
function profilePartsOf(
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
  const load = ((prepared.zoneOccupied[zone] ?? 0) + 1) / Math.max(1, prepared.zoneUsable[zone] ?? 0);
  const isOtherDirection = direction !== null && visit.direction !== null && direction !== visit.direction;
  return {
    'no-plug': visit.needsPower && !hasPower ? weights.noPlug : 0,
    'wasted-plug': hasPower && !visit.needsPower ? weights.wastedPlug : 0,
    'wasted-length': Math.round(((profile.lengthCm - visit.lengthCm) * weights.wastedPerMetre) / 100),
    'wasted-hazard': visit.hazardClass === null && hazardClasses.length > 0 ? weights.wastedHazard : 0,
    direction: isOtherDirection ? weights.direction : 0,
    dedication: goods.length > 0 && !goods.includes(visit.cargoClass) ? weights.dedication : 0,
    overflow: policy?.isOverflow === true ? weights.overflow : 0,
    'zone-load': Math.round(weights.zoneFull * load * load),
    'shadow-price': Math.round(options.prices?.get(profile.slotClass) ?? 0),
  };
}

function sumOf(parts: Parts): number {
  return Object.values(parts).reduce((sum, value) => sum + value, 0);
}

/** For every free slot of a one-ended lane, what standing there would cost in moves (SL5). */
function lanesAsSeenBy(
  prepared: PreparedSlots,
  visit: PlacingVisit,
  options: SuggestOptions,
): ReadonlyMap<number, LaneMoves> {
  const moves = new Map<number, LaneMoves>();
  const leavesAt = visit.expectedDepartureAt;
  for (const lane of prepared.lanes) {
    let further = NO_MOVES;
    let inFront = 0;
    for (const i of lane) if (isOther(prepared, i, visit)) inFront += 1;
    for (let place = lane.length - 1; place >= 0; place -= 1) {
      const i = lane[place] ?? 0;
      if (isOther(prepared, i, visit)) {
        inFront -= 1;
        const otherLeavesAt = options.departureOf?.(prepared.visit[i] as VisitId) ?? null;
        if (leavesAt === null || otherLeavesAt === null) further = { ...further, unknown: further.unknown + 1 };
        else if (otherLeavesAt < leavesAt) further = { ...further, certain: further.certain + 1 };
        continue;
      }
      if (prepared.barred[i] !== NOT_BARRED) continue;
      moves.set(i, { ...further, certain: further.certain + inFront });
      further = { ...further, closedOff: further.closedOff + 1 };
    }
  }
  return moves;
}

function isOther(prepared: PreparedSlots, i: number, visit: PlacingVisit): boolean {
  const standing = prepared.visit[i] ?? 0;
  return standing !== 0 && standing !== visit.visitId;
}

type Best = {
  readonly offer: (i: number, cost: number) => void;
  readonly count: () => number;
  readonly list: () => readonly number[];
};

/** Keeps the cheapest few; of equal cost the one offered first stays in front. */
function createBest(limit: number): Best {
  const indexes: number[] = [];
  const costs: number[] = [];
  let offered = 0;
  return {
    offer(i, cost) {
      offered += 1;
      const last = costs[costs.length - 1] ?? Infinity;
      if (costs.length >= limit && cost >= last) return;
      let at = costs.length;
      while (at > 0 && (costs[at - 1] ?? 0) > cost) at -= 1;
      costs.splice(at, 0, cost);
      indexes.splice(at, 0, i);
      if (costs.length > limit) {
        costs.pop();
        indexes.pop();
      }
    },
    count: () => offered,
    list: () => indexes,
  };
}

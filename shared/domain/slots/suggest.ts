import type { Instant } from '../../kernel/instant.ts';
import type { SlotId, VisitId, ZoneId } from '../../kernel/ids.ts';
import { createBest } from './best.ts';
import { createCosts, type Costs } from './costs.ts';
import { groupsFor, type SlotGroup } from './long-vehicles.ts';
import { NOT_BARRED, REMOVAL_RULES, removalNumberOf, type PreparedSlots, type RemovalRule } from './prepared.ts';
import type { SegregationMetres, StandingHazard } from './segregation.ts';
import { termsOfParts, type Term } from './terms.ts';
import type { PlacingVisit, ZonePolicy } from './types.ts';
import type { SlotWeights } from './weights.ts';

export type SuggestOptions = {
  readonly now: Instant;
  readonly limit?: number;
  readonly weights?: SlotWeights;
  /** When the truck that stands in a lane is expected to leave; asked for trucks in one-ended lanes only. */
  readonly departureOf?: (visitId: VisitId) => Instant | null;
  readonly zones?: ReadonlyMap<ZoneId, ZonePolicy>;
  /** Price per slot class (see `slotClassOf`); none by default. */
  readonly prices?: ReadonlyMap<string, number>;
  /** When slots close that are open still. */
  readonly closesAt?: ReadonlyMap<SlotId, Instant>;
  /** So many places of a zone are kept for others. */
  readonly keptPlaces?: ReadonlyMap<ZoneId, number>;
  /** Hazardous goods that stand in slots, and how far apart they are kept. */
  readonly hazards?: readonly StandingHazard[];
  readonly segregationMetres?: SegregationMetres;
  /** Only slots of this zone; the others are not counted either. */
  readonly onlyZone?: ZoneId;
  /** Leaves out slots from which somebody would have to be driven aside, also where nothing else is free. */
  readonly blocksNobody?: boolean;
};

export type Suggestion = {
  readonly slotId: SlotId;
  readonly code: string;
  /** The sum of the terms. */
  readonly cost: number;
  /** The parts that are not zero. */
  readonly terms: readonly Term[];
  /** Further slots that a long vehicle takes together with this one (SL13); absent where one is enough. */
  readonly alsoSlotIds?: readonly SlotId[];
};

export type Removal = { readonly rule: RemovalRule; readonly slots: number };

export type SuggestAnswer = {
  readonly suggestions: readonly Suggestion[];
  /** How many slots each rule took away; removed + possible = all slots. */
  readonly removed: readonly Removal[];
};

export const DEFAULT_SUGGESTIONS = 3;

const BLOCKING = removalNumberOf('slot.blocking');

/**
 * The best slots for a visit, cheapest first, each with the parts of its cost (SL4–SL6).
 * Never an illegal slot; while a slot that blocks nobody is free, none that blocks is suggested (SL5).
 */
export function suggest(prepared: PreparedSlots, visit: PlacingVisit, options: SuggestOptions): SuggestAnswer {
  const limit = Math.max(0, Math.trunc(options.limit ?? DEFAULT_SUGGESTIONS));
  const costs = createCosts(prepared, visit, options);
  const removed = new Int32Array(REMOVAL_RULES.length + 1);
  const free = createBest<number | SlotGroup>(limit);
  const blocking = createBest<number | SlotGroup>(limit);
  const only = options.onlyZone === undefined ? -1 : prepared.zoneIds.indexOf(options.onlyZone);
  for (let i = 0; i < prepared.count; i += 1) {
    if (options.onlyZone !== undefined && prepared.zone[i] !== only) continue;
    const rule = prepared.barred[i] || costs.removalOf(i);
    if (rule !== NOT_BARRED) {
      removed[rule] = (removed[rule] ?? 0) + 1;
      continue;
    }
    (costs.blocks(i) ? blocking : free).offer(i, costs.of(i));
  }
  if (free.count() < limit && removed[TOO_SHORT] !== 0)
    for (const group of groupsFor(prepared, visit, costs, options.onlyZone)) free.offer(group, group.cost);
  const best = free.count() > 0 || options.blocksNobody === true ? free : blocking;
  if (best === free) removed[BLOCKING] = blocking.count();
  return { suggestions: best.list().map((item) => suggestionOf(prepared, costs, item)), removed: removalsOf(removed) };
}

const TOO_SHORT = removalNumberOf('slot.too-short');

function suggestionOf(prepared: PreparedSlots, costs: Costs, item: number | SlotGroup): Suggestion {
  const i = typeof item === 'number' ? item : item.lead;
  const place = { slotId: prepared.ids[i] as SlotId, code: prepared.codes[i] as string };
  if (typeof item === 'number') return { ...place, cost: costs.of(i), terms: termsOfParts(costs.partsOf(i)) };
  return { ...place, cost: item.cost, terms: termsOfParts(item.parts), alsoSlotIds: item.also };
}

/** The counts of a pass as people read them. */
export function removalsOf(removed: Int32Array): readonly Removal[] {
  return REMOVAL_RULES.map((rule, place) => ({ rule, slots: removed[place + 1] ?? 0 })).filter(
    (each) => each.slots > 0,
  );
}

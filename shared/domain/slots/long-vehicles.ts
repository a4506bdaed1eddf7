import type { SlotId, ZoneId } from '../../kernel/ids.ts';
import type { Costs } from './costs.ts';
import { NOT_BARRED, type PreparedSlots } from './prepared.ts';
import { sumOfParts, wastedLengthOf, type Parts } from './terms.ts';
import type { PlacingVisit, Slot } from './types.ts';

/** Slots that a long vehicle would take together: where it is counted to stand, and the further ones. */
export type SlotGroup = {
  readonly lead: number;
  readonly also: readonly SlotId[];
  readonly cost: number;
  readonly parts: Parts;
};

/** Slots end to end for one vehicle, and beside each other for one that stands across them. */
const MOST_IN_LINE = 3;
const MOST_ABREAST = 8;

/**
 * The groups of free touching slots in which a vehicle fits that no single one of them takes (SL2, SL13): end to end,
 * and across a row only where no line will do. None is longer than it must be, and none blocks anybody (SL5).
 */
export function groupsFor(
  prepared: PreparedSlots,
  visit: PlacingVisit,
  costs: Costs,
  onlyZone: ZoneId | undefined,
): readonly SlotGroup[] {
  const { ends, sides } = prepared.adjacency();
  const isFree = (i: number): boolean =>
    prepared.barred[i] === NOT_BARRED &&
    (onlyZone === undefined || prepared.drawn[i]?.zoneId === onlyZone) &&
    (prepared.drawn[i]?.lengthCm ?? 0) < visit.lengthCm &&
    costs.removalBesidesLengthOf(i) === NOT_BARRED &&
    !costs.blocks(i);
  const free = Uint8Array.from({ length: prepared.count }, (_, i) => (isFree(i) ? 1 : 0));
  const inLine = chainsOf(free, ends, MOST_IN_LINE, visit.lengthCm, (i) => prepared.drawn[i]?.lengthCm ?? 0);
  const chains =
    inLine.length > 0
      ? inLine
      : chainsOf(free, sides, MOST_ABREAST, visit.lengthCm, (i) => prepared.drawn[i]?.widthCm ?? 0);
  return chains.map(({ members, reachCm }) => groupOf(prepared, visit, costs, members, reachCm));
}

type Chain = { readonly members: readonly number[]; readonly reachCm: number };

/** Shortest chains of free slots that are long enough together, each once. */
function chainsOf(
  free: Uint8Array,
  joined: readonly (readonly number[])[],
  most: number,
  neededCm: number,
  sizeOf: (i: number) => number,
): readonly Chain[] {
  const found: Chain[] = [];
  const grow = (members: readonly number[], reachCm: number): void => {
    const last = members.at(-1) ?? 0;
    if (reachCm >= neededCm) {
      // From both ends the same chain is found; the one that begins with the lower index counts.
      if ((members[0] ?? 0) < last) found.push({ members, reachCm });
      return;
    }
    if (members.length === most) return;
    for (const next of joined[last] ?? [])
      if (free[next] === 1 && !members.includes(next)) grow([...members, next], reachCm + sizeOf(next));
  };
  for (let i = 0; i < free.length; i += 1) if (free[i] === 1) grow([i], sizeOf(i));
  return found;
}

function groupOf(
  prepared: PreparedSlots,
  visit: PlacingVisit,
  costs: Costs,
  members: readonly number[],
  reachCm: number,
): SlotGroup {
  const weighed = members.map((i) => ({ i, cost: costs.of(i) }));
  const lead = weighed.reduce((best, each) => (each.cost < best.cost ? each : best)).i;
  const parts: Parts = {
    ...costs.partsOf(lead),
    'wasted-length': wastedLengthOf(reachCm, visit, costs.weights),
    'second-slot': costs.weights.secondSlot * (members.length - 1),
  };
  const also = members.filter((i) => i !== lead).map((i) => (prepared.drawn[i] as Slot).id);
  return { lead, also, cost: sumOfParts(parts), parts };
}

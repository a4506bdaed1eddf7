import type { Instant } from '../../kernel/instant.ts';
import type { VisitId } from '../../kernel/ids.ts';
import { DEFAULT_SEGREGATION_METRES } from './costs.ts';
import type { Choice, PlannedSlot, PlanOptions } from './plan-types.ts';
import { copyOf, setOccupied, type PreparedSlots } from './prepared.ts';
import { hazardNeighbourOf, type StandingHazard } from './segregation.ts';
import { suggest, type Removal } from './suggest.ts';
import type { PlacingVisit, Slot } from './types.ts';

/** How many trucks of a kind are tried in vain before the others of that kind are not. */
const VAIN_TRIES = 2;

type Rest = {
  readonly chosen: readonly Choice[];
  /** Placed one by one after the others. */
  readonly suggested: readonly PlannedSlot[];
  readonly unplaced: readonly { readonly visitId: VisitId; readonly removed: readonly Removal[] }[];
};

/**
 * Takes back who would stand too near to other hazardous goods of the same plan, then places whoever has no slot one by
 * one, in what is left. A slot from which somebody would have to be driven aside is not given.
 */
export function placeLeftOver(
  prepared: PreparedSlots,
  inOrder: readonly PlacingVisit[],
  settled: readonly Choice[],
  options: PlanOptions,
): Rest {
  const hazards = [...(options.hazards ?? [])];
  const chosen = settled.filter((choice) => isFarEnough(prepared, choice, hazards, options));
  if (chosen.length === inOrder.length) return { chosen, suggested: [], unplaced: [] };
  const trial = copyOf(prepared);
  const leavesAt = new Map<VisitId, Instant | null>();
  const take = (visit: PlacingVisit, slotIds: readonly Slot['id'][]): void => {
    for (const slotId of slotIds) setOccupied(trial, slotId, visit.visitId);
    leavesAt.set(visit.visitId, visit.expectedDepartureAt);
  };
  for (const { visit, i } of chosen) take(visit, [(prepared.drawn[i] as Slot).id]);
  const departureOf = (visitId: VisitId): Instant | null =>
    leavesAt.get(visitId) ?? options.departureOf?.(visitId) ?? null;
  const placed = new Set(chosen.map(({ visit }) => visit.visitId));
  const inVain = new Map<string, { readonly tries: number; readonly removed: readonly Removal[] }>();
  const suggested: PlannedSlot[] = [];
  const unplaced: { readonly visitId: VisitId; readonly removed: readonly Removal[] }[] = [];
  for (const visit of inOrder) {
    if (placed.has(visit.visitId)) continue;
    const kind = kindOf(visit);
    const known = inVain.get(kind);
    if (known !== undefined && known.tries >= VAIN_TRIES) {
      unplaced.push({ visitId: visit.visitId, removed: known.removed });
      continue;
    }
    const answer = suggest(trial, visit, { ...options, departureOf, hazards, limit: 1, blocksNobody: true });
    const [best] = answer.suggestions;
    if (best === undefined) {
      inVain.set(kind, { tries: (known?.tries ?? 0) + 1, removed: answer.removed });
      unplaced.push({ visitId: visit.visitId, removed: answer.removed });
      continue;
    }
    take(visit, [best.slotId, ...(best.alsoSlotIds ?? [])]);
    const slot = prepared.drawn[prepared.indexOf.get(best.slotId) ?? 0] as Slot;
    if (visit.hazardClass !== null) hazards.push({ visitId: visit.visitId, hazardClass: visit.hazardClass, slot });
    suggested.push({ visitId: visit.visitId, ...best });
  }
  return { chosen, suggested, unplaced };
}

/** Trucks alike in what a slot may refuse them. */
function kindOf({ lengthCm, hazardClass, carrier }: PlacingVisit): string {
  return `${lengthCm}|${hazardClass ?? ''}|${carrier ?? ''}`;
}

/** Whether a truck of the plan stands far enough from other hazardous goods; notes its own. */
function isFarEnough(
  prepared: PreparedSlots,
  { visit, i }: Choice,
  hazards: StandingHazard[],
  options: PlanOptions,
): boolean {
  if (visit.hazardClass === null) return true;
  const slot = prepared.drawn[i] as Slot;
  const metres = options.segregationMetres ?? DEFAULT_SEGREGATION_METRES;
  if (hazardNeighbourOf(slot, visit, hazards, metres) !== null) return false;
  hazards.push({ visitId: visit.visitId, hazardClass: visit.hazardClass, slot });
  return true;
}

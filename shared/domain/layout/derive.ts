import { boundsOf, drivingDistanceM, overlapsOutline, type TurnedBox } from './geometry.ts';
import type { Plan, PlanArea, PlanLandmark, PlanSlot } from './plan.ts';
import { isWalkedTo, leavesBy, type Box } from './types.ts';

/**
 * The slots with their distances measured anew: to the nearest exit of their direction, and to the nearest place where
 * drivers rest. What the plan has no landmark for keeps the number it was given.
 */
export function distancesOf(plan: Pick<Plan, 'slots' | 'landmarks'>): readonly PlanSlot[] {
  const exits = plan.landmarks.filter((landmark) => landmark.kind === 'exit').map(centred);
  const rests = plan.landmarks.filter((landmark) => isWalkedTo(landmark.kind)).map(centred);
  return plan.slots.map((slot) => {
    const right = exits.filter((exit) => leavesBy(slot.direction, exit.side));
    return {
      ...slot,
      exitDistanceM: nearestM(slot, right.length > 0 ? right : exits) ?? slot.exitDistanceM,
      walkDistanceM: nearestM(slot, rests) ?? slot.walkDistanceM,
    };
  });
}

/**
 * The slots with a mark on each that lies in a keep-clear area. One that lay in an area of the plan `before`, and does
 * in none now, loses its mark.
 */
export function keepClearSlots(
  plan: Pick<Plan, 'slots' | 'keepClear'>,
  before: Pick<Plan, 'slots' | 'keepClear'> = { slots: [], keepClear: [] },
): readonly PlanSlot[] {
  const lying = new Set(Array.from(slotsInAreas(plan), ({ slot }) => slot));
  const lay = new Set(Array.from(slotsInAreas(before), ({ slot }) => slot.code));
  return plan.slots.map((slot) => {
    const isKeepClear = lying.has(slot) || (slot.isKeepClear && !lay.has(slot.code));
    return isKeepClear === slot.isKeepClear ? slot : { ...slot, isKeepClear };
  });
}

/** Every slot that covers ground of a keep-clear area, with that area; only of those that are to be compared. */
export function* slotsInAreas<Slot extends TurnedBox>(
  plan: { readonly slots: readonly Slot[]; readonly keepClear: readonly PlanArea[] },
  isCompared: (slot: Slot, areaIndex: number) => boolean = () => true,
): Generator<{ readonly slot: Slot; readonly area: PlanArea }> {
  for (const [index, area] of plan.keepClear.entries()) {
    if (area.outline.length < 3) continue;
    const bounds = boundsOf(area.outline);
    for (const slot of plan.slots)
      if (isNear(slot, bounds) && isCompared(slot, index) && overlapsOutline(slot, area.outline)) yield { slot, area };
  }
}

function isNear(slot: TurnedBox, bounds: Box): boolean {
  const reach = (slot.lengthCm + slot.widthCm) / 2;
  return (
    Math.abs(slot.xCm - bounds.xCm) <= reach + bounds.widthCm / 2 &&
    Math.abs(slot.yCm - bounds.yCm) <= reach + bounds.heightCm / 2
  );
}

type Centred = { readonly xCm: number; readonly yCm: number; readonly side: PlanLandmark['side'] };

function centred({ outline, side }: PlanLandmark): Centred {
  const { xCm, yCm } = boundsOf(outline);
  return { xCm, yCm, side };
}

function nearestM(slot: PlanSlot, places: readonly Centred[]): number | null {
  return places.length === 0 ? null : Math.min(...places.map((place) => drivingDistanceM(slot, place)));
}

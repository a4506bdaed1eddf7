import { wireId, type SlotId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { SlotRecord } from '../../../shared/domain/records.ts';
import type { Surroundings } from '../../../shared/domain/slots/decide.ts';
import type { SlotRefusal } from '../../../shared/domain/slots/refusals.ts';
import type { StandingHazard } from '../../../shared/domain/slots/segregation.ts';
import type { PlacingVisit } from '../../../shared/domain/slots/types.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/** The slots that somebody asks for, the first one first, as this command leaves them so far. */
export type SlotsAsked = { readonly slot: SlotRecord; readonly also: readonly SlotRecord[] };

/** Finds a slot, and the further ones that a long vehicle is to take; what was taken off the plan is not there. */
export function requireSlots(
  context: Context,
  input: { readonly slotId: SlotId; readonly alsoSlotIds?: readonly SlotId[] | undefined },
): Result<SlotsAsked, Refusal> {
  const slot = slotNow(context, input.slotId);
  if (slot === null) return refuse({ code: 'slot.unknown' });
  const also: SlotRecord[] = [];
  for (const slotId of new Set(input.alsoSlotIds ?? [])) {
    if (slotId === slot.id) continue;
    const further = slotNow(context, slotId);
    if (further === null) return refuse({ code: 'slot.unknown' });
    also.push(further);
  }
  return ok({ slot, also });
}

function slotNow(context: Context, slotId: SlotId): SlotRecord | null {
  const slot = context.stores.slots.slot(slotId);
  return slot?.removedAt === null ? context.log.latest('slot', slot) : null;
}

/** What the slot rules look at around the slots that somebody asks for; hazardous goods only for those who carry some. */
export function surroundingsOf(context: Context, { slot, also }: SlotsAsked, visit: PlacingVisit): Surroundings {
  if (visit.hazardClass === null) return { also };
  const { segregationMetres: metres } = context.site.settings.slots;
  const standing = new Map<SlotId, StandingHazard>();
  for (const one of [slot, ...also])
    for (const hazard of hazardsAround(context, one)) standing.set(hazard.slot.id, hazard);
  return { also, hazards: { standing: [...standing.values()], metres } };
}

/** Hazardous goods near a slot: those that stand there, and those that this command put there. */
function hazardsAround(context: Context, slot: SlotRecord): readonly StandingHazard[] {
  const { slots, visits, records } = context.stores;
  const { segregationMetres } = context.site.settings.slots;
  // Distances count between the ends of slots, whatever way they lie.
  const withinCm = Math.max(...segregationMetres) * 100 + 2 * Math.max(slot.lengthCm, LONGEST_CM);
  const near = slots.hazardsAround(slot.xCm, slot.yCm, withinCm).map(({ visitId, hazardClass, slotId }) => ({
    visitId,
    hazardClass,
    slot: records.require('slot', slotId),
  }));
  const placed = context.log.made('occupancy').flatMap(({ visitId, slotId }): StandingHazard[] => {
    const hazardClass = visits.get(visitId)?.hazardClass ?? null;
    return hazardClass === null ? [] : [{ visitId, hazardClass, slot: records.require('slot', slotId) }];
  });
  return [...near, ...placed];
}

/** Longer than any slot is drawn. */
const LONGEST_CM = 3000;

/** A refusal of the slot rules with its ids as other programs see them. */
export function onWire(refusal: SlotRefusal): Refusal {
  if (refusal.code === 'slot.occupied') return { ...refusal, visitId: wireId('visit', refusal.visitId) };
  if (refusal.code === 'slot.already-there' || refusal.code === 'slot.not-adjacent')
    return { ...refusal, slotId: wireId('slot', refusal.slotId) };
  if (refusal.code === 'slot.visit-elsewhere')
    return { ...refusal, slotIds: refusal.slotIds.map((slotId) => wireId('slot', slotId)) };
  return refusal;
}

import type { SlotId, VisitId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { SlotStatus } from '../vocabulary.ts';
import { areAdjacent, reachCmOf } from './adjacent.ts';
import { admitsHazard } from './hazard.ts';
import { hazardNeighbourOf, type SegregationMetres, type StandingHazard } from './segregation.ts';
import type {
  AssignRefusal,
  CloseRefusal,
  OpenRefusal,
  OverridableCode,
  SlotHazard,
  SlotHazardNeighbour,
  SlotTooShort,
  VacateRefusal,
} from './refusals.ts';
import type { Override, PlacingVisit, Slot } from './types.ts';

/** A visit took a slot. */
export type SlotAssigned = {
  readonly type: 'slot.assigned';
  readonly slotId: SlotId;
  readonly visitId: VisitId;
  /** Rules that a coordinator set aside; empty in the usual case. */
  readonly overridden: readonly OverridableCode[];
  /** Why they were set aside; null when nothing was. */
  readonly reason: string | null;
};

/** A visit left a slot; a closing slot is closed from now on. */
export type SlotVacated = {
  readonly type: 'slot.vacated';
  readonly slotId: SlotId;
  readonly visitId: VisitId;
  readonly status: SlotStatus;
};

/** A visit went from one slot (or from no slot) to another. */
export type SlotMoved = {
  readonly type: 'slot.moved';
  readonly visitId: VisitId;
  readonly vacated: SlotVacated | null;
  readonly assigned: SlotAssigned;
};

/** A slot takes no more trucks; it stays `closing` until its truck has gone. What is broken is so at once. */
export type SlotClosed = {
  readonly type: 'slot.closed';
  readonly slotId: SlotId;
  readonly status: 'closing' | 'closed' | 'out-of-service';
  readonly reason: string;
};

/** A slot takes trucks again. */
export type SlotOpened = { readonly type: 'slot.opened'; readonly slotId: SlotId; readonly status: 'open' };

/** What else counts where a truck is to stand. */
export type Surroundings = {
  /** Further slots that a long vehicle takes (SL2). */
  readonly also?: readonly Slot[];
  /** Trucks with hazardous goods near by, and how far each degree of the segregation table keeps them away (SL4). */
  readonly hazards?: { readonly standing: readonly StandingHazard[]; readonly metres: SegregationMetres };
};

/** Decides whether a visit that holds no slot may take this one, with others where it is long. Rules SL1–SL4. */
export function decideAssign(
  slot: Slot,
  visit: PlacingVisit,
  override: Override | null = null,
  surroundings: Surroundings = {},
): Result<SlotAssigned, AssignRefusal> {
  if (holds(visit, slot)) return refuse({ code: 'slot.already-there', slotId: slot.id });
  if (visit.slotIds.length > 0) return refuse({ code: 'slot.visit-elsewhere', slotIds: visit.slotIds });
  return decideTaking(slot, visit, override, surroundings);
}

/** Decides whether a visit may go from where it stands (`from`, or null when that is no slot) to another slot. Rules SL1–SL4. */
export function decideMove(
  from: Slot | null,
  to: Slot,
  visit: PlacingVisit,
  override: Override | null = null,
  surroundings: Surroundings = {},
): Result<SlotMoved, AssignRefusal> {
  if (standsSo(visit, to, surroundings.also ?? [])) return refuse({ code: 'slot.already-there', slotId: to.id });
  const taking = decideTaking(to, visit, override, surroundings);
  if (!taking.ok) return taking;
  const vacated = from !== null && from.visitId === visit.visitId ? vacatedOf(from, visit.visitId) : null;
  return ok({ type: 'slot.moved', visitId: visit.visitId, vacated, assigned: taking.value });
}

/** Decides whether a piece that stands apart may take a slot; nobody overrides for it. Rules SL1–SL4. */
export function decidePiece(
  slot: Slot,
  piece: PlacingVisit,
  surroundings: Surroundings = {},
): Result<SlotAssigned, AssignRefusal> {
  return decideTaking(slot, piece, null, surroundings);
}

/** Decides whether a visit may leave a slot; `slot` is null when it stands in none. Rules SL1, SL3. */
export function decideVacate(slot: Slot | null, visitId: VisitId): Result<SlotVacated, VacateRefusal> {
  if (slot === null || slot.visitId !== visitId) return refuse({ code: 'slot.not-occupied' });
  return ok(vacatedOf(slot, visitId));
}

/**
 * Decides whether a slot may be closed: at once when it is empty, else when its truck has gone. One that is broken is
 * out of service whatever stands on it, and a closed one may turn out to be broken. Rule SL3.
 */
export function decideClose(slot: Slot, reason: string, isBroken = false): Result<SlotClosed, CloseRefusal> {
  if (slot.status === 'out-of-service') return refuse({ code: 'slot.out-of-service' });
  if (slot.status === 'closed' && !isBroken) return refuse({ code: 'slot.closed' });
  if (slot.status === 'closing' && !isBroken) return refuse({ code: 'slot.closing' });
  if (reason.trim() === '') return refuse({ code: 'slot.reason-missing' });
  const status = isBroken ? 'out-of-service' : slot.visitId === null ? 'closed' : 'closing';
  return ok({ type: 'slot.closed', slotId: slot.id, status, reason: reason.trim() });
}

/** Decides whether a slot may take trucks again. Rule SL3. */
export function decideOpen(slot: Slot): Result<SlotOpened, OpenRefusal> {
  if (slot.status === 'open') return refuse({ code: 'slot.already-open' });
  return ok({ type: 'slot.opened', slotId: slot.id, status: 'open' });
}

/** The status of a slot once its truck has gone (SL3). */
export function statusAfterLeaving(status: SlotStatus): SlotStatus {
  return status === 'closing' ? 'closed' : status;
}

/** Why this slot takes nobody whoever asks, or null when it is free. Rules SL1, SL3. */
export function canTakeAnyone(slot: Slot): AssignRefusal | null {
  if (slot.isKeepClear) return { code: 'slot.keep-clear' };
  if (slot.status === 'closed') return { code: 'slot.closed' };
  if (slot.status === 'closing') return { code: 'slot.closing' };
  if (slot.status === 'out-of-service') return { code: 'slot.out-of-service' };
  if (slot.visitId !== null) return { code: 'slot.occupied', visitId: slot.visitId };
  return null;
}

/** What about this visit does not fit this slot; people may set it aside with a reason. Rule SL4. */
export function misfitsOf(slot: Slot, visit: PlacingVisit): readonly (SlotTooShort | SlotHazard)[] {
  const misfits: (SlotTooShort | SlotHazard)[] = [];
  if (slot.lengthCm < visit.lengthCm)
    misfits.push({ code: 'slot.too-short', lengthCm: slot.lengthCm, neededCm: visit.lengthCm });
  if (visit.hazardClass !== null && !admitsHazard(slot.hazardClasses, visit.hazardClass))
    misfits.push({ code: 'slot.hazard', hazardClass: visit.hazardClass, admitted: slot.hazardClasses });
  return misfits;
}

type Misfit = SlotTooShort | SlotHazard | SlotHazardNeighbour;

function decideTaking(
  slot: Slot,
  visit: PlacingVisit,
  override: Override | null,
  { also = [], hazards }: Surroundings,
): Result<SlotAssigned, AssignRefusal> {
  const slots = [slot, ...also];
  for (const one of slots) {
    // Who makes itself longer or shorter keeps slots that it holds already.
    const blocked = canTakeAnyone(holds(visit, one) ? { ...one, visitId: null } : one);
    if (blocked !== null) return refuse(blocked);
  }
  const apart = firstApart(slot, also);
  if (apart !== null) return refuse({ code: 'slot.not-adjacent', slotId: apart.id });
  const misfits: Misfit[] = [...misfitsOfAll(slots, visit)];
  for (const one of slots) {
    const near = hazards && hazardNeighbourOf(one, visit, hazards.standing, hazards.metres);
    if (near) misfits.push(near);
  }
  const [first] = misfits;
  const assigned = { type: 'slot.assigned', slotId: slot.id, visitId: visit.visitId } as const;
  if (first === undefined) return ok({ ...assigned, overridden: [], reason: null });
  if (override === null) return refuse(first);
  if (!override.isCoordinator) return refuse({ code: 'slot.override-not-allowed', rule: first.code });
  if (override.reason.trim() === '') return refuse({ code: 'slot.reason-missing' });
  const overridden = [...new Set(misfits.map((misfit) => misfit.code))];
  return ok({ ...assigned, overridden, reason: override.reason.trim() });
}

/** What does not fit of several slots: they are as long as they reach together, and each admits the goods. */
function misfitsOfAll(slots: readonly Slot[], visit: PlacingVisit): readonly (SlotTooShort | SlotHazard)[] {
  const lengthCm = reachCmOf(slots);
  return slots.flatMap((slot, index) =>
    misfitsOf({ ...slot, lengthCm }, visit).filter(({ code }) => index === 0 || code !== 'slot.too-short'),
  );
}

/** The first slot that does not lie with those before it; null where all lie together (SL2). */
function firstApart(slot: Slot, also: readonly Slot[]): Slot | null {
  if (also.length === 0 || areAdjacent([slot, ...also])) return null;
  return also.find((_, index) => !areAdjacent([slot, ...also.slice(0, index + 1)])) ?? null;
}

function holds(visit: PlacingVisit, slot: Slot): boolean {
  return slot.visitId === visit.visitId && visit.slotIds.includes(slot.id);
}

/** Whether it stands in just these slots, this one first. */
function standsSo(visit: PlacingVisit, slot: Slot, also: readonly Slot[]): boolean {
  const wanted = [slot, ...also].map(({ id }) => id);
  return (
    visit.slotIds[0] === slot.id &&
    wanted.length === visit.slotIds.length &&
    wanted.every((id) => visit.slotIds.includes(id))
  );
}

function vacatedOf(slot: Slot, visitId: VisitId): SlotVacated {
  return { type: 'slot.vacated', slotId: slot.id, visitId, status: statusAfterLeaving(slot.status) };
}

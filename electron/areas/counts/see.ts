import { wireId, type ZoneId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Count, Sighting, Visit } from '../../../shared/domain/records.ts';
import { placeOf } from '../../../shared/domain/slots/ground.ts';
import { readPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { isInRows, zonesOf } from './facts.ts';

type Input = ParsedInput<'count.see'>;

type Seen = Pick<Sighting, 'slotId' | 'zoneId' | 'place'>;

/** Keeps what somebody sees at a place; a later sighting of the same place replaces it (KB1). */
export function see(input: Input, context: Context, count: Count): Result<CommandOutput<'count.see'>, Refusal> {
  const seen = placeSeen(input, context, count);
  if (!seen.ok) return seen;
  const truck = truckSeen(input, context);
  if (!truck.ok) return truck;
  const { counts } = context.stores;
  const facts = {
    countId: count.id,
    ...seen.value,
    ...truck.value,
    isEmpty: input.isEmpty === true,
    note: input.note ?? '',
    seenAt: context.now,
    seenBy: context.actor.user,
  };
  const { visitId } = truck.value;
  const before =
    seen.value.slotId === null
      ? counts.atPlace(count.id, seen.value.place).find((one) => placeOf(one) === placeOf(facts))
      : counts.inSlot(count.id, seen.value.slotId);
  const id = before?.id ?? context.newId('sighting');
  if (before === null || before === undefined) context.log.insert('count.seen', 'sighting', { id, ...facts }, visitId);
  else context.log.update('count.seen', 'sighting', before, facts, visitId);
  return ok({ sightingId: wireId('sighting', id), visitId: visitId === null ? null : wireId('visit', visitId) });
}

/** The place that is looked at; only what this stock-take goes through. */
function placeSeen(input: Input, { stores }: Context, count: Count): Result<Seen, Refusal> {
  const zones = zonesOf(count, stores.slots.zones());
  if (input.slotId !== undefined) {
    const slot = stores.slots.slot(input.slotId);
    if (slot?.removedAt !== null) return refuse({ code: 'slot.unknown' });
    if (!zones.has(slot.zoneId) || !isInRows(count, slot)) return refuse({ code: 'count.place-outside' });
    return ok({ slotId: slot.id, zoneId: slot.zoneId, place: `slot:${wireId('slot', slot.id)}` });
  }
  const zone = stores.slots.zoneByCode(input.zone ?? '');
  if (zone === null) return refuse({ code: 'zone.unknown', zone: input.zone ?? '' });
  const part = partSeen(input);
  const isOutside =
    !zones.has(zone.id) ||
    (count.rows.length > 0 && (part?.kind !== 'row' || !count.rows.includes(part.code))) ||
    (part !== null && !isPartOf({ stores }, zone, part));
  if (isOutside) return refuse({ code: 'count.place-outside' });
  const id = wireId('zone', zone.id);
  return ok({ slotId: null, zoneId: zone.id, place: part === null ? `zone:${id}` : `${part.kind}:${id}:${part.code}` });
}

type Part = { readonly kind: 'row' | 'aisle' | 'bay'; readonly code: string };

function partSeen({ row, aisle, bay }: Input): Part | null {
  if (row !== undefined) return { kind: 'row', code: row };
  if (aisle !== undefined) return { kind: 'aisle', code: aisle };
  return bay === undefined ? null : { kind: 'bay', code: bay };
}

/** Whether people know it by that name: drawn without slots, or as the row of some. */
function isPartOf(
  { stores }: Pick<Context, 'stores'>,
  zone: { readonly id: ZoneId; readonly parts: readonly { readonly kind: string; readonly code: string }[] },
  { kind, code }: Part,
): boolean {
  if (zone.parts.some((part) => part.kind === kind && part.code === code)) return true;
  return kind === 'row' && stores.slots.slots().some((slot) => slot.zoneId === zone.id && slot.row === code);
}

/** The truck by its visit, or by the plate of truck or trailer; one that the record does not know is seen all the same. */
function truckSeen(input: Input, context: Context): Result<Pick<Sighting, 'plate' | 'visitId'>, Refusal> {
  if (input.visitId !== undefined && input.visitId !== null) {
    const visit = requireVisitInYard(context, input.visitId);
    if (!visit.ok) return visit;
    const plate = input.plate === undefined || input.plate === null ? visit.value.plate : readPlate(input.plate).plate;
    return ok({ plate, visitId: visit.value.id });
  }
  if (input.plate === undefined || input.plate === null) return ok({ plate: null, visitId: null });
  const { plate } = readPlate(input.plate);
  return ok({ plate, visitId: inYardBy(plate, context)?.id ?? null });
}

function inYardBy(plate: string, { stores }: Context): Visit | undefined {
  const isHere = ({ stage }: Visit): boolean => isInYard(stage);
  return stores.visits.liveByPlate(plate).findLast(isHere) ?? stores.visits.liveByTrailer(plate).findLast(isHere);
}

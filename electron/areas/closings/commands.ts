import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { areTimesGood } from '../../../shared/domain/closings/closing.ts';
import type { Closing, SlotRecord, Zone } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { beginClosing, endClosing } from '../steps/closings.ts';

type ClosingCommand = 'closing.order' | 'closing.cancel';

export const closingCommands: Pick<Handlers, ClosingCommand> = {
  'closing.order'(input, context) {
    const ground = groundOf(context, input);
    if (!ground.ok) return ground;
    const { zone, slots } = ground.value;
    if (slots.length === 0) return refuse({ code: 'closing.nothing' });
    const fromAt = Math.max(input.from ?? context.now, context.now) as Instant;
    const untilAt = input.until ?? null;
    if (!areTimesGood(fromAt, untilAt, context.now)) return refuse({ code: 'closing.times' });
    context.because(input.reason);
    const closing: Closing = {
      id: context.newId('closing'),
      zoneId: zone?.id ?? null,
      row: input.row ?? null,
      slotIds: slots.map((slot) => slot.id),
      fromAt,
      untilAt,
      reason: input.reason,
      isBroken: input.isBroken ?? false,
      orderedAt: context.now,
      orderedBy: context.actor.user,
      begunAt: null,
      endedAt: null,
      endedHow: null,
    };
    context.log.insert('closing.ordered', 'closing', closing);
    if (fromAt <= context.now) beginClosing(context, closing);
    return ok({ closingId: wireId('closing', closing.id), slots: slots.length, toMove: trucksOn(context, slots) });
  },

  'closing.cancel'(input, context) {
    const closing = context.stores.records.get('closing', input.closingId);
    if (closing === null) return refuse({ code: 'closing.unknown' });
    if (closing.endedAt !== null) return refuse({ code: 'closing.over' });
    if (input.reason !== undefined) context.because(input.reason);
    endClosing(context, closing, 'cancelled');
    return ok({});
  },
};

type Ground = { readonly zone: Zone | null; readonly slots: readonly SlotRecord[] };

/** The slots that a closing is of: some, a row, or a whole zone. */
function groundOf(context: Context, input: ParsedInput<'closing.order'>): Result<Ground, Refusal> {
  const { slots: store } = context.stores;
  if (input.slotIds !== undefined) {
    const slots: SlotRecord[] = [];
    for (const slotId of new Set(input.slotIds)) {
      const slot = store.slot(slotId);
      if (slot === null || slot.removedAt !== null) return refuse({ code: 'slot.unknown' });
      slots.push(slot);
    }
    return ok({ zone: null, slots });
  }
  const zone = store.zoneByCode(input.zone ?? '');
  if (zone === null) return refuse({ code: 'zone.unknown', zone: input.zone ?? '' });
  const slots = store
    .slotsOfZone(zone.id)
    .filter((slot) => !slot.isKeepClear && (input.row === undefined || slot.row === input.row));
  return ok({ zone, slots });
}

/** What has to be moved first, each truck once. */
function trucksOn(context: Context, slots: readonly SlotRecord[]) {
  const seen = new Set<number>();
  return slots.flatMap((slot) => {
    if (slot.visitId === null || seen.has(slot.visitId)) return [];
    seen.add(slot.visitId);
    const { plate } = context.stores.records.require('visit', slot.visitId);
    return [{ visitId: wireId('visit', slot.visitId), plate, slotId: wireId('slot', slot.id) }];
  });
}

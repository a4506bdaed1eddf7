import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { endWish, showRuling } from '../steps/wishes.ts';

/** Ends wishes whose time is over, and lets those rule whose time has come. */
export function turnReservations(_input: unknown, context: Context): Result<object, Refusal> {
  const { reservations } = context.stores;
  for (const wish of reservations.expired(context.now)) endWish(context, wish, 'expired');
  for (const slotId of reservations.turningSlots(context.now)) showRuling(context, slotId);
  return ok({});
}

/** Whether there is anything of that to do now. */
export function areReservationsDue({ stores: { reservations }, now }: Pick<Context, 'stores' | 'now'>): boolean {
  return reservations.expired(now).length > 0 || reservations.turningSlots(now).length > 0;
}

import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/** Ends wishes whose time is over, and lets those rule whose time has come. */
export function turnReservations(_input: unknown, _context: Context): Result<object, Refusal> {
  return ok({});
}

/** Whether there is anything of that to do now. */
export function areReservationsDue(_yard: Pick<Context, 'stores' | 'now'>): boolean {
  return false;
}

import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/** Begins closings whose time has come, and opens again what was closed until now. */
export function turnClosings(_input: unknown, _context: Context): Result<object, Refusal> {
  return ok({});
}

/** Whether there is anything of that to do now. */
export function areClosingsDue(_yard: Pick<Context, 'stores' | 'now'>): boolean {
  return false;
}

import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/** Opens and closes the alarms that follow from what the yard is like now. */
export function watchGround(_input: unknown, _context: Context): Result<object, Refusal> {
  return ok({});
}

/** Whether there is anything of that to do now. */
export function isGroundWatchDue(_yard: Pick<Context, 'stores' | 'now'>): boolean {
  return false;
}

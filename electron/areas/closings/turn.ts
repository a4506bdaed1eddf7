import { ok, type Result } from '../../../shared/kernel/result.ts';
import { dueOf } from '../../../shared/domain/closings/closing.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { beginClosing, endClosing } from '../steps/closings.ts';

/** Begins closings whose time has come, and opens again what was closed until now (CL2). One at a time: each sees the other done. */
export function turnClosings(_input: unknown, context: Context): Result<object, Refusal> {
  const closing = context.stores.closings.open().find((one) => dueOf(one, context.now) !== null);
  if (closing === undefined) return ok({});
  if (dueOf(closing, context.now) === 'begin') beginClosing(context, closing);
  else endClosing(context, closing, 'over');
  return ok({});
}

/** How many closings begin or end now. */
export function countClosingsDue({ stores, now }: Pick<Context, 'stores' | 'now'>): number {
  return stores.closings.open().filter((closing) => dueOf(closing, now) !== null).length;
}

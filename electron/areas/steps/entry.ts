import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';

/** When something happened that is entered now, perhaps late; what was said of it is the reason of the change. */
export function entryOf(
  context: Context,
  input: { readonly occurredAt?: Instant | undefined; readonly reason?: string | undefined },
  overrideReason?: string,
): Result<{ readonly at: Instant; readonly isLate: boolean }, Refusal> {
  const occurred = decideOccurredAt(input.occurredAt, context.now, {
    isCoordinator: isCoordinator(context.actor.roles),
    reason: input.reason ?? overrideReason,
  });
  if (!occurred.ok) return occurred;
  const reason = [overrideReason, input.reason].filter((text) => text !== undefined).join('; ');
  if (reason !== '') context.because(reason);
  return ok(occurred.value);
}

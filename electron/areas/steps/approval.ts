import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { Role } from '../../../shared/domain/vocabulary.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Approver, Context } from '../../engine/handler.ts';

/**
 * The person whose word a command rests on: the second one whose PIN was given in `field`, or whoever is at the station
 * where they may decide it themselves. The change says who it was.
 */
export function requireApproval(
  context: Context,
  field: 'approval' | 'from' | 'to',
  mayApprove: (roles: readonly Role[]) => boolean,
): Result<Approver, Refusal> {
  const given = context.prepared.approvals?.[field];
  if (given === undefined) {
    if (mayApprove(context.actor.roles)) return ok(context.actor);
    return refuse({ code: 'approval.missing' });
  }
  if (!given.ok) return given;
  if (!mayApprove(given.value.roles)) return refuse({ code: 'approval.not-allowed', user: given.value.user });
  context.approvedBy(given.value.user);
  return given;
}

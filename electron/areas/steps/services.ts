import type { Payment, ServedService } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** Takes back what was handed out: it counts nowhere any more (RE31). */
export function cancelService(context: Context, served: ServedService, reason: string): void {
  context.log.update(
    'service.cancelled',
    'service',
    served,
    { cancelledAt: context.now, cancelledBy: context.actor.user, cancelReason: reason },
    served.visitId,
  );
}

/** Takes back what a receipt was written for, with the receipt (RE28). */
export function cancelSold(context: Context, payment: Payment, reason: string): void {
  for (const served of context.stores.rest.soldBy(payment))
    if (served.cancelledAt === null) cancelService(context, served, reason);
}

import { startOfDay } from '../../../shared/kernel/calendar.ts';
import type { YardEvent } from '../../../shared/domain/events.ts';
import { canHaveAgain } from '../../../shared/domain/rest/serve.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { restRefusal } from '../steps/rest-people.ts';

/** CH8: a receipt stays, whatever it was written with; it is taken back by another one. */
export function receiptStays(inverted: readonly YardEvent[]): Refusal | null {
  return inverted.some(({ change }) => change.kind === 'payment') ? { code: 'change.not-reversible' } : null;
}

/** RE31: what was taken back does not count again where the person has had another free one since. */
export function servedAgain(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records, rest } = context.stores;
  for (const { change } of inverted) {
    if (change.kind !== 'service' || change.set?.['cancelledAt'] !== null) continue;
    const back = records.require('service', change.id);
    const refusal = canHaveAgain(
      back,
      rest.servedOf(back.visitId, back.servedOn),
      startOfDay(back.servedOn, context.zone),
      context.site.settings.rest,
    );
    if (refusal !== null) return restRefusal(context, refusal);
  }
  return null;
}

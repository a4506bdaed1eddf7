import { wireId } from '../../../shared/kernel/ids.ts';
import { later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { differencesOf, readOrder } from '../../../shared/domain/queue/authority-order.ts';
import type { AuthorityOrder } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';
import { lineRuleNow, waitingEntries } from '../queue/entries.ts';
import { endAuthorityOrder } from '../steps/authority-orders.ts';
import { requireQueue } from '../steps/lookup.ts';

/** A station's clock may be ahead of the host's by this much. */
const CLOCKS_DIFFER_MS = 2 * MINUTE_MS;

export const authorityOrderCommands: Pick<Handlers, 'order.import' | 'order.end'> = {
  'order.import'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) return found;
    const { queue } = found.value;
    const issuedAt = input.issuedAt ?? context.now;
    const untilAt = input.until ?? null;
    if (
      issuedAt > later(context.now, CLOCKS_DIFFER_MS) ||
      (untilAt !== null && untilAt <= Math.max(issuedAt, context.now))
    )
      return refuse({ code: 'order.times' });
    const entries = waitingEntries(context, queue);
    const { visitIds, unknown } = readOrder(
      input.lines,
      entries.map(({ visit }) => visit),
    );
    if (visitIds.length === 0) return refuse({ code: 'order.nobody-here' });
    const differences = differencesOf(visitIds, entries, lineRuleNow(context, queue));
    const plates = new Map(entries.map(({ visitId, visit }) => [visitId, visit.plate]));
    const answer = {
      matched: visitIds.length,
      unknown: [...unknown],
      differences: differences.map(({ visitId, ...ranks }) => ({
        visitId: wireId('visit', visitId),
        plate: plates.get(visitId) ?? '',
        ...ranks,
      })),
    };
    if (input.dryRun === true) return ok({ orderId: null, ...answer });
    const former = queue.orderId === null ? null : context.stores.records.get('authorityOrder', queue.orderId);
    if (former?.endedAt === null) {
      const set = { endedAt: context.now, endedHow: 'replaced' } as const;
      context.log.update('order.ended', 'authorityOrder', former, set);
    }
    const order: AuthorityOrder = {
      id: context.newId('authorityOrder'),
      queueId: queue.id,
      source: input.source,
      unit: input.unit,
      documentNo: input.documentNo,
      issuedAt,
      untilAt,
      visitIds,
      unknown,
      differences,
      importedAt: context.now,
      importedBy: context.actor.user,
      endedAt: null,
      endedHow: null,
    };
    context.log.insert('order.imported', 'authorityOrder', order);
    context.log.update('order.imported', 'queue', queue, { orderId: order.id });
    return ok({ orderId: wireId('authorityOrder', order.id), ...answer });
  },

  'order.end'(input, context) {
    const order = context.stores.records.get('authorityOrder', input.orderId);
    if (order === null) return refuse({ code: 'order.unknown' });
    if (order.endedAt !== null) return refuse({ code: 'order.over' });
    context.because(input.reason);
    endAuthorityOrder(context, order, 'withdrawn');
    return ok({});
  },
};

import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Handlers } from '../../engine/handler.ts';

export const fastTrackCommands: Pick<Handlers, 'fast-track.document'> = {
  'fast-track.document'(input, context) {
    const order = context.stores.records.get('fastTrack', input.fastTrackId);
    if (order === null) return refuse({ code: 'fast-track.unknown' });
    if (order.documentNo !== null) return refuse({ code: 'fast-track.documented', documentNo: order.documentNo });
    const { documentNo } = input;
    const set = { documentNo, documentAt: context.now };
    context.log.update('fast-track.documented', 'fastTrack', order, set, order.visitId);
    const visit = context.stores.records.require('visit', order.visitId);
    if (visit.fastTrack?.at === order.orderedAt) {
      const fastTrack = { ...visit.fastTrack, documentNo };
      context.log.update('fast-track.documented', 'visit', visit, { fastTrack }, visit.id);
    }
    return ok({});
  },
};

import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireQueue, requireVisit } from '../steps/lookup.ts';
import { endWishesOf } from '../steps/wishes.ts';
import { declareVisit, findSameTrip } from './declare.ts';
import { importList } from './import-list.ts';
import { readTruck } from './truck-input.ts';

export const expectedCommands: Pick<Handlers, 'expected.import' | 'expected.add' | 'expected.cancel'> = {
  'expected.import': importList,

  'expected.add'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction);
    if (!found.ok) return found;
    const { truck, warnings } = readTruck(input, null, {
      direction: input.direction,
      crossingId: found.value.crossing.id,
      cargoClass: input.cargoClass,
      people: context.site.settings.usualPeople,
    });
    const kept = findSameTrip(context, truck);
    if (kept !== null) return refuse({ code: 'visit.duplicate-expected', visitId: wireId('visit', kept.id) });
    const { kind, cameFrom, lengthCm } = input;
    const visit = declareVisit(context, truck, { kind, cameFrom, lengthCm, warnings });
    return ok({ visitId: wireId('visit', visit.id), warnings: [...warnings] });
  },

  'expected.cancel'(input, context) {
    const visit = requireVisit(context, input.visitId);
    if (!visit.ok) return visit;
    if (visit.value.stage !== 'expected') return refuse({ code: 'visit.not-expected', stage: visit.value.stage });
    if (input.reason !== undefined) context.because(input.reason);
    context.log.update('visit.cancelled', 'visit', visit.value, { stage: 'cancelled' }, visit.value.id);
    endWishesOf(context, visit.value.id);
    for (const person of context.stores.people.ofVisit(visit.value.id))
      context.log.update('person.left', 'person', person, { leftAt: context.now }, visit.value.id);
    return ok({});
  },
};

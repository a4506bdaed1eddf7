import { wireId } from '../../../shared/kernel/ids.ts';
import { caseCodeOf } from '../../../shared/domain/gate/cases.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import type { Change } from '../journal/store.ts';

export const caseQueries: Pick<QueryHandlers, 'gate.cases'> = {
  'gate.cases'(_input, context) {
    const { stores } = context;
    const shiftFrom = stores.shifts.open()?.startedAt ?? 0;
    const cases = stores.visits.toConfirm().map((visit) => {
      const change = madeCaseBy(context, visit);
      return {
        visitId: wireId('visit', visit.id),
        plate: visit.plate,
        code: caseCodeOf(visit),
        at: change.at,
        actor: change.actor,
        queueNumber: visit.queueNumber,
        place: visit.place,
        slotCode: visit.slotId === null ? null : stores.records.require('slot', visit.slotId).code,
        seq: change.seq,
        isOverdue: change.at < shiftFrom,
      };
    });
    return { cases: cases.sort((a, b) => a.at - b.at || a.seq - b.seq) };
  },
};

/** The last change that put the visit on the list. */
function madeCaseBy({ stores }: QueryContext, visit: Visit): Change {
  const event = stores.journal
    .eventsOfVisit(visit.id, Number.MAX_SAFE_INTEGER)
    .findLast(({ change }) => change.kind === 'visit' && change.set?.['isToConfirm'] === true);
  const change = event === undefined ? null : stores.journal.change(event.seq);
  if (change === null) throw new Error(`visit ${String(visit.id)} is to confirm by no change`);
  return change;
}

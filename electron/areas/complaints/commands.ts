import { wireId, type FacilityId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import type { Complaint } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisit } from '../steps/lookup.ts';

type ComplaintCommand = 'complaint.note' | 'complaint.follow';

/** What people complain of, and what is done about it (RE25). */
export const complaintCommands: Pick<Handlers, ComplaintCommand> = {
  'complaint.note'(input, context) {
    const facilityId = input.facilityId ?? null;
    const visitId = input.visitId ?? null;
    const about = checkSubject(context, facilityId, visitId);
    if (!about.ok) return about;
    const complaint: Complaint = {
      id: context.newId('complaint'),
      facilityId,
      visitId,
      text: tidy(input.text),
      notedAt: context.now,
      notedBy: context.actor.user,
      steps: [],
      closedAt: null,
      closedBy: null,
    };
    context.log.insert('complaint.noted', 'complaint', complaint, visitId);
    return ok({ complaintId: wireId('complaint', complaint.id) });
  },

  'complaint.follow'(input, context) {
    const complaint = context.stores.records.get('complaint', input.complaintId);
    if (complaint === null) return refuse({ code: 'complaint.unknown' });
    if (complaint.closedAt !== null) return refuse({ code: 'complaint.closed' });
    const { now, actor } = context;
    const steps = [...complaint.steps, { at: now, by: actor.user, text: tidy(input.text) }];
    const isClosed = input.close === true;
    const set = { steps, ...(isClosed && { closedAt: now, closedBy: actor.user }) };
    const type = isClosed ? 'complaint.closed' : 'complaint.followed';
    context.log.update(type, 'complaint', complaint, set, complaint.visitId);
    return ok({});
  },
};

function checkSubject(context: Context, facilityId: FacilityId | null, visitId: VisitId | null): Result<null, Refusal> {
  if (facilityId !== null && context.stores.records.get('facility', facilityId) === null)
    return refuse({ code: 'facility.unknown' });
  if (visitId === null) return ok(null);
  const visit = requireVisit(context, visitId);
  return visit.ok ? ok(null) : visit;
}

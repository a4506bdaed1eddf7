import { wireId } from '../../../shared/kernel/ids.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

type ComplaintQuery = 'complaint.list';

const LISTED = 200;

/** What people complain of, and what is done about it (RE25). */
export const complaintQueries: Pick<QueryHandlers, ComplaintQuery> = {
  'complaint.list'(input, context) {
    const { complaints, records } = context.stores;
    return {
      complaints: complaints.newest(input.limit ?? LISTED).map(({ id, facilityId, visitId, ...rest }) => ({
        complaintId: wireId('complaint', id),
        facility: facilityId === null ? null : records.require('facility', facilityId).name,
        plate: visitId === null ? null : records.require('visit', visitId).plate,
        ...rest,
      })),
    };
  },
};

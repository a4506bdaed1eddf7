import type { QueryHandlers } from '../../engine/handler.ts';

type IncidentQuery = 'incident.list' | 'incident.story';

export const incidentQueries: Pick<QueryHandlers, IncidentQuery> = {
  'incident.list'() {
    throw new Error('not built');
  },

  'incident.story'() {
    throw new Error('not built');
  },
};

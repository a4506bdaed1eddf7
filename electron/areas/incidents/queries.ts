import { wireId } from '../../../shared/kernel/ids.ts';
import { CHECKLISTS } from '../../../shared/domain/incidents/checklists.ts';
import { mayKnowIncident, publicIncident } from '../../../shared/domain/incidents/restricted.ts';
import { checklistOf } from '../../../shared/domain/incidents/steps.ts';
import type { Incident, Pass } from '../../../shared/domain/records.ts';
import type { IncidentSummary, PassFound } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { photoRow } from '../photos/queries.ts';

type IncidentQuery = 'incident.list' | 'incident.story';

const LISTED = 100;

export const incidentQueries: Pick<QueryHandlers, IncidentQuery> = {
  'incident.list'(input, context) {
    const incidents = context.stores.incidents.newest(input.limit ?? LISTED);
    const { roles } = context.actor;
    return {
      incidents: incidents.map((incident) =>
        mayKnowIncident(roles, incident)
          ? summaryOf(context, incident)
          : { ...summaryOf(context, publicIncident(incident)), stepsInAll: 0 },
      ),
    };
  },

  'incident.story'(input, context) {
    const { records, people, photos } = context.stores;
    const incident = records.get('incident', input.incidentId);
    if (incident === null || !mayKnowIncident(context.actor.roles, incident)) return null;
    return {
      incident: {
        ...summaryOf(context, incident),
        note: incident.note,
        outcome: incident.outcome,
        closedBy: incident.closedBy,
        calls: incident.calls,
        steps: checklistOf(incident),
        people: known(incident.people, (id) => records.get('person', id)).map(({ id, role }) => ({
          personId: wireId('person', id),
          name: people.dataOf(id).name,
          role,
        })),
        exits: incident.exits === null ? null : known(incident.exits, (id) => records.get('pass', id)).map(passFound),
        exitsSince: incident.exitsSinceAt,
      },
      photos: photos.ofIncident(incident.id).map(photoRow),
    };
  },
};

/** What an incident names and still is: an arrival or a passage that was taken back never happened (JO4). */
function known<Named extends number, Found>(
  ids: readonly Named[],
  find: (id: Named) => Found | null,
): readonly Found[] {
  return ids.map(find).filter((one) => one !== null);
}

function summaryOf(context: QueryContext, incident: Incident): IncidentSummary {
  const visit = incident.visitId === null ? null : context.stores.records.get('visit', incident.visitId);
  const { id, kind, place, openedAt, openedBy, closedAt, isRestricted } = incident;
  return {
    incidentId: wireId('incident', id),
    kind,
    place,
    plate: visit?.plate ?? null,
    visitId: visit === null ? null : wireId('visit', visit.id),
    openedAt,
    openedBy,
    closedAt,
    stepsDone: checklistOf(incident).filter(({ at }) => at !== null).length,
    stepsInAll: CHECKLISTS[kind].length,
    isRestricted,
  };
}

function passFound({ occurredAt, plate, trailerPlate, gate, lane, departure, actor }: Pass): PassFound {
  return { at: occurredAt, plate, trailerPlate, gate, lane, departure, actor };
}

import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { isRestrictedKind } from '../../../shared/domain/incidents/checklists.ts';
import type { AlarmCode } from '../../../shared/domain/records.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireVisit } from '../steps/lookup.ts';

type IncidentCommand = 'incident.open' | 'incident.step' | 'incident.note' | 'incident.close' | 'alarm.acknowledge';

/** Alarms that ask for eyes only; the others end when a coordinator confirms the case (GA1). */
const ENDS_WHEN_SEEN: ReadonlySet<AlarmCode> = new Set(['left-under-hold', 'clock-jump', 'staying-too-long']);

export const incidentCommands: Pick<Handlers, IncidentCommand> = {
  'incident.open'(input, context) {
    const given = input.visitId ?? null;
    const visit = given === null ? null : requireVisit(context, given);
    if (visit !== null && !visit.ok) return visit;
    const id = context.newId('incident');
    const visitId = visit?.value.id ?? null;
    context.log.insert(
      'incident.opened',
      'incident',
      {
        id,
        kind: input.kind,
        place: input.place ?? visit?.value.place ?? '',
        visitId,
        note: input.note ?? '',
        calls: (input.calls ?? []).map((number) => ({ number, at: context.now })),
        openedAt: context.now,
        openedBy: context.actor.user,
        closedAt: null,
        closedBy: null,
        outcome: '',
        isRestricted: isRestrictedKind(input.kind),
        steps: [],
        people: input.people ?? [],
        exits: null,
      },
      visitId,
    );
    return ok({ incidentId: wireId('incident', id) });
  },

  'incident.step'() {
    throw new Error('not built');
  },

  'incident.note'(input, context) {
    const incident = context.stores.records.get('incident', input.incidentId);
    if (incident === null) return refuse({ code: 'incident.unknown' });
    if (incident.closedAt !== null) return refuse({ code: 'incident.closed' });
    const calls = [...incident.calls, ...(input.calls ?? []).map((number) => ({ number, at: context.now }))];
    const note = [incident.note, input.note ?? ''].filter((text) => text !== '').join('\n');
    context.log.update('incident.noted', 'incident', incident, { note, calls }, incident.visitId);
    return ok({});
  },

  'incident.close'(input, context) {
    const incident = context.stores.records.get('incident', input.incidentId);
    if (incident === null) return refuse({ code: 'incident.unknown' });
    if (incident.closedAt !== null) return refuse({ code: 'incident.closed' });
    const note = [incident.note, input.note ?? ''].filter((text) => text !== '').join('\n');
    context.log.update('incident.closed', 'incident', incident, { note, closedAt: context.now }, incident.visitId);
    return ok({});
  },

  'alarm.acknowledge'(input, context) {
    const alarm = context.stores.records.get('alarm', input.alarmId);
    if (alarm === null) return refuse({ code: 'alarm.unknown' });
    if (alarm.acknowledgedAt === null) {
      const isOver = ENDS_WHEN_SEEN.has(alarm.code);
      const clearedAt = isOver ? context.now : alarm.clearedAt;
      const set = { acknowledgedAt: context.now, acknowledgedBy: context.actor.user, clearedAt };
      context.log.update('alarm.acknowledged', 'alarm', alarm, set, alarm.visitId);
    }
    return ok({});
  },
};

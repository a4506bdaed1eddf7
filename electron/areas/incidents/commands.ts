import { wireId, type PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { ContractFault, type Refusal } from '../../../shared/contract/errors.ts';
import { CHECKLISTS, isRestrictedKind } from '../../../shared/domain/incidents/checklists.ts';
import { exitsSinceOf } from '../../../shared/domain/incidents/exits.ts';
import { mayKnowIncident } from '../../../shared/domain/incidents/restricted.ts';
import { withStep } from '../../../shared/domain/incidents/steps.ts';
import type { AlarmCode, Incident, Visit } from '../../../shared/domain/records.ts';
import type { EventType } from '../../../shared/domain/events.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireLiveVisit, requireVisit } from '../steps/lookup.ts';

type IncidentCommand = 'incident.open' | 'incident.step' | 'incident.note' | 'incident.close' | 'alarm.acknowledge';

/** Alarms that ask for eyes only; the others end when a coordinator confirms the case (GA1). */
const ENDS_WHEN_SEEN: ReadonlySet<AlarmCode> = new Set([
  'left-under-hold',
  'clock-jump',
  'staying-too-long',
  'seal-broken',
]);

export const incidentCommands: Pick<Handlers, IncidentCommand> = {
  'incident.open'(input, context) {
    const isRestricted = isRestrictedKind(input.kind);
    const keysWith = input.keysWith ?? null;
    const isDriverless = input.isDriverless === true;
    const changesTruck = isDriverless || keysWith !== null;
    if (changesTruck && (isRestricted || (input.visitId ?? null) === null)) throw new ContractFault(NO_TRUCK_TO_CHANGE);
    const visit = visitMeant(context, input.visitId ?? null, changesTruck);
    if (!visit.ok) return visit;
    const people = peopleMeant(context, [], input.people ?? []);
    if (!people.ok) return people;
    const id = context.newId('incident');
    logIncident(context, {
      id,
      kind: input.kind,
      place: input.place ?? visit.value?.place ?? '',
      visitId: visit.value?.id ?? null,
      note: input.note ?? '',
      calls: callsAt(input.calls, context.now),
      openedAt: context.now,
      openedBy: context.actor.user,
      closedAt: null,
      closedBy: null,
      outcome: '',
      isRestricted,
      steps: [],
      people: people.value,
      ...(input.kind === 'theft' ? frozenExits(context, visit.value) : { exits: null, exitsSinceAt: null }),
    });
    // The place is the load's (QU6): nothing else of the truck changes (IN5).
    if (visit.value !== null && changesTruck)
      context.log.update(
        'visit.keys-kept',
        'visit',
        visit.value,
        { keysWith: keysWith ?? visit.value.keysWith, isDriverless: isDriverless || visit.value.isDriverless },
        visit.value.id,
      );
    return ok({ incidentId: wireId('incident', id) });
  },

  'incident.step'(input, context) {
    const found = requireOpen(context, input.incidentId);
    if (!found.ok) return found;
    const incident = found.value;
    if (!CHECKLISTS[incident.kind].includes(input.step))
      return refuse({ code: 'incident.step-unknown', kind: incident.kind, step: input.step });
    const done = input.isDone ? { at: context.now, by: context.actor.user } : null;
    const steps = withStep(incident.steps, input.step, done);
    if (steps !== incident.steps) changeIncident(context, 'incident.step-done', incident, { steps });
    return ok({});
  },

  'incident.note'(input, context) {
    const found = requireOpen(context, input.incidentId);
    if (!found.ok) return found;
    const incident = found.value;
    const visit = visitMeant(context, input.visitId ?? null, false);
    if (!visit.ok) return visit;
    const people = peopleMeant(context, incident.people, input.people ?? []);
    if (!people.ok) return people;
    const isOtherTruck = visit.value !== null && visit.value.id !== incident.visitId;
    // The exits of a theft are frozen for the truck that it names: another one is kept in words (IN4).
    const keepsTruck = incident.kind === 'theft' && incident.visitId !== null;
    const isTruckKnownNow = isOtherTruck && !keepsTruck;
    const otherPlate = isOtherTruck && keepsTruck ? visit.value.plateTyped : '';
    const note = [incident.note, input.note ?? '', otherPlate].filter((text) => text !== '').join('\n');
    const set: Partial<Incident> = {
      ...(note !== incident.note && { note }),
      ...((input.calls ?? []).length > 0 && { calls: [...incident.calls, ...callsAt(input.calls, context.now)] }),
      ...(people.value.length > incident.people.length && { people: people.value }),
      ...(isTruckKnownNow && {
        visitId: visit.value.id,
        ...(incident.place === '' && { place: visit.value.place }),
        ...(incident.kind === 'theft' && frozenExits(context, visit.value)),
      }),
    };
    if (Object.keys(set).length > 0) changeIncident(context, 'incident.noted', incident, set);
    return ok({});
  },

  'incident.close'(input, context) {
    const found = requireOpen(context, input.incidentId);
    if (!found.ok) return found;
    const set = { outcome: input.note ?? '', closedAt: context.now, closedBy: context.actor.user };
    changeIncident(context, 'incident.closed', found.value, set);
    return ok({});
  },

  'alarm.acknowledge'(input, context) {
    const ids = [...new Set([input.alarmId, ...(input.alsoAlarmIds ?? [])])];
    for (const id of ids) {
      const alarm = context.stores.records.get('alarm', id);
      if (alarm === null) return refuse({ code: 'alarm.unknown' });
      if (alarm.acknowledgedAt !== null) continue;
      const isOver = ENDS_WHEN_SEEN.has(alarm.code);
      const clearedAt = isOver ? context.now : alarm.clearedAt;
      const set = { acknowledgedAt: context.now, acknowledgedBy: context.actor.user, clearedAt };
      context.log.update('alarm.acknowledged', 'alarm', alarm, set, alarm.visitId);
    }
    return ok({});
  },
};

const NO_TRUCK_TO_CHANGE = {
  code: 'request.invalid',
  issues: [{ path: 'isDriverless', message: 'keys and driver are of a truck, and not told by a restricted incident' }],
} as const;

/** Finds an open incident that the person at the station may work on (IN2, IN3). */
function requireOpen(context: Context, incidentId: Incident['id']): Result<Incident, Refusal> {
  const incident = context.stores.records.get('incident', incidentId);
  if (incident === null) return refuse({ code: 'incident.unknown' });
  if (!mayKnowIncident(context.actor.roles, incident)) throw new ContractFault({ code: 'session.not-allowed' });
  return incident.closedAt === null ? ok(incident) : refuse({ code: 'incident.closed' });
}

function visitMeant(
  context: Context,
  visitId: Visit['id'] | null,
  changesTruck: boolean,
): Result<Visit | null, Refusal> {
  if (visitId === null) return ok(null);
  return changesTruck ? requireLiveVisit(context, visitId) : requireVisit(context, visitId);
}

/** The people who were named already, and those who are named now, each once. */
function peopleMeant(
  context: Context,
  known: readonly PersonId[],
  named: readonly PersonId[],
): Result<readonly PersonId[], Refusal> {
  if (named.some((id) => context.stores.people.get(id) === null)) return refuse({ code: 'person.unknown' });
  return ok([...new Set([...known, ...named])]);
}

function callsAt(numbers: readonly string[] | undefined, at: Instant): Incident['calls'] {
  return (numbers ?? []).map((number) => ({ number, at }));
}

/** Who went out until now (IN4). */
function frozenExits(context: Context, visit: Visit | null): Pick<Incident, 'exits' | 'exitsSinceAt'> {
  const exitsSinceAt = exitsSinceOf(visit, context.now);
  return { exits: context.stores.visits.exitsSince(exitsSinceAt), exitsSinceAt };
}

/** Whose story an incident stands in: a restricted one in nobody's (IN3). */
function storyOf({ isRestricted, visitId }: Incident): Incident['visitId'] {
  return isRestricted ? null : visitId;
}

function logIncident(context: Context, incident: Incident): void {
  context.log.insert('incident.opened', 'incident', incident, storyOf(incident));
}

function changeIncident(context: Context, type: EventType, incident: Incident, set: Partial<Incident>): void {
  context.log.update(type, 'incident', incident, set, storyOf({ ...incident, ...set }));
}

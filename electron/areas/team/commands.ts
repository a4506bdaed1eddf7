import { wireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { tidy } from '../../../shared/kernel/text.ts';
import {
  canHaveDriven,
  drivingClockOf,
  drivingLeftOf,
  knownHoursOf,
  type DrivingStatement,
} from '../../../shared/domain/queue/driver-hours.ts';
import type { Person, TeamData, TeamDriver } from '../../../shared/domain/records.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireCrossing, requireVisitInYard } from '../steps/lookup.ts';

type TeamCommand = 'team.save' | 'driver.hours';

export const teamCommands: Pick<Handlers, TeamCommand> = {
  'team.save'(input, context) {
    const { team, people } = context.stores;
    const old = input.teamDriverId === undefined ? null : team.get(input.teamDriverId);
    if (old === null && input.teamDriverId !== undefined) return refuse({ code: 'team.unknown' });
    const sameCode = team.byCode(input.code);
    if (sameCode !== null && sameCode.id !== old?.id) return refuse({ code: 'team.code-taken', driver: input.code });
    const crossing = input.crossing === undefined || input.crossing === null ? null : input.crossing;
    const found = crossing === null ? null : requireCrossing(context, crossing);
    if (found !== null && !found.ok) return found;
    const id = old?.id ?? context.newId('teamDriver');
    const known = team.dataOf(id);
    const said: TeamData = {
      name: input.name === undefined ? known.name : tidy(input.name),
      phone: input.phone === undefined ? known.phone : input.phone,
      licenceNo: input.licenceNo === undefined ? known.licenceNo : input.licenceNo,
    };
    const digest = context.rememberDriver(id, said);
    const driver: TeamDriver = {
      id,
      code: input.code,
      crossingId: input.crossing === undefined ? (old?.crossingId ?? null) : (found?.value.id ?? null),
      duty: input.duty ?? old?.duty ?? [],
      driving: old?.driving ?? null,
      isActive: input.isActive ?? old?.isActive ?? true,
    };
    if (old === null) context.log.insert('team.saved', 'teamDriver', driver, null, { digest });
    else {
      const { code, crossingId, duty, isActive } = driver;
      context.log.update('team.saved', 'teamDriver', old, { code, crossingId, duty, isActive }, null, { digest });
    }
    // Whoever sees the truck sees the duty of its driver: its row is told anew.
    for (const person of people.ofTeam())
      if (person.teamDriverId === id) context.log.update('team.saved', 'person', person, { teamDriverId: id });
    return ok({ teamDriverId: wireId('teamDriver', id) });
  },

  'driver.hours'(input, context) {
    const found = input.visitId === undefined ? null : requireVisitInYard(context, input.visitId);
    if (found !== null && !found.ok) return found;
    const { people, team } = context.stores;
    const atWheel = found === null ? null : people.ofVisit(found.value.id).find(({ role }) => role === 'driver');
    if (atWheel === undefined) return refuse({ code: 'person.unknown' });
    const teamDriverId = atWheel?.teamDriverId ?? input.teamDriverId ?? null;
    const member = teamDriverId === null ? null : team.get(teamDriverId);
    if (atWheel === null && member === null) return refuse({ code: 'team.unknown' });
    const driving: DrivingStatement = {
      at: input.at ?? context.now,
      sinceBreakMs: input.sinceBreakMinutes * MINUTE_MS,
      todayMs: input.todayMinutes * MINUTE_MS,
      weekMs: input.weekMinutes * MINUTE_MS,
    };
    // A statement says how long was driven before the truck came to stand here.
    const isBeforeArrival = found !== null && driving.at < (found.value.arrivedAt ?? 0);
    // What was said of a later time is not undone by what comes to be written down afterwards.
    const isOutdated = driving.at < ((member ?? atWheel)?.driving?.at ?? 0);
    if (isBeforeArrival || isOutdated || !canHaveDriven(driving, context.now, context.zone))
      return refuse({ code: 'driver.hours-wrong' });
    if (member !== null) context.log.update('person.drove', 'teamDriver', member, { driving });
    for (const person of driversOf(context, atWheel, member))
      context.log.update('person.drove', 'person', person, { driving }, person.visitId);
    const clock = drivingClockOf(context.now, context.zone);
    const restedSince = atWheel === null ? null : knownHoursOf(atWheel).restedSince;
    const left = drivingLeftOf({ driving, restedSince }, clock, context.site.settings.driverHours);
    return ok({ minutesLeft: Math.floor((left?.ms ?? 0) / MINUTE_MS) });
  },
};

/** The people of visits whose hours these are: of the team's driver wherever he is, else the one at the wheel. */
function driversOf(context: Context, atWheel: Person | null, member: TeamDriver | null): readonly Person[] {
  if (member === null) return atWheel === null ? [] : [atWheel];
  return context.stores.people.ofTeam().filter(({ teamDriverId }) => teamDriverId === member.id);
}

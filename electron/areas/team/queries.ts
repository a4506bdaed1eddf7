import { wireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { drivingClockOf, drivingLeftOf, isOnDuty } from '../../../shared/domain/queue/driver-hours.ts';
import type { ShownTeamDriver } from '../../../shared/contract/queries.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const teamQueries: Pick<QueryHandlers, 'team.list'> = {
  'team.list'(_input, context) {
    const { people, records, team } = context.stores;
    const clock = drivingClockOf(context.now, context.zone);
    const visitIds = new Map(people.ofTeam().map((person) => [person.teamDriverId, person.visitId]));
    const drivers = team.list().map((driver): ShownTeamDriver => {
      const { id, code, crossingId, driving, duty, isActive } = driver;
      const visitId = visitIds.get(id) ?? null;
      const left = drivingLeftOf({ driving, restedSince: null }, clock, context.site.settings.driverHours);
      return {
        teamDriverId: wireId('teamDriver', id),
        code,
        ...team.dataOf(id),
        crossing: crossingId === null ? null : records.require('crossing', crossingId).name,
        duty,
        isActive,
        isOnDuty: isActive && isOnDuty(duty, clock),
        minutesLeft: left === null ? null : Math.floor(left.ms / MINUTE_MS),
        visitId: visitId === null ? null : wireId('visit', visitId),
        plate: visitId === null ? null : records.require('visit', visitId).plate,
      };
    });
    const rankOf = ({ isOnDuty: isOn, isActive }: ShownTeamDriver): number => (isOn ? 0 : isActive ? 1 : 2);
    return { drivers: drivers.sort((a, b) => rankOf(a) - rankOf(b)) };
  },
};

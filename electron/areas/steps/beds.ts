import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { centreOf } from '../../../shared/domain/ground/nearest-tractor.ts';
import type { Bed as BedRecord, Visit } from '../../../shared/domain/records.ts';
import { decideCheckIn, decideCheckInAnywhere, type CheckedIn } from '../../../shared/domain/rest/beds.ts';
import type { BedWish } from '../../../shared/domain/rest/choose-bed.ts';
import { leavesAbout, type LineAhead } from '../../../shared/domain/rest/leaves-at.ts';
import { offeredBeds } from '../../../shared/domain/rest/offer.ts';
import type { CheckInRefusal } from '../../../shared/domain/rest/refusals.ts';
import type { Bed, RestPerson } from '../../../shared/domain/rest/types.ts';
import { walkMetres, type PlanPlace } from '../../../shared/domain/rest/walk.ts';
import { isSameFirm } from '../../../shared/domain/slots/wishes.ts';
import type { Context } from '../../engine/handler.ts';

type Reading = Pick<Context, 'stores' | 'now' | 'zone' | 'site'>;

/** All beds as the rules see them. */
export function bedsOnOffer({ stores: { rest }, now, zone }: Reading): readonly Bed[] {
  return offeredBeds(rest.beds(), rest.rooms(), rest.facilities(), now, zone);
}

/** Which bed somebody of this visit gets: the one that is named, else the best free one (RE1, RE9). */
export function decideBed(
  context: Reading,
  visit: Visit,
  person: RestPerson,
  named: BedRecord | null,
): Result<CheckedIn, CheckInRefusal> {
  return named === null
    ? decideCheckInAnywhere(person, bedsOnOffer(context), bedWishOf(context, visit, person))
    : decideCheckIn(person, bedOnOffer(context, named));
}

/** One bed as the rules see it. */
function bedOnOffer({ stores: { records }, now, zone }: Reading, bed: BedRecord): Bed {
  const facility = records.require('facility', bed.facilityId);
  const room = bed.roomId === null ? null : records.get('room', bed.roomId);
  const [offered] = offeredBeds([bed], room === null ? [] : [room], [facility], now, zone);
  if (offered === undefined) throw new Error(`no bed ${bed.code}`);
  return offered;
}

/** What speaks for one bed or another for a person of this visit (RE9, RE10). */
export function bedWishOf(context: Reading, visit: Visit, person: RestPerson): BedWish {
  const { stores, now, site } = context;
  const from = placeOf(context, visit);
  const doors = new Map(stores.rest.facilities().map((one) => [one.id, one]));
  return {
    now,
    expectedDepartureAt: leavesAbout(visit, lineAheadOf(context, visit), now),
    walkToM(facilityId) {
      const { xCm = null, yCm = null } = doors.get(facilityId) ?? {};
      return from === null || xCm === null || yCm === null ? null : walkMetres(from, { xCm, yCm });
    },
    isFamily: isFamily(context, visit, person),
    roomsOfFirm: new Set(
      stores.rest
        .sleepersInRooms()
        .filter(({ visitId, carrier }) => visitId === visit.id || isSameFirm(carrier, visit.carrier))
        .map(({ roomId }) => roomId),
    ),
    settings: site.settings.rest,
  };
}

/** Where a truck stands on the plan: its slot, else the middle of its zone; null when neither is drawn. */
function placeOf({ stores: { records } }: Pick<Reading, 'stores'>, visit: Visit): PlanPlace | null {
  if (visit.slotId !== null) return records.require('slot', visit.slotId);
  const zone = visit.placeZoneId === null ? null : records.get('zone', visit.placeZoneId);
  const centre = zone === null ? null : centreOf(zone.outline);
  return centre === null ? null : { xCm: centre[0], yCm: centre[1] };
}

function lineAheadOf({ stores: { queues, records } }: Reading, visit: Visit): LineAhead | null {
  if (visit.stage !== 'waiting' || visit.queueId === null || visit.joinedAt === null) return null;
  const { capacityPerHour } = records.require('queue', visit.queueId);
  return { trucks: queues.countWaitingBefore(visit.queueId, visit.joinedAt), perHour: capacityPerHour };
}

/** Whether a woman and somebody who is not said to be one came with this truck. */
function isFamily({ stores: { people } }: Reading, visit: Visit, person: RestPerson): boolean {
  const isWoman = (personId: PersonId): boolean =>
    (personId === person.personId ? person.isWoman : people.dataOf(personId).isWoman) === true;
  const women = people.ofVisit(visit.id).map(({ id }) => isWoman(id));
  return women.includes(true) && women.includes(false);
}

import { wireId } from '../../../shared/kernel/ids.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { HOME_COUNTRY } from '../../../shared/domain/people/nationality.ts';
import { lodgersOf, missingOf, nationalityOf, nightOf, type Lodger } from '../../../shared/domain/people/lodging.ts';
import type { LodgingLine } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Yard = Pick<QueryContext, 'stores' | 'site' | 'zone'>;

/** Who lodges in the night of a day. Rule RE15. */
export function lodgersOn({ stores, site, zone }: Yard, on: Day): readonly Lodger[] {
  const night = nightOf(on, site.settings.rest.lodgingAtMinute, zone);
  return lodgersOf(stores.lodging.staysBetween(night.from, night.to), night);
}

/** The lines of a day's lodging list, by the time of coming. */
export function lodgingLines(yard: Yard, on: Day): readonly LodgingLine[] {
  return lodgersOn(yard, on).map((lodger) => lineOf(yard, lodger));
}

/** When a day's list has to be ready. */
export function lodgingDueAt({ site, zone }: Pick<Yard, 'site' | 'zone'>, on: Day): Instant {
  return nightOf(on, site.settings.rest.lodgingAtMinute, zone).from;
}

function lineOf({ stores }: Yard, { personId, from, to, stay }: Lodger): LodgingLine {
  const person = stores.records.require('person', personId);
  const data = stores.people.dataOf(personId);
  const nationality = nationalityOf(person, data);
  const bed = stores.records.require('bed', stay.bedId);
  const facility = stores.records.require('facility', bed.facilityId);
  const room = bed.roomId === null ? null : stores.records.require('room', bed.roomId);
  return {
    personId: wireId('person', personId),
    name: data.name,
    documentNo: data.documentNo,
    isWoman: data.isWoman,
    identity: data.identity,
    nationality,
    isForeigner: nationality !== null && nationality !== HOME_COUNTRY,
    plate: stores.records.require('visit', person.visitId).plate,
    place: [facility.name, room?.code, bed.code].filter((part) => part !== undefined).join(' · '),
    from,
    to,
    reason: stay.reason,
    // What was erased lacks nothing that anybody could still ask.
    missing: person.erasedAt === null ? missingOf(data, nationality) : [],
    erasedAt: person.erasedAt,
  };
}

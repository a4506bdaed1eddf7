import { addDays, atMinuteOfDay, dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Person, PersonData, Stay } from '../records.ts';
import { HOME_COUNTRY } from './nationality.ts';

/** The night ends when people get up. */
const NIGHT_ENDS_MINUTE = 6 * 60;

/** What a lodging list asks of everybody and may lack. */
export const LODGING_FIELDS = ['name', 'document', 'born-on', 'nationality'] as const;
export type LodgingField = (typeof LODGING_FIELDS)[number];

/** A night of a list: from the hour at which the list has to be ready until the morning after. */
export type Night = { readonly from: Instant; readonly to: Instant };

/**
 * The night that a day's lodging list is of. Law on Residence 68/2020/QH14 Art. 30: whoever lodges people tells the police
 * before 23:00 of the day, and until 8:00 of the next one of whoever comes after 23:00. Rule RE15.
 */
export function nightOf(on: Day, lodgingAtMinute: number, zone: TimeZone): Night {
  return {
    from: atMinuteOfDay(on, lodgingAtMinute, zone),
    to: atMinuteOfDay(addDays(on, 1), NIGHT_ENDS_MINUTE, zone),
  };
}

/** The day whose list is being kept now: until the morning it is still that of the day before. */
export function lodgingDayOf(now: Instant, zone: TimeZone): Day {
  const today = dayOf(now, zone);
  return now < atMinuteOfDay(today, NIGHT_ENDS_MINUTE, zone) ? addDays(today, -1) : today;
}

/** One person's night: from the first bed to the last. */
export type Lodger = {
  readonly personId: PersonId;
  readonly from: Instant;
  readonly to: Instant | null;
  /** The last bed, and what the stay is for. */
  readonly stay: Stay;
};

/**
 * Who lodges in a night: whoever lies in a bed for some part of it. Who sleeps in the cab is on no list: the yard lodges
 * nobody there. Whoever says to be gone before it begins is not expected to stay. Rule RE15.
 */
export function lodgersOf(stays: readonly Stay[], night: Night): readonly Lodger[] {
  const lodgers = new Map<PersonId, Lodger>();
  for (const stay of stays) {
    const to = stay.endedAt ?? stay.untilAt;
    if (stay.endedHow === 'corrected' || stay.startedAt >= night.to || (to !== null && to <= night.from)) continue;
    const before = lodgers.get(stay.personId);
    lodgers.set(stay.personId, { personId: stay.personId, from: before?.from ?? stay.startedAt, to, stay });
  }
  return [...lodgers.values()];
}

/** Whose national somebody is by what is known; null = nobody knows. */
export function nationalityOf(
  person: Pick<Person, 'nationality'>,
  { identity }: Pick<PersonData, 'identity'>,
): string | null {
  if (person.nationality !== null) return person.nationality;
  if (identity?.kind === 'cccd') return HOME_COUNTRY;
  return identity?.kind === 'passport' ? identity.issuedBy : null;
}

/** What the list still lacks of somebody. Rule RE15. */
export function missingOf(data: PersonData, nationality: string | null): readonly LodgingField[] {
  const isMissing: Readonly<Record<LodgingField, boolean>> = {
    name: data.name === null,
    document: data.documentNo === null,
    'born-on': (data.identity?.bornOn ?? null) === null,
    nationality: nationality === null,
  };
  return LODGING_FIELDS.filter((field) => isMissing[field]);
}

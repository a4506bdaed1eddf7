import type { Instant } from '../../kernel/instant.ts';
import type { BedId, PersonId, StayId, VisitId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { rankBeds, type BedWish } from './choose-bed.ts';
import type { CheckInRefusal, CheckOutRefusal } from './refusals.ts';
import type { RestSettings } from './settings.ts';
import { isOnSite, type Bed, type RestPerson, type RestStay } from './types.ts';

/** A person took a bed. */
export type CheckedIn = {
  readonly type: 'rest.checked-in';
  readonly bedId: BedId;
  readonly personId: PersonId;
  readonly visitId: VisitId | null;
};

/** A person gave a bed back. */
export type CheckedOut = {
  readonly type: 'rest.checked-out';
  readonly stayId: StayId;
  readonly bedId: BedId;
  readonly personId: PersonId;
};

/** Decides whether a person may take this bed. Rules RE1, RE7, RE9. */
export function decideCheckIn(person: RestPerson, bed: Bed): Result<CheckedIn, CheckInRefusal> {
  const refusal = canRest(person) ?? canTake(person, bed);
  return refusal === null ? ok(checkedIn(person, bed)) : refuse(refusal);
}

/** Decides which free bed a person gets when nobody names one. Rules RE1, RE9. */
export function decideCheckInAnywhere(
  person: RestPerson,
  beds: readonly Bed[],
  wish: BedWish,
): Result<CheckedIn, CheckInRefusal> {
  const personRefusal = canRest(person);
  if (personRefusal !== null) return refuse(personRefusal);
  const [best] = rankBeds(person, beds, wish);
  return best === undefined ? refuse(noFreeBed(person, beds)) : ok(checkedIn(person, best.bed));
}

/** Why this bed takes this person not, or null. */
function canTake(person: RestPerson, bed: Bed): CheckInRefusal | null {
  if (bed.stayId !== null) return { code: 'rest.bed-taken', stayId: bed.stayId };
  if (bed.status !== 'usable') return { code: 'rest.bed-unusable', status: bed.status };
  if (bed.shut !== null) return bed.shut;
  if (bed.forWhom === 'women' && person.isWoman === false) return { code: 'rest.bed-for-women' };
  if (bed.forWhom === 'men' && person.isWoman === true) return { code: 'rest.bed-for-men' };
  return null;
}

function checkedIn(person: RestPerson, bed: Bed): CheckedIn {
  return { type: 'rest.checked-in', bedId: bed.id, personId: person.personId, visitId: person.visitId };
}

/** Women are told of the other beds: somebody may name one. */
function noFreeBed(person: RestPerson, beds: readonly Bed[]): CheckInRefusal {
  const hasOther = person.isWoman === true && beds.some((bed) => canTake(person, bed) === null);
  return { code: hasOther ? 'rest.no-free-bed-for-women' : 'rest.no-free-bed' };
}

/** Why this person may take no bed at all, or null. Rule RE1. */
export function canRest(person: RestPerson): CheckInRefusal | null {
  if (!isOnSite(person)) return { code: 'rest.not-on-site', personId: person.personId };
  if (person.openStay !== null) return { code: 'rest.already-resting', ...person.openStay };
  return null;
}

/** Decides whether a stay may be ended. Rule RE1. */
export function decideCheckOut(stay: RestStay): Result<CheckedOut, CheckOutRefusal> {
  if (stay.endedAt !== null) return refuse({ code: 'rest.stay-ended', endedAt: stay.endedAt });
  return ok({ type: 'rest.checked-out', stayId: stay.id, bedId: stay.bedId, personId: stay.personId });
}

/** Whether somebody stays on site so long after the visit departed that people should ask. Rule RE1. */
export function isStayingTooLong(
  visitDepartedAt: Instant,
  now: Instant,
  settings: Pick<RestSettings, 'stayingAlarmMs'>,
): boolean {
  return now - visitDepartedAt >= settings.stayingAlarmMs;
}

/** Whether a time that somebody names for a stay can be: still to come, and not woken after the stay is over. Rule RE11. */
export function areStayTimesRight(
  times: { readonly untilAt: Instant | null; readonly wakeAt: Instant | null },
  now: Instant,
): boolean {
  const { untilAt, wakeAt } = times;
  if ([untilAt, wakeAt].some((at) => at !== null && at <= now)) return false;
  return untilAt === null || wakeAt === null || wakeAt <= untilAt;
}

/** Whether somebody lies there longer than was said; the bed is shown so, and nobody is put out. Rule RE11. */
export function isOverdue(stay: { readonly untilAt: Instant | null }, now: Instant): boolean {
  return stay.untilAt !== null && stay.untilAt <= now;
}

import type { Instant } from '../../kernel/instant.ts';
import type { BedId, FacilityId, PersonId, StayId, VisitId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
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

/** What is known about the rest that somebody looks for a bed for. */
export type BedWish = {
  readonly now: Instant;
  /** When the person's truck is expected to leave; null while nobody can tell. */
  readonly expectedDepartureAt: Instant | null;
  /** Walk from the truck's slot or zone to a dormitory, in metres; 0 when the place is not known. */
  readonly walkToM: (facilityId: FacilityId) => number;
  readonly settings: Pick<RestSettings, 'longRestMs'>;
};

/** Decides whether a person may take this bed. Rule RE1. */
export function decideCheckIn(person: RestPerson, bed: Bed): Result<CheckedIn, CheckInRefusal> {
  const personRefusal = canRest(person);
  if (personRefusal !== null) return refuse(personRefusal);
  if (bed.stayId !== null) return refuse({ code: 'rest.bed-taken', stayId: bed.stayId });
  if (bed.status !== 'usable') return refuse({ code: 'rest.bed-unusable', status: bed.status });
  if (bed.isForWomen && person.isWoman === false) return refuse({ code: 'rest.bed-for-women' });
  return ok({ type: 'rest.checked-in', bedId: bed.id, personId: person.personId, visitId: person.visitId });
}

/** Decides which free bed a person gets when nobody names one. Rule RE1. */
export function decideCheckInAnywhere(
  person: RestPerson,
  beds: readonly Bed[],
  wish: BedWish,
): Result<CheckedIn, CheckInRefusal> {
  const personRefusal = canRest(person);
  if (personRefusal !== null) return refuse(personRefusal);
  const bed = bestBedOf(beds, person, wish);
  return bed === null ? refuse({ code: 'rest.no-free-bed' }) : decideCheckIn(person, bed);
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

/** A bed on the other side is taken when it saves more than this walk. */
const QUIET_WORTH_M = 300;

function bestBedOf(beds: readonly Bed[], person: RestPerson, wish: BedWish): Bed | null {
  // A woman is never put among men unasked; the attendant can name another bed.
  const isForWomen = person.isWoman === true && beds.some((bed) => bed.isForWomen);
  const staysLong =
    wish.expectedDepartureAt === null || wish.expectedDepartureAt - wish.now >= wish.settings.longRestMs;
  let best: Bed | null = null;
  let bestCost = Infinity;
  for (const bed of beds) {
    if (bed.stayId !== null || bed.status !== 'usable' || bed.isForWomen !== isForWomen) continue;
    const cost = wish.walkToM(bed.facilityId) + (bed.isQuiet === staysLong ? 0 : QUIET_WORTH_M);
    if (cost < bestCost || (cost === bestCost && best !== null && bed.id < best.id)) {
      best = bed;
      bestCost = cost;
    }
  }
  return best;
}

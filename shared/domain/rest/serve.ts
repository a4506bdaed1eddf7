import { later, type Instant } from '../../kernel/instant.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Service } from '../vocabulary.ts';
import type { ServeRefusal } from './refusals.ts';
import type { Entitlement, RestSettings } from './settings.ts';
import type { SittingTime } from './sittings.ts';
import { isOnSite, type RestPerson, type Served } from './types.ts';

/** What somebody asks for at the counter. */
export type ServeRequest = {
  /** The one person named, or all people of the visit when nobody is. */
  readonly people: readonly RestPerson[];
  readonly service: Service;
  readonly quantity: number;
  readonly isPaid: boolean;
  /** Whether it was handed out long ago and is only written down now: a fact is recorded, never refused. */
  readonly isLate: boolean;
  /** When it is, or was, handed out. */
  readonly now: Instant;
  /** The first instant of the yard's day, from which entitlements count. */
  readonly dayStartedAt: Instant;
  /** The sitting that it would count for; null or absent = none. */
  readonly sitting?: SittingTime | null;
};

/** Things were handed out: to whom and how many each. */
export type ServedOut = {
  readonly type: 'rest.served';
  readonly service: Service;
  readonly isPaid: boolean;
  readonly shares: readonly { readonly personId: PersonId; readonly quantity: number }[];
};

/**
 * Decides whether meals, shower turns and the like may be handed out. Paid and late ones always may; free ones only
 * as far as the people's entitlement of the day reaches. `served` may hold other people, services and days. Rule RE2.
 */
export function decideServe(
  request: ServeRequest,
  served: readonly Served[],
  settings: Pick<RestSettings, 'entitlements'>,
): Result<ServedOut, ServeRefusal> {
  const { people, service, quantity, isPaid, isLate } = request;
  if (!Number.isSafeInteger(quantity) || quantity < 1) return refuse({ code: 'rest.quantity-invalid' });
  const [first] = people;
  if (first === undefined) return refuse({ code: 'rest.nobody-to-serve' });
  const handedOut = { type: 'rest.served', service, isPaid } as const;
  if (isPaid) return ok({ ...handedOut, shares: [{ personId: first.personId, quantity }] });
  if (isLate) {
    const had = people.map(({ personId }) => ({ personId, left: Number.POSITIVE_INFINITY }));
    return ok({ ...handedOut, shares: sharesOf(had, quantity) });
  }

  const onSite = people.filter(isOnSite);
  if (onSite.length === 0) return refuse({ code: 'rest.not-on-site', personId: first.personId });
  const entitlement = settings.entitlements[service];
  if (entitlement.perDay === 0) return refuse({ code: 'rest.not-free', service });

  const claims = onSite.map((person) => claimOf(person.personId, request, served, entitlement));
  const left = claims.reduce((sum, claim) => sum + claim.left, 0);
  if (left === 0) return refuse(alreadyServed(claims));
  if (quantity > left) return refuse({ code: 'rest.over-entitlement', left });
  return ok({ ...handedOut, shares: sharesOf(claims, quantity) });
}

/** How many free ones a person has had today and may have in all, for the counter ("2/4"). Rule RE2. */
export function entitlementUseOf(
  request: Pick<ServeRequest, 'people' | 'service' | 'dayStartedAt'>,
  served: readonly Served[],
  settings: Pick<RestSettings, 'entitlements'>,
): { readonly used: number; readonly allowed: number } {
  const people = new Set(request.people.map((person) => person.personId));
  const used = served
    .filter((each) => people.has(each.personId) && isFreeToday(each, request.service, request.dayStartedAt))
    .reduce((sum, each) => sum + each.quantity, 0);
  return { used, allowed: people.size * settings.entitlements[request.service].perDay };
}

/**
 * How many free ones the people have had of those that they may have had by now: of a kind that has a gap one each at
 * a time ("1/2" at this sitting), else of the whole day. Rule RE2.
 */
export function useNowOf(
  request: ServeRequest,
  served: readonly Served[],
  settings: Pick<RestSettings, 'entitlements'>,
): { readonly used: number; readonly allowed: number } {
  const entitlement = settings.entitlements[request.service];
  if (entitlement.gapMs === 0) return entitlementUseOf(request, served, settings);
  const waiting = request.people.filter(
    ({ personId }) => claimOf(personId, request, served, entitlement).left === 0,
  ).length;
  return { used: waiting, allowed: request.people.length };
}

/** Why a free one that was taken back may not count again: the person has had another since. Rule RE31. */
export function canHaveAgain(
  back: Served,
  served: readonly Served[],
  dayStartedAt: Instant,
  settings: Pick<RestSettings, 'entitlements'>,
): ServeRefusal | null {
  const entitlement = settings.entitlements[back.service];
  if (back.isPaid) return null;
  const had = served.filter((each) => each.personId === back.personId && isFreeToday(each, back.service, dayStartedAt));
  const used = had.reduce((sum, each) => sum + each.quantity, 0);
  const other = had.find((each) => isTooNear(each, back, entitlement)) ?? had.at(-1);
  if (other === undefined) return null;
  if (used + back.quantity <= entitlement.perDay && !isTooNear(other, back, entitlement)) return null;
  return { code: 'rest.already-served', personId: back.personId, servedAt: other.servedAt, nextAt: null };
}

/** Whether two of a kind that has a gap are at one sitting, or nearer than the gap where one is at none. */
function isTooNear(one: Served, other: Served, { gapMs }: Entitlement): boolean {
  const [sitting, otherSitting] = [one.sitting ?? null, other.sitting ?? null];
  if (gapMs === 0) return false;
  return sitting !== null && otherSitting !== null
    ? sitting === otherSitting
    : Math.abs(one.servedAt - other.servedAt) < gapMs;
}

type Claim = {
  readonly personId: PersonId;
  readonly left: number;
  readonly lastAt: Instant | null;
  readonly nextAt: Instant | null;
};

function claimOf(
  personId: PersonId,
  request: ServeRequest,
  served: readonly Served[],
  entitlement: Entitlement,
): Claim {
  const had = served.filter(
    (each) => each.personId === personId && isFreeToday(each, request.service, request.dayStartedAt),
  );
  const used = had.reduce((sum, each) => sum + each.quantity, 0);
  const lastAt = had.reduce<Instant | null>(
    (last, each) => (last === null || each.servedAt > last ? each.servedAt : last),
    null,
  );
  const rest = Math.max(0, entitlement.perDay - used);
  if (rest === 0 || entitlement.gapMs === 0) return { personId, left: rest, lastAt, nextAt: null };
  const nextAt = had.reduce<Instant>((latest, each) => {
    const until = againAt(each, request, entitlement);
    return until > latest ? until : latest;
  }, request.now);
  return { personId, left: nextAt > request.now ? 0 : 1, lastAt, nextAt };
}

/** From when on the next one may be had after this one: at another sitting, or after the gap where there are none. */
function againAt(had: Served, { sitting, now }: ServeRequest, { gapMs }: Entitlement): Instant {
  const hadAt = had.sitting ?? null;
  if (sitting === null || sitting === undefined || hadAt === null) return later(had.servedAt, gapMs);
  return hadAt === sitting.code ? sitting.to : now;
}

function isFreeToday(served: Served, service: Service, dayStartedAt: Instant): boolean {
  return served.service === service && !served.isPaid && served.servedAt >= dayStartedAt;
}

function alreadyServed(claims: readonly Claim[]): ServeRefusal {
  const latest = claims.toSorted((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))[0] as Claim;
  const nextAt = claims.reduce<Instant | null>(
    (soonest, claim) =>
      claim.nextAt !== null && (soonest === null || claim.nextAt < soonest) ? claim.nextAt : soonest,
    null,
  );
  return {
    code: 'rest.already-served',
    personId: latest.personId,
    servedAt: latest.lastAt as Instant,
    nextAt,
  };
}

/** One each first, so that two meals for two people go to both. */
function sharesOf(claims: readonly Pick<Claim, 'personId' | 'left'>[], quantity: number): ServedOut['shares'] {
  const given = new Map<PersonId, number>();
  let rest = quantity;
  for (let round = 1; rest > 0; round += 1) {
    for (const claim of claims) {
      if (rest === 0 || claim.left < round) continue;
      given.set(claim.personId, (given.get(claim.personId) ?? 0) + 1);
      rest -= 1;
    }
  }
  return [...given].map(([personId, each]) => ({ personId, quantity: each }));
}

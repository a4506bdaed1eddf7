import type { Instant } from '../../../shared/kernel/instant.ts';
import { accountOf, type Account } from '../../../shared/domain/reports/accounts.ts';
import {
  extremesOf,
  movementsOf,
  peopleRunsOf,
  runsOf,
  type DepartureFact,
  type Run,
  type RunMovement,
} from '../../../shared/domain/reports/presence.ts';
import type { Interval } from '../../../shared/domain/reports/intervals.ts';
import { reportTime, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { ReportVisit, StandingRow } from './store.ts';

type Reading = Pick<QueryContext, 'stores'>;

/** Visits and their times in the yard, read once for a report. */
export type Yard = {
  readonly visit: (visitId: number) => ReportVisit;
  /** Many visits, among them these: read at once, at half the cost of each by itself. */
  readonly visits: (visitIds: Iterable<number>) => ReadonlyMap<number, ReportVisit>;
  readonly departureOf: (visitId: number) => DepartureFact;
  readonly presence: (from: Instant, to: Instant) => Presence;
  /** The same where every visit of the time will be asked for. */
  readonly presenceOfAll: (from: Instant, to: Instant) => Presence;
};

export type Presence = {
  /** As they were read: where each truck stood, move by move. */
  readonly standings: readonly StandingRow[];
  readonly site: readonly Run[];
  readonly zones: readonly Run[];
  readonly byZone: ReadonlyMap<number, readonly Run[]>;
  readonly siteMovements: readonly RunMovement[];
};

/** There just before an instant: as the closing stock is counted. */
export function isThere({ from, to }: Interval, end: Instant): boolean {
  return from < end && (to === null || to >= end);
}

/** Reads each visit and each time once, and joins standings to times in the yard. */
export function createYard({ stores }: Reading): Yard {
  const presences = new Map<string, Presence>();
  const visits = new Map<number, ReportVisit>();
  const visitsOf = (visitIds: Iterable<number>): ReadonlyMap<number, ReportVisit> => {
    const unread = new Set<number>();
    for (const visitId of visitIds) if (!visits.has(visitId)) unread.add(visitId);
    if (unread.size > 0) for (const one of stores.reports.visits(unread)) visits.set(one.id, one);
    return visits;
  };
  const visit = (visitId: number): ReportVisit => {
    let found = visits.get(visitId);
    if (found === undefined) visits.set(visitId, (found = stores.reports.visit(visitId)));
    return found;
  };
  const departureOf = (visitId: number): DepartureFact => {
    const { departedAt, departure } = visit(visitId);
    return { departedAt, isUnrecorded: departure === 'left-unrecorded' };
  };
  const presenceOf = (standings: readonly StandingRow[]): Presence => {
    const runs = runsOf(standings);
    const byZone = Map.groupBy(runs.zones, ({ zoneId }) => zoneId);
    return { standings, ...runs, byZone, siteMovements: [...movementsOf(runs.site, departureOf)] };
  };
  const readOnce = (from: Instant, to: Instant, made: (standings: readonly StandingRow[]) => Presence): Presence => {
    const key = `${String(from)} ${String(to)}`;
    let found = presences.get(key);
    if (found === undefined) presences.set(key, (found = made(stores.reports.standings(from, to))));
    return found;
  };
  return {
    visit,
    visits: visitsOf,
    departureOf,
    presence: (from, to) => readOnce(from, to, presenceOf),
    presenceOfAll: (from, to) =>
      readOnce(from, to, (standings) => {
        visitsOf(standings.map(({ visitId }) => visitId));
        return presenceOf(standings);
      }),
  };
}

const NOT_DEPARTED: DepartureFact = { departedAt: null, isUnrecorded: false };

/** The people of a time: when they were on site, how many came and went, and when most of them were there. */
export type PeopleIn = {
  readonly runs: readonly Run[];
  readonly account: Account;
  readonly peak: ReturnType<typeof extremesOf>;
};

export function peopleIn(
  context: Pick<QueryContext, 'stores' | 'now' | 'site'>,
  yard: Yard,
  site: readonly Run[],
  { from, to }: ReportWindow,
): PeopleIn {
  const runs = peopleRuns(context, yard, site, { from, to });
  const { since, asOf } = reportTime({ from, to }, context.now, context.site.createdAt);
  return {
    runs,
    account: accountOf(movementsOf(runs, yard.departureOf), from, to),
    peak: extremesOf(runs, since, asOf),
  };
}

/** When people were on site in a time, exact from the record (AC1, RE3). */
export function peopleRunsIn(context: Reading, from: Instant, to: Instant): readonly Run[] {
  const yard = createYard(context);
  return peopleRuns(context, yard, yard.presence(from, to).site, { from, to });
}

function peopleRuns({ stores }: Reading, yard: Yard, site: readonly Run[], { from, to }: ReportWindow): readonly Run[] {
  const bySite = Map.groupBy(site, ({ visitId }) => visitId);
  const facts = stores.reports.people(from, to).map((person) => ({ ...person, isStaying: person.isStaying === 1 }));
  const stays = Map.groupBy(stores.reports.stays(from, to), ({ personId }) => personId);
  // Who stands in the yard has not departed: of thousands nobody has to look that up.
  const isHere = (visitId: number): boolean => bySite.get(visitId)?.at(-1)?.to === null;
  return peopleRunsOf(
    facts,
    (visitId) => bySite.get(visitId) ?? [],
    (visitId) => (isHere(visitId) ? NOT_DEPARTED : yard.departureOf(visitId)),
    (personId) => stays.get(personId) ?? [],
  );
}

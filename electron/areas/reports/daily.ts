import { addDays, atMinuteOfDay, dayOf, startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import { publicIncident } from '../../../shared/domain/incidents/restricted.ts';
import { accountOf } from '../../../shared/domain/reports/accounts.ts';
import { reportWindow, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { dwellBudgetMs, msUntilFull } from '../../../shared/domain/reports/dwell-budget.ts';
import { countAt, occupancyByHour, type Interval } from '../../../shared/domain/reports/intervals.ts';
import {
  extremesOf,
  movementsOf,
  peopleRunsOf,
  runsOf,
  zoneAdjustmentsOf,
  type DepartureFact,
  type Run,
  type RunMovement,
} from '../../../shared/domain/reports/presence.ts';
import { summaryOf } from '../../../shared/domain/reports/quantile.ts';
import { restLoad, type RestLoad } from '../../../shared/domain/rest/load.ts';
import type { Crossing, Incident, Zone } from '../../../shared/domain/records.ts';
import { DEPARTURES } from '../../../shared/domain/gate/visit-stage.ts';
import { CARGO_CLASSES, DIRECTIONS, SERVICES } from '../../../shared/domain/vocabulary.ts';
import type { AccountRow, DailyReport, Spread } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { pageHeadOf } from '../steps/page-head.ts';
import { outOfTurn } from './out-of-turn.ts';
import type { ReportVisit } from './store.ts';

type Report = Omit<DailyReport, 'seq'>;

/** The pace is that of the last three hours. */
const PACE_MS = 3 * HOUR_MS;
/** A night, for counting bed-nights, is from midnight to five. */
const NIGHT_MINUTES = [0, 5 * 60] as const;
/** Longer periods are shown day by day. */
const MOST_HOURS = 31 * 24;

/** The figures of [from, to), exact from the recorded intervals (AC1, AC3). `on` when it is the report of a day. */
export function reportOf(window: ReportWindow, on: Day | null, context: QueryContext): Report {
  const { stores, site, now } = context;
  const { from, to } = window;
  const asOf = clamp(now, from, to);
  const yard = createYard(context);
  const stay = yard.presence(from, to);
  const zones = stores.slots.zones();
  const crossings = stores.queues.crossings();
  const people = peopleIn(context, yard, stay.site, window);
  const places = stores.slots.countPlaces();
  const trucks = accountOf(stay.siteMovements, from, to);
  const unrecorded = stay.siteMovements.filter(({ kind, at }) => kind === 'adjust-out' && at >= from && at < to);
  return {
    from,
    to,
    on,
    untilAt: asOf,
    siteName: site.name,
    head: pageHeadOf(site),
    trucks: {
      ...trucks,
      ...truckGroups(stay, yard, window, zones, crossings),
      departures: departuresOf(context, window),
      overstay: overstayOf(stay.site, yard, asOf),
    },
    people: {
      ...accountOf(people.movements, from, to),
      peak: people.peak.max,
      peakAt: people.peak.maxAt,
    },
    occupancy: {
      places,
      ...occupancyOf(stay, zones, from, asOf),
      pace: paceOf(stay.siteMovements, places, countAt(stay.site, asOf), from, asOf),
    },
    waits: waitsOf(context, window),
    dwell: spreadOf(
      stores.reports
        .departed(from, to)
        .filter(({ departure }) => departure !== 'left-unrecorded')
        .map((span) => span.to - span.from),
    ),
    rest: restOf(context, window, asOf, people),
    incidents: stores.incidents.during(from, to).map(incidentLine),
    adjustments: unrecorded.map(({ visitId, at }) => ({
      visitId: wireId('visit', visitId),
      plate: yard.visit(visitId).plate,
      code: 'left-unrecorded',
      at,
    })),
    zoneAdjustments: zoneAdjustmentsOf(stay.zones, from, to).map(({ visitId, at, fromZoneId, toZoneId }) => ({
      visitId: wireId('visit', visitId),
      plate: yard.visit(visitId).plate,
      at,
      fromZone: stores.records.require('zone', fromZoneId).code,
      toZone: stores.records.require('zone', toZoneId).code,
    })),
    comparisons: comparisonsOf(context, window, on),
  };
}

/** The report goes to many hands: of a restricted incident it tells only that there was one (IN3). */
function incidentLine(incident: Incident): Report['incidents'][number] {
  const { id, kind, place, openedAt, closedAt, note, outcome } = publicIncident(incident);
  const said = [note, outcome].filter((text) => text !== '').join('\n');
  return { incidentId: wireId('incident', id), kind, place, openedAt, closedAt, note: said };
}

type Yard = {
  readonly visit: (visitId: number) => ReportVisit;
  readonly departureOf: (visitId: number) => DepartureFact;
  readonly presence: (from: Instant, to: Instant) => Presence;
};

type Presence = {
  readonly site: readonly Run[];
  readonly zones: readonly Run[];
  readonly siteMovements: readonly RunMovement[];
};

/** Reads each visit once, and joins standings to times in the yard. */
function createYard({ stores }: QueryContext): Yard {
  const visits = new Map<number, ReportVisit>();
  const visit = (visitId: number): ReportVisit => {
    let found = visits.get(visitId);
    if (found === undefined) visits.set(visitId, (found = stores.reports.visit(visitId)));
    return found;
  };
  const departureOf = (visitId: number): DepartureFact => {
    const { departedAt, departure } = visit(visitId);
    return { departedAt, isUnrecorded: departure === 'left-unrecorded' };
  };
  return {
    visit,
    departureOf,
    presence(from, to) {
      const runs = runsOf(stores.reports.standings(from, to));
      return { ...runs, siteMovements: movementsOf(runs.site, departureOf) };
    },
  };
}

/** One account per direction, crossing, class and zone; those without any truck are zeros. */
function truckGroups(
  stay: Presence,
  yard: Yard,
  { from, to }: ReportWindow,
  zones: readonly Zone[],
  crossings: readonly Crossing[],
): Pick<Report['trucks'], 'byDirection' | 'byCrossing' | 'byClass' | 'byZone'> {
  const grouped = (
    movements: readonly RunMovement[],
    keyOf: (movement: RunMovement) => string,
  ): ((key: string) => AccountRow) => {
    const groups = Map.groupBy(movements, keyOf);
    return (key) => accountOf(groups.get(key) ?? [], from, to);
  };
  const byDirection = grouped(stay.siteMovements, ({ visitId }) => yard.visit(visitId).direction);
  const byCrossing = grouped(stay.siteMovements, ({ visitId }) => String(yard.visit(visitId).crossingId));
  const byClass = grouped(stay.siteMovements, ({ visitId }) => {
    const { direction, cargoClass } = yard.visit(visitId);
    return `${direction} ${cargoClass}`;
  });
  const byZone = grouped(movementsOf(stay.zones, yard.departureOf), ({ zoneId }) => String(zoneId));
  return {
    byDirection: DIRECTIONS.map((direction) => ({ direction, ...byDirection(direction) })),
    byCrossing: crossings.map(({ id, name }) => ({ crossing: name, ...byCrossing(String(id)) })),
    byClass: DIRECTIONS.flatMap((direction) =>
      CARGO_CLASSES.map((cargoClass) => ({ direction, cargoClass, ...byClass(`${direction} ${cargoClass}`) })),
    ),
    byZone: zones.map(({ id, code, name, nameEn, kind }) => ({
      zone: code,
      name,
      nameEn,
      kind,
      ...byZone(String(id)),
    })),
  };
}

function departuresOf({ stores }: QueryContext, { from, to }: ReportWindow): Report['trucks']['departures'] {
  const counts = Map.groupBy(stores.reports.departed(from, to), ({ departure }) => departure);
  return DEPARTURES.map((departure) => ({ departure, count: counts.get(departure)?.length ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

function overstayOf(site: readonly Run[], yard: Yard, asOf: Instant): Report['trucks']['overstay'] {
  const ages = site
    .filter(({ from, to }) => from < asOf && (to === null || to >= asOf))
    .map(({ visitId, from }) => asOf - (yard.visit(visitId).arrivedAt ?? from));
  const over = (days: number): number => ages.filter((age) => age > days * DAY_MS).length;
  return { over24h: over(1), over48h: over(2), over72h: over(3) };
}

function occupancyOf(
  stay: Presence,
  zones: readonly Zone[],
  from: Instant,
  asOf: Instant,
): Pick<Report['occupancy'], 'hours' | 'site' | 'siteHours'> {
  const stepMs = asOf - from > MOST_HOURS * HOUR_MS ? DAY_MS : HOUR_MS;
  const byZone = Map.groupBy(stay.zones, ({ zoneId }) => zoneId);
  return {
    hours: zones.flatMap(({ id, code }) =>
      occupancyByHour(byZone.get(id) ?? [], from, asOf, stepMs).map(({ from: hour, min, mean, max }) => ({
        hour,
        zone: code,
        min,
        mean: rounded(mean),
        max,
      })),
    ),
    site: withRoundedMean(extremesOf(stay.site, from, asOf)),
    siteHours: occupancyByHour(stay.site, from, asOf, stepMs).map(({ from: hour, min, mean, max }) => ({
      hour,
      min,
      mean: rounded(mean),
      max,
    })),
  };
}

function paceOf(
  movements: readonly RunMovement[],
  places: number,
  trucks: number,
  from: Instant,
  asOf: Instant,
): Report['occupancy']['pace'] {
  const since = Math.max(from, asOf - PACE_MS);
  const hours = (asOf - since) / HOUR_MS;
  const perHour = (kind: 'in' | 'out'): number =>
    hours <= 0
      ? 0
      : rounded(movements.filter((one) => one.kind === kind && one.at >= since && one.at < asOf).length / hours);
  const inPerHour = perHour('in');
  const outPerHour = perHour('out');
  return {
    inPerHour,
    outPerHour,
    untilFullMs: whole(msUntilFull(places - trucks, inPerHour, outPerHour)),
    dwellBudgetMs: whole(dwellBudgetMs(places, outPerHour)),
  };
}

/** From joining to the first call of the period; calls, no-shows and fast-tracks as often as they happened. */
function waitsOf(context: QueryContext, { from, to }: ReportWindow): Report['waits'] {
  const { reports, queues } = context.stores;
  const events = reports.countedEvents(from, to);
  const called = events.filter(({ type }) => type === 'queue.called');
  const waits: { readonly direction: string; readonly ms: number }[] = [];
  const seen = new Set<number>();
  for (const { visitId, at } of called) {
    if (seen.has(visitId)) continue;
    seen.add(visitId);
    const visit = reports.waiting(visitId);
    if (visit === null) continue;
    // A truck that came back from abroad has joined again since; then it waited from its arrival on.
    const since = visit.joinedAt !== null && visit.joinedAt <= at ? visit.joinedAt : visit.arrivedAt;
    if (since !== null) waits.push({ direction: visit.direction, ms: Math.max(0, at - since) });
  }
  const notices = new Map<string, Day | null>();
  for (const queue of queues.queues()) {
    // A queue without a notice may follow one from before notices were kept.
    const { noticeNumber, noticeOn } = queue.discipline;
    if (queue.noticeId === null && hasText(noticeNumber)) notices.set(noticeNumber, noticeOn);
    for (const { number, issuedOn, begunAt, endedAt } of queues.noticesOf(queue.id))
      if (hasText(number) && begunAt !== null && begunAt < to && (endedAt ?? to) > from) notices.set(number, issuedOn);
  }
  return {
    ...spreadOf(waits.map(({ ms }) => ms)),
    byDirection: DIRECTIONS.map((direction) => ({
      direction,
      ...spreadOf(waits.filter((wait) => wait.direction === direction).map(({ ms }) => ms)),
    })),
    called: called.length,
    noShows: events.filter(({ type }) => type === 'queue.missed').length,
    turnBacks: reports.departed(from, to).filter(({ departure }) => departure === 'turned-back').length,
    ...outOfTurn(context, events),
    notices: [...notices].map(([number, on]) => ({ number, on })),
  };
}

function hasText(text: string | null): text is string {
  return text !== null && text !== '';
}

type PeopleIn = {
  readonly runs: readonly Run[];
  readonly movements: readonly RunMovement[];
  readonly peak: ReturnType<typeof extremesOf>;
};

function peopleIn(context: QueryContext, yard: Yard, site: readonly Run[], { from, to }: ReportWindow): PeopleIn {
  const bySite = Map.groupBy(site, ({ visitId }) => visitId);
  const facts = context.stores.reports
    .people(from, to)
    .map((person) => ({ ...person, isStaying: person.isStaying === 1 }));
  const stays = Map.groupBy(context.stores.reports.stays(from, to), ({ personId }) => personId);
  const runsOfVisit = (visitId: number): readonly Run[] => bySite.get(visitId) ?? [];
  const runs = peopleRunsOf(facts, runsOfVisit, yard.departureOf, (personId) => stays.get(personId) ?? []);
  const asOf = clamp(context.now, from, to);
  return {
    runs,
    movements: movementsOf(runs, yard.departureOf),
    peak: extremesOf(runs, from, asOf),
  };
}

function restOf(context: QueryContext, window: ReportWindow, asOf: Instant, people: PeopleIn): Report['rest'] {
  const { stores, zone } = context;
  const { from, to } = window;
  const stays = stores.reports.stays(from, to);
  const movements = stays.flatMap((stay) => [
    { at: stay.from, kind: 'in' as const },
    ...(stay.to === null ? [] : [{ at: stay.to, kind: 'out' as const }]),
  ]);
  const account = accountOf(movements, from, to);
  const served = stores.reports.served(from, to, dayOf(from, zone), dayOf(to, zone));
  const quantity = (service: string, isPaid: number): number =>
    served.find((one) => one.service === service && one.isPaid === isPaid)?.quantity ?? 0;
  return {
    bedNights: nightsOf(context, window).reduce((sum, night) => sum + sleepersIn(stays, night, asOf), 0),
    bedsInUse: account.closing,
    beds: stores.rest.beds().filter(({ status }) => status !== 'out-of-service').length,
    checkIns: account.in,
    account,
    bedsPeak: extremesOf(stays, from, asOf).max,
    served: SERVICES.map((service) => ({ service, free: quantity(service, 0), paid: quantity(service, 1) })),
    loads: loadsOf(context, people, from, asOf),
  };
}

/** The nights of a period, each as the time within it. */
function nightsOf({ zone }: QueryContext, { from, to }: ReportWindow): readonly ReportWindow[] {
  const nights: ReportWindow[] = [];
  const [begin, end] = NIGHT_MINUTES;
  for (let day = dayOf(from, zone); startOfDay(day, zone) < to; day = addDays(day, 1)) {
    const night = { from: atMinuteOfDay(day, begin, zone), to: atMinuteOfDay(day, end, zone) };
    if (night.to > from) nights.push({ from: clamp(night.from, from, to), to: clamp(night.to, from, to) });
  }
  return nights;
}

/** People who slept during a night, each once. */
function sleepersIn(
  stays: readonly (Interval & { readonly personId: number })[],
  night: ReportWindow,
  asOf: Instant,
): number {
  const until = night.to < asOf ? night.to : asOf;
  const there = stays.filter((stay) => stay.from < until && (stay.to === null || stay.to > night.from));
  return new Set(there.map(({ personId }) => personId)).size;
}

/** How each kind of facility stood at the moment with most people, and in which hours the standard was broken (RE3). */
function loadsOf(context: QueryContext, people: PeopleIn, from: Instant, asOf: Instant): Report['rest']['loads'] {
  const facilities = context.stores.rest
    .facilities()
    .filter(({ isOpen }) => isOpen)
    .map(({ id, kind, capacity }) => ({ id, kind, capacity, inUse: null }));
  const { standards } = context.site.settings.rest;
  const loadAt = (count: number): readonly RestLoad[] => restLoad({ people: count, facilities, standards });
  const hours = occupancyByHour(people.runs, from, asOf).map(({ from: hour, max }) => ({
    hour,
    loads: loadAt(max),
  }));
  return loadAt(people.peak.max).map(({ kind, capacity, loadPercent, shortage }) => {
    const over = hours.filter(({ loads }) => (loads.find((load) => load.kind === kind)?.shortage ?? 0) > 0);
    const last = over.at(-1)?.hour;
    return {
      kind,
      capacity,
      peopleAtPeak: people.peak.max,
      loadPercent,
      shortage,
      overFrom: over[0]?.hour ?? null,
      overTo: last === undefined ? null : later(last, HOUR_MS),
    };
  });
}

/** The same hours of the day before and of a week before, as far as the record reaches back. */
function comparisonsOf(context: QueryContext, window: ReportWindow, on: Day | null): Report['comparisons'] {
  const { site, zone } = context;
  const { reports } = context.stores;
  const before = (days: number): ReportWindow =>
    on === null
      ? { from: later(window.from, -days * DAY_MS), to: later(window.to, -days * DAY_MS) }
      : reportWindow(addDays(on, -days), site.settings.cutOffMinute, zone);
  return (
    [
      ['yesterday', 1],
      ['last-week', 7],
    ] as const
  )
    .map(([code, days]) => ({ code, ...before(days) }))
    .filter(({ from }) => from >= site.createdAt)
    .map(({ code, from, to }) => {
      // Only those that departed then can be corrections of the record; the other visits need not be read.
      const departed = new Map(reports.departed(from, to).map((visit) => [visit.visitId, visit]));
      const departureOf = (visitId: number): DepartureFact => {
        const visit = departed.get(visitId);
        return { departedAt: visit?.to ?? null, isUnrecorded: visit?.departure === 'left-unrecorded' };
      };
      const account = accountOf(movementsOf(runsOf(reports.standings(from, to)).site, departureOf), from, to);
      return { code, in: account.in, out: account.out, closing: account.closing };
    });
}

function spreadOf(values: readonly number[]): Spread {
  const { count, p50, p90, p95, max } = summaryOf(values);
  const spread = { p50: whole(p50), p90: whole(p90), p95: whole(p95), max };
  return { count, ...spread, p50Ms: spread.p50, p90Ms: spread.p90, p95Ms: spread.p95, maxMs: max };
}

function withRoundedMean<T extends { readonly mean: number }>(figures: T): T {
  return { ...figures, mean: rounded(figures.mean) };
}

/** Two decimals: enough to compare, short on the wire. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

function clamp(at: Instant, from: Instant, to: Instant): Instant {
  return at < from ? from : at > to ? to : at;
}

import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import { publicIncident } from '../../../shared/domain/incidents/restricted.ts';
import { accountOf } from '../../../shared/domain/reports/accounts.ts';
import { reportWindow, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { dwellBudgetMs, msUntilFull } from '../../../shared/domain/reports/dwell-budget.ts';
import { countAt, occupancyByHour } from '../../../shared/domain/reports/intervals.ts';
import {
  extremesOf,
  movementsOf,
  runsOf,
  zoneAdjustmentsOf,
  type DepartureFact,
  type Run,
  type RunMovement,
} from '../../../shared/domain/reports/presence.ts';
import { summaryOf } from '../../../shared/domain/reports/quantile.ts';
import type { LoadHour } from '../../../shared/domain/rest/forecast.ts';
import type { Crossing, Incident, Zone } from '../../../shared/domain/records.ts';
import { DEPARTURES } from '../../../shared/domain/gate/visit-stage.ts';
import { CARGO_CLASSES, DIRECTIONS, SERVICES } from '../../../shared/domain/vocabulary.ts';
import type { AccountRow, DailyReport, Spread } from '../../../shared/contract/report-queries.ts';
import type { RestDay } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { asOfIn, loadsIn, restDayOf } from '../rest/day.ts';
import { pageHeadOf } from '../steps/page-head.ts';
import { annexesOf } from './annexes.ts';
import { outOfTurn } from './out-of-turn.ts';
import { isThere, pageOneTableOf } from './page-one.ts';
import { createYard, peopleIn, type PeopleIn, type Presence, type Yard } from './presence.ts';

type Report = Omit<DailyReport, 'seq'>;

/** The pace is that of the last three hours. */
const PACE_MS = 3 * HOUR_MS;
/** Longer periods are shown day by day. */
const MOST_HOURS = 31 * 24;

/** The figures of [from, to), exact from the recorded intervals (AC1, AC3). `on` when it is the report of a day. */
export function reportOf(window: ReportWindow, on: Day | null, context: QueryContext): Report {
  const { stores, site, now } = context;
  const { from, to } = window;
  const asOf = asOfIn(window, now);
  const yard = createYard(context);
  const stay = yard.presence(from, to);
  const zones = stores.slots.zones();
  const crossings = stores.queues.crossings();
  const people = peopleIn(context, yard, stay.site, window);
  const places = stores.slots.countPlaces();
  const trucks = accountOf(stay.siteMovements, from, to);
  const unrecorded = stay.siteMovements.filter(({ kind, at }) => kind === 'adjust-out' && at >= from && at < to);
  const peopleAccount = accountOf(people.movements, from, to);
  const rest = restOf(restDayOf(window, context, people), context, window, people);
  const incidents = stores.incidents.during(from, to).map(incidentLine);
  return {
    from,
    to,
    on,
    untilAt: asOf,
    siteName: site.name,
    head: pageHeadOf(site),
    pageOne: {
      ...pageOneTableOf(stay, yard, window, asOf),
      placesUsed: countAt(stay.site, asOf),
      places,
      placesPercent: places === 0 ? null : rounded((countAt(stay.site, asOf) / places) * 100),
      counted: null,
      peopleAtEnd: peopleAccount.closing,
      bedsUsed: rest.bedsInUse,
      beds: rest.beds,
      incidents: incidents.length,
      incidentsOpen: incidents.filter(({ closedAt }) => closedAt === null || closedAt > asOf).length,
      proposal: on === null ? '' : (stores.signed.note(on)?.proposal ?? ''),
    },
    annexes: annexesOf(),
    trucks: {
      ...trucks,
      ...truckGroups(stay, yard, window, zones, crossings),
      departures: departuresOf(context, window),
      overstay: overstayOf(stay.site, yard, asOf),
    },
    people: {
      ...peopleAccount,
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
    rest,
    incidents,
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
    .filter((run) => isThere(run, asOf))
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

function restOf(
  { served, ...figures }: Omit<RestDay, 'on'>,
  context: QueryContext,
  window: ReportWindow,
  people: PeopleIn,
): Report['rest'] {
  const { stores, now } = context;
  const { from, to } = window;
  const stays = stores.reports.stays(from, to);
  const movements = stays.flatMap((stay) => [
    { at: stay.from, kind: 'in' as const },
    ...(stay.to === null ? [] : [{ at: stay.to, kind: 'out' as const }]),
  ]);
  const account = accountOf(movements, from, to);
  return {
    ...figures,
    bedsInUse: account.closing,
    beds: stores.rest.beds().filter(({ status }) => status !== 'out-of-service').length,
    checkIns: account.in,
    account,
    bedsPeak: extremesOf(stays, from, asOfIn(window, now)).max,
    served: SERVICES.map((service) => {
      const own = served.filter((line) => line.service === service);
      const sum = (count: (line: RestDay['served'][number]) => number): number =>
        own.reduce((all, line) => all + count(line), 0);
      return { service, free: sum(({ free, sponsored }) => free + sponsored), paid: sum(({ paid }) => paid) };
    }),
    sittings: served,
    loads: loadsOf(context, window, people),
  };
}

/** How each kind of facility stood in the hour with most people, and in which hours the standard was broken (RE3). */
function loadsOf(context: QueryContext, window: ReportWindow, people: PeopleIn): Report['rest']['loads'] {
  return loadsIn(context, window, people).map(({ kind, hours }) => {
    const most = hours.reduce<LoadHour | null>(
      (top, hour) => (top === null || hour.people > top.people ? hour : top),
      null,
    );
    const over = hours.filter(({ shortage }) => shortage > 0);
    const last = over.at(-1)?.from;
    return {
      kind,
      capacity: most?.capacity ?? 0,
      peopleAtPeak: people.peak.max,
      loadPercent: most?.loadPercent ?? null,
      shortage: most?.shortage ?? 0,
      overFrom: over[0]?.from ?? null,
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
      return { code, on: null, in: account.in, out: account.out, closing: account.closing, max: 0, waitP50Ms: null };
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

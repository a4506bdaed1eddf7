import type { Day } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant, later } from '../../../shared/kernel/instant.ts';
import { publicIncident } from '../../../shared/domain/incidents/restricted.ts';
import { accountOf, accountsBy, sumOfAccounts } from '../../../shared/domain/reports/accounts.ts';
import { reportTime, type ReportTime, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { dwellBudgetMs, msUntilFull } from '../../../shared/domain/reports/dwell-budget.ts';
import { occupancyByHour } from '../../../shared/domain/reports/intervals.ts';
import {
  extremesOf,
  movementsOf,
  zoneAdjustmentsOf,
  type Run,
  type RunMovement,
} from '../../../shared/domain/reports/presence.ts';
import type { LoadHour } from '../../../shared/domain/rest/forecast.ts';
import type { Crossing, Incident, Zone } from '../../../shared/domain/records.ts';
import { DEPARTURES } from '../../../shared/domain/gate/visit-stage.ts';
import { CARGO_CLASSES, DIRECTIONS, SERVICES } from '../../../shared/domain/vocabulary.ts';
import type { AccountRow, Annexes, DailyReport, PageOne } from '../../../shared/contract/report-queries.ts';
import type { RestDay } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { asOfIn, loadsIn, restDayOf } from '../rest/day.ts';
import { placeInWords } from '../steps/place-words.ts';
import { pageHeadOf } from '../steps/page-head.ts';
import { annexesOf, dwellsOf, MOST_HOURS, PACE_MS } from './annexes.ts';
import { comparisonsOf } from './comparisons.ts';
import { outOfTurn } from './out-of-turn.ts';
import { pageOneTableOf } from './page-one.ts';
import { placesThen, type PlacesThen } from './places.ts';
import { isThere, type PeopleIn, type Presence, type Yard } from './presence.ts';
import { readingOf, type Reading } from './reading.ts';
import { rounded, spreadOf, whole } from './spread.ts';
import type { DepartedRow } from './store.ts';
import { waitsOf } from './waits.ts';

type Report = Omit<DailyReport, 'seq'>;

/** Longer ones have days of their own to compare, and the same time a day before tells nothing. */
const MOST_COMPARED_MS = 2 * DAY_MS;

/** The figures of [from, to), exact from the recorded intervals (AC1, AC3). `on` when it is the report of a day. */
export function reportOf(
  window: ReportWindow,
  on: Day | null,
  context: QueryContext,
  reading: Reading = readingOf(window, context),
): Report {
  const { stores, site, now } = context;
  const { from, to } = window;
  const time = reportTime(window, now, site.createdAt);
  const { asOf, since } = time;
  const { yard, stay, people, events, departed } = reading;
  const zones = stores.slots.zones();
  const places = placesThen(context, stay, yard, time.end);
  const trucks = accountOf(stay.siteMovements, from, to);
  const unrecorded = stay.siteMovements.filter(({ kind, at }) => kind === 'adjust-out' && at >= from && at < to);
  const rest = restOf(restDayOf(window, context, reading), context, window, people);
  const incidents = stores.incidents.during(from, to).map(incidentLine);
  const fastTracks = outOfTurn(context, events);
  const annexes = annexesOf(context, time, { ...reading, zones, places, fastTrackReasons: fastTracks.reasons });
  return {
    from,
    to,
    on,
    untilAt: asOf,
    ...(since > from && { recordedFrom: since }),
    siteName: site.name,
    head: pageHeadOf(site),
    pageOne: {
      ...pageOneTableOf(stay, yard, time),
      placesUsed: places.used,
      places: places.places,
      placesPercent: places.places === 0 ? null : rounded((places.used / places.places) * 100),
      counted: lastCountOf(annexes),
      peopleAtEnd: people.account.closing,
      bedsUsed: rest.bedsInUse,
      beds: rest.beds,
      incidents: incidents.length,
      incidentsOpen: incidents.filter(({ closedAt }) => closedAt === null || closedAt > asOf).length,
      proposal: on === null ? '' : (stores.signed.note(on)?.proposal ?? ''),
    },
    annexes,
    trucks: {
      ...trucks,
      ...truckGroups(stay, yard, window, zones, stores.queues.crossings()),
      departures: departuresOf(departed),
      overstay: overstayOf(stay.site, yard, time),
    },
    people: {
      ...people.account,
      peak: people.peak.max,
      peakAt: people.peak.maxAt,
    },
    occupancy: {
      places: places.places,
      ...occupancyOf(stay, zones, time),
      pace: paceOf(stay.siteMovements, places, time),
    },
    waits: waitsOf(context, window, reading, fastTracks),
    dwell: spreadOf(dwellsOf(departed).map(({ ms }) => ms)),
    rest,
    // By the name that the place has now: paper must still say it years later.
    incidents: incidents.map((line) => ({ ...line, place: placeInWords(stores, line.place) })),
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
    comparisons: to - from > MOST_COMPARED_MS ? [] : comparisonsOf(context, window, on),
  };
}

/** When the ground was last counted, by whom, and how much differed. */
function lastCountOf({ countDifferences }: Annexes): PageOne['counted'] {
  const last = countDifferences.at(-1);
  if (last === undefined) return null;
  return { at: last.at, by: last.by, differences: last.kinds.reduce((sum, { count }) => sum + count, 0) };
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
  const classes = DIRECTIONS.flatMap((direction) => CARGO_CLASSES.map((cargoClass) => ({ direction, cargoClass })));
  const classOf = ({ visitId }: RunMovement): (typeof classes)[number] | undefined => {
    const visit = yard.visit(visitId);
    return classes.find((one) => one.direction === visit.direction && one.cargoClass === visit.cargoClass);
  };
  const accounts = accountsBy(stay.siteMovements, classOf, from, to);
  const byClass = classes.map((one) => ({ ...one, ...(accounts.get(one) ?? NOTHING) }));
  const byCrossing = accountsBy(stay.siteMovements, ({ visitId }) => yard.visit(visitId).crossingId, from, to);
  const byZone = accountsBy(movementsOf(stay.zones, yard.departureOf), ({ zoneId }) => zoneId, from, to);
  return {
    byDirection: DIRECTIONS.map((direction) => ({
      direction,
      ...sumOfAccounts(byClass.filter((one) => one.direction === direction)),
    })),
    byCrossing: crossings.map(({ id, name }) => ({ crossing: name, ...(byCrossing.get(id) ?? NOTHING) })),
    byClass,
    byZone: zones.map(({ id, code, name, nameEn, kind }) => ({
      zone: code,
      name,
      nameEn,
      kind,
      ...(byZone.get(id) ?? NOTHING),
    })),
  };
}

const NOTHING: AccountRow = accountOf([], instant(0), instant(0));

function departuresOf(departed: readonly DepartedRow[]): Report['trucks']['departures'] {
  const counts = Map.groupBy(departed, ({ departure }) => departure);
  return DEPARTURES.map((departure) => ({ departure, count: counts.get(departure)?.length ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

function overstayOf(site: readonly Run[], yard: Yard, { asOf, end }: ReportTime): Report['trucks']['overstay'] {
  const ages = site
    .filter((run) => isThere(run, end))
    .map(({ visitId, from }) => asOf - (yard.visit(visitId).arrivedAt ?? from));
  const over = (days: number): number => ages.filter((age) => age > days * DAY_MS).length;
  return { over24h: over(1), over48h: over(2), over72h: over(3) };
}

function occupancyOf(
  stay: Presence,
  zones: readonly Zone[],
  { from, since, asOf }: ReportTime,
): Pick<Report['occupancy'], 'hours' | 'site' | 'siteHours'> {
  const stepMs = asOf - from > MOST_HOURS * HOUR_MS ? DAY_MS : HOUR_MS;
  return {
    hours: zones.flatMap(({ id, code }) =>
      occupancyByHour(stay.byZone.get(id) ?? [], from, asOf, { stepMs, since }).map(({ hour, min, mean, max }) => ({
        hour,
        zone: code,
        min,
        mean: rounded(mean),
        max,
      })),
    ),
    site: withRoundedMean(extremesOf(stay.site, since, asOf)),
    siteHours: occupancyByHour(stay.site, from, asOf, { stepMs, since }).map(({ hour, min, mean, max }) => ({
      hour,
      min,
      mean: rounded(mean),
      max,
    })),
  };
}

function paceOf(
  movements: readonly RunMovement[],
  { places, used }: PlacesThen,
  { since: recordedFrom, asOf }: ReportTime,
): Report['occupancy']['pace'] {
  const since = Math.max(recordedFrom, asOf - PACE_MS);
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
    untilFullMs: whole(msUntilFull(places - used, inPerHour, outPerHour)),
    dwellBudgetMs: whole(dwellBudgetMs(places, outPerHour)),
  };
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

function withRoundedMean<T extends { readonly mean: number }>(figures: T): T {
  return { ...figures, mean: rounded(figures.mean) };
}

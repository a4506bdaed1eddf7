import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, instant, later, type Instant } from '../../../shared/kernel/instant.ts';
import { openMsBetween } from '../../../shared/domain/queue/calendar.ts';
import { FORECAST_HOURS, peopleAhead, type HourAhead } from '../../../shared/domain/rest/people-ahead.ts';
import { trucksAhead, usualDay, type LineAhead } from '../../../shared/domain/rest/trucks-ahead.ts';
import type { UsedFacility } from '../../../shared/domain/rest/usable.ts';
import type { Facility, Queue } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { callsPerOpenHour, startOf } from '../queue/estimates.ts';
import type { TrucksOfHour } from './load-store.ts';

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

/** What is usual at an hour of the day is taken from so many days. */
const USUAL_DAYS = 7;
/** People on a truck of which nobody said how many it brings. */
const PEOPLE_PER_TRUCK = 2;
/** Fewer trucks than this say nothing about the people on one. */
const FEWEST_TRUCKS = 10;

/** The people on site in the present hour and those to come, from the lines, the announced trucks and what is usual. Rule RE35. */
export function peopleComing(context: Reading): readonly HourAhead[] {
  const { stores, now, zone } = context;
  const from = hourOf(now);
  const { ofVisits, staying } = stores.people.counts();
  const trucks = stores.load.trucksInYard();
  const peoplePerTruck = trucks < FEWEST_TRUCKS || ofVisits === 0 ? PEOPLE_PER_TRUCK : ofVisits / trucks;
  const { usualIn, usualOut } = usualOf(context, from);
  const hoursOfDay = Array.from({ length: FORECAST_HOURS }, (_, n) => localTimeOf(later(from, n * HOUR_MS), zone).hour);
  /** Of the present hour only what is left of it. */
  const shareOf = (n: number): number => (n === 0 ? 1 - (now - from) / HOUR_MS : 1);
  const at = (usual: readonly number[]): readonly number[] =>
    hoursOfDay.map((hour, n) => (usual[hour] ?? 0) * shareOf(n));
  const lines = stores.queues
    .queues()
    .filter(({ point }) => point === 'main')
    .map((queue) => lineOf(context, queue, from));
  const inLines = lines.reduce((sum, line) => sum + line.trucks, 0);
  const ahead = trucksAhead({
    hours: FORECAST_HOURS,
    lines,
    others: Math.max(0, trucks - inLines),
    usualIn: at(usualIn.perHour),
    usualOut: at(usualOut.perHour),
    announced: announcedOf(context, from),
  });
  const asPeople = (perHour: readonly number[]): readonly number[] => perHour.map((count) => count * peoplePerTruck);
  return peopleAhead({
    people: ofVisits + staying,
    from,
    arrivals: { perHour: asPeople(ahead.arrivals), counted: usualIn.counted },
    departures: { perHour: asPeople(ahead.departures), counted: usualOut.counted },
    peoplePerTruck,
  });
}

/** The facilities with what of their beds can be used. */
export function usedFacilities({ stores }: Pick<Reading, 'stores'>): readonly (UsedFacility & Facility)[] {
  const beds = stores.load.beds();
  return stores.rest.facilities().map((facility) => ({ ...facility, beds: beds.get(facility.id) ?? null }));
}

/** The hour that an instant lies in. */
export function hourOf(at: Instant): Instant {
  return instant(Math.floor(at / HOUR_MS) * HOUR_MS);
}

function lineOf(context: Reading, queue: Queue, from: Instant): LineAhead {
  const { stores, now } = context;
  const trucks =
    stores.queues.countWaiting(queue.id) +
    stores.queues.countCalled(queue.id) +
    stores.queues.countProcessing(queue.id);
  if (trucks === 0) return { trucks, callsPerHour: [] };
  const { perOpenHour, openMs } = openingOf(context, queue, from);
  const left = openMsIn(context, queue, now, later(from, HOUR_MS));
  const calls = (ms: number): number => (perOpenHour * ms) / HOUR_MS;
  return { trucks, callsPerHour: openMs.map((ms, n) => calls(n === 0 ? left : ms)) };
}

/** How fast a line goes while its crossing is open, and for how long that is in each coming hour. */
type Opening = { readonly perOpenHour: number; readonly openMs: readonly number[] };

/** The lines as they were looked up last: they hold for their hour, unless hours or capacity become others. */
const openings = new WeakMap<Reading['stores'], Map<Queue['id'], Opening & { readonly mark: string }>>();

function openingOf(context: Reading, queue: Queue, from: Instant): Opening {
  const { stores } = context;
  const mark = [from, startOf(queue, context.now) === null, ...marksOf(stores, queue)].join(' ');
  let ofStores = openings.get(stores);
  if (ofStores === undefined) openings.set(stores, (ofStores = new Map<Queue['id'], Opening & { mark: string }>()));
  const known = ofStores.get(queue.id);
  if (known?.mark === mark) return known;
  const opening = {
    mark,
    perOpenHour: callsPerOpenHour(context, queue),
    openMs: Array.from({ length: FORECAST_HOURS }, (_, n) =>
      openMsIn(context, queue, later(from, n * HOUR_MS), later(from, (n + 1) * HOUR_MS)),
    ),
  };
  ofStores.set(queue.id, opening);
  return opening;
}

/** What the pace and the hours of a queue are set by; the queue itself changes with every truck. */
function marksOf(stores: Reading['stores'], queue: Queue): readonly unknown[] {
  const { capacityPerHour, suspendedAt, reopensAt, crossingId } = queue;
  return [capacityPerHour, suspendedAt, reopensAt, stores.records.writerOf('crossing', crossingId)];
}

/** For how long a queue can call in [from, to). */
function openMsIn({ stores, now, zone }: Reading, queue: Queue, from: Instant, to: Instant): number {
  const opensAt = startOf(queue, now);
  if (opensAt === null) return 0;
  const start = instant(Math.max(opensAt, from));
  const { calendar } = stores.records.require('crossing', queue.crossingId);
  return to <= start ? 0 : openMsBetween(calendar, start, to, zone);
}

/** Trucks that say in which hour they come; those of the past hours are late, not announced any more. */
function announcedOf({ stores, now }: Reading, from: Instant): readonly number[] {
  const announced = stores.load.announced(now, later(from, FORECAST_HOURS * HOUR_MS));
  const byHour = new Map(announced.map(({ hour, trucks }) => [hour - from / HOUR_MS, trucks]));
  return Array.from({ length: FORECAST_HOURS }, (_, n) => byHour.get(n) ?? 0);
}

type Usual = { readonly perHour: readonly number[]; readonly counted: number };

/** What comes and goes at each hour of a usual day, by the last days. */
function usualOf({ stores, zone, site }: Reading, to: Instant): { readonly usualIn: Usual; readonly usualOut: Usual } {
  const from = instant(Math.max(later(to, -USUAL_DAYS * DAY_MS), Math.ceil(site.createdAt / HOUR_MS) * HOUR_MS));
  const usual = (passed: readonly TrucksOfHour[]): Usual => {
    const counts = new Map(passed.map(({ hour, trucks }) => [hour, trucks]));
    const past: { readonly hourOfDay: number; readonly count: number }[] = [];
    for (let hour = from / HOUR_MS; hour < to / HOUR_MS; hour += 1)
      past.push({ hourOfDay: localTimeOf(instant(hour * HOUR_MS), zone).hour, count: counts.get(hour) ?? 0 });
    return { perHour: usualDay(past), counted: past.reduce((sum, { count }) => sum + count, 0) };
  };
  return { usualIn: usual(stores.load.arrived(from, to)), usualOut: usual(stores.load.departed(from, to)) };
}

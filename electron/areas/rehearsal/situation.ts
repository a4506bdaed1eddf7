import { dayOf } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, instant, later, type Instant } from '../../../shared/kernel/instant.ts';
import { sumOf } from '../../../shared/kernel/sums.ts';
import type { InputFacts } from '../../../shared/domain/forecast/types.ts';
import { paintDays } from '../../../shared/domain/queue/calendar-paint.ts';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import { openHoursOf } from '../../../shared/domain/rehearsal/open-hours.ts';
import type {
  Facilities,
  People,
  Point,
  Situation,
  Stream,
  YardPlaces,
} from '../../../shared/domain/rehearsal/types.ts';
import { capacityAt } from '../../../shared/domain/rest/forecast.ts';
import { peoplePerUnitOf } from '../../../shared/domain/rest/settings.ts';
import { FACILITY_KINDS, type Direction } from '../../../shared/domain/vocabulary.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { placesByZone } from '../ground/places.ts';
import { callsPerOpenHour, startOf } from '../queue/estimates.ts';
import { usedFacilities } from '../rest/ahead.ts';
import { moneyOf } from './stay-money.ts';
import { streamsOf, type Coming } from './streams.ts';

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

/** What is usual is taken from so many days. */
const USUAL_MS = 14 * DAY_MS;
/** Fewer trucks than this say nothing about what is usual. */
const FEWEST_TRUCKS = 20;
/** From the call until the truck has left, and the share of declared trucks, where nobody could measure them yet. */
const THROUGH_HOURS = 3;
const DECLARED_SHARE = 0.5;
/** For places only trucks without a slot count. */
const NOBODY = instant(0);

/** The yard as it is now and what the coming days bring, to be rehearsed (RH40). */
export function situationOf(context: Reading, days: number, coming: Coming): Situation {
  const { stores, now, zone } = context;
  const fromAt = instant(Math.floor(now / HOUR_MS) * HOUR_MS);
  const lines = linesOf(context, { fromAt, hours: days * 24 }, coming);
  const waiting = lines.reduce((sum, { trucks }) => sum + trucks, 0);
  return {
    fromAt,
    zone,
    fromOn: dayOf(fromAt, zone),
    days,
    spreading: coming.spreading,
    profile: coming.profile,
    streams: lines.flatMap(({ streams }) => streams),
    points: lines.map(({ point }) => point),
    yard: yardOf(context, waiting),
    people: peopleOf(context),
    facilities: facilitiesOf(context),
    money: moneyOf({ stores, now, zone }),
  };
}

type Span = { readonly fromAt: Instant; readonly hours: number };
type Line = {
  readonly point: Point;
  readonly streams: readonly Stream[];
  /** In the yard for this point. */
  readonly trucks: number;
};

/** Every queue that leads away from the yard, with those who wait in it and those who will. */
function linesOf(context: Reading, span: Span, coming: Coming): readonly Line[] {
  const { stores, now } = context;
  const since = later(now, -USUAL_MS);
  const crossings = new Map(stores.queues.crossings().map((crossing) => [crossing.id, crossing]));
  const queues = stores.queues.queues();
  const waiting = stores.rehearsal.waiting();
  const inside = stores.rehearsal.inside();
  const through = stores.rehearsal.through(since);
  const declared = stores.rehearsal.declared(since);
  return queues.flatMap((queue): readonly Line[] => {
    const crossing = crossings.get(queue.crossingId);
    if (queue.point !== 'main' || crossing === undefined) return [];
    const { direction } = queue;
    // Trucks at a further point have been called by the main one and are on their way out.
    const further = queues.filter(
      ({ crossingId, direction: way, point }) => crossingId === crossing.id && way === direction && point !== 'main',
    );
    const own = waiting.filter(({ queueId }) => queueId === queue.id);
    const beyond = [queue, ...further].reduce((sum, { id }) => sum + (inside.get(id) ?? 0), 0);
    const waitingFurther = further.flatMap(({ id }) => waiting.filter(({ queueId }) => queueId === id));
    const insideTrucks = beyond + sumOf(waitingFurther.map(({ trucks }) => trucks));
    const inLine = sumOf(own.map(({ trucks }) => trucks));
    const passed = through.get(queue.id);
    const known = declared.get(queue.id);
    const preregistered =
      known === undefined || known.trucks < FEWEST_TRUCKS ? DECLARED_SHARE : known.declared / known.trucks;
    return [
      {
        trucks: inLine + insideTrucks,
        point: {
          crossing: crossing.code,
          direction,
          capacityPerHour: capacityOf(context, queue),
          lanes: Math.max(1, queue.lanes.length),
          buffer: queue.buffer,
          walkUpHours: queue.walkUpMs / HOUR_MS,
          throughHours: passed === undefined || passed.trucks < FEWEST_TRUCKS ? THROUGH_HOURS : passed.ms / HOUR_MS,
          inside: insideTrucks,
          ...openHoursOf(announcedFor(crossing, direction, coming.inputs), {
            ...span,
            zone: context.zone,
            opensAt: startOf(queue, now),
          }),
        },
        streams: streamsOf(crossing, queue, { coming, own, preregistered, context }),
      },
    ];
  });
}

/**
 * What a point clears in an hour (RH41): what it is set to, or more where it was measured to. That it cleared less of late
 * may have had other reasons: an idle point clears no more than comes, a truck at a further point counts there.
 */
function capacityOf(context: Reading, queue: Queue): number {
  return Math.max(queue.capacityPerHour, callsPerOpenHour(context, queue));
}

/** The calendar with the closings that people know of and that are not in it yet. */
function announcedFor({ code, calendar }: Crossing, direction: Direction, inputs: readonly InputFacts[]) {
  return inputs
    .filter(
      (input) =>
        input.kind === 'closure' &&
        (input.crossing === null || input.crossing === code) &&
        (input.direction === null || input.direction === direction),
    )
    .reduce<CrossingCalendar>(
      (painted, { fromOn, untilOn, state }) => paintDays(painted, fromOn, untilOn, state ?? 'closed'),
      calendar,
    );
}

function yardOf(context: Reading, inLines: number): YardPlaces {
  const { stores } = context;
  const zones = placesByZone(context, stores.ground.trucks(NOBODY));
  return {
    zones: zones.map(({ zone, places }) => ({
      code: zone.code,
      name: zone.name,
      places: places.places,
      direction: zone.direction,
      cargoClasses: zone.cargoClasses,
    })),
    others: Math.max(0, stores.load.trucksInYard() - inLines),
  };
}

function peopleOf({ stores, site }: Reading): People {
  const { ofVisits, staying } = stores.people.counts();
  const trucks = stores.load.trucksInYard();
  const isKnown = trucks >= FEWEST_TRUCKS && ofVisits > 0;
  return { perTruck: isKnown ? ofVisits / trucks : site.settings.usualPeople, staying };
}

/** Units of each kind at the hour of the day at which most of them are open, what is out for now aside. */
function facilitiesOf(context: Reading): readonly Facilities[] {
  const { now, zone, site } = context;
  const all = usedFacilities(context);
  const { standards } = site.settings.rest;
  return FACILITY_KINDS.flatMap((kind): readonly Facilities[] => {
    const own = all.filter((facility) => facility.kind === kind);
    if (own.length === 0) return [];
    const byHour = Array.from({ length: 24 }, (_, n) => capacityAt(own, later(now, n * HOUR_MS), { now, zone }));
    return [{ kind, units: Math.max(...byHour), peoplePerUnit: peoplePerUnitOf(kind, standards) }];
  });
}

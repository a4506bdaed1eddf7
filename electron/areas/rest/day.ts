import { addDays, atMinuteOfDay, dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { isOfCounter, settledOf } from '../../../shared/domain/charges/receipts.ts';
import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { occupancyByHour, type Interval } from '../../../shared/domain/reports/intervals.ts';
import { loadHours, type LoadHour } from '../../../shared/domain/rest/forecast.ts';
import { FACILITY_KINDS, SERVICES, type FacilityKind } from '../../../shared/domain/vocabulary.ts';
import type { RestDay } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { createYard, peopleIn, type PeopleIn } from '../reports/presence.ts';
import type { Reading } from '../reports/reading.ts';
import type { StayRow } from '../reports/store.ts';
import { usedFacilities } from './ahead.ts';

/** A night, for counting bed-nights, is from midnight to five. */
const NIGHT_MINUTES = [0, 5 * 60] as const;

/** What the figures of a time are made of, as far as driver rest asks for it. */
type Known = Pick<Reading, 'people' | 'payments'>;

/** The figures of driver rest in [from, to), exact from the record (RE38). */
export function restDayOf(
  window: ReportWindow,
  context: QueryContext,
  known: Known = knownOf(window, context),
): Omit<RestDay, 'on'> {
  const { stores, zone } = context;
  const { from, to } = window;
  const asOf = asOfIn(window, context.now);
  const { people, payments } = known;
  const stays = stores.reports.stays(from, to);
  const turns = stores.load.turns(from, to, dayOf(from, zone), dayOf(to, zone));
  const complaints = stores.load.complaints(from, to);
  return {
    bedNights: nightsOf(context, window).reduce((sum, night) => sum + sleepersIn(stays, night, asOf), 0),
    peakPeople: people.peak.max,
    peakAt: people.peak.maxAt,
    served: servedOf(context, window),
    turnsDone: turns.done,
    turnsMissed: turns.missed,
    takingsDong:
      settledOf(payments.filter(isOfCounter)) +
      stores.load.unreceiptedDong(from, to, dayOf(from, zone), dayOf(to, zone)),
    shortHours: loadsIn(context, window, people).flatMap(({ kind, hours }) => {
      const short = hours.filter(({ shortage }) => shortage > 0);
      const worst = short.reduce((most, { shortage }) => Math.max(most, shortage), 0);
      return short.length === 0 ? [] : [{ kind, hours: short.length, worst }];
    }),
    complaints: complaints.noted,
    complaintsOpen: complaints.open,
  };
}

/** The load on each kind in the hours of a time that have begun, by the most people of each hour (RE3). */
export function loadsIn(
  context: QueryContext,
  window: ReportWindow,
  people: PeopleIn,
): readonly { readonly kind: FacilityKind; readonly hours: readonly LoadHour[] }[] {
  const { now, zone, site } = context;
  const { standards } = site.settings.rest;
  const hours = occupancyByHour(people.runs, window.from, asOfIn(window, now)).map(({ hour: from, max }) => ({
    from,
    people: max,
  }));
  const facilities = usedFacilities(context);
  return FACILITY_KINDS.flatMap((kind) => {
    const own = facilities.filter((facility) => facility.kind === kind);
    return own.length === 0 ? [] : [{ kind, hours: loadHours(kind, hours, own, standards, { now, zone }) }];
  });
}

/** How far a time has come. */
export function asOfIn({ from, to }: ReportWindow, now: Instant): Instant {
  return now < from ? from : now > to ? to : now;
}

function knownOf(window: ReportWindow, context: QueryContext): Known {
  const { from, to } = window;
  const yard = createYard(context);
  return {
    people: peopleIn(context, yard, yard.presence(from, to).site, window),
    payments: context.stores.charges.paymentsBetween(from, to),
  };
}

/** What was handed out, by kind and sitting: free from the yard, free from a sponsor, paid. */
function servedOf({ stores, zone }: QueryContext, { from, to }: ReportWindow): RestDay['served'] {
  const lines = stores.load.served(from, to, dayOf(from, zone), dayOf(to, zone));
  const names = new Map(
    stores.rest.facilities().flatMap(({ sittings }) => sittings.map(({ code, name }) => [code, name])),
  );
  return SERVICES.flatMap((service) =>
    lines
      .filter((line) => line.service === service)
      .map((line) => ({ ...line, sittingName: line.sitting === null ? null : (names.get(line.sitting) ?? null) })),
  );
}

/** The nights of a period, each as the time within it. */
function nightsOf({ zone }: QueryContext, { from, to }: ReportWindow): readonly ReportWindow[] {
  const nights: ReportWindow[] = [];
  const [begin, end] = NIGHT_MINUTES;
  const within = (at: Instant): Instant => (at < from ? from : at > to ? to : at);
  for (let day = dayOf(from, zone); startOfDay(day, zone) < to; day = addDays(day, 1)) {
    const night = { from: atMinuteOfDay(day, begin, zone), to: atMinuteOfDay(day, end, zone) };
    if (night.to > from) nights.push({ from: within(night.from), to: within(night.to) });
  }
  return nights;
}

/** People who slept during a night, each once. */
function sleepersIn(
  stays: readonly (Interval & Pick<StayRow, 'personId'>)[],
  night: ReportWindow,
  asOf: Instant,
): number {
  const until = night.to < asOf ? night.to : asOf;
  const there = stays.filter((stay) => stay.from < until && (stay.to === null || stay.to > night.from));
  return new Set(there.map(({ personId }) => personId)).size;
}

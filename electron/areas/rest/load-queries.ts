import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { occupancyByHour } from '../../../shared/domain/reports/intervals.ts';
import { reportDayOf, reportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { kindForecasts } from '../../../shared/domain/rest/forecast.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { peopleRunsIn } from '../reports/presence.ts';
import { hourOf, peopleComing, usedFacilities } from './ahead.ts';
import { restDayOf } from './day.ts';

type LoadQuery = 'rest.forecast' | 'rest.day';

/** The load on the facilities by the hour, and what a day came to. */
export const loadQueries: Pick<QueryHandlers, LoadQuery> = {
  'rest.forecast'(_input, context) {
    const { now, zone, site } = context;
    const people = peopleComing(context);
    const kinds = kindForecasts({
      today: peopleOfToday(context),
      coming: people,
      facilities: usedFacilities(context),
      standards: site.settings.rest.standards,
      time: { now, zone },
    });
    return {
      from: hourOf(now),
      people,
      kinds: kinds.map(({ remedies, ...kind }) => ({
        ...kind,
        remedies: remedies.map(({ facilityId, ...remedy }) => ({
          ...remedy,
          facilityId: facilityId === null ? null : wireId('facility', facilityId),
        })),
      })),
    };
  },

  'rest.day'(input, context) {
    const { now, zone, site } = context;
    const { cutOffMinute } = site.settings;
    const on = input.on ?? reportDayOf(now, cutOffMinute, zone);
    return { on, ...restDayOf(reportWindow(on, cutOffMinute, zone), context) };
  },
};

/** A fact of the past that is written down late shows so soon. */
const KEPT_MS = 10 * MINUTE_MS;

type Hours = readonly { readonly from: Instant; readonly people: number }[];

/** The hours of today that are over, as they were looked up last. */
const kept = new WeakMap<QueryContext['stores'], { readonly mark: string; readonly hours: Hours }>();

/** Most people in each hour of today that is over, as counted (AC1). */
function peopleOfToday(context: QueryContext): Hours {
  const { stores, now, zone } = context;
  const from = startOfDay(dayOf(now, zone), zone);
  const to = hourOf(now);
  const mark = [from, to, Math.floor(now / KEPT_MS)].join(' ');
  const known = kept.get(stores);
  if (known?.mark === mark) return known.hours;
  const hours = occupancyByHour(peopleRunsIn(context, from, to), from, to).map(({ hour, max }) => ({
    from: hour,
    people: max,
  }));
  kept.set(stores, { mark, hours });
  return hours;
}

import { CHINA_HOURS, lunarMonthsOf, lunarOf, tetDayOf } from '../../../shared/kernel/lunar.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

/** The lunar calendar as programs ask for it: nothing of it is kept, it is worked out. */
export const calendarQueries: Pick<QueryHandlers, 'plan.calendar' | 'plan.lunar'> = {
  'plan.calendar': ({ year }) => ({
    tet: tetDayOf(year),
    chineseNewYear: tetDayOf(year, CHINA_HOURS),
    months: lunarMonthsOf(year).map(({ month, isLeap, start }) => ({ month, leap: isLeap, start })),
  }),
  'plan.lunar'({ date, utcOffset }) {
    const { day, month, isLeap, year } = lunarOf(date, utcOffset);
    return { day, month, leap: isLeap, year };
  },
};

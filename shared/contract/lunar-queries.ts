import type { Day } from '../kernel/calendar.ts';
import { CHINA_HOURS, FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, VIETNAM_HOURS } from '../kernel/lunar.ts';
import { STAFF_ROLES, type Role } from '../domain/vocabulary.ts';
import { day, z } from './zod.ts';

/** Questions about the lunar calendar. Programs read the answers: names and fields are a promise. */

const EVERYBODY: readonly Role[] = STAFF_ROLES;
const FIRST_DAY = `${String(FIRST_LUNAR_YEAR)}-01-01`;
const LAST_DAY = `${String(LAST_LUNAR_YEAR)}-12-31`;

export const lunarQueries = {
  'plan.calendar': {
    summary: 'A lunar year: Tet, the Chinese New Year, and the Vietnamese months with their first days; 1900–2100.',
    roles: EVERYBODY,
    input: z.object({ year: z.int().min(FIRST_LUNAR_YEAR).max(LAST_LUNAR_YEAR) }),
  },
  'plan.lunar': {
    summary: 'The lunar day of a day 1900–2100, in the Vietnamese calendar (UTC+7) or the Chinese one (UTC+8).',
    roles: EVERYBODY,
    input: z.object({
      date: day.refine((on) => on >= FIRST_DAY && on <= LAST_DAY, `a day from ${FIRST_DAY} to ${LAST_DAY}`),
      utcOffset: z.union([z.literal(VIETNAM_HOURS), z.literal(CHINA_HOURS)]),
    }),
  },
};

export type LunarOutputs = {
  readonly 'plan.calendar': {
    readonly seq: number;
    readonly tet: Day;
    readonly chineseNewYear: Day;
    readonly months: readonly { readonly month: number; readonly leap: boolean; readonly start: Day }[];
  };
  readonly 'plan.lunar': {
    readonly seq: number;
    readonly day: number;
    readonly month: number;
    readonly leap: boolean;
    readonly year: number;
  };
};

import { addDays, daysBetween } from '../../kernel/calendar.ts';
import { tetDayOf } from '../../kernel/lunar.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import type { Direction } from '../vocabulary.ts';
import { hoursOver } from './arrivals.ts';
import { provinceOn, type NamedFacts, type NamedRehearsal } from './named-facts.ts';
import { createParts, december2021, isNamed, usualHours, withDaily } from './named-queue.ts';
import type { Point, Situation } from './types.ts';

const RECORD = '2025-04-25';
/** The record comes on the second day: the first is only what is left of it. */
const RECORD_DAY = 1;
const DAY_HOURS = 24;
/** Around Tết the days that are not named work as usual, whatever the site's own calendar says. */
const TET_DAYS = { before: 14, after: 20 };

/**
 * A season of the past on the user's own yard (RH11). `share` is the part of the trucks of the crossings it serves that
 * comes to this yard, 0–1: all of them if nobody says otherwise.
 */
export function namedSituation(situation: Situation, name: NamedRehearsal, facts: NamedFacts, share = 1): Situation {
  switch (name) {
    case 'december-2021':
      return december2021(situation, facts, share, false);
    case 'tan-thanh-shut-2021':
      return december2021(situation, facts, share, true);
    case 'record-day-2025':
      return recordDay(situation, facts, share);
    case 'tet-2024':
      return withTetOf(situation, facts, 2024);
    case 'tet-2026':
      return withTetOf(situation, facts, 2026);
    default:
      return assertNever(name);
  }
}

/** As many as on the record day come on one day, and the crossings are able to clear them, as they were. */
function recordDay(situation: Situation, facts: NamedFacts, share: number): Situation {
  const record = provinceOn(facts.history, RECORD).clearedByDirection;
  if (record === null) throw new Error(`no directions known of ${RECORD}`);
  const partOf = createParts(situation);
  const capacityOf = (direction: Direction, crossing: string | null): number =>
    situation.points.reduce(
      (sum, point) =>
        sum +
        (point.direction === direction && (crossing === null || point.crossing === crossing)
          ? point.capacityPerHour
          : 0),
      0,
    );
  const trucksOf = (direction: Direction, crossing: string): number => {
    const all = capacityOf(direction, null);
    return all > 0 ? (record[direction] * share * capacityOf(direction, crossing)) / all : 0;
  };
  return {
    ...situation,
    streams: situation.streams.map((stream, s) => ({
      ...stream,
      perDay: stream.perDay.map((trucks, day) =>
        day === RECORD_DAY ? trucksOf(stream.direction, stream.crossing) * partOf(s) : trucks,
      ),
    })),
    points: situation.points.map((point) => {
      const needed = withDaily(situation, point, trucksOf(point.direction, point.crossing));
      return needed.capacityPerHour > point.capacityPerHour ? needed : point;
    }),
  };
}

/** The closings of that Tết, as many days from Tết as they were then; crossings that nothing is known of stay as they are. */
function withTetOf(situation: Situation, facts: NamedFacts, year: number): Situation {
  const shift = daysBetween(tetDayOf(year), facts.tetOn);
  const lines = facts.calendars.days.filter(({ from }) => Number(from.slice(0, 4)) === year);
  const points = situation.points.map((point): Point => {
    const own = lines.filter(({ crossing }) => isNamed(facts, point.crossing, crossing));
    if (own.length === 0) return point;
    const usual = usualHours(situation, point);
    const over = hoursOver(situation);
    const open = [...point.open];
    const openPreregistered = [...point.openPreregistered];
    for (let at = 0; at < open.length; at += 1) {
      const on = addDays(situation.fromOn, Math.floor((at + over) / DAY_HOURS));
      const fromTet = daysBetween(facts.tetOn, on);
      if (fromTet < -TET_DAYS.before || fromTet > TET_DAYS.after) continue;
      const then = addDays(on, -shift);
      const state = own.findLast(({ from, to }) => from <= then && then <= to)?.state ?? 'normal';
      const part = usual[(at + over) % DAY_HOURS] ?? 0;
      open[at] = state === 'normal' ? part : 0;
      openPreregistered[at] = state === 'preregistered' ? part : 0;
    }
    return { ...point, open, openPreregistered };
  });
  return { ...situation, points };
}

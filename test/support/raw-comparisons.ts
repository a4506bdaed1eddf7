import { addDays, atMinuteOfDay, daysBetween, parseDay, type Day } from '../../shared/kernel/calendar.ts';
import type { Comparison } from '../../shared/contract/report-queries.ts';
import { num, rawFiguresOf, read } from './raw-figures.ts';
import type { Yard } from './yard.ts';

/** The first day of Tết, from the calendar on the wall. */
const TET: readonly string[] = ['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26'];
const BEFORE_TET = 36;
const AFTER_TET = 26;
const ZONE = 'Asia/Ho_Chi_Minh';

/** What a day is compared with, each day counted by itself from the raw journal (RP7); the cut-off is that of the site. */
export function rawComparisonsOf(yard: Yard, on: Day): readonly Comparison[] {
  const site = read(yard).of('site').get(1) ?? {};
  const { cutOffMinute } = site['settings'] as { readonly cutOffMinute: number };
  const endOf = (day: Day): number => atMinuteOfDay(day, cutOffMinute, ZONE);
  const isWhole = (day: Day): boolean => endOf(addDays(day, -1)) >= num(site['createdAt']);
  const figuresOf = (day: Day) => {
    const { trucks, site: inYard, waits } = rawFiguresOf(yard, endOf(addDays(day, -1)), endOf(day));
    return { in: trucks.in, out: trucks.out, closing: trucks.closing, max: inYard.max, waitP50Ms: waits.p50Ms };
  };
  const one = (code: Comparison['code'], day: Day | null): readonly Comparison[] =>
    day === null || !isWhole(day) ? [] : [{ code, on: day, ...figuresOf(day) }];

  const month = Array.from({ length: 28 }, (_, n) => addDays(on, -1 - n)).filter(isWhole);
  const all = month.map(figuresOf);
  const waits = all.flatMap(({ waitP50Ms }) => (waitP50Ms === null ? [] : [waitP50Ms]));
  const mean: readonly Comparison[] =
    month.length < 7
      ? []
      : [
          {
            code: 'last-28-days',
            on: null,
            days: month.length,
            in: cents(meanOf(all.map((day) => day.in))),
            out: cents(meanOf(all.map((day) => day.out))),
            closing: cents(meanOf(all.map((day) => day.closing))),
            max: cents(meanOf(all.map((day) => day.max))),
            waitP50Ms: waits.length === 0 ? null : Math.round(meanOf(waits)),
          },
        ];
  return [
    ...one('yesterday', addDays(on, -1)),
    ...one('last-week', addDays(on, -7)),
    ...mean,
    ...one('last-tet', sameOfTet(on)),
  ];
}

/** The day as far from the Tết before; null when no Tết is near. */
function sameOfTet(on: Day): Day | null {
  const days = TET.flatMap((day) => parseDay(day) ?? []);
  for (const [n, tet] of days.entries()) {
    const before = days[n - 1];
    const distance = daysBetween(tet, on);
    if (before !== undefined && distance >= -BEFORE_TET && distance <= AFTER_TET) return addDays(before, distance);
  }
  return null;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const cents = (value: number): number => Math.round(value * 100) / 100;

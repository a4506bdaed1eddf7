import { addDays, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import { lookBack, type LookBack } from '../../../shared/domain/forecast/accuracy.ts';
import { forecastOf, type ForecastFacts } from '../../../shared/domain/forecast/forecast.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { countWorld } from '../../support/count-worlds.ts';
import { median, type Figure } from '../kit/figures.ts';

const FIRST = '2021-01-01' as Day;
const DAYS = 5 * 365 + 200;
const WORLDS = 6;
const RUNS = 11;
/** Of the error of what needs no model. */
const TARGET = 0.9;
const LIMIT_MS = 200;

/** How well the forecast does on worlds whose making is known, beside what needs no model; and what one takes. */
export function planForecast(): readonly Figure[] {
  const looks = [1200, 300].flatMap((perDay) =>
    Array.from({ length: WORLDS }, (_, n) => worldAt(`bench-${String(n)}`, perDay)).flatMap(lookBack),
  );
  const seasons = looks.filter(({ tetOn }) => tetOn !== null);
  const of = (pick: (look: LookBack) => number | undefined): number =>
    seasons.reduce((sum, look) => sum + (pick(look) ?? 0), 0) / seasons.length;
  const name = `${String(2 * WORLDS)} worlds, ${String(seasons.length)} seasons`;
  const beside = (what: string, model: number, other: number, target: number | null): Figure => ({
    name: `${name}: ${what}`,
    value: model,
    unit: `against ${other.toFixed(3)}`,
    ratio: model / other,
    ...(target !== null && { target: `≤ ${String(target)} ×`, isReached: model <= target * other }),
  });
  const wape = of(({ model }) => model.wape);
  const pinball = of(({ model }) => model.pinball);
  return [
    beside(
      'WAPE, last year by Tết',
      wape,
      of(({ aligned }) => aligned?.wape),
      TARGET,
    ),
    beside(
      'pinball, last year by Tết',
      pinball,
      of(({ aligned }) => aligned?.pinball),
      TARGET,
    ),
    beside(
      'WAPE, same day last year',
      wape,
      of(({ sameDayLastYear }) => sameDayLastYear?.wape),
      null,
    ),
    { name: `${name}: peak day missed by`, value: of(({ model }) => model.peakDays), unit: 'days' },
    { name: `${name}: peak height missed by`, value: of(({ model }) => model.peakPercent), unit: '%' },
    timeOfOne(),
  ];
}

function worldAt(seed: string, perDay: number): ForecastFacts {
  const world = countWorld({ seed, fromOn: FIRST, days: DAYS, perDay });
  const fromOn = addDays(FIRST, DAYS - 60);
  return { ...factsOf(world, fromOn), days: 60 };
}

function factsOf(world: ReturnType<typeof countWorld>, fromOn: Day): Omit<ForecastFacts, 'days'> {
  const known = daysBetween(FIRST, fromOn);
  return {
    fromOn,
    history: world.series.map((series) => ({ ...series, trucks: series.trucks.slice(0, known) })),
    calendars: world.calendars,
    inputs: [],
    usualPerDay: () => 0,
  };
}

/** Eight queues in five classes with five years of counts, before Tết. */
function timeOfOne(): Figure {
  const crossings = ['HN', 'TT', 'CM', 'CN'];
  const world = countWorld({
    seed: 'time',
    fromOn: FIRST,
    days: DAYS,
    crossings,
    classes: CARGO_CLASSES,
    perDay: 2000,
  });
  const facts = { ...factsOf(world, addDays(tetDayOf(2026), -30)), days: 60 };
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    forecastOf(facts);
    return performance.now() - start;
  });
  const value = median(times);
  return {
    name: '8 queues × 5 classes, five years: one forecast of 60 days',
    value,
    unit: 'ms',
    target: `≤ ${String(LIMIT_MS)} ms`,
    isReached: value <= LIMIT_MS,
  };
}

import { daysBetween, type Day } from '../../kernel/calendar.ts';
import { bandOf } from './bands.ts';
import type { Forecast } from './forecast.ts';
import { DAY_HOURS, type HourlyProfile } from './profile.ts';
import type { Band, SeriesKey } from './types.ts';

/**
 * Trucks that come in each hour of a day foretold, 24 of them, of the lines that are asked for together; none for a day
 * that is not foretold (FC11). A convoy whose hour is known comes in that hour, everything else as the profile of its
 * direction says.
 */
export function hoursOfDay(
  forecast: Forecast,
  profile: HourlyProfile,
  on: Day,
  isAsked: (key: SeriesKey) => boolean,
): readonly Band[] {
  const ahead = daysBetween(forecast.fromOn, on);
  const convoys = forecast.convoys.filter(isAsked).map((convoy) => ({ ...convoy, trucks: convoy.perDay[ahead] ?? 0 }));
  const lines = forecast.series.filter(isAsked).flatMap(({ days, ...line }) => {
    const day = days[ahead];
    if (day === undefined) return [];
    const together = convoys.reduce((sum, convoy) => sum + (isSameLine(convoy, line) ? convoy.trucks : 0), 0);
    return [{ shares: profile[line.direction], spread: Math.max(0, day.mean - together) }];
  });
  if (lines.length === 0) return [];
  return Array.from({ length: DAY_HOURS }, (_, hour) =>
    bandOf(
      {
        lines: lines.map(({ shares, spread }) => spread * (shares[hour] ?? 0)),
        sure: convoys.reduce((sum, convoy) => sum + (convoy.hour === hour ? convoy.trucks : 0), 0),
      },
      forecast.errors,
    ),
  );
}

function isSameLine(one: SeriesKey, other: SeriesKey): boolean {
  return one.crossing === other.crossing && one.direction === other.direction && one.cargoClass === other.cargoClass;
}

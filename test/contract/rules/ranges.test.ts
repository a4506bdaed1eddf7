import { expect, it } from 'vitest';
import { dayFrom } from '../../../shared/kernel/calendar.ts';
import { seasonOf, tetOffsetOf } from '../../../shared/domain/reports/season.ts';
import { aYard } from '../../support/yard.ts';

it('[RP32] a season runs from 36 days before Tết to 26 after it', () => {
  expect(seasonOf(2026)).toEqual({ fromOn: '2026-01-12', toOn: '2026-03-15' });
  expect(tetOffsetOf(dayFrom(2026, 2, 10))).toBe(-7);
  expect(tetOffsetOf(dayFrom(2026, 3, 16))).toBeNull();
});

it('[RP31, RP33] a season leaves out days before the site and to come; nothing is told of a year before the site', () => {
  const yard = aYard({ inMemory: true });
  const { days, before } = yard.ask('report.range', { season: 2026 });
  expect(days.map(({ on, tetOffset }) => [on, tetOffset])).toEqual([['2026-02-10', -7]]);
  expect(before).toEqual([]);
  yard.close();
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { aYard, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const restNow = () => yard.stores.site.site()!.settings.rest;

it('[RE48] a part of the settings of driver rest is changed alone, and all else stays', () => {
  const before = restNow();
  const sponsor = { name: 'Quỹ Ải Bắc', service: 'meal', perDay: 300, fromOn: '2027-01-20', untilOn: null } as const;
  yard.ok('settings.save', { values: { rest: { sponsors: [sponsor] } } });
  yard.ok('settings.save', { values: { rest: { standards: { peoplePerShower: 25 }, walkMetresPerMinute: 60 } } });
  expect(restNow()).toEqual({
    ...before,
    standards: { ...before.standards, peoplePerShower: 25 },
    walkMetresPerMinute: 60,
    sponsors: [sponsor],
  });
});

it('[RE48] no sponsor ends before it begins, and nothing else of the settings changes with it', () => {
  const before = restNow();
  const sponsor = { name: 'A', service: 'meal', perDay: 1, fromOn: '2027-01-20', untilOn: '2027-01-19' } as const;
  const outcome = yard.run('settings.save', { values: { rest: { sponsors: [sponsor], personDataDays: 7 } } });
  expect(outcome).toMatchObject({ fault: { code: 'request.invalid' } });
  expect(restNow()).toEqual(before);
});

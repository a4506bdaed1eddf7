import { describe, expect, it } from 'vitest';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { canSaveTariff, lastDaysOf, linesProblemOf, tariffOn } from '../../../shared/domain/charges/tariff.ts';
import { VEHICLE_TYPES } from '../../../shared/domain/vocabulary.ts';
import { aVersion, parking } from './a-tariff.ts';

const TODAY = '2026-02-10' as Day;
const ALL = [parking(50_000)];
const entry = { kind: 'entry', vehicleTypes: null, loaded: null, amountDong: 1 } as const;
const plug = { kind: 'plug', perHourDong: 1 } as const;
const service = { kind: 'service', code: 'weighing', name: 'Cân xe', amountDong: 1 } as const;

describe('the lines of a version', () => {
  it.each([
    ['one line for all', ALL],
    ['loaded and empty apart', [parking(1, { loaded: true }), parking(2, { loaded: false })]],
    ['a line for each type', VEHICLE_TYPES.map((type, at) => parking(at, { vehicleTypes: [type] }))],
    ['with entry, plug and services', [...ALL, entry, plug, service, { ...service, code: 'washing' }]],
    ['entry for some only', [...ALL, { ...entry, vehicleTypes: ['tractor-40'] as const }]],
  ])('[CH2] are whole: %s', (_what, lines) => {
    expect(linesProblemOf(lines)).toBeNull();
  });

  it.each([
    ['no line at all', [plug], { code: 'tariff.gap', vehicleType: 'truck-2-axle', load: 'loaded' }],
    [
      'nothing for empty ones',
      [parking(1, { loaded: true })],
      { code: 'tariff.gap', vehicleType: 'truck-2-axle', load: 'empty' },
    ],
    [
      'a type left out',
      [parking(1, { vehicleTypes: VEHICLE_TYPES.filter((type) => type !== 'trailer-alone') })],
      { code: 'tariff.gap', vehicleType: 'trailer-alone', load: 'loaded' },
    ],
    [
      'two for one type',
      [...ALL, parking(1, { vehicleTypes: ['tractor-45'], loaded: false })],
      { code: 'tariff.ambiguous', chargeKind: 'parking', vehicleType: 'tractor-45', load: 'empty' },
    ],
    [
      'two entries',
      [...ALL, entry, { ...entry, vehicleTypes: ['tractor-40'] as const, loaded: true }],
      { code: 'tariff.ambiguous', chargeKind: 'entry', vehicleType: 'tractor-40', load: 'loaded' },
    ],
    ['two prices of the plug', [...ALL, plug, plug], { code: 'tariff.ambiguous', chargeKind: 'plug' }],
    [
      'a service twice',
      [...ALL, service, { ...service, name: 'Cân lại' }],
      { code: 'tariff.ambiguous', chargeKind: 'service', service: 'Cân lại' },
    ],
  ])('[CH2] are refused with what is wrong: %s', (_what, lines, problem) => {
    expect(linesProblemOf(lines)).toEqual(problem);
  });
});

describe('the time of a version', () => {
  const first = aVersion('2026-01-01', ALL);
  const second = aVersion('2026-02-20', ALL);

  it('[CH3] reaches until the day before the next, or its own last day', () => {
    expect(lastDaysOf([first, second])).toEqual(['2026-02-19', null]);
    expect(lastDaysOf([{ ...first, validToOn: '2026-02-25' as Day }, second])).toEqual(['2026-02-19', null]);
    expect(lastDaysOf([{ ...first, validToOn: '2026-01-31' as Day }])).toEqual(['2026-01-31']);
    const force = ['2025-12-31', '2026-01-01', '2026-02-19', '2026-02-20', '2030-01-01'].map(
      (on) => tariffOn([first, second], on as Day)?.validFromOn ?? null,
    );
    expect(force).toEqual([null, '2026-01-01', '2026-01-01', '2026-02-20', '2026-02-20']);
    expect(tariffOn([{ ...first, validToOn: '2026-01-31' as Day }], '2026-02-01' as Day)).toBeNull();
  });

  it.each([
    ['the first, from today', aVersion('2026-02-10', ALL), [], null],
    ['the next, from tomorrow', aVersion('2026-02-11', ALL), [first], null],
    ['between two', aVersion('2026-02-15', ALL), [first, second], null],
    ['from today where another is in force', aVersion('2026-02-10', ALL), [first], { code: 'tariff.begun' }],
    ['from a day that is over', aVersion('2026-02-09', ALL), [], { code: 'tariff.begun' }],
    [
      'from a day that has one',
      aVersion('2026-02-20', ALL),
      [first, second],
      { code: 'tariff.overlap', validFromOn: '2026-02-20' },
    ],
    [
      'with days left out before the next',
      aVersion('2026-02-11', ALL, '2026-02-16'),
      [first, second],
      { code: 'tariff.gap', fromOn: '2026-02-17', toOn: '2026-02-19' },
    ],
    ['up to the day before the next', aVersion('2026-02-11', ALL, '2026-02-19'), [first, second], null],
    [
      'behind one that ends too early',
      aVersion('2026-03-01', ALL),
      [aVersion('2026-01-01', ALL, '2026-02-15')],
      { code: 'tariff.gap', fromOn: '2026-02-16', toOn: '2026-02-28' },
    ],
    [
      'after days without prices that are over',
      aVersion('2026-02-10', ALL),
      [aVersion('2026-01-01', ALL, '2026-01-31')],
      null,
    ],
  ])('[CH3] a new version %s', (_what, wanted, others, refusal) => {
    expect(canSaveTariff(wanted, null, others, TODAY)).toEqual(refusal);
  });

  it.each([
    ['its end', { validToOn: '2026-02-28' as Day }, null],
    ['its end, today', { validToOn: TODAY }, null],
    ['its end, yesterday', { validToOn: '2026-02-09' as Day }, { code: 'tariff.begun' }],
    ['its prices', { lines: [parking(1)] }, { code: 'tariff.begun' }],
    ['its first day', { validFromOn: '2026-02-12' as Day }, { code: 'tariff.begun' }],
    ['its name', { name: 'x' }, { code: 'tariff.begun' }],
    ['nothing', {}, null],
  ])('[CH3] one whose time has begun: %s', (_what, change, refusal) => {
    expect(canSaveTariff({ ...first, ...change }, { ...first, hasBegun: true }, [], TODAY)).toEqual(refusal);
  });

  it('[CH3] one that has not begun can be changed in everything, but not moved into what is priced', () => {
    const old = { ...second, hasBegun: false };
    expect(canSaveTariff({ ...second, lines: [parking(1)], name: 'Tết' }, old, [first], TODAY)).toBeNull();
    expect(canSaveTariff({ ...second, validFromOn: '2026-02-11' as Day }, old, [first], TODAY)).toBeNull();
    expect(canSaveTariff({ ...second, validFromOn: TODAY }, old, [first], TODAY)).toEqual({ code: 'tariff.begun' });
    const today = { ...second, validFromOn: TODAY };
    expect(canSaveTariff({ ...today, lines: [parking(1)] }, { ...today, hasBegun: false }, [first], TODAY)).toBeNull();
  });
});

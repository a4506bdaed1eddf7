import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftOf,
  draftProblemOf,
  dongIn,
  firstDayFor,
  keptOf,
  namedService,
  saysMoreThanTable,
  tariffOf,
  withNewService,
  type TariffDraft,
} from '../../../../renderer/features/settings/tariff-draft.ts';
import { proposedLines } from '../../../../renderer/features/settings/tariff-proposal.ts';
import { linesFor, linesOf, linesProblemOf } from '../../../../shared/domain/charges/tariff.ts';
import type { TariffLine } from '../../../../shared/domain/charges/types.ts';
import { VEHICLE_TYPES, type VehicleType } from '../../../../shared/domain/vocabulary.ts';
import { addDays, type Day } from '../../../../shared/kernel/calendar.ts';

const NAMES = { weighing: 'Cân xe', disinfection: 'Phun khử trùng', transfer: 'Sang tải' };
const HEAD = { name: 'Biểu giá', from: '10/02/2026', to: '' };
const write = (value: number): string => new Intl.NumberFormat('vi-VN').format(value);
const draft = (lines: readonly TariffLine[] = proposedLines(NAMES)): TariffDraft => draftOf(lines, HEAD, write);

/** What every truck pays, however the lines are cut. */
function pricesOf(lines: readonly TariffLine[]): readonly unknown[] {
  return [...VEHICLE_TYPES, null].flatMap((vehicleType) =>
    [true, false].map((loaded) => {
      const [parking] = linesFor(lines, 'parking', { vehicleType, loaded });
      const [entry] = linesFor(lines, 'entry', { vehicleType, loaded });
      return [vehicleType, loaded, parking?.perDayDong, parking?.freeMinutes, entry?.amountDong ?? null];
    }),
  );
}

describe('prices as a table', () => {
  it('[CH2] the proposal is whole and goes through the table unchanged', () => {
    const lines = proposedLines(NAMES);
    expect(linesProblemOf(lines)).toBeNull();
    expect(draftProblemOf(draft())).toBeNull();
    const again = tariffOf(draft());
    expect(pricesOf(again.lines as readonly TariffLine[])).toEqual(pricesOf(lines));
    expect(linesOf(again.lines as readonly TariffLine[], 'service')).toEqual(linesOf(lines, 'service'));
    expect(again).toMatchObject({ name: 'Biểu giá', validFromOn: '2026-02-10', validToOn: null });
  });

  it('[CH2] whatever stands in the table is whole, and is read back as it was typed', () => {
    const dong = fc.nat(1_000_000_000).map(write);
    const row = fc.record({
      freeMinutes: fc.constantFrom('0', '120'),
      dayLoaded: fc.oneof(dong, fc.constant('50.000')),
      dayEmpty: fc.oneof(dong, fc.constant('50.000')),
      entryLoaded: fc.oneof(dong, fc.constant('')),
      entryEmpty: fc.oneof(dong, fc.constant('')),
    });
    const rows = fc.tuple(...VEHICLE_TYPES.map(() => row)).map((all) => {
      const pairs = VEHICLE_TYPES.map((type, at) => [type, all[at]] as const);
      return Object.fromEntries(pairs) as TariffDraft['rows'];
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...VEHICLE_TYPES), (typed, unknownAs) => {
        const wanted: TariffDraft = { ...draft(), rows: typed, unknownAs };
        expect(draftProblemOf(wanted)).toBeNull();
        const lines = tariffOf(wanted).lines as readonly TariffLine[];
        expect(linesProblemOf(lines)).toBeNull();
        expect(draft(lines).rows).toEqual(typed);
        // A truck that nobody named a type for pays as the chosen one.
        const pay = (vehicleType: VehicleType | null) =>
          [true, false].map((loaded) => linesFor(lines, 'parking', { vehicleType, loaded })[0]?.perDayDong);
        expect(pay(null)).toEqual(pay(unknownAs));
      }),
      { numRuns: 200 },
    );
  });

  it('one price for everything is one line', () => {
    const all: TariffLine = { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 };
    expect(tariffOf(draft([all])).lines).toEqual([all]);
  });

  it('tells of lines that it cannot show', () => {
    const line = { kind: 'parking', vehicleTypes: null, perDayDong: 1 } as const;
    const apart: readonly TariffLine[] = [
      { ...line, loaded: true, freeMinutes: 0 },
      { ...line, loaded: false, freeMinutes: 60 },
    ];
    expect(saysMoreThanTable(apart)).toBe(true);
    expect(saysMoreThanTable(proposedLines(NAMES))).toBe(false);
  });

  it('what has begun is sent as it was saved', () => {
    const lines = proposedLines(NAMES);
    expect(keptOf({ name: 'x', validFromOn: '2026-02-10' as Day, lines })).toEqual({
      name: 'x',
      validFromOn: '2026-02-10',
      lines,
    });
  });
});

describe('what cannot be saved', () => {
  const cell = (text: string): Partial<TariffDraft> => ({
    rows: { ...draft().rows, 'tractor-45': { ...draft().rows['tractor-45'], dayLoaded: text } },
  });
  it.each([
    [{ name: ' ' }, 'name'],
    [{ from: '31/02/2026' }, 'from'],
    [{ to: '09/02/2026' }, 'to'],
    [{ to: 'mai' }, 'to'],
    [cell(''), 'prices'],
    [cell('50,5'), 'prices'],
    [cell('-1'), 'prices'],
    [cell('1.000.000.001'), 'prices'],
    [{ plug: 'x' }, 'prices'],
    [{ services: withNewService(draft()).services }, 'prices'],
    [{ services: [{ code: 'a', name: ' ', amount: '1' }] }, 'service-names'],
    [
      {
        services: [
          { code: 'a', name: 'Cân xe', amount: '1' },
          { code: 'b', name: 'can  xe', amount: '1' },
        ],
      },
      'services-repeated',
    ],
  ] as const)('%o: %s', (part, problem) => {
    expect(draftProblemOf({ ...draft(), ...part })).toBe(problem);
  });

  it('[CH1] an amount is whole đồng, however its thousands are marked', () => {
    expect(['50.000', '50000', ' 1.000.000 ', '0'].map(dongIn)).toEqual([50_000, 50_000, 1_000_000, 0]);
    expect(['', '1,5', 'x', '-3'].map(dongIn)).toEqual([null, null, null, null]);
  });
});

describe('services', () => {
  const services = [
    { code: 'can-xe', name: 'Cân xe', amount: '1' },
    { code: '', name: '', amount: '' },
  ];

  it('have a code of their own from their name, which stays once it is saved', () => {
    expect(namedService(services, 1, 'Phun khử trùng', true)).toMatchObject({ code: 'phun-khu-trung' });
    expect(namedService(services, 1, 'Cân xe', true)).toMatchObject({ code: 'can-xe-2' });
    expect(namedService(services, 1, '!!!', true)).toMatchObject({ code: 'dich-vu' });
    expect(namedService(services, 0, 'Cân lại', false)).toMatchObject({ code: 'can-xe', name: 'Cân lại' });
  });
});

describe('the first day of a new version', () => {
  it('[CH3] is today for the first, else behind today and behind the newest', () => {
    const today = '2026-02-10' as Day;
    const next = (day: Day): Day => addDays(day, 1);
    expect(firstDayFor(null, today, next)).toBe('2026-02-10');
    expect(firstDayFor('2026-01-01' as Day, today, next)).toBe('2026-02-11');
    expect(firstDayFor('2026-03-01' as Day, today, next)).toBe('2026-03-02');
  });
});

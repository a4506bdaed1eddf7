import type { TariffLine } from '../../../shared/domain/charges/types.ts';

/** Names of the proposed services in the station's language. */
export type ProposedNames = Readonly<Record<'weighing' | 'disinfection' | 'transfer', string>>;

/** Prices to begin from, as yards of the kind take them. A proposal: nothing is charged before somebody saves it. */
export function proposedLines(names: ProposedNames): readonly TariffLine[] {
  const free = { freeMinutes: 120 } as const;
  const day = (vehicleTypes: Extract<TariffLine, { kind: 'parking' }>['vehicleTypes'], loaded: number, empty: number) =>
    [
      { kind: 'parking', vehicleTypes, loaded: true, ...free, perDayDong: loaded },
      { kind: 'parking', vehicleTypes, loaded: false, ...free, perDayDong: empty },
    ] as const;
  return [
    ...day(['tractor-40', 'tractor-45'], 150_000, 90_000),
    ...day(['truck-4-axle', 'trailer-alone'], 100_000, 60_000),
    ...day(['truck-3-axle'], 80_000, 50_000),
    ...day(['truck-2-axle', 'new-vehicle'], 60_000, 40_000),
    ...day(['tractor-alone'], 50_000, 50_000),
    { kind: 'entry', vehicleTypes: null, loaded: null, amountDong: 20_000 },
    { kind: 'plug', perHourDong: 40_000 },
    { kind: 'service', code: 'weighing', name: names.weighing, amountDong: 50_000 },
    { kind: 'service', code: 'disinfection', name: names.disinfection, amountDong: 70_000 },
    { kind: 'service', code: 'transfer', name: names.transfer, amountDong: 500_000 },
  ];
}

import { addDays, type Day } from '../../kernel/calendar.ts';
import { VEHICLE_TYPES, type VehicleType } from '../vocabulary.ts';
import type { TariffLine, TariffPeriod } from './types.ts';

/** What a line is looked up by; a null type is one that nobody named. */
export type PricedTruck = { readonly vehicleType: VehicleType | null; readonly loaded: boolean };

type Version = TariffPeriod & { readonly name: string; readonly lines: readonly TariffLine[] };

export type TariffRefusal =
  | { readonly code: 'tariff.gap'; readonly vehicleType: VehicleType | null; readonly load: 'loaded' | 'empty' }
  | { readonly code: 'tariff.gap'; readonly fromOn: Day; readonly toOn: Day }
  | {
      readonly code: 'tariff.ambiguous';
      readonly chargeKind: TariffLine['kind'];
      readonly vehicleType?: VehicleType;
      readonly load?: 'loaded' | 'empty';
      readonly service?: string;
    }
  | { readonly code: 'tariff.overlap'; readonly validFromOn: Day }
  | { readonly code: 'tariff.begun' };

type LineFor<Kind extends TariffLine['kind']> = Extract<TariffLine, { readonly kind: Kind }>;

/** Lines of a kind. */
export function linesOf<Kind extends TariffLine['kind']>(
  lines: readonly TariffLine[],
  kind: Kind,
): readonly LineFor<Kind>[] {
  return lines.filter((line): line is LineFor<Kind> => line.kind === kind);
}

/** Lines of a kind that are for a truck; a type that nobody named fits any (CH2). */
export function linesFor<Kind extends 'parking' | 'entry'>(
  lines: readonly TariffLine[],
  kind: Kind,
  truck: PricedTruck,
): readonly LineFor<Kind>[] {
  return linesOf(lines, kind).filter((line) => isFor(line, truck));
}

function isFor(line: TariffLine, { vehicleType, loaded }: PricedTruck): boolean {
  if (line.kind !== 'parking' && line.kind !== 'entry') return true;
  const isOfType = line.vehicleTypes === null || vehicleType === null || line.vehicleTypes.includes(vehicleType);
  return isOfType && (line.loaded === null || line.loaded === loaded);
}

/** The version in force on a day, or null. Versions stand in the order of their first days (CH3). */
export function tariffOn<One extends TariffPeriod>(tariffs: readonly One[], on: Day): One | null {
  const begun = tariffs.findLast(({ validFromOn }) => validFromOn <= on);
  return begun === undefined || (begun.validToOn !== null && begun.validToOn < on) ? null : begun;
}

/** The last day of each version: its own, or the day before the next one begins (CH3). */
export function lastDaysOf(tariffs: readonly TariffPeriod[]): readonly (Day | null)[] {
  return tariffs.map(({ validToOn }, at) => {
    const next = tariffs[at + 1];
    if (next === undefined) return validToOn;
    const before = addDays(next.validFromOn, -1);
    return validToOn === null || validToOn > before ? before : validToOn;
  });
}

/** Why a version cannot be saved, or null (CH2, CH3). `others` are all but this one. */
export function canSaveTariff(
  wanted: Version,
  old: (Version & { readonly hasBegun: boolean }) | null,
  others: readonly Version[],
  today: Day,
): TariffRefusal | null {
  const problem = linesProblemOf(wanted.lines);
  if (problem !== null) return problem;
  if (others.some(({ validFromOn }) => validFromOn === wanted.validFromOn))
    return { code: 'tariff.overlap', validFromOn: wanted.validFromOn };
  if (old?.hasBegun === true ? !onlyEnds(wanted, old, today) : !beginsInTime(wanted, old, others, today))
    return { code: 'tariff.begun' };
  const all = [...others, wanted].sort((a, b) => (a.validFromOn < b.validFromOn ? -1 : 1));
  return gapFrom(all, today);
}

/** The first thing wrong with the lines of a version, or null (CH2). */
export function linesProblemOf(lines: readonly TariffLine[]): TariffRefusal | null {
  for (const loaded of [true, false])
    for (const vehicleType of VEHICLE_TYPES) {
      const load = loaded ? 'loaded' : 'empty';
      const truck = { vehicleType, loaded };
      if (linesFor(lines, 'parking', truck).length === 0) return { code: 'tariff.gap', vehicleType, load };
      for (const chargeKind of ['parking', 'entry'] as const)
        if (linesFor(lines, chargeKind, truck).length > 1)
          return { code: 'tariff.ambiguous', chargeKind, vehicleType, load };
    }
  if (linesOf(lines, 'plug').length > 1) return { code: 'tariff.ambiguous', chargeKind: 'plug' };
  const services = linesOf(lines, 'service');
  const twice = services.find(({ code }, at) => services.findIndex((one) => one.code === code) !== at);
  return twice === undefined ? null : { code: 'tariff.ambiguous', chargeKind: 'service', service: twice.name };
}

function onlyEnds(wanted: Version, old: Version, today: Day): boolean {
  const isSame =
    wanted.name === old.name &&
    wanted.validFromOn === old.validFromOn &&
    JSON.stringify(wanted.lines) === JSON.stringify(old.lines);
  return isSame && (wanted.validToOn === old.validToOn || wanted.validToOn === null || wanted.validToOn >= today);
}

function beginsInTime(wanted: Version, old: Version | null, others: readonly Version[], today: Day): boolean {
  if (wanted.validFromOn !== today) return wanted.validFromOn > today;
  return old?.validFromOn === today || tariffOn(others, today) === null;
}

/** The first days between two versions that have no prices, as far as they are not over (CH3). */
function gapFrom(tariffs: readonly TariffPeriod[], today: Day): TariffRefusal | null {
  for (const [at, { validToOn }] of tariffs.entries()) {
    const next = tariffs[at + 1];
    if (next === undefined || validToOn === null) continue;
    const fromOn = addDays(validToOn, 1);
    const toOn = addDays(next.validFromOn, -1);
    if (fromOn <= toOn && toOn >= today) return { code: 'tariff.gap', fromOn, toOn };
  }
  return null;
}

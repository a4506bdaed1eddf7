import { DEFAULT_REST_SETTINGS, type RestSettings, type RestStandards } from '../../../shared/domain/rest/settings.ts';
import { SERVICES, type Service } from '../../../shared/domain/vocabulary.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { minuteText } from '../../ui/format.ts';
import { numberIn, numberText, readMinute, type FieldSpec } from './fields.ts';

type Values = Readonly<Record<string, string>>;
type Limits = Pick<FieldSpec, 'min' | 'max' | 'isWhole'>;

export const STANDARDS = [
  'peoplePerBed',
  'peoplePerShower',
  'peoplePerToilet',
  'mealsPerPersonPerDay',
  'sittingsPerDay',
  'litresPerPersonPerDay',
  'peoplePerWashingPlace',
  'peoplePerFirstAider',
  'peoplePerChargingPlace',
  'peoplePerPlug',
] as const satisfies readonly (keyof RestStandards)[];

/** The single numbers of driver rest: how each is typed, within what bounds, and what it is in the settings. */
export const REST_NUMBERS = [
  { name: 'wakeBeforeCallMs', unitMs: MINUTE_MS, min: 0, max: 240, isWhole: false },
  { name: 'longRestMs', unitMs: HOUR_MS, min: 0, max: 24, isWhole: false },
  { name: 'stayingAlarmMs', unitMs: HOUR_MS, min: 1, max: 720, isWhole: false },
  { name: 'missedTurnMinutes', unitMs: 1, min: 1, max: 120, isWhole: true },
  { name: 'shortageAlarmHours', unitMs: 1, min: 0, max: 72, isWhole: true },
  { name: 'walkMetresPerMinute', unitMs: 1, min: 20, max: 200, isWhole: true },
  { name: 'personDataDays', unitMs: 1, min: 1, max: 3650, isWhole: true },
] as const satisfies readonly ({ readonly name: keyof RestSettings; readonly unitMs: number } & Required<Limits>)[];
export type RestNumber = (typeof REST_NUMBERS)[number]['name'];

/** The number as it is typed. */
export function restNumberText(name: RestNumber, rest: RestSettings): string {
  return numberText(rest[name] / unitOf(name));
}

/** What it is when nobody set it, as it would be typed. */
export function usualRestNumber(name: RestNumber): string {
  return restNumberText(name, DEFAULT_REST_SETTINGS);
}

export function lodgingText({ lodgingAtMinute }: RestSettings): string {
  return minuteText(lodgingAtMinute);
}

/** Reads the form back into the settings that it was made from. */
export function restOf(values: Values): Omit<RestSettings, 'sponsors'> {
  const standards = Object.fromEntries(STANDARDS.map((name) => [name, numberIn(values, name)]));
  const entitlements = Object.fromEntries(
    SERVICES.map((service) => [
      service,
      {
        perDay: numberIn(values, `${service}-perDay`),
        gapMs: Math.round(numberIn(values, `${service}-gap`) * HOUR_MS),
      },
    ]),
  );
  const numbers = Object.fromEntries(
    REST_NUMBERS.map(({ name, unitMs }) => [name, Math.round(numberIn(values, name) * unitMs)]),
  );
  return {
    standards: standards as RestStandards,
    entitlements: entitlements as Record<Service, RestSettings['entitlements'][Service]>,
    lodgingAtMinute: readMinute(values['lodgingAt'] ?? '') ?? DEFAULT_REST_SETTINGS.lodgingAtMinute,
    ...(numbers as Record<RestNumber, number>),
  };
}

function unitOf(name: RestNumber): number {
  return REST_NUMBERS.find((one) => one.name === name)?.unitMs ?? 1;
}

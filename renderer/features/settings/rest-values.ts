import type { RestSettings, RestStandards } from '../../../shared/domain/rest/settings.ts';
import { SERVICES, type Service } from '../../../shared/domain/vocabulary.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { numberIn } from './fields.ts';

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

/** What the form asks for. */
type RestForm = Pick<
  RestSettings,
  'standards' | 'entitlements' | 'wakeBeforeCallMs' | 'longRestMs' | 'stayingAlarmMs'
>;

/** Reads the form back into the settings that it was made from. */
export function restOf(values: Readonly<Record<string, string>>): RestForm {
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
  return {
    standards: standards as RestStandards,
    entitlements: entitlements as Record<Service, RestSettings['entitlements'][Service]>,
    wakeBeforeCallMs: Math.round(numberIn(values, 'wake') * MINUTE_MS),
    longRestMs: Math.round(numberIn(values, 'long') * HOUR_MS),
    stayingAlarmMs: Math.round(numberIn(values, 'staying') * HOUR_MS),
  };
}

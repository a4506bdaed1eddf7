import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { AlarmSettings, FillSettings } from '../../../shared/domain/site/settings.ts';
import { DEFAULT_SLOT_WEIGHTS, SLOT_WEIGHT_CODES, type SlotWeights } from '../../../shared/domain/slots/weights.ts';
import { CARGO_CLASSES, type CargoClass } from '../../../shared/domain/vocabulary.ts';
import { readNumber } from '../../ui/format.ts';
import { numberIn } from './fields.ts';

type Values = Readonly<Record<string, string>>;
type GroundValues = Pick<CommandInput<'settings.save'>['values'], 'alarms' | 'fill' | 'slots'>;

export const ALARM_FIELDS = [
  { name: 'perishableHours', min: 1, max: 1000, isWhole: false },
  { name: 'perishableWarnHours', min: 0, max: 200, isWhole: false },
  { name: 'plugGraceMinutes', min: 0, max: 1440, isWhole: true },
  { name: 'returnHours', min: 1, max: 1000, isWhole: false },
  { name: 'returnTwoWayHours', min: 1, max: 1000, isWhole: false },
  { name: 'returnWarnHours', min: 0, max: 200, isWhole: false },
] as const satisfies readonly { readonly name: keyof AlarmSettings; readonly [limit: string]: unknown }[];

/** From the fullest to the emptiest: each no smaller than the one before. */
export const FILL_FIELDS = [
  { name: 'fullAtFreePercent', max: 50 },
  { name: 'notFullAtFreePercent', max: 60 },
  { name: 'almostFullAtFreePercent', max: 80 },
  { name: 'availableAtFreePercent', max: 90 },
] as const satisfies readonly { readonly name: keyof FillSettings; readonly max: number }[];

export const SEGREGATION_STEPS = [0, 1, 2, 3] as const;

export function overstayName(cargoClass: CargoClass): string {
  return `overstay-${cargoClass}`;
}

export function segregationName(step: number): string {
  return `segregation-${String(step)}`;
}

/** Whether the thresholds stand in the order in which a zone fills; the engine takes no others. */
export function areThresholdsInOrder(values: Values): boolean {
  const levels = FILL_FIELDS.flatMap(({ name }) => readNumber(values[name] ?? '') ?? []);
  const [full, notFull, almost, available] = levels;
  if (full === undefined || notFull === undefined || almost === undefined || available === undefined) return true;
  return full <= notFull && notFull < almost && almost <= available;
}

/** Reads the form back into the settings that it was made from. */
export function groundOf(values: Values): GroundValues {
  const hours = CARGO_CLASSES.map((cargoClass) => [cargoClass, numberIn(values, overstayName(cargoClass))] as const);
  const alarms = Object.fromEntries(ALARM_FIELDS.map(({ name }) => [name, numberIn(values, name)]));
  const fill = Object.fromEntries(FILL_FIELDS.map(({ name }) => [name, numberIn(values, name)]));
  const [a = 0, b = 0, c = 0, d = 0] = SEGREGATION_STEPS.map((step) => numberIn(values, segregationName(step)));
  return {
    alarms: { ...alarms, overstayHours: Object.fromEntries(hours) } as AlarmSettings,
    fill: fill as FillSettings,
    slots: { weights: weightsOf(values), segregationMetres: [a, b, c, d], usesPrices: values['usesPrices'] !== '' },
  };
}

/** Only what differs from the default is kept: the others follow when a default changes. */
function weightsOf(values: Values): Partial<SlotWeights> {
  const differing = SLOT_WEIGHT_CODES.map((code) => [code, numberIn(values, code)] as const).filter(
    ([code, value]) => value !== DEFAULT_SLOT_WEIGHTS[code],
  );
  return Object.fromEntries(differing) as Partial<SlotWeights>;
}

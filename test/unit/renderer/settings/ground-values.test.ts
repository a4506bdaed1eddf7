import { expect, it } from 'vitest';
import { commands } from '../../../../shared/contract/commands.ts';
import { defaultSettings } from '../../../../shared/domain/site/settings.ts';
import { DEFAULT_SLOT_WEIGHTS, SLOT_WEIGHT_CODES } from '../../../../shared/domain/slots/weights.ts';
import { CARGO_CLASSES } from '../../../../shared/domain/vocabulary.ts';
import {
  ALARM_FIELDS,
  areThresholdsInOrder,
  FILL_FIELDS,
  groundOf,
  overstayName,
  SEGREGATION_STEPS,
  segregationName,
} from '../../../../renderer/features/settings/ground-values.ts';

const settings = defaultSettings('Bãi thử');
const typed = (value: number): string => String(value).replace('.', ',');
const values: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CARGO_CLASSES.map((one) => [overstayName(one), typed(settings.alarms.overstayHours[one])])),
  ...Object.fromEntries(ALARM_FIELDS.map(({ name }) => [name, typed(settings.alarms[name])])),
  ...Object.fromEntries(FILL_FIELDS.map(({ name }) => [name, typed(settings.fill[name])])),
  ...Object.fromEntries(
    SEGREGATION_STEPS.map((step) => [segregationName(step), typed(settings.slots.segregationMetres[step])]),
  ),
  ...Object.fromEntries(SLOT_WEIGHT_CODES.map((code) => [code, typed(DEFAULT_SLOT_WEIGHTS[code])])),
  usesPrices: 'yes',
};

it('reads the form back into what it was made from, as the command takes it', () => {
  const { alarms, fill, slots } = settings;
  expect(groundOf(values)).toEqual({ alarms, fill, slots });
  expect(commands['settings.save'].input.safeParse({ values: groundOf(values) }).success).toBe(true);
});

it('keeps only the weights that differ from the default', () => {
  expect(groundOf({ ...values, noPlug: '5000', usesPrices: '' }).slots).toMatchObject({
    weights: { noPlug: 5000 },
    usesPrices: false,
  });
});

it.each([
  [{ fullAtFreePercent: '4' }, false],
  [{ notFullAtFreePercent: '8' }, false],
  [{ availableAtFreePercent: '7' }, false],
  [{ availableAtFreePercent: '8', notFullAtFreePercent: '1' }, true],
])('[FI2] knows thresholds in the wrong order as the command does: %j', (changed, isGood) => {
  const next = { ...values, ...changed };
  expect(areThresholdsInOrder(next)).toBe(isGood);
  expect(commands['settings.save'].input.safeParse({ values: groundOf(next) }).success).toBe(isGood);
});

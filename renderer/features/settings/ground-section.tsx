import { DEFAULT_SLOT_WEIGHTS, SLOT_WEIGHT_CODES } from '../../../shared/domain/slots/weights.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { useCan, useCommand, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { FieldsForm } from './fields-form.tsx';
import { numberText, upper, type FieldSpec } from './fields.ts';
import {
  ALARM_FIELDS,
  areThresholdsInOrder,
  FILL_FIELDS,
  groundOf,
  overstayName,
  SEGREGATION_STEPS,
  segregationName,
} from './ground-values.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** When a truck's stay becomes a matter for people, when a zone is full, and how a slot is chosen. */
export function GroundSection() {
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  if (site === undefined) return null;
  const { alarms, fill, slots } = site.settings;
  const number = (name: string, label: string, value: number, limits: Partial<FieldSpec>): FieldSpec => ({
    name,
    label,
    value: numberText(value),
    kind: 'number',
    ...limits,
  });
  return (
    <SectionFrame title={t('settings.ground')} note={t('settings.ground.note')} command="settings.save">
      <FieldsForm
        name="ground"
        may={may}
        problemOf={(values) => (areThresholdsInOrder(values) ? null : t('settings.ground.bad-order'))}
        groups={[
          {
            title: t('settings.ground.overstay'),
            fields: CARGO_CLASSES.map((cargoClass) =>
              number(
                overstayName(cargoClass),
                upper(t('settings.ground.overstay-hours', { goods: word('cargoClass', cargoClass) })),
                alarms.overstayHours[cargoClass],
                { min: 1, max: 2000 },
              ),
            ),
          },
          {
            title: t('settings.ground.clocks'),
            fields: ALARM_FIELDS.map(({ name, ...limits }) =>
              number(name, t(`settings.ground.${name}`), alarms[name], limits),
            ),
          },
          {
            title: t('settings.ground.fill'),
            fields: FILL_FIELDS.map(({ name, max }) =>
              number(name, t(`settings.ground.${name}`), fill[name], { min: 0, max }),
            ),
          },
          {
            title: t('settings.ground.segregation'),
            fields: SEGREGATION_STEPS.map((step) =>
              number(segregationName(step), t(`settings.ground.segregation-${step}`), slots.segregationMetres[step], {
                min: 0,
                max: 200,
              }),
            ),
          },
          {
            title: t('settings.ground.weights'),
            fields: [
              ...SLOT_WEIGHT_CODES.map((code) =>
                number(code, t(`settings.ground.${code}`), slots.weights[code] ?? DEFAULT_SLOT_WEIGHTS[code], {
                  min: 0,
                  max: 1_000_000,
                }),
              ),
              {
                name: 'usesPrices',
                label: t('settings.ground.usesPrices'),
                value: slots.usesPrices ? 'yes' : '',
                kind: 'check',
              },
            ],
          },
        ]}
        onSave={(values) => save({ values: groundOf(values) }, t('settings.ground'))}
      />
    </SectionFrame>
  );
}

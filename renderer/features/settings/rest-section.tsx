import { DEFAULT_REST_SETTINGS } from '../../../shared/domain/rest/settings.ts';
import { SERVICES } from '../../../shared/domain/vocabulary.ts';
import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import { useCan, useCommand, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { FieldsForm } from './fields-form.tsx';
import { numberText, upper, type FieldSpec } from './fields.ts';
import {
  lodgingText,
  REST_NUMBERS,
  restNumberText,
  restOf,
  STANDARDS,
  usualRestNumber,
  type RestNumber,
} from './rest-values.ts';
import { SectionFrame } from './section-frame.tsx';
import { SponsorsForm } from './sponsors-form.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** Standards, free services, times and sponsors of the driver rest (RE1–RE4). */
export function RestSection() {
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  if (site === undefined) return null;
  const { rest } = site.settings;
  const usual = (value: string): string => t('settings.rest.usual', { value });
  const number = (name: string, label: string, value: number, limits: Partial<FieldSpec>): FieldSpec => ({
    name,
    label,
    value: numberText(value),
    kind: 'number',
    ...limits,
  });
  const single = (wanted: readonly RestNumber[]): readonly FieldSpec[] =>
    REST_NUMBERS.filter(({ name }) => wanted.includes(name)).map(({ name, min, max, isWhole }) => ({
      name,
      label: t(`settings.rest.${name}`),
      value: restNumberText(name, rest),
      kind: 'number',
      min,
      max,
      isWhole,
      hint: usual(usualRestNumber(name)),
    }));
  return (
    <SectionFrame title={t('settings.rest')} note={t('settings.rest.note')} command="settings.save">
      <FieldsForm
        name="rest"
        may={may}
        groups={[
          {
            title: t('settings.rest.standards'),
            fields: STANDARDS.map((name) =>
              number(name, t(`settings.rest.${name}`), rest.standards[name], {
                min: 0.01,
                max: 100_000,
                hint: usual(numberText(DEFAULT_REST_SETTINGS.standards[name])),
              }),
            ),
            note: <p className="q">{t('settings.rest.standards-from')}</p>,
          },
          {
            title: t('settings.rest.entitlements'),
            fields: SERVICES.flatMap((service) => [
              number(
                `${service}-perDay`,
                t('settings.rest.per-day', { service: upper(word('service', service)) }),
                rest.entitlements[service].perDay,
                { min: 0, max: 20, isWhole: true },
              ),
              number(
                `${service}-gap`,
                t('settings.rest.gap', { service: upper(word('service', service)) }),
                rest.entitlements[service].gapMs / HOUR_MS,
                { min: 0, max: 24 },
              ),
            ]),
            note: <p className="q">{t('settings.rest.entitlements-how')}</p>,
          },
          {
            title: t('settings.rest.times'),
            fields: single(['wakeBeforeCallMs', 'longRestMs', 'stayingAlarmMs', 'missedTurnMinutes']),
          },
          {
            title: t('settings.rest.load'),
            fields: single(['shortageAlarmHours', 'walkMetresPerMinute']),
          },
          {
            title: t('settings.rest.lodging'),
            fields: [
              {
                name: 'lodgingAt',
                label: t('settings.rest.lodgingAt'),
                value: lodgingText(rest),
                kind: 'time',
                hint: usual(lodgingText(DEFAULT_REST_SETTINGS)),
              },
              ...single(['personDataDays']),
            ],
            note: <p className="q">{t('settings.rest.lodging-how')}</p>,
          },
        ]}
        onSave={(values) => save({ values: { rest: restOf(values) } }, t('settings.rest'))}
      />
      <SponsorsForm saved={rest.sponsors} />
    </SectionFrame>
  );
}

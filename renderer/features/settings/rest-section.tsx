import { SERVICES } from '../../../shared/domain/vocabulary.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { useCan, useCommand, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { FieldsForm } from './fields-form.tsx';
import { numberText, type FieldSpec } from './fields.ts';
import { restOf, STANDARDS } from './rest-values.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** Standards, free services and times of the driver rest (RE1–RE4). */
export function RestSection() {
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  if (site === undefined) return null;
  const { rest } = site.settings;
  const number = (name: string, label: string, value: number, limits: Partial<FieldSpec>): FieldSpec => ({
    name,
    label,
    value: numberText(value),
    kind: 'number',
    ...limits,
  });
  return (
    <SectionFrame title={t('settings.rest')} note={t('settings.rest.note')} command="settings.save">
      <FieldsForm
        name="rest"
        may={may}
        groups={[
          {
            title: t('settings.rest.standards'),
            fields: STANDARDS.map((name) =>
              number(name, t(`settings.rest.${name}`), rest.standards[name], { min: 0.01, max: 100_000 }),
            ),
          },
          {
            title: t('settings.rest.entitlements'),
            fields: SERVICES.flatMap((service) => [
              number(
                `${service}-perDay`,
                t('settings.rest.per-day', { service: word('service', service) }),
                rest.entitlements[service].perDay,
                { min: 0, max: 20, isWhole: true },
              ),
              number(
                `${service}-gap`,
                t('settings.rest.gap', { service: word('service', service) }),
                rest.entitlements[service].gapMs / HOUR_MS,
                { min: 0, max: 24 },
              ),
            ]),
          },
          {
            title: t('settings.rest.times'),
            fields: [
              number('wake', t('settings.rest.wake'), rest.wakeBeforeCallMs / MINUTE_MS, { min: 0, max: 240 }),
              number('long', t('settings.rest.long'), rest.longRestMs / HOUR_MS, { min: 0, max: 24 }),
              number('staying', t('settings.rest.staying'), rest.stayingAlarmMs / HOUR_MS, { min: 1, max: 720 }),
            ],
          },
        ]}
        onSave={(values) => save({ values: { rest: restOf(values) } }, t('settings.rest'))}
      />
    </SectionFrame>
  );
}

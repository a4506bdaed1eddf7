import { useApp, useCan, useCommand, useRow, useTexts } from '../../client/app-context.ts';
import { FieldsForm } from './fields-form.tsx';
import { minuteText } from '../../ui/format.ts';
import { readMinute, type FieldSpec } from './fields.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

const HEAD = ['parentUnit', 'reportTo', 'reportPlace', 'signerTitle', 'signerName'] as const;

/** The yard's name, the head of its report, and when the report's day ends. */
export function SiteSection() {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  if (site === undefined) return null;
  const { settings } = site;
  const head: readonly FieldSpec[] = HEAD.map((name) => ({
    name,
    label: t(`settings.site.${name}`),
    value: settings[name],
    isOptional: true,
    maxLength: name === 'parentUnit' || name === 'reportTo' ? 160 : 80,
  }));
  return (
    <SectionFrame title={t('settings.site')} note={t('settings.site.note')} command="settings.save">
      <FieldsForm
        name="site"
        may={may}
        groups={[
          {
            fields: [
              { name: 'siteName', label: t('settings.site.name'), value: site.name, maxLength: 120 },
              {
                name: 'documentCode',
                label: t('settings.site.documentCode'),
                value: settings.documentCode,
                maxLength: 20,
                isCode: true,
                hint: t('settings.site.documentCode-hint', { code: settings.documentCode }),
              },
              {
                name: 'cutOff',
                label: t('settings.site.cutOff'),
                value: minuteText(settings.cutOffMinute),
                kind: 'time',
                hint: t('settings.site.cutOff-hint'),
              },
            ],
          },
          { title: t('settings.site.head'), fields: head },
        ]}
        onSave={(values) =>
          save(
            {
              siteName: values['siteName'] ?? '',
              values: {
                ...Object.fromEntries(HEAD.map((name) => [name, values[name] ?? ''])),
                documentCode: values['documentCode'] ?? '',
                cutOffMinute: readMinute(values['cutOff'] ?? '') ?? settings.cutOffMinute,
              },
            },
            t('settings.site'),
          )
        }
      />
      <p className="q">{t('settings.site.zone', { zone: format.zone })}</p>
    </SectionFrame>
  );
}

import type { DriverHourLimits } from '../../../shared/domain/queue/driver-hours.ts';
import { useCan, useCommand, useTexts } from '../../client/app-context.ts';
import { FieldsForm } from './fields-form.tsx';
import { numberIn, numberText, type FieldSpec } from './fields.ts';
import { settingsTexts } from './texts/catalog.ts';

/** How long a driver may drive: the law's hours, unless the site's are shorter (QU30). */
export function DriverHoursForm({ limits }: { readonly limits: DriverHourLimits }) {
  const t = useTexts(settingsTexts);
  const may = useCan('settings.save');
  const save = useCommand('settings.save');
  const hours = (name: 'sinceBreak' | 'today' | 'week', minutes: number, max: number): FieldSpec => ({
    name,
    label: t(`settings.hours.${name}`),
    value: numberText(Math.round((minutes / 60) * 100) / 100),
    kind: 'number',
    min: 0.25,
    max,
  });
  return (
    <FieldsForm
      name="driver-hours"
      may={may}
      groups={[
        {
          title: t('settings.hours'),
          fields: [
            hours('sinceBreak', limits.sinceBreakMinutes, 24),
            hours('today', limits.todayMinutes, 24),
            hours('week', limits.weekMinutes, 168),
            {
              name: 'break',
              label: t('settings.hours.break'),
              value: String(limits.breakMinutes),
              kind: 'number',
              isWhole: true,
              min: 1,
              max: 600,
              hint: t('settings.hours.break-hint'),
            },
          ],
        },
      ]}
      onSave={(values) =>
        save(
          {
            values: {
              driverHours: {
                sinceBreakMinutes: Math.round(numberIn(values, 'sinceBreak') * 60),
                todayMinutes: Math.round(numberIn(values, 'today') * 60),
                weekMinutes: Math.round(numberIn(values, 'week') * 60),
                breakMinutes: numberIn(values, 'break'),
              },
            },
          },
          t('settings.hours'),
        )
      }
    />
  );
}

import { useCan, useCommand, useRow, useTexts } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { Button } from '../../ui/controls.tsx';
import { FieldsForm, type FieldGroup } from './fields-form.tsx';
import { minuteText } from '../../ui/format.ts';
import { readMinute, type FieldSpec } from './fields.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

const MOST = 12;

/** The shifts of a day: what each is called and when it begins. */
export function ShiftsSection() {
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  const [count, setCount] = useKept<number | null>('settings shift count', null);
  if (site === undefined) return null;
  const { shifts } = site.settings;
  const shown = count ?? shifts.length;
  const groups = Array.from({ length: shown }, (_, at): FieldGroup => {
    const shift = shifts[at];
    const fields: readonly FieldSpec[] = [
      {
        name: `name-${String(at)}`,
        label: t('settings.shifts.name'),
        value: shift?.name ?? String(at + 1),
        maxLength: 40,
        ...(at === 0 ? { hint: t('settings.shifts.name-hint') } : {}),
      },
      {
        name: `from-${String(at)}`,
        label: t('settings.shifts.from'),
        value: shift === undefined ? '' : minuteText(shift.fromMinute),
        kind: 'time',
      },
    ];
    return { fields };
  });
  return (
    <SectionFrame title={t('settings.shifts')} note={t('settings.shifts.note')} command="settings.save">
      <FieldsForm
        name="shifts"
        may={may}
        isTouched={count !== null && count !== shifts.length}
        onUndo={() => setCount(null)}
        groups={groups}
        onSave={(values) =>
          save(
            {
              values: {
                shifts: Array.from({ length: shown }, (_, at) => ({
                  name: values[`name-${String(at)}`] ?? '',
                  fromMinute: readMinute(values[`from-${String(at)}`] ?? '') ?? 0,
                })),
              },
            },
            t('settings.shifts'),
          )
        }
        onSaved={() => setCount(null)}
      >
        <div className="save-line">
          <Button disabled={shown >= MOST} onClick={() => setCount(shown + 1)}>
            {t('settings.shifts.add')}
          </Button>
          <Button disabled={shown <= 1} onClick={() => setCount(shown - 1)}>
            {t('settings.shifts.remove')}
          </Button>
        </div>
      </FieldsForm>
    </SectionFrame>
  );
}

import { CAME_FROM } from '../../../shared/domain/vocabulary.ts';
import { useCan, useCommand, useRow, useTexts } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';
import { Button } from '../../ui/controls.tsx';
import { FieldsForm } from './fields-form.tsx';
import { namesIn, numberIn, numberText, type FieldSpec } from './fields.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** A gate that any truck may use. */
const BOTH = 'both';

/** Gates with their lanes, and what counts when nobody says otherwise. */
export function GatesSection() {
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  const [count, setCount] = useKept<number | null>('settings gate count', null);
  if (site === undefined) return null;
  const { settings } = site;
  const shown = count ?? settings.gates.length;
  const gates: readonly FieldSpec[] = Array.from({ length: shown }, (_, at): readonly FieldSpec[] => {
    const gate = settings.gates[at];
    return [
      {
        name: `gate-${String(at)}`,
        label: t('settings.gates.gate'),
        value: gate?.gate ?? (at < settings.gates.length ? '' : String(at + 1)),
        maxLength: 10,
        isCode: true,
      },
      {
        name: `lanes-${String(at)}`,
        label: t('settings.gates.lanes'),
        value: gate?.lanes.join(', ') ?? '',
        maxLength: 200,
        isCode: true,
      },
      {
        name: `side-${String(at)}`,
        label: t('settings.gates.side'),
        value: gate?.side ?? BOTH,
        kind: 'select',
        options: ([BOTH, ...CAME_FROM] as const).map((side) => ({
          value: side,
          text: t(`settings.gates.side-${side}`),
        })),
      },
    ];
  }).flat();
  return (
    <SectionFrame title={t('settings.gates')} note={t('settings.gates.note')} command="settings.save">
      <FieldsForm
        name="gates"
        may={may}
        isTouched={count !== null && count !== settings.gates.length}
        onUndo={() => setCount(null)}
        groups={[
          { title: t('settings.gates.list'), fields: gates },
          {
            title: t('settings.gates.usual'),
            fields: [
              {
                name: 'usualPeople',
                label: t('settings.gates.people'),
                value: numberText(settings.usualPeople),
                kind: 'number',
                min: 0,
                max: 20,
                isWhole: true,
              },
              {
                name: 'noShowBackPlaces',
                label: t('settings.gates.no-show'),
                value: numberText(settings.noShowBackPlaces),
                kind: 'number',
                min: 1,
                max: 500,
                isWhole: true,
              },
            ],
          },
        ]}
        onSave={(values) =>
          save(
            {
              values: {
                gates: Array.from({ length: shown }, (_, at) => ({
                  gate: values[`gate-${String(at)}`] ?? '',
                  lanes: [...namesIn(values[`lanes-${String(at)}`] ?? '')],
                  side: CAME_FROM.find((side) => side === values[`side-${String(at)}`]) ?? null,
                })),
                usualPeople: numberIn(values, 'usualPeople'),
                noShowBackPlaces: numberIn(values, 'noShowBackPlaces'),
              },
            },
            t('settings.gates'),
          )
        }
        onSaved={() => setCount(null)}
      >
        <div className="save-line">
          <Button disabled={shown >= 20} onClick={() => setCount(shown + 1)}>
            {t('settings.gates.add')}
          </Button>
          <Button disabled={shown <= 1} onClick={() => setCount(shown - 1)}>
            {t('settings.gates.remove')}
          </Button>
        </div>
      </FieldsForm>
    </SectionFrame>
  );
}

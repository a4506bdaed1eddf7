import type { CrossingRow } from '../../../shared/contract/rows.ts';
import { useCan, useCommand, useGoTo, useRows, useTexts } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { Button } from '../../ui/controls.tsx';
import { isSameList } from '../../ui/same.ts';
import { Chooser, NEW } from './chooser.tsx';
import { FieldsForm } from './fields-form.tsx';
import { namesIn } from './fields.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';
import { useChosen } from './use-chosen.ts';

/** Crossings: how they are called. When they work and what they take stands on their own screen. */
export function CrossingsSection() {
  const t = useTexts(settingsTexts);
  const goTo = useGoTo();
  const save = useCommand('crossing.save');
  const may = useCan('crossing.save');
  const crossings = useRows(['crossing'], crossingsOf, isSameList);
  const { id: chosenId, formKey, choose, onMade } = useChosen();
  const id = chosenId ?? crossings[0]?.crossingId ?? NEW;
  const crossing = crossings.find(({ crossingId }) => crossingId === id) ?? null;

  return (
    <SectionFrame title={t('settings.crossings')} note={t('settings.crossings.note')} command="crossing.save">
      <div className="with-chooser">
        <Chooser
          label={t('settings.crossings')}
          choices={crossings.map((one) => ({ id: one.crossingId, text: one.name, side: one.code }))}
          chosenId={id}
          newText={may ? t('settings.crossings.new') : undefined}
          onChoose={choose}
        />
        <div>
          <FieldsForm
            key={formKey}
            name={`crossing ${id}`}
            may={may}
            groups={[
              {
                fields: [
                  {
                    name: 'code',
                    label: t('settings.crossings.code'),
                    value: crossing?.code ?? '',
                    pattern: /^[A-Z0-9]{1,4}$/,
                    isCode: true,
                    maxLength: 4,
                    hint: t('settings.crossings.code-hint'),
                  },
                  { name: 'name', label: t('settings.crossings.name'), value: crossing?.name ?? '', maxLength: 60 },
                  {
                    name: 'nameZh',
                    label: t('settings.crossings.nameZh'),
                    value: crossing?.nameZh ?? '',
                    isOptional: true,
                    maxLength: 60,
                  },
                  {
                    name: 'aliases',
                    label: t('settings.crossings.aliases'),
                    value: crossing?.aliases.join(', ') ?? '',
                    isOptional: true,
                    maxLength: 1000,
                    hint: t('settings.crossings.aliases-hint'),
                  },
                ],
              },
            ]}
            onSave={async (values) => {
              const outcome = await save(
                {
                  ...(crossing === null ? {} : { crossingId: crossing.crossingId }),
                  code: values['code'] ?? '',
                  name: values['name'] ?? '',
                  ...(values['nameZh'] === '' ? {} : { nameZh: values['nameZh'] ?? '' }),
                  aliases: [...namesIn(values['aliases'] ?? '')],
                },
                values['name'],
              );
              if ('ok' in outcome) onMade(outcome.ok.crossingId);
              return outcome;
            }}
          />
          {crossing === null ? null : (
            <div className="field-group">
              <p className="q">{t('settings.crossings.elsewhere')}</p>
              <Button keyCap="Alt L" onClick={() => goTo('crossing', crossing.code)}>
                {t('settings.crossings.open')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </SectionFrame>
  );
}

function crossingsOf(rows: RowStore): readonly CrossingRow[] {
  return [...rows.all('crossing').values()];
}

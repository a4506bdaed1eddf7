import { useState } from 'react';
import type { CrossingRow, QueueRow } from '../../../shared/contract/rows.ts';
import { DIRECTIONS, type Direction } from '../../../shared/domain/vocabulary.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { useApp, useCan, useCommand, useRows, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { CalendarList } from './calendar-list.tsx';
import { Chooser, NEW } from './chooser.tsx';
import { FieldsForm, type FieldGroup } from './fields-form.tsx';
import { namesIn, numberIn, numberText, type FieldSpec } from './fields.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

type Known = { readonly crossings: readonly CrossingRow[]; readonly queues: readonly QueueRow[] };

/** Crossings: names, what each direction takes, and when they are open. */
export function CrossingsSection() {
  const { format } = useApp();
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const save = useCommand('crossing.save');
  const may = useCan('crossing.save');
  const { crossings, queues } = useRows(['crossing', 'queue'], knownOf, isSameKnown);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const id = chosenId ?? crossings[0]?.crossingId ?? NEW;
  const crossing = crossings.find(({ crossingId }) => crossingId === id) ?? null;
  const queueOf = (direction: Direction): QueueRow | undefined =>
    queues.find((queue) => queue.crossingId === id && queue.direction === direction);

  const direction = (one: Direction): FieldGroup => {
    const queue = queueOf(one);
    const number = (name: string, value: number | undefined, max: number, min = 0): FieldSpec => ({
      name: `${one}-${name}`,
      label: t(`settings.crossings.${name as 'capacity' | 'buffer' | 'arrive'}`),
      value: value === undefined ? '' : numberText(value),
      kind: 'number',
      isWhole: true,
      isOptional: queue === undefined,
      min,
      max,
    });
    return {
      title: `${one === 'export' ? '↑' : '↓'} ${word('direction', one)}${queue === undefined ? ` · ${t('settings.crossings.not-open')}` : ''}`,
      fields: [
        number('capacity', queue?.capacityPerHour, 1000),
        number('buffer', queue?.buffer, 2000),
        number('arrive', queue === undefined ? undefined : queue.arriveWithinMs / MINUTE_MS, 1440, 1),
      ],
    };
  };
  return (
    <SectionFrame title={t('settings.crossings')} note={t('settings.crossings.note')} command="crossing.save">
      <div className="with-chooser">
        <Chooser
          label={t('settings.crossings')}
          choices={crossings.map((one) => ({ id: one.crossingId, text: one.name, side: one.code }))}
          chosenId={id}
          newText={may ? t('settings.crossings.new') : undefined}
          onChoose={setChosenId}
        />
        <div>
          <FieldsForm
            key={id}
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
              ...DIRECTIONS.map(direction),
            ]}
            onSave={async (values) => {
              const outcome = await save(
                {
                  ...(crossing === null ? {} : { crossingId: crossing.crossingId }),
                  code: values['code'] ?? '',
                  name: values['name'] ?? '',
                  ...(values['nameZh'] === '' ? {} : { nameZh: values['nameZh'] ?? '' }),
                  aliases: [...namesIn(values['aliases'] ?? '')],
                  directions: DIRECTIONS.filter(
                    (one) => queueOf(one) !== undefined || values[`${one}-capacity`] !== '',
                  ).map((one) => ({
                    direction: one,
                    ...optional('capacityPerHour', values, `${one}-capacity`),
                    ...optional('buffer', values, `${one}-buffer`),
                    ...optional('arriveWithinMinutes', values, `${one}-arrive`),
                  })),
                },
                values['name'],
              );
              if ('ok' in outcome) setChosenId(outcome.ok.crossingId);
              return outcome;
            }}
          />
          {crossing === null ? null : <CalendarList calendar={crossing.calendar} format={format} />}
        </div>
      </div>
    </SectionFrame>
  );
}

function optional<Name extends string>(
  name: Name,
  values: Readonly<Record<string, string>>,
  field: string,
): { readonly [Key in Name]?: number } {
  if ((values[field] ?? '') === '') return {};
  return { [name]: numberIn(values, field) } as { readonly [Key in Name]?: number };
}

function knownOf(rows: RowStore): Known {
  return { crossings: [...rows.all('crossing').values()], queues: [...rows.all('queue').values()] };
}

function isSameKnown(a: Known, b: Known): boolean {
  const isSame = <T,>(left: readonly T[], right: readonly T[]): boolean =>
    left.length === right.length && left.every((one, at) => one === right[at]);
  return isSame(a.crossings, b.crossings) && isSame(a.queues, b.queues);
}

import type { ShownTeamDriver } from '../../../shared/contract/queries.ts';
import type { CrossingRow } from '../../../shared/contract/rows.ts';
import { useApp, useCan, useCanAsk, useCommand, useQuery, useRows, useTexts } from '../../client/app-context.ts';
import { isSameList } from '../../ui/same.ts';
import { AskedChooser } from './asked-chooser.tsx';
import { NEW } from './chooser.tsx';
import { dutyText, readDuty, WEEKDAYS } from './duty-text.ts';
import { FieldsForm } from './fields-form.tsx';
import { numberIn, type FieldSpec } from './fields.ts';
import { ANY } from './requirement-draft.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

const CODE = /^[\p{L}\p{N}._-]{1,20}$/u;
const MINUTE = 60_000;

/** The team of drivers who take trucks across: who is on duty now first (QU31). */
export function TeamSection() {
  const t = useTexts(settingsTexts);
  const { format } = useApp();
  const mayAsk = useCanAsk('team.list');
  const may = useCan('team.save');
  const { answer, fault, reload } = useQuery('team.list', mayAsk ? {} : null, { kinds: ['person'] });
  const stateOf = (one: ShownTeamDriver): string => {
    if (!one.isActive) return t('settings.team.left');
    if (!one.isOnDuty) return t('settings.team.off');
    if (one.plate !== null) return one.plate;
    if (one.minutesLeft === null) return t('settings.team.on');
    return t('settings.team.left-hours', { time: format.duration(one.minutesLeft * MINUTE) });
  };
  return (
    <SectionFrame title={t('settings.team')} note={t('settings.team.note')} command="team.save">
      <AskedChooser
        label={t('settings.team')}
        fault={fault}
        items={answer?.drivers ?? null}
        choiceOf={(one) => ({ id: one.teamDriverId, text: one.name ?? one.code, side: stateOf(one) })}
        newText={may ? t('settings.team.new') : undefined}
      >
        {(driver, formKey, onMade) => (
          <div>
            <DriverForm
              key={formKey}
              driver={driver}
              may={may}
              onSaved={(saved) => {
                onMade(saved);
                reload();
              }}
            />
            {driver === null ? null : (
              <DrivenForm key={`${driver.teamDriverId} driven`} driver={driver} onSaved={reload} />
            )}
          </div>
        )}
      </AskedChooser>
    </SectionFrame>
  );
}

function DriverForm(props: {
  readonly driver: ShownTeamDriver | null;
  readonly may: boolean;
  readonly onSaved: (teamDriverId: string) => void;
}) {
  const { driver, may, onSaved } = props;
  const t = useTexts(settingsTexts);
  const save = useCommand('team.save');
  const crossings = useRows(
    ['crossing'],
    (rows): readonly CrossingRow[] => [...rows.all('crossing').values()],
    isSameList,
  );
  const duty = driver?.duty ?? [];
  const text = (name: 'name' | 'phone' | 'licenceNo', maxLength: number): FieldSpec => ({
    name,
    label: t(`settings.team.${name}`),
    value: driver?.[name] ?? '',
    isOptional: name !== 'name',
    maxLength,
  });
  return (
    <FieldsForm
      name={`driver ${driver?.teamDriverId ?? NEW}`}
      may={may}
      groups={[
        {
          fields: [
            {
              name: 'code',
              label: t('settings.team.code'),
              value: driver?.code ?? '',
              pattern: CODE,
              maxLength: 20,
              isCode: true,
              hint: t('settings.team.code-hint'),
            },
            text('name', 120),
            text('phone', 40),
            text('licenceNo', 40),
            {
              name: 'crossing',
              label: t('settings.team.crossing'),
              value: crossings.find(({ name }) => name === driver?.crossing)?.code ?? ANY,
              kind: 'select',
              options: [
                { value: ANY, text: t('settings.team.every-crossing') },
                ...crossings.map(({ code, name }) => ({ value: code, text: name })),
              ],
            },
            {
              name: 'isActive',
              label: t('settings.team.active'),
              value: (driver?.isActive ?? true) ? 'yes' : '',
              kind: 'check',
            },
          ],
        },
        {
          title: `${t('settings.team.duty')} · ${t('settings.team.duty-hint')}`,
          fields: WEEKDAYS.map((weekday) => ({
            name: `duty-${String(weekday)}`,
            label: t(`settings.team.day-${weekday}`),
            value: dutyText(duty, weekday),
            isOptional: true,
            maxLength: 80,
          })),
        },
      ]}
      problemOf={(values) => {
        const wrong = WEEKDAYS.find((weekday) => readDuty(values[`duty-${String(weekday)}`] ?? '', weekday) === null);
        return wrong === undefined ? null : t('settings.team.bad-duty', { day: t(`settings.team.day-${wrong}`) });
      }}
      onSave={async (values) => {
        const orNull = (name: string): string | null => (values[name] === '' ? null : (values[name] ?? null));
        const outcome = await save(
          {
            ...(driver === null ? {} : { teamDriverId: driver.teamDriverId }),
            code: values['code'] ?? '',
            name: values['name'] ?? '',
            phone: orNull('phone'),
            licenceNo: orNull('licenceNo'),
            crossing: values['crossing'] === ANY ? null : (values['crossing'] ?? null),
            isActive: values['isActive'] !== '',
            duty: WEEKDAYS.flatMap((weekday) => readDuty(values[`duty-${String(weekday)}`] ?? '', weekday) ?? []),
          },
          values['code'],
        );
        if ('ok' in outcome) onSaved(outcome.ok.teamDriverId);
        return outcome;
      }}
    />
  );
}

/** What a driver says of the hours driven, so that nobody is called with too few left (QU30). */
function DrivenForm({ driver, onSaved }: { readonly driver: ShownTeamDriver; readonly onSaved: () => void }) {
  const t = useTexts(settingsTexts);
  const { format } = useApp();
  const may = useCan('driver.hours');
  const send = useCommand('driver.hours');
  const hours = (name: 'sinceBreak' | 'today' | 'week', max: number): FieldSpec => ({
    name,
    label: t(`settings.team.driven-${name}`),
    value: '',
    kind: 'number',
    min: 0,
    max,
  });
  const left =
    driver.minutesLeft === null
      ? t('settings.team.driven-unknown')
      : t('settings.team.driven-left', { time: format.duration(driver.minutesLeft * MINUTE) });
  return (
    <FieldsForm
      name={`driven ${driver.teamDriverId}`}
      may={may && driver.isActive}
      saveLabel={t('settings.team.driven-save')}
      groups={[
        {
          title: `${t('settings.team.driven')} · ${left}`,
          fields: [hours('sinceBreak', 24), hours('today', 24), hours('week', 168)],
        },
      ]}
      onSave={(values) =>
        send(
          {
            teamDriverId: driver.teamDriverId,
            sinceBreakMinutes: Math.round(numberIn(values, 'sinceBreak') * 60),
            todayMinutes: Math.round(numberIn(values, 'today') * 60),
            weekMinutes: Math.round(numberIn(values, 'week') * 60),
          },
          driver.code,
        )
      }
      onSaved={onSaved}
    />
  );
}

import type { FacilityRow } from '../../../shared/contract/rows.ts';
import { FACILITY_KINDS, FOR_WHOM } from '../../../shared/domain/vocabulary.ts';
import { useCommand, useTexts, useWords } from '../../client/app-context.ts';
import { NEW } from './chooser.tsx';
import { asks, facilityOf, kindIn, metresText, problemOfFacility } from './facility-values.ts';
import { FieldsForm, useTyped, type FieldGroup } from './fields-form.tsx';
import { numberText, type FieldSpec } from './fields.ts';
import { PlanPicker } from './plan-picker.tsx';
import { problemOfSitting, sittingDraftsOf, sittingsOfDrafts } from './sitting-draft.ts';
import { SittingsTable } from './sittings-table.tsx';
import { hoursText } from './spans-text.ts';
import { settingsTexts } from './texts/catalog.ts';
import { useListDraft } from './use-list-draft.ts';

/** Room for ten spans. */
const HOURS_LENGTH = 140;
/** No plan is larger, in metres. */
const FARTHEST_M = 100_000;

/** One facility: what it is, for whom, when it is open, how it works and where it stands. */
export function FacilityForm(props: {
  readonly facility: FacilityRow | null;
  readonly may: boolean;
  readonly onMade: (facilityId: string) => void;
}) {
  const { facility, may, onMade } = props;
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const save = useCommand('facility.save');
  const name = `facility ${facility?.facilityId ?? NEW}`;
  const [typed, setTyped] = useTyped(name);
  const sittings = useListDraft(`${name} sittings`, facility?.sittings ?? [], sittingDraftsOf);
  const kind = kindIn(typed['kind'], facility);
  const problems = sittings.lines.map((line) => problemOfSitting(line, sittings.lines));
  const wrongAt = problems.findIndex((problem) => problem !== null);

  const number = (field: string, value: number | null, limits: Partial<FieldSpec>): FieldSpec => ({
    name: field,
    label: t(`settings.facilities.${field as 'turnMinutes'}`),
    value: value === null ? '' : numberText(value),
    kind: 'number',
    isWhole: true,
    ...limits,
  });
  const place = (field: 'xM' | 'yM', cm: number | null): FieldSpec =>
    number(field, null, { value: metresText(cm), isOptional: true, isWhole: false, min: -FARTHEST_M, max: FARTHEST_M });

  const whatItIs: readonly FieldSpec[] = [
    {
      name: 'code',
      label: t('settings.facilities.code'),
      value: facility?.code ?? '',
      isCode: true,
      maxLength: 12,
    },
    {
      name: 'kind',
      label: t('settings.facilities.kind'),
      value: facility?.kind ?? 'dormitory',
      kind: 'select',
      options: FACILITY_KINDS.map((one) => ({ value: one, text: word('facilityKind', one) })),
    },
    { name: 'name', label: t('settings.facilities.name'), value: facility?.name ?? '', maxLength: 80 },
    {
      name: 'nameEn',
      label: t('settings.facilities.nameEn'),
      value: facility?.nameEn ?? '',
      isOptional: true,
      maxLength: 80,
    },
    number('capacity', facility?.capacity ?? null, {
      min: 0,
      max: 100_000,
      hint: t(`settings.facilities.capacity-${kind}`),
    }),
    ...(asks(kind, 'forWhom')
      ? [
          {
            name: 'forWhom',
            label: t('settings.facilities.forWhom'),
            value: facility?.forWhom ?? 'everybody',
            kind: 'select',
            options: FOR_WHOM.map((one) => ({ value: one, text: word('forWhom', one) })),
          } as const,
        ]
      : []),
    {
      name: 'isOpen',
      label: t('settings.facilities.open'),
      value: (facility?.isOpen ?? true) ? 'yes' : '',
      kind: 'check',
    },
  ];
  const howItWorks: readonly FieldSpec[] = [
    {
      name: 'openHours',
      label: t('settings.facilities.openHours'),
      value: hoursText(facility?.openHours ?? []),
      isOptional: true,
      maxLength: HOURS_LENGTH,
      hint: t('settings.facilities.openHours-hint'),
    },
    ...(asks(kind, 'turn')
      ? [
          number('turnMinutes', facility?.turnMinutes ?? null, {
            isOptional: true,
            min: 1,
            max: 600,
            hint: t('settings.facilities.turnMinutes-hint'),
          }),
        ]
      : []),
    ...(asks(kind, 'canteen')
      ? [number('portionsPerHour', facility?.portionsPerHour ?? null, { isOptional: true, min: 0, max: 100_000 })]
      : []),
  ];
  const groups: readonly FieldGroup[] = [
    { fields: whatItIs },
    {
      title: t('settings.facilities.hours'),
      fields: howItWorks,
      note: asks(kind, 'canteen') ? <SittingsTable draft={sittings} problems={problems} /> : null,
    },
    {
      title: t('settings.facilities.place'),
      fields: [place('xM', facility?.xCm ?? null), place('yM', facility?.yCm ?? null)],
      note: (
        <PlanPicker
          facility={facility}
          code={typed['code'] ?? facility?.code ?? ''}
          typedX={typed['xM'] ?? metresText(facility?.xCm ?? null)}
          typedY={typed['yM'] ?? metresText(facility?.yCm ?? null)}
          isDisabled={!may}
          onPick={(xCm, yCm) => setTyped((before) => ({ ...before, xM: metresText(xCm), yM: metresText(yCm) }))}
        />
      ),
    },
  ];
  return (
    <FieldsForm
      name={name}
      may={may}
      isTouched={sittings.isTouched}
      onUndo={sittings.forget}
      groups={groups}
      problemOf={(values) => {
        const found = asks(kind, 'canteen') ? (problems[wrongAt] ?? null) : null;
        if (found !== null) return t(`settings.sittings.bad-${found}`, { number: wrongAt + 1 });
        const problem = problemOfFacility(values);
        return problem === null ? null : t(`settings.facilities.bad-${problem}`);
      }}
      onSave={async (values) => {
        const outcome = await save(
          {
            ...(facility === null ? {} : { facilityId: facility.facilityId }),
            ...facilityOf(values),
            ...(asks(kind, 'canteen') ? { sittings: [...sittingsOfDrafts(sittings.lines)] } : {}),
          },
          values['code'],
        );
        if ('ok' in outcome) onMade(outcome.ok.facilityId);
        return outcome;
      }}
      onSaved={sittings.forget}
    />
  );
}

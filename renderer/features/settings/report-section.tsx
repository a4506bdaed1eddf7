import {
  REPORT_ANNEXES,
  REPORT_BLOCKS,
  REPORT_FILE_FORMS,
  REPORT_FORMS,
  REPORT_LANGUAGES,
  REPORT_SIGNERS,
  type ReportSettings,
} from '../../../shared/domain/reports/settings.ts';
import { useCan, useCommand, useRow, useTexts } from '../../client/app-context.ts';
import type { Translate } from '../../ui/i18n.ts';
import { FieldsForm, type FieldGroup } from './fields-form.tsx';
import { numberText, type FieldSpec } from './fields.ts';
import { reportProblemOf, reportSettingsOf } from './report-values.ts';
import { SectionFrame } from './section-frame.tsx';
import { settingsTexts } from './texts/catalog.ts';

type Words = Translate<keyof typeof settingsTexts.vi>;

/** How the daily report looks, who gets it, and where it is written by itself (RP20–RP23). */
export function ReportSection() {
  const t = useTexts(settingsTexts);
  const site = useRow('site', 'site');
  const save = useCommand('settings.save');
  const may = useCan('settings.save');
  if (site === undefined) return null;
  const { report } = site.settings;
  return (
    <SectionFrame title={t('settings.report')} note={t('settings.report.note')} command="settings.save">
      <FieldsForm
        name="report"
        may={may}
        groups={[formGroup(report, t), blocksGroup(report, t), annexesGroup(report, t), scheduleGroup(report, t)]}
        problemOf={(values) => {
          const problem = reportProblemOf(reportSettingsOf(values));
          return problem === null ? null : t(`settings.report.bad-${problem}`);
        }}
        onSave={(values) => save({ values: { report: reportSettingsOf(values) } }, t('settings.report'))}
      />
    </SectionFrame>
  );
}

function formGroup(report: ReportSettings, t: Words): FieldGroup {
  return {
    title: t('settings.report.form-group'),
    fields: [
      choice('form', report.form, REPORT_FORMS, t('settings.report.form'), (one) => t(`settings.report.form.${one}`)),
      choice('language', report.language, REPORT_LANGUAGES, t('settings.report.language'), (one) =>
        t(`settings.report.language.${one}`),
      ),
      choice('signAs', report.signAs, REPORT_SIGNERS, t('settings.report.signAs'), (one) =>
        t(`settings.report.signAs.${one}`),
      ),
      text('deputyTitle', t('settings.report.deputyTitle'), report.deputyTitle),
      text('preparedBy', t('settings.report.preparedBy'), report.preparedBy, t('settings.report.preparedBy-hint')),
      text('shiftLeader', t('settings.report.shiftLeader'), report.shiftLeader, t('settings.report.shiftLeader-hint')),
      text(
        'thresholds',
        t('settings.report.thresholds'),
        report.thresholds.map(numberText).join('; '),
        t('settings.report.thresholds-hint'),
      ),
      {
        name: 'receivers',
        label: t('settings.report.receivers'),
        value: report.receivers.join('; '),
        kind: 'long',
        isOptional: true,
        maxLength: 2000,
      },
    ],
  };
}

function blocksGroup({ blocksOff }: ReportSettings, t: Words): FieldGroup {
  return {
    title: t('settings.report.blocks'),
    fields: REPORT_BLOCKS.map((block) =>
      check(`block-${block}`, t(`settings.report.block.${block}`), !blocksOff.includes(block)),
    ),
  };
}

function annexesGroup({ annexes }: ReportSettings, t: Words): FieldGroup {
  return {
    title: t('settings.report.annexes'),
    fields: [
      ...REPORT_ANNEXES.map((annex) =>
        check(`annex-${annex}`, t(`settings.report.annex.${annex}`), annexes.includes(annex)),
      ),
    ],
  };
}

function scheduleGroup({ schedule }: ReportSettings, t: Words): FieldGroup {
  return {
    title: t('settings.report.schedule'),
    fields: [
      {
        ...text('folder', t('settings.report.folder'), schedule.folder, t('settings.report.folder-hint')),
        isCode: true,
        maxLength: 400,
      },
      {
        name: 'afterMinutes',
        label: t('settings.report.afterMinutes'),
        value: numberText(schedule.afterMinutes),
        kind: 'number',
        isWhole: true,
        min: 0,
        max: 720,
      },
      check('isDaily', t('settings.report.isDaily'), schedule.isDaily),
      check('isEachShift', t('settings.report.isEachShift'), schedule.isEachShift),
      ...REPORT_FILE_FORMS.map((form) =>
        check(`file-${form}`, t(`settings.report.file.${form}`), schedule.forms.includes(form)),
      ),
    ],
  };
}

function text(name: string, label: string, value: string, hint?: string): FieldSpec {
  return { name, label, value, isOptional: true, maxLength: 80, ...(hint !== undefined && { hint }) };
}

function check(name: string, label: string, isOn: boolean): FieldSpec {
  return { name, label, value: isOn ? 'yes' : '', kind: 'check' };
}

function choice<T extends string>(
  name: string,
  value: T,
  values: readonly T[],
  label: string,
  textOf: (one: T) => string,
): FieldSpec {
  return { name, label, value, kind: 'select', options: values.map((one) => ({ value: one, text: textOf(one) })) };
}

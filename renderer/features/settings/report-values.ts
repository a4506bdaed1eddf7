import {
  REPORT_ANNEXES,
  REPORT_BLOCKS,
  REPORT_FILE_FORMS,
  REPORT_FORMS,
  REPORT_LANGUAGES,
  REPORT_SIGNERS,
  type ReportSettings,
} from '../../../shared/domain/reports/settings.ts';
import { readNumber } from '../../ui/format.ts';
import { numberIn } from './fields.ts';

type Typed = Readonly<Record<string, string>>;

const MOST_RECEIVERS = 12;
const LONGEST_RECEIVER = 160;
const MOST_THRESHOLDS = 6;

/** What the fields of the report's section say as settings (RP20–RP23). */
export function reportSettingsOf(values: Typed): ReportSettings {
  const isOn = (name: string): boolean => values[name] === 'yes';
  return {
    form: oneOf(REPORT_FORMS, values['form']),
    language: oneOf(REPORT_LANGUAGES, values['language']),
    signAs: oneOf(REPORT_SIGNERS, values['signAs']),
    deputyTitle: values['deputyTitle'] ?? '',
    receivers: partsOf(values['receivers']),
    blocksOff: REPORT_BLOCKS.filter((block) => !isOn(`block-${block}`)),
    annexes: REPORT_ANNEXES.filter((annex) => isOn(`annex-${annex}`)),
    preparedBy: values['preparedBy'] ?? '',
    shiftLeader: values['shiftLeader'] ?? '',
    thresholds: partsOf(values['thresholds']).map((part) => readNumber(part) ?? NaN),
    schedule: {
      folder: values['folder'] ?? '',
      isDaily: isOn('isDaily'),
      isEachShift: isOn('isEachShift'),
      afterMinutes: numberIn(values, 'afterMinutes'),
      forms: REPORT_FILE_FORMS.filter((form) => isOn(`file-${form}`)),
    },
  };
}

export type ReportFieldsProblem = 'thresholds' | 'receivers' | 'files';

/** What cannot be saved of it, or null. */
export function reportProblemOf({ thresholds, receivers, schedule }: ReportSettings): ReportFieldsProblem | null {
  const areGood = thresholds.every((percent) => percent >= 1 && percent <= 100);
  if (!areGood || thresholds.length > MOST_THRESHOLDS || new Set(thresholds).size < thresholds.length)
    return 'thresholds';
  if (receivers.length > MOST_RECEIVERS || receivers.some(({ length }) => length > LONGEST_RECEIVER))
    return 'receivers';
  return schedule.forms.length === 0 ? 'files' : null;
}

function partsOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function oneOf<T extends string>(values: readonly [T, ...T[]], value: string | undefined): T {
  return values.find((one) => one === value) ?? values[0];
}

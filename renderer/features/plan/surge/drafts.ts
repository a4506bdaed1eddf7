import type { ProposedTrigger } from '../../../../shared/domain/surge/proposals.ts';
import { TRIGGER_MEASURES, type Duty, type Trigger } from '../../../../shared/domain/surge/types.ts';
import type { Words } from '../../../client/app-context.ts';
import { readNumber, type Format } from '../../../ui/format.ts';
import type { Translate } from '../../../ui/i18n.ts';
import type { SurgeTextKey } from './texts/catalog.ts';

/** A trigger as it is being written: its value as it was typed. */
export type TriggerDraft = Omit<Trigger, 'value'> & { readonly value: string };

const LEAST = 1;
const MOST = 100_000;

export const NEW_TRIGGER: TriggerDraft = {
  measure: TRIGGER_MEASURES[0],
  when: 'under',
  value: '',
  action: '',
  who: '',
};
export const NEW_DUTY: Duty = { what: '', who: '', phone: '' };

/** The trigger that was written; null while something of it is missing. */
export function triggerOf({ value, action, who, ...rest }: TriggerDraft): Trigger | null {
  const read = readNumber(value);
  if (read === null || read < LEAST || read > MOST || action.trim() === '' || who.trim() === '') return null;
  return { ...rest, value: read, action: action.trim(), who: who.trim() };
}

/** The duty that was written; null while something of it is missing. A phone may be. */
export function dutyOf({ what, who, phone }: Duty): Duty | null {
  if (what.trim() === '' || who.trim() === '') return null;
  return { what: what.trim(), who: who.trim(), phone: phone.trim() };
}

/** All of them, or null while one is not complete. */
export function allOf<Draft, Whole>(
  drafts: readonly Draft[],
  of: (draft: Draft) => Whole | null,
): readonly Whole[] | null {
  const whole = drafts.map(of);
  return whole.some((one) => one === null) ? null : whole.filter((one) => one !== null);
}

/** Whole numbers without a fraction. */
export function valueText(value: number, { number }: Format): string {
  return number(value, Number.isInteger(value) ? 0 : 1);
}

/** Whom a proposal leaves it to: what the yard does itself to the shift, what it asks of others to its director. */
const BY_SHIFT: ReadonlySet<ProposedTrigger['action']['code']> = new Set(['open-overflow', 'refuse', 'team']);

/** A proposal in words that can be changed. */
export function draftOf(
  { action, value, ...rest }: ProposedTrigger,
  words: {
    readonly t: Translate<SurgeTextKey>;
    readonly word: Words['word'];
    readonly format: Format;
    readonly nameOf: (crossing: string) => string;
  },
): TriggerDraft {
  const { t, word, format, nameOf } = words;
  const { code, subject } = action;
  const named =
    code === 'refuse'
      ? word('cargoClass', subject)
      : code === 'bring-units'
        ? word('facilityUnit', subject)
        : code === 'open-overflow'
          ? subject
          : nameOf(subject);
  return {
    ...rest,
    value: valueText(value, format),
    action: t(`surge.action-${code}`, { subject: named }),
    who: t(BY_SHIFT.has(code) ? 'surge.who-shift' : 'surge.who-manager'),
  };
}

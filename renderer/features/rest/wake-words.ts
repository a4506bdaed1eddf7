import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { sheetsTexts } from './texts/sheets-texts.ts';

export type SheetsTexts = Translate<keyof typeof sheetsTexts.vi>;

/** When to wake somebody, in words: at once where the time has come. */
export function wakeTimeText(
  { wakeAt, state }: Pick<WakeUp, 'wakeAt' | 'state'>,
  now: Instant,
  format: Format,
  t: SheetsTexts,
): string {
  return wakeAt <= now && state !== 'awake' ? t('wake.now') : format.timeNear(wakeAt, now);
}

/** Why then: the call range of the truck, that it is called, or the driver's own wish. */
export function wakeReasonText(one: WakeUp, now: Instant, format: Format, t: SheetsTexts): string {
  if (one.isCalled) return t('wake.called');
  if (one.callFrom === null || one.callTo === null) return t('wake.asked');
  return `${format.timeNear(one.callFrom, now)}–${format.timeNear(one.callTo, one.callFrom)}`;
}

/** What came of waking somebody for this time. */
export function wakeStateText({ state, wokenAt }: WakeUp, now: Instant, format: Format, t: SheetsTexts): string {
  if (state === 'due' || wokenAt === null) return t('wake.state-due');
  return t(`wake.state-${state}`, { at: format.timeNear(wokenAt, now) });
}

/** The room to walk to, with its house and floor. */
export function roomText(
  { facility, floor, room }: Pick<WakeUp, 'facility' | 'floor' | 'room'>,
  t: SheetsTexts,
): string {
  return room === null ? t('wake.house', { facility }) : t('wake.floor', { facility, floor: floor ?? '', room });
}

/** The language that somebody reads, by its own name; one that the yard has no words for by its code. */
export function languageText(language: string | null, t: SheetsTexts): string {
  if (language === null) return '–';
  return language === 'vi' || language === 'zh' || language === 'en' ? t(`language.${language}`) : language;
}

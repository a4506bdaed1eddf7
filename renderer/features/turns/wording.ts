import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Shut } from '../../../shared/domain/rest/types.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import { turnsTexts } from './texts/catalog.ts';

type Text = Translate<keyof typeof turnsTexts.vi>;

const LANGUAGES = ['vi', 'zh', 'en'] as const;

/** What somebody reads, in words; nothing where nobody said, the code of a rare one. */
export function languageOf(language: string | null, t: Text): string {
  const known = LANGUAGES.find((one) => one === language);
  return known === undefined ? (language ?? '') : t(`turns.language.${known}`);
}

/** Why a place takes nobody, in words. */
export function shutWords(shut: Shut, now: Instant, format: Pick<Format, 'timeNear'>, t: Text): string {
  const until = shut.code === 'facility.closed' && shut.until !== null ? format.timeNear(shut.until, now) : 'none';
  return t('turns.shut', { until, reason: shut.reason ?? 'none' });
}

/** The call as it is read out in Chinese. */
export function readOutZh(number: number, place: string): string {
  return `请${String(number)}号到 ${place}。`;
}

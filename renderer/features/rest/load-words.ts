import type { KindForecast } from '../../../shared/contract/rest-queries.ts';
import type { FacilityRow } from '../../../shared/contract/rows.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { RestTextKey } from './texts/catalog.ts';

type Said = { readonly t: Translate<RestTextKey>; readonly format: Format; readonly now: Instant };

/** What is short, and from when; the second line tells the worst of it. */
export type ShortageText = { readonly main: string; readonly more: string | null; readonly tone: 'bad' | 'warn' | 's' };

export function shortageText(
  shortNow: number,
  forecast: KindForecast | undefined,
  { t, format, now }: Said,
): ShortageText {
  const worst =
    forecast === undefined || forecast.worstAt === null || forecast.worstShortage === 0
      ? null
      : t('rest.short-worst', {
          count: format.number(forecast.worstShortage),
          at: format.timeNear(forecast.worstAt, now),
        });
  if (shortNow > 0) return { main: t('rest.short', { count: format.number(shortNow) }), more: worst, tone: 'bad' };
  if (forecast !== undefined && forecast.firstShortAt !== null) {
    const first = { count: format.number(forecast.firstShortage), at: format.timeNear(forecast.firstShortAt, now) };
    const isWorst = forecast.worstShortage === forecast.firstShortage;
    return { main: t('rest.short-from', first), more: isWorst ? null : worst, tone: 'warn' };
  }
  return { main: t('rest.enough'), more: null, tone: 's' };
}

type Remedy = KindForecast['remedies'][number];

/** What would mend a shortage, in words. */
export function remedyText(
  { code, facilityId, units }: Remedy,
  facilityOf: (id: string) => Pick<FacilityRow, 'code'> | undefined,
  { t, format }: Pick<Said, 't' | 'format'>,
): string {
  const facility = facilityId === null ? '' : (facilityOf(facilityId)?.code ?? '');
  return t(`rest.remedy.${code}`, { facility, units: format.number(units) }).trim();
}

/** What a facility is beside open and whole; null when it is that. */
export function facilityNote(
  facility: Pick<FacilityRow, 'isOpen' | 'state' | 'stateReason' | 'stateUntil' | 'unitsOut'>,
  { t, word, format, now }: Said & Pick<Words, 'word'>,
): string | null {
  const state = !facility.isOpen
    ? t('rest.facility.closed')
    : facility.state === 'usable'
      ? null
      : word('facilityState', facility.state);
  const out = facility.unitsOut > 0 ? t('rest.units-out', { count: format.number(facility.unitsOut) }) : null;
  if (state === null && out === null) return null;
  const until =
    facility.stateUntil === null ? null : t('rest.until', { at: format.timeNear(facility.stateUntil, now) });
  return [state, out, until, facility.stateReason].filter((part) => part !== null && part !== '').join(' · ');
}

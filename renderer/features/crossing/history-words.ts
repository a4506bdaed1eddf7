import type { CrossingChange } from '../../../shared/contract/queries.ts';
import { spanText } from '../../../shared/domain/queue/calendar-problems.ts';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { crossingTexts, type CrossingTextKey } from './texts/catalog.ts';
import { entryWords, spansWords, weekdayNames, type Wording } from './wording.ts';

type Field = CrossingChange['fields'][number];
type Value = Field['was'];

/** Entries of a calendar that are told one by one. */
const MOST_ENTRIES = 8;

/** What was changed of one field: `đệm 26 → 38`, or entry by entry for a calendar. */
export function fieldWords({ field, was, becomes }: Field, wording: Wording): string {
  const { t } = wording;
  const key = `crossing.field-${field}`;
  const name = isKey(key) ? t(key) : field;
  if (field === 'calendar') return `${name}: ${calendarWords(asCalendar(was), asCalendar(becomes), wording)}`;
  if (field === 'discipline') return name;
  return `${name}: ${valueWords(field, was, wording)} → ${valueWords(field, becomes, wording)}`;
}

function valueWords(field: string, value: Value, { t, word, format }: Wording): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('crossing.nothing');
  if (typeof value === 'number') {
    if (field.endsWith('Ms')) return format.duration(value);
    return field.endsWith('At') ? format.dateTime(instant(value)) : format.number(value);
  }
  if (field === 'callMode') return t(value === 'auto' ? 'crossing.form-mode-auto' : 'crossing.form-mode-hand');
  if (field === 'direction' && typeof value === 'string') return word('direction', value);
  if (field === 'point' && typeof value === 'string') return word('queuePoint', value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (field === 'takes' && typeof value === 'object') {
    const { vehicleTypes, cargoClasses, loaded } = value as {
      readonly vehicleTypes: readonly string[] | null;
      readonly cargoClasses: readonly string[] | null;
      readonly loaded: boolean | null;
    };
    return [
      ...(vehicleTypes ?? []).map((code) => word('vehicleType', code)),
      ...(cargoClasses ?? []).map((code) => word('cargoClass', code)),
      ...(loaded === null ? [] : [t(loaded ? 'crossing.loaded-yes' : 'crossing.loaded-no')]),
    ].join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function calendarWords(was: CrossingCalendar | null, becomes: CrossingCalendar | null, wording: Wording): string {
  const { t } = wording;
  const wordsOf = (calendar: CrossingCalendar | null): readonly string[] =>
    calendar === null ? [] : [...calendar.days, ...calendar.hours].map((entry) => entryWords(entry, wording));
  const daily = (calendar: CrossingCalendar | null): string => calendar?.daily.map(spanText).join(', ') ?? '';
  const weekly = (calendar: CrossingCalendar | null): readonly string[] =>
    weekdayNames(t).map((name, at) => {
      const own = calendar?.weekdays?.find(({ weekday }) => weekday === at + 1);
      return t('crossing.entry-weekday', {
        weekday: name,
        spans: own === undefined ? t('crossing.as-daily') : spansWords(own, t),
      });
    });
  const weeklyBefore = weekly(was);
  const before = new Set(wordsOf(was));
  const after = new Set(wordsOf(becomes));
  const parts = [
    ...(daily(was) === daily(becomes) ? [] : [t('crossing.entry-daily', { spans: daily(becomes) })]),
    ...weekly(becomes).filter((entry, at) => entry !== weeklyBefore[at]),
    ...[...after].filter((entry) => !before.has(entry)).map((entry) => t('crossing.entry-added', { entry })),
    ...[...before].filter((entry) => !after.has(entry)).map((entry) => t('crossing.entry-removed', { entry })),
  ];
  const more = parts.length - MOST_ENTRIES;
  return [...parts.slice(0, MOST_ENTRIES), ...(more > 0 ? [t('crossing.entries-more', { count: more })] : [])].join(
    '; ',
  );
}

function asCalendar(value: Value): CrossingCalendar | null {
  return typeof value === 'object' && value !== null && 'daily' in value
    ? (value as unknown as CrossingCalendar)
    : null;
}

function isKey(key: string): key is CrossingTextKey {
  return key in crossingTexts.vi;
}

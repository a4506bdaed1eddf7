import { LANGS, type Lang } from '../ui/i18n.ts';
import { createValue, type Value } from '../ui/value.ts';

export const THEME_CHOICES = ['day', 'night', 'auto'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** What this PC prefers; kept over restarts, never sent anywhere. */
export type Preferences = {
  readonly lang: Lang;
  readonly theme: ThemeChoice;
  /** The gate and lane this station stands at. */
  readonly gate: string | null;
  readonly lane: string | null;
};

const KEY = 'ben-bai.preferences';
const DEFAULTS: Preferences = { lang: 'vi', theme: 'auto', gate: null, lane: null };

/** Reads the preferences and keeps every change of them. */
export function createPreferences(storage: Storage): Value<Preferences> {
  const value = createValue(read(storage.getItem(KEY)));
  value.watch(() => storage.setItem(KEY, JSON.stringify(value.get())));
  return value;
}

function read(text: string | null): Preferences {
  if (text === null) return DEFAULTS;
  const kept = parsed(text);
  return {
    lang: LANGS.find((lang) => lang === kept.lang) ?? DEFAULTS.lang,
    theme: THEME_CHOICES.find((theme) => theme === kept.theme) ?? DEFAULTS.theme,
    gate: kept.gate ?? null,
    lane: kept.lane ?? null,
  };
}

/** What was kept; nothing when it cannot be read: a station must start whatever its disk holds. */
function parsed(text: string): Partial<Preferences> {
  try {
    return (JSON.parse(text) ?? {}) as Partial<Preferences>;
  } catch {
    return {};
  }
}

const NIGHT_FROM_HOUR = 18;
const NIGHT_TO_HOUR = 6;

/** Whether `auto` means night at this hour of the site's day. */
export function isNightHour(hour: number): boolean {
  return hour >= NIGHT_FROM_HOUR || hour < NIGHT_TO_HOUR;
}

/**
 * How far what is shown may be trusted by its age (QU42): `fresh`; `late`, said quietly; `old`, said loudly; `void`, not to
 * be followed any more.
 */
export type Freshness = 'fresh' | 'late' | 'old' | 'void';

export type FreshnessLimits = { readonly lateMs: number; readonly oldMs: number; readonly voidMs: number };

/** A board is asked every second and a half; a called truck has some minutes to start. */
export const BOARD_LIMITS: FreshnessLimits = { lateMs: 8000, oldMs: 45_000, voidMs: 180_000 };
/** A phone in a pocket asks seldom. */
export const PAGE_LIMITS: FreshnessLimits = { lateMs: 40_000, oldMs: 120_000, voidMs: 600_000 };

export function freshnessOf(ageMs: number, limits: FreshnessLimits): Freshness {
  if (ageMs >= limits.voidMs) return 'void';
  if (ageMs >= limits.oldMs) return 'old';
  return ageMs >= limits.lateMs ? 'late' : 'fresh';
}

/** An age in the two languages that drivers read. */
export function ageWords(ageMs: number): { readonly vi: string; readonly zh: string; readonly en: string } {
  const seconds = Math.floor(ageMs / 1000);
  if (seconds < 60) return { vi: `${String(seconds)} giây`, zh: `${String(seconds)}秒`, en: `${String(seconds)} s` };
  const minutes = String(Math.floor(seconds / 60));
  return { vi: `${minutes} phút`, zh: `${minutes}分钟`, en: `${minutes} min` };
}

import { MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { CARGO_CLASSES, type CargoClass } from '../vocabulary.ts';
import type { Notice } from '../records.ts';
import type { CostRule } from './types.ts';

/** A station's clock may be behind the host's by this much. */
const CLOCKS_DIFFER_MS = 2 * MINUTE_MS;

/** What is due of a notice now, or null (QU19). */
export function noticeDueOf(notice: Notice, now: Instant): 'begin' | 'end' | null {
  if (notice.endedAt !== null) return null;
  if (notice.untilAt !== null && notice.untilAt <= now) return 'end';
  return notice.begunAt === null && notice.fromAt <= now ? 'begin' : null;
}

/** Whether a notice of these times may be recorded: it ends after it begins, and does not begin in the past (QU19). */
export function areNoticeTimesGood(fromAt: Instant | null, untilAt: Instant | null, now: Instant): boolean {
  if (fromAt !== null && fromAt < now - CLOCKS_DIFFER_MS) return false;
  return untilAt === null || untilAt > Math.max(fromAt ?? now, now);
}

/** The notice that is in force again when one ends: the last before it that is not over (QU19). `replaced`: newest first. */
export function noticeAfter(replaced: readonly Notice[], now: Instant): Notice | null {
  return replaced.find((notice) => mayComeBack(notice, now)) ?? null;
}

/** Whether a notice was replaced by another one and is in force again when that one ends. */
export function mayComeBack({ endedHow, untilAt }: Notice, now: Instant): boolean {
  return endedHow === 'replaced' && (untilAt === null || untilAt > now);
}

/** What a cost rule is made of before every class is known to be in it. */
export type SaidCosts = {
  readonly perHourDong: Readonly<Partial<Record<CargoClass, number | undefined>>>;
  readonly growthPercentPerHour?: Readonly<Partial<Record<CargoClass, number | undefined>>> | undefined;
  readonly toleranceMinutes?: number | undefined;
};

/** A class without a cost; null when every one has one. */
export function classWithoutCost(said: SaidCosts): CargoClass | null {
  return CARGO_CLASSES.find((cargoClass) => said.perHourDong[cargoClass] === undefined) ?? null;
}

/** The cost rule as it was said; a growth that nobody named is none. */
export function costRuleOf(said: SaidCosts): CostRule {
  const each = (of: SaidCosts['perHourDong'] | undefined): Record<CargoClass, number> =>
    Object.fromEntries(CARGO_CLASSES.map((cargoClass) => [cargoClass, of?.[cargoClass] ?? 0])) as Record<
      CargoClass,
      number
    >;
  return {
    perHourDong: each(said.perHourDong),
    growthPercentPerHour: each(said.growthPercentPerHour),
    toleranceMs: (said.toleranceMinutes ?? 0) * MINUTE_MS,
  };
}

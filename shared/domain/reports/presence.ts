import type { Instant } from '../../kernel/instant.ts';
import type { Movement } from './accounts.ts';
import { stepsWithin, type Interval } from './intervals.ts';

/** Where a visit stood, from–to; a visit's standings follow one another by id. */
export type StandingFact = Interval & {
  readonly id: number;
  readonly visitId: number;
  readonly zoneId: number;
  /** 1 where only the record was put right: nothing moved on the ground (KB9). */
  readonly isAdjustment?: number;
};

/** When a visit departed for good, and whether that is only a correction of the record (`left-unrecorded`). */
export type DepartureFact = { readonly departedAt: Instant | null; readonly isUnrecorded: boolean };

/** Time without a break in the yard, or in one zone of it. */
export type Run = Interval & {
  readonly visitId: number;
  readonly zoneId: number;
  /** The visit's last one, as far as is known. */
  readonly isLast: boolean;
  /** Whether its beginning or its end is only a correction of where the truck is. */
  readonly isAdjustedIn?: boolean;
  readonly isAdjustedOut?: boolean;
};

/**
 * Joins standings that touch: `site` are the times in the yard (a truck that went abroad has two), `zones` the times in
 * one zone. A move between slots of a zone is nothing here; a move between zones ends one zone run and begins another.
 */
export function runsOf(standings: readonly StandingFact[]): {
  readonly site: readonly Run[];
  readonly zones: readonly Run[];
} {
  const ordered = standings.toSorted((a, b) => a.visitId - b.visitId || a.id - b.id);
  return { site: joined(ordered, false), zones: joined(ordered, true) };
}

/** A run while it is put together. */
type Joined = { -readonly [Field in keyof Run]: Run[Field] };

function joined(ordered: readonly StandingFact[], isByZone: boolean): readonly Run[] {
  const runs: Joined[] = [];
  for (const { visitId, zoneId, from, to, isAdjustment } of ordered) {
    const last = runs.at(-1);
    const isNext = last !== undefined && last.visitId === visitId && last.to === from;
    if (isNext && (!isByZone || last.zoneId === zoneId)) last.to = to;
    else {
      const isAdjusted = isAdjustment === 1;
      if (last !== undefined && last.visitId === visitId) {
        last.isLast = false;
        if (isNext && isAdjusted) last.isAdjustedOut = true;
      }
      const run: Joined = { visitId, zoneId, from, to, isLast: true };
      if (isAdjusted) run.isAdjustedIn = true;
      runs.push(run);
    }
  }
  return runs;
}

export type RunMovement = Movement & Pick<Run, 'visitId' | 'zoneId'>;

/** Comings and goings of runs; a truck found gone, or found elsewhere, is an adjustment, not an out or in (AC1, KB9). */
export function* movementsOf(
  runs: Iterable<Run>,
  departureOf: (visitId: number) => DepartureFact,
): Generator<RunMovement, undefined> {
  for (const { visitId, zoneId, from, to, isLast, isAdjustedIn = false, isAdjustedOut = false } of runs) {
    yield { visitId, zoneId, at: from, kind: isAdjustedIn ? 'adjust-in' : 'in' };
    if (to === null) continue;
    const isCorrection = isLast && isFoundGone(departureOf(visitId), to);
    yield { visitId, zoneId, at: to, kind: isCorrection || isAdjustedOut ? 'adjust-out' : 'out' };
  }
  return undefined;
}

/** Whether what ended then is only that somebody saw that the truck was gone. */
function isFoundGone({ departedAt, isUnrecorded }: DepartureFact, endedAt: Instant): boolean {
  return isUnrecorded && departedAt !== null && endedAt >= departedAt;
}

/** A truck whose zone was put right: out of one and into the other by the record alone. */
export type ZoneAdjustment = {
  readonly visitId: number;
  readonly at: Instant;
  readonly fromZoneId: number;
  readonly toZoneId: number;
};

/** What was put right within [from, to), oldest first (KB9). */
export function zoneAdjustmentsOf(zones: readonly Run[], from: Instant, to: Instant): readonly ZoneAdjustment[] {
  const ends = new Map(
    zones.filter((run) => run.isAdjustedOut).map((run) => [`${String(run.visitId)} ${String(run.to)}`, run.zoneId]),
  );
  const adjustments: ZoneAdjustment[] = [];
  for (const { visitId, zoneId, from: at, isAdjustedIn } of zones) {
    if (isAdjustedIn !== true || at < from || at >= to) continue;
    const fromZoneId = ends.get(`${String(visitId)} ${String(at)}`);
    if (fromZoneId === undefined) continue;
    adjustments.push({ visitId, at, fromZoneId, toZoneId: zoneId });
  }
  return adjustments.toSorted((a, b) => a.at - b.at || a.visitId - b.visitId);
}

/** A person of a visit; `from` may lie before the arrival when the person was declared with the truck. */
export type PersonFact = Interval & {
  readonly personId: number;
  readonly visitId: number;
  readonly isStaying: boolean;
};

/**
 * When people were on site: with their truck while it was in the yard, and from its departure on while they stayed
 * behind (RE1, RE3), and while they had a bed here although the truck stood abroad. Each run's `zoneId` has no meaning.
 */
export function peopleRunsOf(
  people: readonly PersonFact[],
  siteRunsOf: (visitId: number) => readonly Run[],
  departureOf: (visitId: number) => DepartureFact,
  staysOf: (personId: number) => readonly Interval[] = () => [],
): readonly Run[] {
  const all: Run[] = [];
  for (const { personId, visitId, from, to, isStaying } of people) {
    const stays = staysOf(personId);
    const result: Run[] = stays.length === 0 ? all : [];
    const runs = siteRunsOf(visitId);
    const { departedAt } = departureOf(visitId);
    const lastEnd = runs.at(-1)?.to ?? null;
    const goneAt = departedAt === null ? null : lastEnd !== null && lastEnd > departedAt ? lastEnd : departedAt;
    const hasStayed = goneAt !== null && from <= goneAt && (isStaying || (to !== null && to > goneAt));
    for (const run of runs) {
      const isEnd = goneAt !== null && run.to === goneAt;
      const start = from > run.from ? from : run.from;
      const end = isEnd && hasStayed ? to : earlier(run.to, to);
      if (end !== null && end < start) continue;
      result.push({ visitId, zoneId: 0, from: start, to: end, isLast: run.isLast });
    }
    const isTailAlone = hasStayed && !runs.some((run) => run.to === goneAt);
    if (isTailAlone) result.push({ visitId, zoneId: 0, from: goneAt, to, isLast: true });
    if (stays.length > 0) all.push(...withStays(result, stays, visitId));
  }
  return all;
}

/** Runs and bed times of one person as times without a break. */
function withStays(runs: readonly Run[], stays: readonly Interval[], visitId: number): readonly Run[] {
  const beds = stays.map(({ from, to }): Run => ({ visitId, zoneId: 0, from, to, isLast: false }));
  const joinedRuns: Run[] = [];
  for (const run of [...runs, ...beds].sort((a, b) => a.from - b.from)) {
    const last = joinedRuns.at(-1);
    if (last === undefined || (last.to !== null && last.to < run.from)) {
      joinedRuns.push(run);
      continue;
    }
    const isLonger = last.to !== null && (run.to === null || run.to > last.to);
    joinedRuns[joinedRuns.length - 1] = {
      ...last,
      to: isLonger ? run.to : last.to,
      isLast: last.isLast || run.isLast,
    };
  }
  return joinedRuns;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}

/** Least, mean and most that were there within a time, and when first. */
export type Extremes = {
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly minAt: Instant | null;
  readonly maxAt: Instant | null;
};

/** The extremes of [from, to); two changes at one instant count as one. Zeros without times when the time is empty. */
export function extremesOf(intervals: readonly Interval[], from: Instant, to: Instant): Extremes {
  if (to <= from) return { min: 0, mean: 0, max: 0, minAt: null, maxAt: null };
  let min = Number.POSITIVE_INFINITY;
  let max = -1;
  let sum = 0;
  let minAt = from;
  let maxAt = from;
  for (const { at, until, count } of stepsWithin(intervals, from, to)) {
    sum += count * (until - at);
    if (count < min) {
      min = count;
      minAt = at;
    }
    if (count > max) {
      max = count;
      maxAt = at;
    }
  }
  return { min, mean: sum / (to - from), max, minAt, maxAt };
}

import { HOUR_MS, MINUTE_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import { recordedFrom, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { occupancyByHour } from '../../../shared/domain/reports/intervals.ts';
import { extremesOf, type Run, type RunMovement } from '../../../shared/domain/reports/presence.ts';
import { summaryOf } from '../../../shared/domain/reports/quantile.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { createYard } from './presence.ts';
import type { CountedEvent } from './store.ts';
import { waitsIn, type Wait } from './waits.ts';

/** How a day went: hour by hour, and what it had come to at a moment of it. Counted as the day's report counts. */
export type DayCourse = {
  /** Every hour of the day; nulls in those that had not begun, and no mean before there was a record (RP36). */
  readonly hours: readonly {
    readonly hour: Instant;
    readonly in: number | null;
    readonly out: number | null;
    readonly mean: number | null;
  }[];
  readonly soFar: {
    readonly in: number;
    readonly out: number;
    readonly called: number;
    readonly max: number;
    readonly waitP50: number | null;
  };
  /** Calls until then, and the waits that they ended. */
  readonly calls: readonly CountedEvent[];
  readonly waits: readonly Wait[];
};

/** What the course of a day is told from. */
type DayRecord = {
  readonly window: ReportWindow;
  /** Since when there is a record of it. */
  readonly since: Instant;
  readonly site: readonly Run[];
  readonly moved: readonly RunMovement[];
  readonly calls: readonly CountedEvent[];
  readonly waits: readonly Wait[];
};

/** A fact of an earlier day that is written down late shows so soon. */
const KEPT_MS = 10 * MINUTE_MS;

/** Earlier days as they were read last: a wall asks every few seconds. */
const kept = new WeakMap<QueryContext['stores'], { readonly mark: number; readonly days: Map<Instant, DayRecord> }>();

/** The running day, until now. */
export function courseOfToday(context: QueryContext, window: ReportWindow): DayCourse {
  return courseOf(recordOf(context, window), context.now, context.now);
}

/** An earlier day: all of its hours, and its sums until so long after its beginning. */
export function courseOfPast(context: QueryContext, window: ReportWindow, elapsedMs: number): DayCourse {
  const { stores, now } = context;
  const mark = Math.floor(now / KEPT_MS);
  let known = kept.get(stores);
  if (known?.mark !== mark) kept.set(stores, (known = { mark, days: new Map() }));
  let record = known.days.get(window.from);
  if (record === undefined) known.days.set(window.from, (record = recordOf(context, window)));
  return courseOf(record, later(window.from, Math.min(elapsedMs, window.to - window.from)), window.to);
}

function recordOf(context: QueryContext, window: ReportWindow): DayRecord {
  const { reports } = context.stores;
  const { from, to } = window;
  const yard = createYard(context);
  const { site, siteMovements } = yard.presence(from, to);
  const calls = reports.countedEvents(from, to).filter(({ type }) => type === 'queue.called');
  return {
    window,
    since: recordedFrom(window, context.site.createdAt),
    site,
    moved: siteMovements.filter(({ at }) => at >= from && at < to),
    calls,
    waits: waitsIn(yard, calls),
  };
}

/** The hours are told until `known`, the sums until `until`. */
function courseOf(record: DayRecord, until: Instant, known: Instant): DayCourse {
  const { window, since, site, moved } = record;
  const { from, to } = window;
  const flows = Array.from({ length: Math.ceil((to - from) / HOUR_MS) }, () => ({ in: 0, out: 0 }));
  const sums = { in: 0, out: 0 };
  for (const { kind, at } of moved) {
    const flow = flows[Math.floor((at - from) / HOUR_MS)];
    if (flow === undefined || (kind !== 'in' && kind !== 'out')) continue;
    flow[kind] += 1;
    if (at <= until) sums[kind] += 1;
  }
  const means = new Map(
    occupancyByHour(site, from, known, { since }).map(({ hour, mean }) => [hour, Math.round(mean * 100) / 100]),
  );
  const calls = record.calls.filter(({ at }) => at <= until);
  const waits = record.waits.filter(({ at }) => at <= until);
  const waitP50 = summaryOf(waits.map(({ ms }) => ms)).p50;
  return {
    hours: flows.map((flow, index) => {
      const hour = later(from, index * HOUR_MS);
      return { hour, ...(hour <= known ? flow : NOT_BEGUN), mean: means.get(hour) ?? null };
    }),
    soFar: {
      ...sums,
      called: calls.length,
      max: extremesOf(site, from, until).max,
      waitP50: waitP50 === null ? null : Math.round(waitP50),
    },
    calls,
    waits,
  };
}

const NOT_BEGUN = { in: null, out: null };

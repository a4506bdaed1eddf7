import { HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { occupancyByHour } from '../../../shared/domain/reports/intervals.ts';
import { extremesOf } from '../../../shared/domain/reports/presence.ts';
import { summaryOf } from '../../../shared/domain/reports/quantile.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { createYard } from './presence.ts';
import type { CountedEvent } from './store.ts';
import { waitsOf, type Wait } from './waits.ts';

/** How a day went: hour by hour, and what it had come to at a moment of it. Counted as the day's report counts. */
export type DayCourse = {
  /** Every hour of the day; nulls in those that had not begun. */
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

/** The hours are told until `known`, the sums until `until`: of a day that is over, all hours and a part of its sums. */
export function courseOf(context: QueryContext, window: ReportWindow, until: Instant, known: Instant): DayCourse {
  const { reports } = context.stores;
  const { from, to } = window;
  const { site, siteMovements } = createYard(context).presence(from, to);
  const moved = siteMovements.filter(({ at }) => at >= from && at < to && at <= known);
  const count = (kind: 'in' | 'out', first: number, last: number): number =>
    moved.filter((one) => one.kind === kind && one.at >= first && one.at <= last).length;
  const means = occupancyByHour(site, from, known).map(({ mean }) => Math.round(mean * 100) / 100);
  const calls = reports.countedEvents(from, to).filter(({ type, at }) => type === 'queue.called' && at <= until);
  const waits = waitsOf(reports, calls);
  const waitP50 = summaryOf(waits.map(({ ms }) => ms)).p50;
  return {
    hours: Array.from({ length: Math.ceil((to - from) / HOUR_MS) }, (_, index) => {
      const hour = later(from, index * HOUR_MS);
      const isBegun = hour <= known;
      return {
        hour,
        in: isBegun ? count('in', hour, hour + HOUR_MS - 1) : null,
        out: isBegun ? count('out', hour, hour + HOUR_MS - 1) : null,
        mean: means[index] ?? null,
      };
    }),
    soFar: {
      in: count('in', from, until),
      out: count('out', from, until),
      called: calls.length,
      max: extremesOf(site, from, until).max,
      waitP50: waitP50 === null ? null : Math.round(waitP50),
    },
    calls,
    waits,
  };
}

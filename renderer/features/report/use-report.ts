import { useMemo } from 'react';
import type { DailyReport, RangeReport, ShownSigned } from '../../../shared/contract/report-queries.ts';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { Json } from '../../../shared/domain/events.ts';
import { figureChanges, type FigureChange } from '../../../shared/domain/reports/frozen.ts';
import { useApp, useCanAsk, useQuery, useRow } from '../../client/app-context.ts';
import { questionOf, type Period } from './period.ts';

/** A day that is over changes as well: paper slips are typed in late, mistakes put right. */
const REFRESH_MS = 15_000;
const NO_VERSIONS: readonly ShownSigned[] = [];
const NO_CHANGES: readonly FigureChange[] = [];

export type ShownReport = {
  /** What is on the paper: the figures of now, or of the frozen version that was chosen. */
  readonly report: DailyReport | RangeReport | null;
  readonly version: ShownSigned | null;
  readonly versions: readonly ShownSigned[];
  /** What differs now from the newest frozen version. */
  readonly changes: readonly FigureChange[];
  readonly fault: Fault | null;
  readonly reload: () => void;
};

/** The report of a period, and the frozen versions of a day. */
export function useReport(period: Period, chosen: number | null): ShownReport {
  const { format } = useApp();
  const cutOffMinute = useRow('site', 'site')?.settings.cutOffMinute ?? 0;
  const asked = questionOf(period, cutOffMinute, format.zone);
  // Many days are told with each of them, to whom may see that. They take long to count; whoever wants them anew asks.
  const isByDay = useCanAsk('report.range') && period.kind === 'range';
  const whole = useQuery(
    'report.daily',
    isByDay ? null : asked,
    period.kind === 'range' ? {} : { kinds: ['visit'], atMostEveryMs: REFRESH_MS },
  );
  const byDay = useQuery('report.range', isByDay ? { fromOn: period.first, toOn: period.last } : null);
  const now = isByDay ? byDay : whole;
  const on = period.kind === 'day' ? period.on : null;
  const signed = useQuery('report.versions', on === null ? null : { on });
  const versions = signed.answer?.on === on ? signed.answer.versions : NO_VERSIONS;
  const newest = useQuery('report.frozen', on === null || versions.length === 0 ? null : { on });
  const older = useQuery('report.frozen', on === null || chosen === null ? null : { on, version: chosen });

  const live = isOf(now.answer, asked) ? now.answer : null;
  const frozen = older.answer?.version.onDay === on && older.answer.version.version === chosen ? older.answer : null;
  const last = newest.answer?.version.onDay === on ? newest.answer.report : null;
  const changes = useMemo(
    () => (last === null || live === null ? NO_CHANGES : figureChanges(figuresOf(last), figuresOf(live))),
    [last, live],
  );
  const reloads = [now.reload, signed.reload, newest.reload] as const;
  return {
    report: chosen === null ? live : (frozen?.report ?? null),
    version: chosen === null ? null : (frozen?.version ?? null),
    versions,
    changes,
    fault: chosen === null ? now.fault : older.fault,
    reload: () => reloads.forEach((reload) => reload()),
  };
}

/** An answer is that of the period before until the new one comes. */
function isOf(
  report: DailyReport | RangeReport | null,
  asked: ReturnType<typeof questionOf>,
): report is DailyReport | RangeReport {
  if (report === null || asked === null) return false;
  return 'on' in asked ? report.on === asked.on : report.from === asked.from && report.to === asked.to;
}

/** What is frozen of an answer: all but the change it knows. */
function figuresOf(report: DailyReport): Json {
  const { seq: _, ...figures } = report;
  return figures as unknown as Json;
}

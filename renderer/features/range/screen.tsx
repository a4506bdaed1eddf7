import { useCallback, useEffect, useMemo, useState } from 'react';
import { addDays, dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { reportDayOf } from '../../../shared/domain/reports/cut-off.ts';
import { INTERVAL_KINDS, type IntervalKind } from '../../../shared/domain/reports/interval-kinds.ts';
import { useApp, useKeys, useQuery, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { download } from '../../client/download.ts';
import { ReportViews } from '../../client/report-views.tsx';
import { useFirstFocus } from '../../client/use-first-focus.ts';
import { usePrintNumber } from '../../client/use-print-number.ts';
import { Button } from '../../ui/controls.tsx';
import { Curve } from './curve.tsx';
import { DayTable } from './day-table.tsx';
import { HeatMap } from './heat-map.tsx';
import { SpanBar } from './span-bar.tsx';
import { fileQueryOf, questionOf, spanEnding, type Span } from './span.ts';
import { rangeTexts } from './texts/catalog.ts';
import { ZoneTable } from './zone-table.tsx';
import './range.css';

const TOLD_MS = 6000;
/** Days that are still running are asked for again at most this often. */
const REFRESH_MS = 60_000;

/** Many days on one page: day by day, hour by hour, zone beside zone, the season beside the one before. */
export function RangeScreen() {
  const { clock, format, session, lang } = useApp();
  const t = useTexts(rangeTexts);
  const { say } = useWords();
  const site = useRow('site', 'site');
  const cutOffMinute = site?.settings.cutOffMinute ?? 0;
  const running = reportDayOf(clock.now(), cutOffMinute, format.zone);
  // A yard's first day has none before it.
  const isFirst = site !== undefined && addDays(running, -1) < dayOf(site.createdAt, format.zone);
  const finished = isFirst ? running : addDays(running, -1);
  const [span, setSpan] = useState<Span>(() => spanEnding('week', finished));
  const [kind, setKind] = useState<IntervalKind>('standings');
  const [told, setTold] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { answer, fault, isLoading, reload } = useQuery(
    'report.range',
    questionOf(span),
    span.toOn >= running ? { kinds: ['visit'], atMostEveryMs: REFRESH_MS } : {},
  );
  const report = fault === null ? answer : null;
  const body = useFirstFocus<HTMLDivElement>(report !== null);

  useEffect(() => {
    if (told === null || isBusy) return undefined;
    const timer = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told, isBusy]);

  const get = useCallback(
    async (path: string, name: string) => {
      setBusy(true);
      setTold(t('range.preparing'));
      const problem = await download(path, name, session.token);
      setBusy(false);
      setTold(problem === null ? null : say(problem));
    },
    [session, say, t],
  );
  const numberOf = usePrintNumber();
  const getReport = useCallback(
    async (form: 'pdf' | 'xlsx') => {
      const number = form === 'pdf' && report !== null ? await numberOf(report, null) : { copy: null };
      if ('problem' in number) {
        setTold(say(number.problem));
        return;
      }
      const copy = number.copy === null ? '' : `&copy=${String(number.copy)}`;
      await get(
        `/api/reports/range.${form}?${fileQueryOf(span)}&lang=${lang}${copy}`,
        `bao-cao-${span.fromOn}-${span.toOn}.${form}`,
      );
    },
    [get, span, lang, report, numberOf, say],
  );
  const hasReport = report !== null && !isBusy;
  useKeys(
    useMemo(
      () => ({ F9: { name: t('range.print'), run: () => void getReport('pdf'), isEnabled: hasReport } }),
      [getReport, hasReport, t],
    ),
  );

  return (
    <div className="range">
      <div className="bar">
        <h1>{t('range.title')}</h1>
        <ReportViews />
        <span className="told s el" role="status">
          {told ?? (isLoading && answer !== null ? t('range.loading') : null)}
        </span>
        <div className="facts">
          <select
            aria-label={t('range.intervals-of')}
            value={kind}
            onChange={(event) => setKind(event.target.value as IntervalKind)}
          >
            {INTERVAL_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`range.kind-${one}`)}
              </option>
            ))}
          </select>
          <Button
            disabled={!hasReport}
            onClick={() =>
              void get(
                `/api/exports/intervals.csv?kind=${kind}&from=${span.fromOn}&to=${span.toOn}&lang=${lang}`,
                `khoang-${kind}-${span.fromOn}-${span.toOn}.csv`,
              )
            }
          >
            {t('range.intervals')}
          </Button>
          <Button disabled={!hasReport} onClick={() => void getReport('xlsx')}>
            {t('range.xlsx')}
          </Button>
          <Button look="primary" keyCap="F9" disabled={!hasReport} onClick={() => void getReport('pdf')}>
            {t('range.print')}
          </Button>
        </div>
      </div>
      <SpanBar span={span} running={running} finished={finished} onSpan={setSpan}>
        {report?.recordedFrom === undefined ? null : (
          <span className="s">{t('range.recorded', { at: format.dateTime(report.recordedFrom) })}</span>
        )}
        {report !== null && report.untilAt < report.to && report.to > startOfDay(running, format.zone) ? (
          <span className="warn">{t('range.until', { at: format.dateTime(report.untilAt) })}</span>
        ) : null}
      </SpanBar>
      {report === null ? (
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault === null ? t('range.loading') : say(fault)}
          {fault === null ? null : <Button onClick={reload}>{t('range.again')}</Button>}
        </div>
      ) : (
        <div ref={body} className="range-body" tabIndex={-1} aria-busy={isLoading}>
          <div className="pane">
            <DayTable report={report} />
            <ZoneTable report={report} />
          </div>
          <div className="pane">
            <HeatMap heat={report.heat} />
            {/* Figures of the span before do not lie along the axis of this one. */}
            {isLoading ? null : <Curve report={report} span={span} />}
          </div>
        </div>
      )}
    </div>
  );
}

import { useEffect } from 'react';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { REPORT_LANGUAGES } from '../../../shared/domain/reports/settings.ts';
import { useApp, useCanAsk, useQuery, useTexts } from '../../client/app-context.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { DayPick } from '../../ui/day-pick.tsx';
import type { PaperLanguage } from '../../client/tongues.tsx';
import type { Period, PeriodKind, ReportShift } from './period.ts';
import { reportTexts } from './texts/catalog.ts';
import type { ShownReport } from './use-report.ts';

const KINDS = ['day', 'shift', 'range'] as const satisfies readonly PeriodKind[];
const SHIFTS = 60;
const WEEK = 6;

/** Of what time the report is, in which language it is printed, and whether its figures are frozen. */
export function PeriodBar(props: {
  readonly period: Period;
  /** The day whose time runs now. */
  readonly running: Day;
  readonly language: PaperLanguage;
  readonly shown: ShownReport;
  readonly onPeriod: (period: Period) => void;
  readonly onLanguage: (language: PaperLanguage) => void;
  readonly onNow: () => void;
}) {
  const { period, running, language, shown, onPeriod, onLanguage, onNow } = props;
  const t = useTexts(reportTexts);
  const mayShifts = useCanAsk('shift.list');
  const finished = addDays(running, -1);
  const choose = (kind: PeriodKind): void => {
    if (kind === 'day') onPeriod({ kind, on: finished });
    else if (kind === 'shift') onPeriod({ kind, shift: null });
    else onPeriod({ kind, first: addDays(finished, -WEEK), last: finished });
  };
  return (
    <div className="bar sub">
      <Segmented<PeriodKind>
        label={t('report.kind')}
        value={period.kind}
        options={KINDS.filter((kind) => kind !== 'shift' || mayShifts).map((value) => ({
          value,
          text: t(`report.kind.${value}`),
        }))}
        onChange={choose}
      />
      {period.kind === 'day' ? (
        <DayChoice on={period.on} running={running} onDay={(on) => onPeriod({ kind: 'day', on })} />
      ) : period.kind === 'shift' ? (
        <ShiftChoice chosen={period.shift} onShift={(shift) => onPeriod({ kind: 'shift', shift })} />
      ) : (
        <RangeChoice first={period.first} last={period.last} running={running} onPeriod={onPeriod} />
      )}
      <Recorded at={shown.report?.recordedFrom} />
      <State shown={shown} isDay={period.kind === 'day'} onNow={onNow} />
      <label className="facts paper-language">
        <span className="l">{t('report.language')}</span>
        <select value={language} onChange={(event) => onLanguage(event.target.value as PaperLanguage)}>
          {REPORT_LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {t(`report.language.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function DayChoice(props: { readonly on: Day; readonly running: Day; readonly onDay: (on: Day) => void }) {
  const { on, running, onDay } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const finished = addDays(running, -1);
  return (
    <>
      <Segmented
        label={t('report.which')}
        value={on === running ? 'running' : on === finished ? 'finished' : 'other'}
        onChange={(value) => onDay(value === 'running' ? running : finished)}
        options={[
          { value: 'finished', text: t('report.finished') },
          { value: 'running', text: t('report.running') },
        ]}
      />
      <DayPick
        labels={{ day: t('report.day'), before: t('report.day-before'), after: t('report.day-after') }}
        on={on}
        shown={format.day(on)}
        also={format.lunarDay(on)}
        last={running}
        onDay={onDay}
      />
    </>
  );
}

/** One of the shifts that ended; the newest to begin with. */
function ShiftChoice(props: { readonly chosen: ReportShift | null; readonly onShift: (shift: ReportShift) => void }) {
  const { chosen, onShift } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const { answer } = useQuery('shift.list', { limit: SHIFTS });
  const people = new Map(answer?.people.map(({ user, displayName }) => [user, displayName]));
  const shifts: readonly ReportShift[] = (answer?.shifts ?? []).map(({ leader, ...shift }) => ({
    ...shift,
    leader: leader === null ? '' : (people.get(leader) ?? leader),
  }));
  const [newest] = shifts;
  useEffect(() => {
    if (chosen === null && newest !== undefined) onShift(newest);
  });
  if (newest === undefined) return <span className="q">{answer === null ? null : t('report.shift-none')}</span>;
  return (
    <select
      aria-label={t('report.shift')}
      value={chosen?.shiftId ?? newest.shiftId}
      onChange={(event) => onShift(shifts.find(({ shiftId }) => shiftId === event.target.value) ?? newest)}
    >
      {shifts.map(({ shiftId, name, startedAt, endedAt }) => (
        <option key={shiftId} value={shiftId}>
          {t('report.shift-of', {
            name,
            from: format.dateTime(startedAt),
            to: format.timeNear(endedAt, startedAt),
          })}
        </option>
      ))}
    </select>
  );
}

function RangeChoice(props: {
  readonly first: Day;
  readonly last: Day;
  readonly running: Day;
  readonly onPeriod: (period: Period) => void;
}) {
  const { first, last, running, onPeriod } = props;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  const steps = { before: t('report.day-before'), after: t('report.day-after') };
  return (
    <>
      <DayPick
        labels={{ day: t('report.first'), ...steps }}
        on={first}
        shown={format.day(first)}
        last={last}
        onDay={(day) => onPeriod({ kind: 'range', first: day, last })}
      />
      <span aria-hidden="true">–</span>
      <DayPick
        labels={{ day: t('report.last'), ...steps }}
        on={last}
        shown={format.day(last)}
        last={running}
        onDay={(day) => onPeriod({ kind: 'range', first: first < day ? first : day, last: day })}
      />
    </>
  );
}

/** From when on there are figures, where that is not all of the period. */
function Recorded({ at }: { readonly at: Instant | undefined }) {
  const { format } = useApp();
  const t = useTexts(reportTexts);
  return at === undefined ? null : <span className="s">{t('report.recorded', { at: format.dateTime(at) })}</span>;
}

/** Until when figures reach, and how they stand to what was frozen of them. */
function State(props: { readonly shown: ShownReport; readonly isDay: boolean; readonly onNow: () => void }) {
  const { shown, isDay, onNow } = props;
  const { report, version, versions, changes } = shown;
  const { format } = useApp();
  const t = useTexts(reportTexts);
  if (report === null) return null;
  if (version !== null)
    return (
      <>
        <span className={version.isWhole ? 'warn' : 'bad'} role="status">
          {t(version.isWhole ? 'report.state.viewing' : 'report.state.broken', {
            version: version.version,
            at: format.dateTime(version.signedAt),
          })}
        </span>
        <Button onClick={onNow}>{t('report.state.back')}</Button>
      </>
    );
  if (report.untilAt < report.to)
    return <span className="warn">{t('report.until', { at: format.dateTime(report.untilAt) })}</span>;
  if (!isDay) return null;
  const [newest] = versions;
  if (newest === undefined) return <span className="q">{t('report.state.open')}</span>;
  const values = {
    version: newest.version,
    at: format.dateTime(newest.signedAt),
    count: format.number(changes.length),
  };
  return changes.length === 0 ? (
    <span className="s">{t('report.state.frozen', values)}</span>
  ) : (
    <span className="warn">{t('report.state.changed', values)}</span>
  );
}

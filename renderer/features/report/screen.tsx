import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { addDays, dayOf } from '../../../shared/kernel/calendar.ts';
import { reportDayOf } from '../../../shared/domain/reports/cut-off.ts';
import { useApp, useCan, useKeys, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { ReportViews } from '../../client/report-views.tsx';
import { useActKeys, type KeyAct } from '../../client/use-act-keys.ts';
import { useFirstFocus } from '../../client/use-first-focus.ts';
import { usePrintNumber } from '../../client/use-print-number.ts';
import { Button } from '../../ui/controls.tsx';
import { takesArrows } from '../../ui/in-field.ts';
import { downloadReport } from './download.ts';
import type { PaperLanguage } from '../../client/tongues.tsx';
import type { PaperMarks } from './page/paper.ts';
import { ReportPage } from './page/report-page.tsx';
import { PeriodBar } from './period-bar.tsx';
import { readWish, type Period } from './period.ts';
import { quickReport } from './quick.ts';
import { SidePane, type SideTab } from './side-pane.tsx';
import { SignSheet } from './sign-sheet.tsx';
import { reportTexts } from './texts/catalog.ts';
import { useReport } from './use-report.ts';
import './report.css';

const TOLD_MS = 6000;

/** The report of a day, a shift or a range: the paper as it will be printed, the figures behind it, its frozen versions. */
export function ReportScreen() {
  const app = useApp();
  const { clock, format, session, place } = app;
  const t = useTexts(reportTexts);
  const { say } = useWords();
  const maySign = useCan('report.sign');
  const site = useRow('site', 'site');
  const cutOffMinute = site?.settings.cutOffMinute ?? 0;
  const running = reportDayOf(clock.now(), cutOffMinute, format.zone);
  const [wish] = useState(() => readWish(place.get().wish));
  const [period, setPeriodTo] = useState<Period>(() => {
    const finished = addDays(running, -1);
    // A yard's first day has none before it.
    const isFirst = site !== undefined && finished < dayOf(site.createdAt, format.zone);
    return { kind: 'day', on: wish?.on ?? (isFirst ? running : finished) };
  });
  const [chosen, setChosen] = useState<number | null>(wish?.version ?? null);
  const [picked, setPicked] = useState<PaperLanguage | null>(null);
  const [tab, setTab] = useState<SideTab>('figures');
  const [isSigning, setSigning] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [copy, setCopy] = useState<number | null>(null);
  const numberOf = usePrintNumber();

  const setPeriod = useCallback((next: Period) => {
    setPeriodTo(next);
    setChosen(null);
  }, []);
  const shown = useReport(period, chosen);
  const { report, version, versions, changes, fault } = shown;
  const paper = useFirstFocus<HTMLElement>(report !== null);
  const language = picked ?? report?.head.report.language ?? 'vi';
  const marks = useMemo<PaperMarks>(
    () => ({
      version,
      copy,
      printedBy: session.displayName,
      shiftName: period.kind === 'shift' ? (period.shift?.name ?? '') : '',
      shiftLeader: period.kind === 'shift' ? (period.shift?.leader ?? '') : '',
    }),
    [version, copy, session, period],
  );

  useEffect(() => {
    if (told === null) return undefined;
    const timer = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);

  const print = useCallback(async () => {
    if (report === null) return;
    setBusy(true);
    const number = await numberOf(report, chosen);
    setBusy(false);
    if ('problem' in number) {
      setTold(say(number.problem));
      return;
    }
    flushSync(() => setCopy(number.copy));
    window.print();
    // The next print has another number.
    setCopy(null);
  }, [report, chosen, numberOf, say]);
  useKeys(
    useMemo(
      () => ({ F9: { name: t('report.print'), run: () => void print(), isEnabled: report !== null && !isBusy } }),
      [print, report, isBusy, t],
    ),
  );

  useLayoutEffect(() => {
    if (period.kind !== 'day') return undefined;
    const { on } = period;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || takesArrows(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (event.code === 'ArrowLeft') setPeriod({ kind: 'day', on: addDays(on, -1) });
      else if (event.code === 'ArrowRight' && on < running) setPeriod({ kind: 'day', on: addDays(on, 1) });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [period, running, setPeriod]);

  const copyQuick = (): void => {
    if (report === null) return;
    navigator.clipboard.writeText(quickReport(report, format)).then(
      () => setTold(t('report.copied')),
      () => setTold(t('report.copy-failed')),
    );
  };
  const download = async (kind: 'pdf' | 'xlsx'): Promise<void> => {
    setBusy(true);
    setTold(t('report.preparing'));
    const number = kind === 'pdf' && report !== null ? await numberOf(report, chosen) : { copy: null };
    const problem =
      'problem' in number
        ? number.problem
        : await downloadReport({ period, version: chosen, copy: number.copy }, kind, language, session.token);
    setBusy(false);
    setTold(problem === null ? null : say(problem));
  };
  const isOver = report !== null && report.untilAt >= report.to;
  const acts: readonly KeyAct[] = [
    { code: 'KeyC', cap: 'C', text: t('report.copy'), isOff: report === null, run: copyQuick },
    {
      code: 'KeyX',
      cap: 'X',
      text: t('report.xlsx'),
      isOff: report === null || isBusy,
      run: () => void download('xlsx'),
    },
    {
      code: 'KeyP',
      cap: 'P',
      text: t('report.pdf'),
      isOff: report === null || isBusy,
      run: () => void download('pdf'),
    },
    {
      code: 'KeyS',
      cap: 'S',
      text: t('report.sign'),
      isOff: !maySign || !isOver || period.kind !== 'day' || chosen !== null,
      run: () => {
        // What is frozen is what the host counts now, not what this page has.
        shown.reload();
        setSigning(true);
      },
    },
  ];
  useActKeys(acts);

  return (
    <div className="report-screen">
      <div className="bar">
        <h1>{t('report.title')}</h1>
        <ReportViews />
        <span className="told s el" role="status">
          {told}
        </span>
        <div className="facts">
          {acts
            .filter(({ code }) => code !== 'KeyS' || maySign)
            .map(({ code, cap, text, isOff = false, run }) => (
              <Button key={code} keyCap={cap} disabled={isOff} onClick={run}>
                {text}
              </Button>
            ))}
          <Button look="primary" keyCap="F9" disabled={report === null || isBusy} onClick={() => void print()}>
            {t('report.print')}
          </Button>
        </div>
      </div>
      <PeriodBar
        period={period}
        running={running}
        language={language}
        shown={shown}
        onPeriod={setPeriod}
        onLanguage={setPicked}
        onNow={() => setChosen(null)}
      />
      {report === null ? (
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault !== null
            ? say(fault)
            : t(period.kind === 'shift' && period.shift === null ? 'report.shift-none' : 'report.loading')}
        </div>
      ) : (
        <div className="report-body">
          <section ref={paper} className="pane desk" aria-label={t('report.paper')} tabIndex={0}>
            <div className="sheet-of-paper">
              <ReportPage report={report} language={language} marks={marks} />
            </div>
          </section>
          <SidePane
            tab={tab}
            onTab={setTab}
            report={report}
            shown={shown}
            chosen={chosen}
            onChosen={setChosen}
            isOver={isOver}
          />
        </div>
      )}
      {isSigning && period.kind === 'day' ? (
        <SignSheet
          on={period.on}
          newest={versions[0]?.version ?? null}
          changes={changes.length}
          onClose={() => setSigning(false)}
          onSigned={(text) => {
            setSigning(false);
            setTab('signing');
            setTold(text);
            shown.reload();
          }}
        />
      ) : null}
    </div>
  );
}

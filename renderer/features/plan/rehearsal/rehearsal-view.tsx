import { useCallback, useMemo, useState } from 'react';
import type { ScenarioRow } from '../../../../shared/contract/rehearsal-queries.ts';
import { NO_LEVERS, type Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import { useApp, useKeys, useQuery, useTexts, useWords } from '../../../client/app-context.ts';
import { useActKeys } from '../../../client/use-act-keys.ts';
import { useKept } from '../../../client/use-kept.ts';
import { Button, Segmented } from '../../../ui/controls.tsx';
import { PlanBar } from '../plan-bar.tsx';
import { CompareSheet } from './compare-sheet.tsx';
import { CourseChart } from './course-chart.tsx';
import { courseOf, FIGURES, type Figure } from './course-data.ts';
import { CrossingStrip } from './crossing-strip.tsx';
import { FailuresTable } from './failures-table.tsx';
import { leverLinesOf, type LeverLine } from './lever-lines.ts';
import { LeverSheet } from './lever-sheet.tsx';
import { LeversPane } from './levers-pane.tsx';
import { OutcomeFoot } from './outcome-foot.tsx';
import { RunsLine } from './runs-line.tsx';
import { SaveSheet, type SavedScenario } from './save-sheet.tsx';
import { rehearsalTexts } from './texts/catalog.ts';
import { useRemedies } from './use-remedies.ts';
import { useRehearsal } from './use-rehearsal.ts';
import './rehearsal.css';

type Open = { readonly sheet: 'save' | 'compare' } | { readonly sheet: 'lever'; readonly line: LeverLine } | null;

/** The season hour by hour, and what can be done about it. */
export function RehearsalView() {
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { say } = useWords();
  const { answer, fault, reload } = useQuery('plan.situation', {});
  const scenarios = useQuery('plan.scenarios', {});
  const [levers, setLevers] = useKept<Levers>('rehearsal.levers', NO_LEVERS);
  const [opened, setOpened] = useKept<SavedScenario | null>('rehearsal.opened', null);
  const [figure, setFigure] = useKept<Figure>('rehearsal.figure', 'trucks');
  const [open, setOpen] = useState<Open>(null);
  const close = useCallback(() => setOpen(null), []);

  const situation = answer?.situation ?? null;
  const lines = useMemo(
    () => (answer === null ? [] : leverLinesOf({ situation: answer.situation, tetOn: answer.tetOn }, levers)),
    [answer, levers],
  );
  const isUsed = lines.some(({ value, off }) => value !== off);
  const rehearsed = useRehearsal(situation, answer?.costs ?? null, levers, isUsed);
  const { without, mean } = rehearsed;
  const remedies = useRemedies(situation, answer?.costs ?? null, without?.result.failures ?? null);
  const plan = isUsed ? rehearsed.plan : without;
  const course = useMemo(
    () => (situation === null ? null : courseOf(figure, { situation, levers, without, mean })),
    [situation, levers, without, mean, figure],
  );

  const clear = useCallback(() => {
    setLevers(NO_LEVERS);
    setOpened(null);
  }, [setLevers, setOpened]);
  useActKeys([
    { code: 'Digit0', cap: '0', text: t('rehearsal.clear'), run: clear },
    { code: 'KeyS', cap: 'S', text: t('rehearsal.save'), run: () => setOpen({ sheet: 'save' }) },
    { code: 'KeyO', cap: 'O', text: t('rehearsal.open'), run: () => setOpen({ sheet: 'compare' }) },
  ]);
  useKeys(useMemo(() => ({}), []));

  if (answer === null || situation === null || course === null)
    return (
      <>
        <PlanBar />
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault === null ? t('rehearsal.loading') : say(fault)}
          {fault === null ? null : <Button onClick={reload}>{t('rehearsal.again')}</Button>}
        </div>
      </>
    );

  const take = (scenario: ScenarioRow): void => {
    setLevers(scenario.levers);
    setOpened({ scenarioId: scenario.scenarioId, name: scenario.name });
    close();
  };

  return (
    <>
      <PlanBar>
        <span>{t('rehearsal.from', { at: format.dateTime(situation.fromAt) })}</span>
        <span className={answer.basis === 'template' ? 'warn' : ''}>{t(`rehearsal.basis-${answer.basis}`)}</span>
      </PlanBar>
      <div className="rehearsal">
        <div className="pane">
          <div className="bar sub">
            <Segmented<Figure>
              label={t('rehearsal.figure')}
              value={figure}
              options={FIGURES.map((value) => ({ value, text: t(`rehearsal.figure-${value}`) }))}
              onChange={setFigure}
            />
            <span className="key">
              <i className="band-key" />
              {t('rehearsal.key-without')}
              <i className="line-key" />
              {t('rehearsal.key-plan')}
            </span>
            <RunsLine rehearsed={rehearsed} onStop={rehearsed.stop} onAgain={rehearsed.again} />
          </div>
          <CourseChart
            course={course}
            tetOn={answer.tetOn}
            label={t('rehearsal.chart', { figure: t(`rehearsal.figure-${figure}`) })}
          />
          <CrossingStrip situation={situation} />
          <section className="failures" aria-label={t('rehearsal.fails')}>
            <h2>{t('rehearsal.fails')}</h2>
            {without === null ? (
              <p className="q fails-none">{t('rehearsal.searching')}</p>
            ) : (
              <FailuresTable
                situation={situation}
                without={without.result}
                plan={plan?.result ?? null}
                remedies={remedies}
                onTake={setLevers}
              />
            )}
          </section>
        </div>
        <div className="pane">
          <div className="bar sub">
            <b className="el">
              {opened === null ? t('rehearsal.levers-new') : t('rehearsal.levers', { name: opened.name })}
            </b>
            <span className="facts q">{t('rehearsal.keys')}</span>
          </div>
          <LeversPane
            lines={lines}
            levers={levers}
            onLevers={setLevers}
            onDetail={(line) => setOpen({ sheet: 'lever', line })}
          />
          <OutcomeFoot without={without?.result ?? null} plan={plan?.result ?? null} />
          <div className="foot">
            <Button keyCap="0" disabled={!isUsed} onClick={clear}>
              {t('rehearsal.clear')}
            </Button>
            <Button keyCap="O" onClick={() => setOpen({ sheet: 'compare' })}>
              {t('rehearsal.open')}
            </Button>
            <Button look="primary" keyCap="S" onClick={() => setOpen({ sheet: 'save' })}>
              {t('rehearsal.save')}
            </Button>
          </div>
        </div>
      </div>
      {open?.sheet === 'save' ? (
        <SaveSheet
          opened={opened}
          scenario={{ starting: 'today', levers, result: plan?.result ?? null }}
          onSaved={(saved) => {
            setOpened(saved);
            scenarios.reload();
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.sheet === 'compare' ? (
        <CompareSheet
          situation={situation}
          scenarios={scenarios.answer?.scenarios ?? []}
          without={without?.result ?? null}
          onTake={take}
          onChanged={scenarios.reload}
          onClose={close}
        />
      ) : null}
      {open?.sheet === 'lever' ? (
        <LeverSheet line={open.line} levers={levers} onLevers={setLevers} onClose={close} />
      ) : null}
    </>
  );
}

import { useCallback, useMemo, useState } from 'react';
import { useApp, useCan, useTexts, useWords } from '../../../client/app-context.ts';
import { useActKeys } from '../../../client/use-act-keys.ts';
import { useKept } from '../../../client/use-kept.ts';
import { Button } from '../../../ui/controls.tsx';
import { PlanBar } from '../plan-bar.tsx';
import { AdoptSheet } from '../surge/adopt-sheet.tsx';
import { usePlanView } from '../views.ts';
import { CompareSheet } from './compare-sheet.tsx';
import { CostsSheet } from './costs-sheet.tsx';
import { CourseChart } from './course-chart.tsx';
import { courseOf } from './course-data.ts';
import { CrossingStrip } from './crossing-strip.tsx';
import { FailuresTable } from './failures-table.tsx';
import { figureName } from './figure-text.ts';
import type { Figure } from './figures.ts';
import { FirstFailure } from './first-failure.tsx';
import type { LeverLine } from './lever-lines.ts';
import { LeverSheet } from './lever-sheet.tsx';
import { LeversPane } from './levers-pane.tsx';
import { OutcomeFoot } from './outcome-foot.tsx';
import { SaveSheet } from './save-sheet.tsx';
import { StartBar } from './start-bar.tsx';
import { rehearsalTexts } from './texts/catalog.ts';
import { usePlan, type Plan } from './use-plan.ts';
import './rehearsal.css';

type Open =
  { readonly sheet: 'save' | 'compare' | 'costs' | 'adopt' } | { readonly sheet: 'lever'; readonly line: LeverLine };

/** The season hour by hour, and what can be done about it. */
export function RehearsalView() {
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { say } = useWords();
  const told = usePlan();
  const { answer, situation, fault, starting, isUsed, opened, without, plan, clear } = told;
  const [open, setOpen] = useState<Open | null>(null);
  const canSave = useCan('scenario.save');
  const canCost = useCan('settings.save');
  // A plan in force begins with the yard as it is, and is about something that is done.
  const canAdopt =
    useCan('surge-plan.adopt') && starting === 'today' && isUsed && without !== null && told.rehearsed.plan !== null;
  useActKeys([
    { code: 'Digit0', cap: '0', text: t('rehearsal.clear'), isOff: !isUsed, run: clear },
    { code: 'KeyO', cap: 'O', text: t('rehearsal.open'), run: () => setOpen({ sheet: 'compare' }) },
    { code: 'KeyS', cap: 'S', text: t('rehearsal.save'), isOff: !canSave, run: () => setOpen({ sheet: 'save' }) },
    { code: 'KeyC', cap: 'C', text: t('rehearsal.costs'), isOff: !canCost, run: () => setOpen({ sheet: 'costs' }) },
    { code: 'KeyP', cap: 'P', text: t('rehearsal.adopt'), isOff: !canAdopt, run: () => setOpen({ sheet: 'adopt' }) },
  ]);

  if (answer === null || situation === null)
    return (
      <>
        <PlanBar />
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault === null ? t('rehearsal.loading') : say(fault)}
          {fault === null ? null : <Button onClick={told.reload}>{t('rehearsal.again')}</Button>}
        </div>
      </>
    );
  return (
    <>
      <PlanBar>
        <span>{t('rehearsal.from', { at: format.dateTime(situation.fromAt) })}</span>
        <span className={answer.basis === 'template' ? 'warn' : ''}>{t(`rehearsal.basis-${answer.basis}`)}</span>
      </PlanBar>
      <div className="rehearsal">
        <Season told={told} />
        <div className="pane">
          <div className="bar sub">
            <b className="el">
              {opened === null ? t('rehearsal.levers-new') : t('rehearsal.levers', { name: opened.name })}
            </b>
            <span className="facts q">{t('rehearsal.keys')}</span>
          </div>
          <LeversPane
            lines={told.lines}
            levers={told.levers}
            onLevers={told.setLevers}
            onDetail={(line) => setOpen({ sheet: 'lever', line })}
          />
          <OutcomeFoot
            without={without?.result ?? null}
            plan={plan?.result ?? null}
            onCosts={canCost ? () => setOpen({ sheet: 'costs' }) : null}
          />
          <div className="foot">
            <Button keyCap="0" disabled={!isUsed} onClick={clear}>
              {t('rehearsal.clear')}
            </Button>
            <Button keyCap="O" onClick={() => setOpen({ sheet: 'compare' })}>
              {t('rehearsal.open')}
            </Button>
            <Button keyCap="S" disabled={!canSave} onClick={() => setOpen({ sheet: 'save' })}>
              {t('rehearsal.save')}
            </Button>
            <Button look="primary" keyCap="P" disabled={!canAdopt} onClick={() => setOpen({ sheet: 'adopt' })}>
              {t('rehearsal.adopt')}
            </Button>
          </div>
        </div>
      </div>
      {open === null ? null : <Sheets open={open} told={told} onClose={() => setOpen(null)} />}
    </>
  );
}

/** The course of the season over what runs out in it. */
function Season({ told }: { readonly told: Plan }) {
  const t = useTexts(rehearsalTexts);
  const [figure, setFigure] = useKept<Figure>('rehearsal.figure', 'trucks');
  const { answer, situation, levers, without, plan, rehearsed, remedies } = told;
  const { means } = rehearsed;
  const { format } = useApp();
  const { word } = useWords();
  const course = useMemo(
    () => (situation === null ? null : courseOf(figure, { situation, levers, without, means })),
    [situation, levers, without, means, figure],
  );
  if (answer === null || situation === null || course === null) return null;
  return (
    <div className="pane">
      <StartBar plan={told} situation={situation} figure={figure} onFigure={setFigure} />
      <p className="key">
        <i className="band-key" />
        {t('rehearsal.key-without')}
        <i className="line-key" />
        {t('rehearsal.key-plan')}
      </p>
      <CourseChart
        course={course}
        tetOn={answer.tetOn}
        label={t('rehearsal.chart', { figure: figureName(figure, situation, { t, word, format }) })}
      />
      <CrossingStrip situation={situation} />
      <section className="failures" aria-label={t('rehearsal.fails')} tabIndex={0}>
        <FirstFailure situation={situation} without={without} remedies={remedies} />
        {without === null ? (
          <p className="q fails-none">{t('rehearsal.searching')}</p>
        ) : (
          <FailuresTable
            situation={situation}
            without={without.result}
            plan={plan?.result ?? null}
            remedies={remedies}
            onTake={told.setLevers}
          />
        )}
      </section>
    </div>
  );
}

/** What lies over the screen: a scenario to keep, to compare, to make a plan of, or a lever in detail. */
function Sheets({ open, told, onClose }: { readonly open: Open; readonly told: Plan; readonly onClose: () => void }) {
  const { answer, situation, levers, opened, without, plan } = told;
  const [, show] = usePlanView();
  const adopted = useCallback(() => {
    onClose();
    show('surge');
  }, [onClose, show]);
  if (answer === null || situation === null) return null;
  switch (open.sheet) {
    case 'save':
      return (
        <SaveSheet
          opened={opened}
          scenario={{ starting: told.starting, levers, result: plan?.result ?? null }}
          onSaved={(saved) => {
            told.setOpened(saved);
            told.reloadScenarios();
            onClose();
          }}
          onClose={onClose}
        />
      );
    case 'compare':
      return (
        <CompareSheet
          situation={situation}
          scenarios={told.scenarios}
          without={without?.result ?? null}
          unsaved={told.isUsed && opened === null ? { starting: told.starting, result: plan?.result ?? null } : null}
          onTake={(scenario) => {
            told.take(scenario);
            onClose();
          }}
          onChanged={told.reloadScenarios}
          onClose={onClose}
        />
      );
    case 'adopt': {
      if (without === null || plan === null) return null;
      const { basis, inputs, tetOn, arrivals } = answer;
      return (
        <AdoptSheet
          scenario={{ scenarioId: opened?.scenarioId ?? null, name: opened?.name ?? '', levers }}
          parts={{ basis, inputs, tetOn, arrivals, without: without.result, with: plan.result }}
          onAdopted={adopted}
          onClose={onClose}
        />
      );
    }
    case 'costs':
      return (
        <CostsSheet
          costs={answer.costs}
          onSaved={() => {
            told.reload();
            onClose();
          }}
          onClose={onClose}
        />
      );
    case 'lever':
      return <LeverSheet line={open.line} levers={levers} onLevers={told.setLevers} onClose={onClose} />;
  }
}

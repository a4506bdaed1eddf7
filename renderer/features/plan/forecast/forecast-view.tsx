import { useCallback, useMemo, useState } from 'react';
import { addDays, type Day } from '../../../../shared/kernel/calendar.ts';
import { nextTet } from '../../../../shared/domain/season/season.ts';
import type { ShownInput } from '../../../../shared/contract/forecast-queries.ts';
import { useCan, useCommand, useQuery, useTexts, useWords } from '../../../client/app-context.ts';
import { useActKeys } from '../../../client/use-act-keys.ts';
import { useKept } from '../../../client/use-kept.ts';
import { Button } from '../../../ui/controls.tsx';
import { PlanBar } from '../plan-bar.tsx';
import { AccuracyLines } from './accuracy-lines.tsx';
import { CountsSheet } from './counts-sheet.tsx';
import { DayTable } from './day-table.tsx';
import { ForecastChart, SHOWN_BEFORE } from './forecast-chart.tsx';
import { HoursPane } from './hours-pane.tsx';
import { InputSheet } from './input-sheet.tsx';
import { InputsList } from './inputs-list.tsx';
import { lineText } from './line-text.ts';
import { shownLines, WHOLE_SITE } from './shown-line.ts';
import { StateStrip } from './state-strip.tsx';
import { forecastTexts } from './texts/catalog.ts';
import './forecast.css';

type Open = { readonly sheet: 'counts' } | { readonly sheet: 'input'; readonly input: ShownInput | null } | null;

const NO_INPUTS: readonly ShownInput[] = [];

/** How many trucks will come, how sure that is, and what people know that no count tells. */
export function ForecastView() {
  const t = useTexts(forecastTexts);
  const { word, say } = useWords();
  const { answer, fault, reload } = useQuery('plan.forecast', {});
  const inputs = useQuery('plan.inputs', {});
  const remove = useCommand('forecast-input.remove');
  const mayChange = useCan('forecast-input.save');
  const [chosen, choose] = useKept<string>('forecast.line', WHOLE_SITE);
  const [isByHour, setIsByHour] = useKept('forecast.by-hour', false);
  const [askedOn, askFor] = useKept<Day | null>('forecast.day', null);
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const lines = useMemo(() => (answer === null ? [] : shownLines(answer)), [answer]);
  const at = Math.max(
    0,
    lines.findIndex(({ key }) => key === chosen),
  );
  const line = lines[at];
  const dayAt = Math.max(0, line?.days.findIndex(({ on }) => on === askedOn) ?? 0);
  const chosenOn = line?.days[dayAt]?.on ?? null;
  const stepDay = (by: number): void => {
    const next = line?.days[dayAt + by];
    if (next !== undefined) askFor(next.on);
  };
  const step = (by: number): void => {
    const next = lines[(at + by + lines.length) % lines.length];
    if (next !== undefined) choose(next.key);
  };
  const changed = (): void => {
    close();
    inputs.reload();
    reload();
  };
  const takeBack = async ({ inputId, kind }: ShownInput): Promise<void> => {
    const outcome = await remove({ inputId }, t(`forecast.kind-${kind}`));
    if ('ok' in outcome) changed();
    else setProblem(say('refusal' in outcome ? outcome.refusal : outcome.fault));
  };
  useActKeys([
    { code: 'ArrowLeft', cap: '←', text: t('forecast.line-before'), run: () => step(-1) },
    { code: 'ArrowRight', cap: '→', text: t('forecast.line-after'), run: () => step(1) },
    { code: 'ArrowUp', cap: '↑', text: t('forecast.day-before'), run: () => stepDay(-1) },
    { code: 'ArrowDown', cap: '↓', text: t('forecast.day-after'), run: () => stepDay(1) },
    {
      code: 'KeyG',
      cap: 'G',
      text: t(isByHour ? 'forecast.by-day' : 'forecast.by-hour'),
      run: () => setIsByHour((before) => !before),
    },
    {
      code: 'KeyN',
      cap: 'N',
      text: t('forecast.input-new'),
      isOff: !mayChange,
      run: () => setOpen({ sheet: 'input', input: null }),
    },
    {
      code: 'KeyI',
      cap: 'I',
      text: t('forecast.counts'),
      isOff: !mayChange,
      run: () => setOpen({ sheet: 'counts' }),
    },
  ]);

  if (answer === null || line === undefined || chosenOn === null)
    return (
      <>
        <PlanBar />
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault === null ? t('forecast.loading') : say(fault)}
          {fault === null ? null : <Button onClick={reload}>{t('forecast.again')}</Button>}
        </div>
      </>
    );

  const { basis, why, seasons, fromOn } = answer;
  const name = lineText(line, t, word);
  return (
    <>
      <PlanBar>
        <span className={basis === 'template' ? 'warn' : ''}>{t(`forecast.basis-${basis}`, { seasons })}</span>
      </PlanBar>
      <div className="forecast">
        <div className="pane">
          <div className="bar sub">
            <select aria-label={t('forecast.line')} value={line.key} onChange={(event) => choose(event.target.value)}>
              {lines.map((one) => (
                <option key={one.key} value={one.key}>
                  {lineText(one, t, word)}
                </option>
              ))}
            </select>
            <Button keyCap="G" onClick={() => setIsByHour((before) => !before)}>
              {t(isByHour ? 'forecast.by-day' : 'forecast.by-hour')}
            </Button>
            <span className="key">
              <i className="dash-key" />
              {t('forecast.key-mean')}
              <i className="band-key" />
              {t('forecast.key-bands')}
              {isByHour ? null : (
                <>
                  <i className="line-key" />
                  {t('forecast.key-came')}
                  <i className="day-key closed" />
                  {t('forecast.day-closed')}
                  <i className="day-key preregistered" />
                  {t('forecast.day-preregistered')}
                </>
              )}
            </span>
          </div>
          {isByHour ? (
            <HoursPane key={answer.seq} line={line} on={chosenOn} />
          ) : (
            <>
              <ForecastChart
                line={line}
                fromOn={fromOn}
                tetOn={nextTet(fromOn).on}
                label={t('forecast.chart', { name })}
              />
              <StateStrip fromOn={addDays(fromOn, -SHOWN_BEFORE)} days={SHOWN_BEFORE + line.days.length} />
              <DayTable
                line={line}
                chosenOn={chosenOn}
                onChoose={askFor}
                onOpen={(on) => {
                  askFor(on);
                  setIsByHour(true);
                }}
              />
            </>
          )}
        </div>
        <div className="pane">
          <section className="forecast-side" aria-label={t('forecast.accuracy')}>
            <h2>{t('forecast.accuracy')}</h2>
            {why.map((gap) => (
              <p key={gap} className="warn">
                {t(`forecast.why-${gap}`)}
              </p>
            ))}
            <AccuracyLines />
          </section>
          <section className="forecast-side grow" aria-label={t('forecast.inputs')}>
            <h2>{t('forecast.inputs')}</h2>
            <InputsList
              inputs={inputs.answer?.inputs ?? NO_INPUTS}
              onOpen={(input) => {
                if (mayChange) setOpen({ sheet: 'input', input });
              }}
              onRemove={(input) => {
                if (mayChange) void takeBack(input);
              }}
            />
            {problem === null ? null : (
              <p className="bad" role="alert">
                {problem}
              </p>
            )}
          </section>
          <div className="foot">
            <Button keyCap="I" disabled={!mayChange} onClick={() => setOpen({ sheet: 'counts' })}>
              {t('forecast.counts')}
            </Button>
            <Button
              look="primary"
              keyCap="N"
              disabled={!mayChange}
              onClick={() => setOpen({ sheet: 'input', input: null })}
            >
              {t('forecast.input-new')}
            </Button>
          </div>
        </div>
      </div>
      {open?.sheet === 'counts' ? <CountsSheet onClose={close} onDone={changed} /> : null}
      {open?.sheet === 'input' ? (
        <InputSheet
          input={open.input}
          crossings={[...new Set(answer.queues.map(({ crossing }) => crossing))]}
          onSaved={changed}
          onClose={close}
        />
      ) : null}
    </>
  );
}

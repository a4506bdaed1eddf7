import type { ScenarioRow } from '../../../../shared/contract/rehearsal-queries.ts';
import type { Quantiles, ScenarioResult, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import { useApp, useCommand, useTexts, useWords } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { inOrder } from '../in-order.ts';
import type { LeverWords } from './lever-text.ts';
import { resourceName } from './resource-text.ts';
import { startingOf, startingText, type Starting } from './starting.ts';
import { rehearsalTexts, type RehearsalTextKey } from './texts/catalog.ts';

const MILLION = 1_000_000;

type Column = {
  readonly key: string;
  readonly name: string;
  readonly result: ScenarioResult | null;
  readonly starting?: Starting;
  /** What was kept; nothing of what is only being looked at. */
  readonly scenario?: ScenarioRow;
};
type Figure = { readonly key: RehearsalTextKey; readonly of: (result: ScenarioResult) => string };

/** Scenarios side by side, doing nothing first: the middle of the runs and between what nine of ten of them lie. */
export function CompareSheet(props: {
  readonly situation: Situation;
  readonly scenarios: readonly ScenarioRow[];
  readonly without: ScenarioResult | null;
  /** What is on the screen and was not kept yet. */
  readonly unsaved: { readonly starting: Starting; readonly result: ScenarioResult | null } | null;
  readonly onTake: (scenario: ScenarioRow) => void;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}) {
  const { situation, scenarios, without, unsaved, onTake, onChanged, onClose } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { word } = useWords();
  const remove = useCommand('scenario.remove');
  const words: LeverWords = { t, word, format };
  const columns: readonly Column[] = [
    { key: 'nothing', name: t('rehearsal.nothing-done'), result: without },
    ...(unsaved === null ? [] : [{ key: 'unsaved', name: t('rehearsal.levers-new'), ...unsaved }]),
    ...scenarios.map((scenario) => ({
      key: scenario.scenarioId,
      name: scenario.name,
      result: scenario.result,
      starting: startingOf(scenario.starting),
      scenario,
    })),
  ];
  const figures = figuresOf(situation, words);
  return (
    <Sheet
      label={t('rehearsal.compare')}
      onClose={onClose}
      foot={
        <Button keyCap="Esc" autoFocus={scenarios.length === 0} onClick={onClose}>
          {t('rehearsal.back')}
        </Button>
      }
    >
      {scenarios.length === 0 ? <p className="q">{t('rehearsal.compare-none')}</p> : null}
      <div className="compare">
        <table className="plain">
          <thead>
            <tr>
              <td />
              {columns.map(({ key, name }) => (
                <th key={key} scope="col" className="el" title={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ key, of }) => (
              <tr key={key}>
                <th scope="row">{t(key)}</th>
                {columns.map(({ key: column, result }) => (
                  <td key={column}>{result === null ? '…' : of(result)}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('rehearsal.row-starting')}</th>
              {columns.map(({ key, starting }) => (
                <td key={key} className="el">
                  {starting === undefined ? '' : startingText(starting, t)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('rehearsal.row-saved')}</th>
              {columns.map(({ key, scenario }) => (
                <td key={key}>
                  {scenario === undefined ? '' : `${format.dateTime(scenario.savedAt)} ${scenario.savedBy}`}
                </td>
              ))}
            </tr>
            <tr>
              <td />
              {columns.map(({ key, scenario }) => (
                <td key={key}>
                  {scenario === undefined ? null : (
                    <span className="acts">
                      <Button autoFocus={scenario === scenarios[0]} onClick={() => onTake(scenario)}>
                        {t('rehearsal.take')}
                      </Button>
                      <Button
                        onClick={() => void remove({ scenarioId: scenario.scenarioId }, scenario.name).then(onChanged)}
                      >
                        {t('rehearsal.remove')}
                      </Button>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

function figuresOf(situation: Situation, words: LeverWords): readonly Figure[] {
  const { t, format } = words;
  const band = (values: Quantiles, unit = 1): string => bandText(values, unit, words);
  const hours = (values: Quantiles): string => t('rehearsal.hours', { hours: band(values) });
  return [
    { key: 'rehearsal.row-peak', of: ({ peakTrucks }) => band(peakTrucks) },
    { key: 'rehearsal.row-peak-on', of: ({ peakOn }) => format.day(peakOn) },
    { key: 'rehearsal.row-overflow', of: ({ overflowDays }) => band(overflowDays) },
    { key: 'rehearsal.row-queue', of: ({ largestQueue }) => band(largestQueue) },
    { key: 'rehearsal.row-mean-wait', of: ({ meanWaitHours }) => hours(meanWaitHours) },
    { key: 'rehearsal.row-p95-wait', of: ({ p95WaitHours }) => hours(p95WaitHours) },
    { key: 'rehearsal.row-longest', of: ({ longestWaitHours }) => hours(longestWaitHours) },
    { key: 'rehearsal.row-people', of: ({ peoplePeak }) => band(peoplePeak) },
    { key: 'rehearsal.row-crossed', of: ({ crossed }) => band(crossed) },
    { key: 'rehearsal.row-deferred', of: ({ deferred }) => band(deferred) },
    { key: 'rehearsal.row-refused', of: ({ refused }) => band(refused) },
    {
      key: 'rehearsal.row-fails',
      of: ({ failures }) => {
        const [first] = inOrder(failures);
        return first === undefined
          ? t('rehearsal.enough')
          : `${resourceName(first.resource, situation, words)} ${format.dateTime(first.firstAt)}`;
      },
    },
    { key: 'rehearsal.row-cost', of: ({ costDong }) => format.number(Math.round(costDong / MILLION)) },
    {
      key: 'rehearsal.row-income',
      of: ({ incomeDong }) => (incomeDong === null ? '–' : band(incomeDong, MILLION)),
    },
  ];
}

function bandText({ p5, p50, p95 }: Quantiles, unit: number, { t, format }: LeverWords): string {
  const [low, middle, high] = [p5, p50, p95].map((value) => format.number(Math.round(value / unit)));
  return low === high
    ? String(middle)
    : t('rehearsal.band', { p5: String(low), p50: String(middle), p95: String(high) });
}

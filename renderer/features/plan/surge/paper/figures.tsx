import type { Quantiles, ScenarioResult } from '../../../../../shared/domain/rehearsal/types.ts';
import { Say } from './say.tsx';
import { useSheet } from './sheet.ts';
import { PlanTable } from './table.tsx';
import { rangeWords, type Tongue } from './words.ts';

const FIGURES = [
  'peakTrucks',
  'peakOn',
  'overflowDays',
  'largestQueue',
  'meanWaitHours',
  'p95WaitHours',
  'longestWaitHours',
  'peoplePeak',
  'crossed',
  'refused',
  'deferred',
  'incomeDong',
  'costDong',
] as const satisfies readonly (keyof ScenarioResult)[];
type Figure = (typeof FIGURES)[number];

const MILLION = 1_000_000;

/** What comes without and with the levers, line by line. */
export function Figures() {
  const { document } = useSheet().answer.plan;
  return (
    <PlanTable name="figures" heads={['plan-paper.col.figure', 'plan-paper.col.without', 'plan-paper.col.with']}>
      {FIGURES.filter((figure) => isSaid(document.without[figure]) || isSaid(document.with[figure])).map((figure) => (
        <tr key={figure}>
          <th scope="row">
            <Say of={({ t }) => t(`plan-paper.figure.${figure}`)} />
          </th>
          <td>
            <Value figure={figure} result={document.without} />
          </td>
          <td>
            <Value figure={figure} result={document.with} />
          </td>
        </tr>
      ))}
    </PlanTable>
  );
}

/** What nobody charges is left out. */
function isSaid(value: ScenarioResult[Figure]): boolean {
  return value !== null;
}

function Value({ figure, result }: { readonly figure: Figure; readonly result: ScenarioResult }) {
  return valueWords(figure, result, useSheet().tongues[0]);
}

function valueWords(figure: Figure, result: ScenarioResult, tongue: Tongue): string {
  const { format, t } = tongue;
  if (figure === 'peakOn') return format.day(result.peakOn);
  if (figure === 'costDong') return format.number(result.costDong / MILLION);
  const quantiles: Quantiles | null = result[figure];
  if (quantiles === null) return t('plan-paper.none');
  if (figure === 'incomeDong') return rangeWords(quantiles, tongue, MILLION);
  return rangeWords(quantiles, tongue, 1, figure.endsWith('Hours') ? 1 : 0);
}

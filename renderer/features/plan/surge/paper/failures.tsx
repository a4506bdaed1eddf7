import type { Failure, ResourceKey } from '../../../../../shared/domain/rehearsal/types.ts';
import { inOrder } from '../../in-order.ts';
import { Say } from './say.tsx';
import { useSheet } from './sheet.ts';
import { PlanTable } from './table.tsx';
import { rangeWords, resourceWords, sentence, type Tongue } from './words.ts';

/** What runs short first when nothing is done, and what the plan makes of it. */
export function Failures() {
  const { without, with: planned } = useSheet().answer.plan.document;
  const failures = inOrder(without.failures);
  const [first] = failures;
  const inPlan = (resource: ResourceKey): Failure | undefined =>
    planned.failures.find((failure) => isSame(failure.resource, resource) && failure.runs > 0);
  if (first === undefined)
    return (
      <p className="body">
        <Say of={({ t, format }) => t('plan-paper.no-failures', { runs: format.number(without.runs) })} />
      </p>
    );
  return (
    <>
      <p className="body">
        <Say
          of={(tongue) =>
            tongue.t('plan-paper.first-failure', {
              resource: resourceWords(first.resource, tongue),
              at: tongue.format.dateTime(first.firstAt),
              runs: tongue.format.number(first.runs),
              all: tongue.format.number(without.runs),
              then: thenWords(inPlan(first.resource), planned.runs, tongue),
            })
          }
        />
      </p>
      <PlanTable
        name="failures"
        heads={[
          'plan-paper.fail.resource',
          'plan-paper.fail.first',
          'plan-paper.fail.shortage',
          'plan-paper.fail.without',
          'plan-paper.fail.with',
        ]}
      >
        {failures.map((failure) => (
          <Row
            key={JSON.stringify(failure.resource)}
            failure={failure}
            runs={without.runs}
            inPlan={inPlan(failure.resource)}
            plannedRuns={planned.runs}
          />
        ))}
      </PlanTable>
    </>
  );
}

function Row(props: {
  readonly failure: Failure;
  readonly runs: number;
  readonly inPlan: Failure | undefined;
  readonly plannedRuns: number;
}) {
  const { failure, runs, inPlan, plannedRuns } = props;
  const [tongue] = useSheet().tongues;
  const { t, format } = tongue;
  const days = [failure.firstAt, failure.firstLowAt, failure.firstHighAt].map((at) => format.dayMonth(at));
  const [at = '', low = '', high = ''] = days;
  return (
    <tr>
      <th scope="row">
        <Say of={(one) => sentence(resourceWords(failure.resource, one))} />
      </th>
      <td>{t('plan-paper.first-at', { at, low, high })}</td>
      <td>{rangeWords(failure.shortage, tongue)}</td>
      <td>{runsWords(failure.runs, runs, tongue)}</td>
      <td>{inPlan === undefined ? t('plan-paper.fail.never') : runsWords(inPlan.runs, plannedRuns, tongue)}</td>
    </tr>
  );
}

function runsWords(runs: number, all: number, { t, format }: Tongue): string {
  return t('plan-paper.fail.runs', { runs: format.number(runs), all: format.number(all) });
}

function thenWords(inPlan: Failure | undefined, all: number, { t, format }: Tongue): string {
  return inPlan === undefined
    ? t('plan-paper.prevented')
    : t('plan-paper.still-fails', { runs: format.number(inPlan.runs), all: format.number(all) });
}

function isSame(a: ResourceKey, b: ResourceKey): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

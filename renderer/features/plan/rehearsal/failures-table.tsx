import type { Failure, ScenarioResult, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import type { LeverWords } from './lever-text.ts';
import { resourceId, resourceName, shortageText } from './resource-text.ts';
import { rehearsalTexts } from './texts/catalog.ts';

/** What runs out, first things first: when, how often, how much, and whether the scenario prevents it. */
export function FailuresTable(props: {
  readonly situation: Situation;
  readonly without: ScenarioResult;
  /** Null while it is being rehearsed. */
  readonly plan: ScenarioResult | null;
  /** The cheapest that would be enough, by what runs out. */
  readonly remedyOf: (failure: Failure) => string | null;
}) {
  const { situation, without, plan, remedyOf } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { word } = useWords();
  const words: LeverWords = { t, word, format };
  const { failures, runs } = without;
  if (failures.length === 0)
    return <p className="q fails-none">{t('rehearsal.nothing-fails', { runs: format.number(runs) })}</p>;
  const planned = new Map(plan?.failures.map((failure) => [resourceId(failure.resource), failure]));
  const moment = (at: Instant): string => format.dateTime(at).replace(/\/\d{4}/, '');
  return (
    <table className="plain fails">
      <thead>
        <tr>
          <th>{t('rehearsal.fails-what')}</th>
          <th>{t('rehearsal.fails-without')}</th>
          <th>{t('rehearsal.fails-runs')}</th>
          <th>{t('rehearsal.fails-shortage')}</th>
          <th>{t('rehearsal.fails-plan')}</th>
          <th>{t('rehearsal.fails-remedy')}</th>
        </tr>
      </thead>
      <tbody>
        {failures.map((failure) => {
          const left = planned.get(resourceId(failure.resource));
          return (
            <tr key={resourceId(failure.resource)}>
              <th scope="row" className="el">
                {resourceName(failure.resource, situation, words)}
              </th>
              <td
                title={t('rehearsal.at-range', { from: moment(failure.firstLowAt), to: moment(failure.firstHighAt) })}
              >
                {moment(failure.firstAt)}
              </td>
              <td className="share">
                <i aria-hidden="true">
                  <i style={{ width: `${String((failure.runs / runs) * 100)}%` }} />
                </i>
                <b>{format.number(failure.runs)}</b>
              </td>
              <td className="el">{shortageText(failure.resource, failure.shortage, words)}</td>
              <td className={left === undefined ? '' : 'b'}>
                {plan === null
                  ? '…'
                  : left === undefined
                    ? t('rehearsal.enough')
                    : `${moment(left.firstAt)} · ${format.number(left.runs)}`}
              </td>
              <td className="el">{remedyOf(failure) ?? ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import type { Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Remedy } from '../../../../shared/domain/rehearsal/remedies.ts';
import type { ScenarioResult, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { inOrder } from '../in-order.ts';
import { yardNameOf } from './lever-lines.ts';
import type { LeverWords } from './lever-text.ts';
import { remedyCost, remedyText } from './remedy-text.ts';
import { resourceId, resourceName, shortageText } from './resource-text.ts';
import type { RemediesOf } from './use-remedies.ts';
import { rehearsalTexts } from './texts/catalog.ts';

/** What runs out, first things first: when, how often, how much, and whether the scenario prevents it. */
export function FailuresTable(props: {
  readonly situation: Situation;
  readonly without: ScenarioResult;
  /** Null while it is being rehearsed. */
  readonly plan: ScenarioResult | null;
  readonly remedies: RemediesOf;
  /** Sets the levers to a remedy. */
  readonly onTake: (levers: Levers) => void;
}) {
  const { situation, without, plan, remedies, onTake } = props;
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
        {inOrder(failures).map((failure) => {
          const left = planned.get(resourceId(failure.resource));
          return (
            <tr key={resourceId(failure.resource)}>
              <td className="b el">{resourceName(failure.resource, situation, words)}</td>
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
              <td className="el">
                {failure.resource.kind === 'zone' ? (
                  <span className="q">{t('rehearsal.zone-goes-on')}</span>
                ) : (
                  <RemedyCell found={remedies.get(resourceId(failure.resource))} words={words} onTake={onTake} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The cheapest that is enough, to be taken over by a key. */
function RemedyCell(props: {
  readonly found: readonly Remedy[] | undefined;
  readonly words: LeverWords;
  readonly onTake: (levers: Levers) => void;
}) {
  const { found, words, onTake } = props;
  const { t } = words;
  if (found === undefined) return <span className="q">…</span>;
  const [cheapest] = found;
  if (cheapest === undefined) return <span className="warn">{t('rehearsal.no-remedy')}</span>;
  return (
    <Button className="take" onClick={() => onTake(withNames(cheapest.levers))}>
      {remedyText(cheapest, words)} <span className="q">{remedyCost(cheapest, words)}</span>
    </Button>
  );
}

/** A yard outside that nobody has named yet is called by how far it is. */
function withNames(levers: Levers): Levers {
  const overflowYards = levers.overflowYards.map((yard) =>
    yard.name === '' ? { ...yard, name: yardNameOf(yard.distanceKm) } : yard,
  );
  return { ...levers, overflowYards };
}

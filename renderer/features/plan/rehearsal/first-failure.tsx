import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { inOrder } from '../in-order.ts';
import type { LeverWords } from './lever-text.ts';
import { remedyCost, remedyText } from './remedy-text.ts';
import { resourceId, resourceName } from './resource-text.ts';
import { rehearsalTexts } from './texts/catalog.ts';
import type { RemediesOf } from './use-remedies.ts';
import type { Outcome } from './worker/messages.ts';

/** In sentences: what runs out first with nothing done, when, and the cheapest that prevents it. */
export function FirstFailure(props: {
  readonly situation: Situation;
  readonly without: Outcome | null;
  readonly remedies: RemediesOf;
}) {
  const { situation, without, remedies } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const { word } = useWords();
  const words: LeverWords = { t, word, format };
  const [first] = inOrder(without?.result.failures ?? []);
  if (without === null || first === undefined) return <h2>{t('rehearsal.fails')}</h2>;
  const found = remedies.get(resourceId(first.resource));
  const [cheapest] = found ?? [];
  return (
    <h2 className="first">
      <b>
        {t('rehearsal.first', {
          what: resourceName(first.resource, situation, words).toLowerCase(),
          at: format.dateTime(first.firstAt),
          runs: format.number(first.runs),
          all: format.number(without.result.runs),
        })}
      </b>{' '}
      {cheapest === undefined
        ? found === undefined
          ? null
          : t('rehearsal.first-none')
        : t('rehearsal.first-remedy', { remedy: remedyText(cheapest, words), cost: remedyCost(cheapest, words) })}
    </h2>
  );
}

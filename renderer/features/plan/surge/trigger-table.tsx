import type { TriggerNow } from '../../../../shared/contract/surge-queries.ts';
import type { Trigger } from '../../../../shared/domain/surge/types.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { translatorOf } from '../../../ui/i18n.ts';
import { sentence, triggerWords } from './paper/words.ts';
import { planPaperTexts } from './texts/paper-catalog.ts';
import { surgeTexts } from './texts/catalog.ts';

/** When – now – then – who: every trigger with what its figure is and whether it is fired. */
export function TriggerTable(props: {
  readonly triggers: readonly Trigger[];
  readonly states: readonly TriggerNow[];
  readonly now: Instant;
}) {
  const { triggers, states, now } = props;
  const { format, lang } = useApp();
  const t = useTexts(surgeTexts);
  const { word } = useWords();
  const tongue = { lang, t: translatorOf(planPaperTexts, lang), format, word };
  if (triggers.length === 0) return <p className="q none">{t('surge.no-triggers')}</p>;
  return (
    <table className="plain triggers">
      <thead>
        <tr>
          {(['when', 'now', 'state', 'then', 'who'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`surge.col-${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {triggers.map((trigger, at) => {
          const state = states.find((one) => one.trigger === at);
          const since = state?.firedSince ?? null;
          const value = state?.value ?? null;
          return (
            <tr key={at} className={since === null ? undefined : 'fired'}>
              <th scope="row">{sentence(triggerWords(trigger, tongue))}</th>
              <td>{value === null ? t('surge.unknown') : format.number(value, Number.isInteger(value) ? 0 : 1)}</td>
              <td>{since === null ? t('surge.off') : t('surge.fired', { at: format.timeNear(since, now) })}</td>
              <td>{sentence(trigger.action)}</td>
              <td>{sentence(trigger.who)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

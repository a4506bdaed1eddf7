import type { Instant } from '../../shared/kernel/instant.ts';
import { useCanAsk, useGoTo, useTexts } from './app-context.ts';
import { reportViewsTexts } from './texts/report-views-texts.ts';

/** Opens the yard as it was at an instant; nothing for whoever may not look back. */
export function PastLink(props: { readonly at: Instant; readonly onGo?: () => void }) {
  const { at, onGo } = props;
  const t = useTexts(reportViewsTexts);
  const goTo = useGoTo();
  if (!useCanAsk('yard.at')) return null;
  return (
    <button
      type="button"
      className="past-link"
      onClick={() => {
        goTo('past', String(at));
        onGo?.();
      }}
    >
      {t('report-views.past')}
    </button>
  );
}

import { useCallback } from 'react';
import { useApp, useSiteNow, useTexts } from '../../client/app-context.ts';
import { CATEGORIES, type YardView } from './category.ts';
import { STATE_SIGNS, type SlotState } from './slot-view.ts';
import { yardTexts } from './texts/yard-texts.ts';
import type { YardText } from './texts/vi.ts';
import { toneOf } from './tones.ts';
import { useYard } from './use-yard.ts';
import type { YardModel } from './yard-model.ts';

const COUNT_MS = 250;
const STAY_MS = 15_000;

/** Counts, legend and filter in one: a press shows only that, another press shows all again. */
export function Legend(props: {
  readonly model: YardModel;
  readonly view: YardView;
  readonly shown: ReadonlySet<string> | null;
  readonly onToggle: (category: string) => void;
}) {
  const { model, view, shown, onToggle } = props;
  const { format } = useApp();
  const t = useTexts(yardTexts);
  const now = useSiteNow(STAY_MS);
  const counts = useYard(
    model,
    useCallback((yard: YardModel) => yard.counts(view, now), [view, now]),
    COUNT_MS,
  );
  return (
    <div className="leg yard-legend" role="group" aria-label={t('yard.legend')}>
      {CATEGORIES[view].map((category) => (
        <button
          key={category}
          type="button"
          aria-pressed={shown?.has(category) ?? false}
          className={shown !== null && !shown.has(category) ? 'off' : undefined}
          onClick={() => onToggle(category)}
        >
          <i
            className={`yard-sign ${view === 'state' ? category : `tone-${toneOf(view, category)}`}`}
            aria-hidden="true"
          >
            {view === 'state' ? STATE_SIGNS[category as SlotState] : ''}
          </i>
          {t(`yard.${view}.${category}` as YardText)} <b>{format.number(counts.get(category) ?? 0)}</b>
        </button>
      ))}
    </div>
  );
}

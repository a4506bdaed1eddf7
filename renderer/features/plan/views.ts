import { useEffect } from 'react';
import { useApp, useValue } from '../../client/app-context.ts';
import { useKept } from '../../client/use-kept.ts';

/** The parts of the plan, in the order of the keys 1 … 4. */
export const PLAN_VIEWS = ['forecast', 'rehearsal', 'surge', 'calendar'] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];

/** Which part is shown: the one that was last, unless the screen was opened with the wish for another. */
export function usePlanView(): readonly [PlanView, (view: PlanView) => void] {
  const { place } = useApp();
  const { wish } = useValue(place);
  const [view, show] = useKept<PlanView>('plan.view', 'rehearsal');
  const wished = PLAN_VIEWS.find((one) => one === wish);
  useEffect(() => {
    if (wished === undefined) return;
    show(wished);
    place.set({ screen: 'plan', wish: null });
  }, [wished, show, place]);
  return [wished ?? view, show];
}

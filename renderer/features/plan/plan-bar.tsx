import type { ReactNode } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { useActKeys } from '../../client/use-act-keys.ts';
import { Segmented } from '../../ui/controls.tsx';
import { planTexts } from './texts/catalog.ts';
import { PLAN_VIEWS, usePlanView, type PlanView } from './views.ts';

/** The bar over each part of the plan: the parts, by arrows or the keys 1 … 4, and what the part says of itself. */
export function PlanBar({ children }: { readonly children?: ReactNode }) {
  const t = useTexts(planTexts);
  const [view, show] = usePlanView();
  useActKeys(
    PLAN_VIEWS.map((one, at) => ({
      code: `Digit${String(at + 1)}`,
      cap: String(at + 1),
      text: t(`plan.view-${one}`),
      run: () => show(one),
    })),
  );
  return (
    <div className="bar">
      <h1>{t('plan.title')}</h1>
      <Segmented<PlanView>
        label={t('plan.views')}
        value={view}
        options={PLAN_VIEWS.map((one) => ({
          value: one,
          name: t(`plan.view-${one}`),
          text: t(`plan.view-${one}`),
        }))}
        onChange={show}
      />
      <div className="facts">{children}</div>
    </div>
  );
}

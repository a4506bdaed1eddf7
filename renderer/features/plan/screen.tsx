import type { ComponentType } from 'react';
import { RehearsalView } from './rehearsal/rehearsal-view.tsx';
import { SurgeView } from './surge/surge-view.tsx';
import { usePlanView, type PlanView } from './views.ts';
import './plan.css';

const VIEW_OF: Readonly<Record<PlanView, ComponentType>> = {
  rehearsal: RehearsalView,
  surge: SurgeView,
};

/** The Tết plan: how many will come, what that comes to, what is done about it, and the calendars under it. */
export function PlanScreen() {
  const [view] = usePlanView();
  const View = VIEW_OF[view];
  return (
    <div className="plan">
      <View />
    </div>
  );
}

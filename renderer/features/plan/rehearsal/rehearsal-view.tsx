import { PlanBar } from '../plan-bar.tsx';

/** The season hour by hour, with what can be done about it. */
export function RehearsalView() {
  return <PlanBar />;
}

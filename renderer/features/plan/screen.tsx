import { useCallback, type ComponentType } from 'react';
import { NO_LEVERS, type Levers } from '../../../shared/domain/rehearsal/levers.ts';
import { useKept } from '../../client/use-kept.ts';
import { CalendarView } from './calendar/calendar-view.tsx';
import { ForecastView } from './forecast/forecast-view.tsx';
import { RehearsalView } from './rehearsal/rehearsal-view.tsx';
import { SurgeView } from './surge/surge-view.tsx';
import { usePlanView, type PlanView } from './views.ts';
import './plan.css';

const VIEW_OF: Readonly<Record<PlanView, ComponentType>> = {
  forecast: ForecastView,
  rehearsal: RehearsalView,
  surge: Surge,
  calendar: CalendarView,
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

/** The surge plan; planning anew begins with its levers. */
function Surge() {
  const [, show] = usePlanView();
  const [, setLevers] = useKept<Levers>('rehearsal.levers', NO_LEVERS);
  const replan = useCallback(
    (levers: Levers) => {
      setLevers(levers);
      show('rehearsal');
    },
    [setLevers, show],
  );
  return <SurgeView onReplan={replan} />;
}

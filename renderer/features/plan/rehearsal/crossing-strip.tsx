import { addDays } from '../../../../shared/kernel/calendar.ts';
import type { Point, Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { CrossingState } from '../../../../shared/domain/queue/calendar.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { firstHourOf } from './course-data.ts';
import { rehearsalTexts } from './texts/catalog.ts';

const DAY_HOURS = 24;

type Run = { readonly state: CrossingState; readonly from: number; readonly days: number };

/** Under the chart, day under day: on which days each crossing works, by word and pattern. */
export function CrossingStrip({ situation }: { readonly situation: Situation }) {
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const firstHour = firstHourOf(situation);
  const dayText = (day: number): string => format.day(addDays(situation.fromOn, day)).slice(0, 5);
  return (
    <div className="strip-days" role="group" aria-label={t('rehearsal.strip')}>
      {crossingsOf(situation).map((crossing) => (
        <div key={crossing} className="line">
          <b className="code">{crossing}</b>
          <span className="runs">
            {runsOf(situation, crossing, firstHour).map(({ state, from, days }) => (
              <i
                key={from}
                className={state}
                style={{ flexGrow: days }}
                title={`${dayText(from)}–${dayText(from + days - 1)}`}
              >
                <span className="el">{t(`rehearsal.day-${state}`)}</span>
              </i>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

function crossingsOf({ points }: Situation): readonly string[] {
  return [...new Set(points.map(({ crossing }) => crossing))];
}

/** Days of one state after another; the best state of any hour and direction is that of the day. */
function runsOf({ points, days }: Situation, crossing: string, firstHour: number): readonly Run[] {
  const own = points.filter((point) => point.crossing === crossing);
  const runs: Run[] = [];
  for (let day = 0; day < days; day += 1) {
    const state = stateOf(own, Math.max(0, day * DAY_HOURS - firstHour), (day + 1) * DAY_HOURS - firstHour);
    const last = runs.at(-1);
    if (last?.state === state) runs[runs.length - 1] = { ...last, days: last.days + 1 };
    else runs.push({ state, from: day, days: 1 });
  }
  return runs;
}

function stateOf(points: readonly Point[], fromHour: number, toHour: number): CrossingState {
  const isOpenIn = (hours: readonly number[]): boolean => hours.slice(fromHour, toHour).some((part) => part > 0);
  if (points.some(({ open }) => isOpenIn(open))) return 'normal';
  return points.some(({ openPreregistered }) => isOpenIn(openPreregistered)) ? 'preregistered' : 'closed';
}

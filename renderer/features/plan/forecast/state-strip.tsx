import { addDays, type Day } from '../../../../shared/kernel/calendar.ts';
import type { CrossingRow } from '../../../../shared/contract/rows.ts';
import { CROSSING_STATES, segmentsOf, type CrossingState } from '../../../../shared/domain/queue/calendar.ts';
import { useApp, useRows, useTexts } from '../../../client/app-context.ts';
import type { RowStore } from '../../../store/row-store.ts';
import { isSameList } from '../../../ui/same.ts';
import { forecastTexts } from './texts/catalog.ts';

type Run = { readonly state: CrossingState; readonly from: number; readonly days: number };

/** Under the chart, day under day: on which days each crossing works, by word and pattern. */
export function StateStrip({ fromOn, days }: { readonly fromOn: Day; readonly days: number }) {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const crossings = useRows(['crossing'], crossingsOf, isSameList);
  const dayText = (day: number): string => format.day(addDays(fromOn, day)).slice(0, 5);
  return (
    <div className="strip-days" role="group" aria-label={t('forecast.strip')}>
      {crossings.map((crossing) => (
        <div key={crossing.code} className="line">
          <b className="code">{crossing.code}</b>
          <span className="runs">
            {runsOf(crossing, fromOn, days).map((run) => (
              <i
                key={run.from}
                className={run.state}
                style={{ flexGrow: run.days }}
                title={`${t(`forecast.day-${run.state}`)} ${dayText(run.from)}–${dayText(run.from + run.days - 1)}`}
              >
                <span className="el">{t(`forecast.day-${run.state}`)}</span>
              </i>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}

function crossingsOf(rows: RowStore): readonly CrossingRow[] {
  return [...rows.all('crossing').values()];
}

/** Days of one state after another; the best state of any hour is that of the day. */
function runsOf({ calendar }: CrossingRow, fromOn: Day, days: number): readonly Run[] {
  const runs: Run[] = [];
  for (let day = 0; day < days; day += 1) {
    const states = segmentsOf(calendar, addDays(fromOn, day)).map((segment) => segment.state);
    const state = CROSSING_STATES.find((one) => states.includes(one)) ?? 'closed';
    const last = runs.at(-1);
    if (last?.state === state) runs[runs.length - 1] = { ...last, days: last.days + 1 };
    else runs.push({ state, from: day, days: 1 });
  }
  return runs;
}

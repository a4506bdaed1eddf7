import { useApp, useTexts } from '../../../client/app-context.ts';
import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import { FigureChoice } from './figure-choice.tsx';
import type { Figure } from './figures.ts';
import { RunsLine } from './runs-line.tsx';
import { STARTINGS, startingOf, startingText } from './starting.ts';
import { rehearsalTexts } from './texts/catalog.ts';
import type { Plan } from './use-plan.ts';

const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** What the rehearsal begins with, which figure is drawn, and how far the runs are. */
export function StartBar(props: {
  readonly plan: Plan;
  readonly situation: Situation;
  readonly figure: Figure;
  readonly onFigure: (figure: Figure) => void;
}) {
  const { plan, situation, figure, onFigure } = props;
  const { starting, share } = plan;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  return (
    <div className="bar sub">
      <select
        aria-label={t('rehearsal.starting')}
        value={starting}
        onChange={(event) => plan.setStarting(startingOf(event.target.value))}
      >
        {STARTINGS.map((one) => (
          <option key={one} value={one}>
            {startingText(one, t)}
          </option>
        ))}
      </select>
      {starting === 'today' ? null : (
        <select
          aria-label={t('rehearsal.share')}
          title={t('rehearsal.share')}
          value={share}
          onChange={(event) => plan.setShare(Number(event.target.value))}
        >
          {SHARES.map((one) => (
            <option key={one} value={one}>
              {format.percent(one * 100, 0)}
            </option>
          ))}
        </select>
      )}
      <FigureChoice situation={situation} figure={figure} onFigure={onFigure} />
      <RunsLine plan={plan} />
    </div>
  );
}

import type { ScenarioResult } from '../../../../shared/domain/rehearsal/types.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { rehearsalTexts } from './texts/catalog.ts';

const MILLION = 1_000_000;

/** What the scenario comes to beside doing nothing: the middle of the runs. */
export function OutcomeFoot(props: {
  readonly without: ScenarioResult | null;
  readonly plan: ScenarioResult | null;
  /** Opens what the levers cost; null for whom that is not. */
  readonly onCosts: (() => void) | null;
}) {
  const { without, plan, onCosts } = props;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const figures = [
    { key: 'peak', of: (result: ScenarioResult) => format.number(Math.round(result.peakTrucks.p50)) },
    {
      key: 'wait',
      of: (result: ScenarioResult) =>
        t('rehearsal.hours', { hours: format.number(Math.round(result.p95WaitHours.p50)) }),
    },
    { key: 'overflow', of: (result: ScenarioResult) => format.number(Math.round(result.overflowDays.p50)) },
  ] as const;
  return (
    <div className="outcome">
      {figures.map(({ key, of }) => (
        <div key={key}>
          <span className="l">{t(`rehearsal.out-${key}`)}</span>
          <b>{plan === null ? '…' : of(plan)}</b>
          <span className="q">{without === null ? '' : t('rehearsal.instead', { value: of(without) })}</span>
        </div>
      ))}
      <div>
        <span className="l">
          {t('rehearsal.out-cost')}
          {onCosts === null ? null : (
            <Button className="small" keyCap="C" aria-label={t('rehearsal.costs')} onClick={onCosts} />
          )}
        </span>
        <b>
          {plan === null ? '…' : t('rehearsal.dong', { value: format.number(Math.round(plan.costDong / MILLION)) })}
        </b>
        <span className="q">
          {plan === null || plan.incomeDong === null
            ? ''
            : t('rehearsal.income', { value: format.number(Math.round(plan.incomeDong.p50 / MILLION)) })}
        </span>
      </div>
    </div>
  );
}

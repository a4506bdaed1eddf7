import { useApp, useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { rehearsalTexts } from './texts/catalog.ts';
import type { Plan } from './use-plan.ts';

/** How far the many runs are, and the way to end them. */
export function RunsLine({ plan }: { readonly plan: Plan }) {
  const { progress, isStopped, stop, again } = plan.rehearsed;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const sides = [progress.without, progress.with];
  const all = progress.with ?? progress.without;
  // What was only just moved waits for its first runs.
  const coming = plan.plan === null && all !== null ? { ...all, done: 0 } : null;
  const going = sides.find((one) => one !== null && one.done < one.runs) ?? coming;
  if (going === null)
    return (
      <span className="facts runs q" role="status">
        {all === null ? '' : t('rehearsal.runs', { runs: format.number(all.runs) })}
      </span>
    );
  const counts = { done: format.number(going.done), runs: format.number(going.runs) };
  return (
    <span className="facts runs" role="status">
      <progress max={going.runs} value={going.done} />
      {t(isStopped ? 'rehearsal.stopped' : 'rehearsal.progress', counts)}
      {isStopped ? (
        <Button onClick={again}>{t('rehearsal.again')}</Button>
      ) : (
        <Button onClick={stop}>{t('rehearsal.stop')}</Button>
      )}
    </span>
  );
}

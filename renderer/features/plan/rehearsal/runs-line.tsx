import { useApp, useTexts } from '../../../client/app-context.ts';
import { Button } from '../../../ui/controls.tsx';
import { rehearsalTexts } from './texts/catalog.ts';
import type { Rehearsed } from './use-rehearsal.ts';

/** How far the many runs are, and the way to end them. */
export function RunsLine(props: {
  readonly rehearsed: Rehearsed;
  readonly onStop: () => void;
  readonly onAgain: () => void;
}) {
  const { rehearsed, onStop, onAgain } = props;
  const { progress, isStopped } = rehearsed;
  const { format } = useApp();
  const t = useTexts(rehearsalTexts);
  const going = [progress.without, progress.with].find((one) => one !== null && one.done < one.runs) ?? null;
  const all = progress.with ?? progress.without;
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
        <Button onClick={onAgain}>{t('rehearsal.again')}</Button>
      ) : (
        <Button onClick={onStop}>{t('rehearsal.stop')}</Button>
      )}
    </span>
  );
}

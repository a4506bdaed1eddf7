import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { restTexts } from './texts/catalog.ts';
import type { Problem } from './use-desk.ts';

/** Refusals after which a paid one is possible (RE2). */
const PAYABLE: ReadonlySet<string> = new Set(['rest.already-served', 'rest.not-free', 'rest.over-entitlement']);

/** Why something did not happen, with the key that does what helps. */
export function ProblemNote(props: {
  readonly problem: Problem;
  /** The bed that the person has already. */
  readonly ownBedId: string | null;
  readonly onPaid: () => void;
  readonly onShow: (bedId: string) => void;
  readonly onDismiss: () => void;
}) {
  const { problem, ownBedId, onPaid, onShow, onDismiss } = props;
  const { rows } = useApp();
  const t = useTexts(restTexts);
  const { say } = useWords();
  const { refusal, service } = problem;
  const bed = ownBedId === null ? undefined : rows.get('bed', ownBedId);
  const help =
    service !== null && PAYABLE.has(refusal.code)
      ? { text: t('rest.paid'), run: onPaid }
      : refusal.code === 'rest.already-resting' && bed !== undefined
        ? { text: t('rest.show-bed', { bed: bed.code }), run: () => onShow(bed.bedId) }
        : null;
  return (
    <div className="sec problem" role="alert">
      <p className="warn">{say(refusal)}</p>
      <div className="problem-acts">
        {help === null ? null : (
          <button type="button" className="btn" autoFocus onClick={help.run}>
            {help.text}
            <kbd aria-hidden="true">{t('rest.key.enter')}</kbd>
          </button>
        )}
        <Button onClick={onDismiss}>{t('rest.dismiss')}</Button>
      </div>
    </div>
  );
}

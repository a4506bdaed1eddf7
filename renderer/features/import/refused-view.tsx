import { useTexts, useWords } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import type { DeskState } from './desk.ts';
import { importTexts, type ImportTextKey } from './texts/catalog.ts';

/** A file that is not taken as a whole: what happened, what is safe, what to do. */
export function RefusedView(props: {
  readonly state: Extract<DeskState, { readonly phase: 'refused' }>;
  readonly onPick: () => void;
  readonly onLeave: () => void;
}) {
  const { state, onPick, onLeave } = props;
  const t = useTexts(importTexts);
  const { say } = useWords();
  const isCancelled = state.problem.code === 'host.cancelled';
  const how = `import.how.${state.problem.code}`;
  return (
    <div className="import-wait">
      <div className="wait-box" role="alert">
        {isCancelled ? (
          <b>{t('import.cancelled', { name: state.name })}</b>
        ) : (
          <>
            <b>{`${t('import.refused-title')} · ${state.name}`}</b>
            <p className="bad">{say(state.problem)}</p>
            {Object.hasOwn(importTexts.vi, how) ? (
              <p>
                <span className="l">{t('import.what-to-do')}</span>
                <br />
                {t(how as ImportTextKey)}
              </p>
            ) : null}
            <p className="q">{t('import.refused-safe')}</p>
          </>
        )}
        <div className="wait-foot">
          <Button keyCap="Esc" onClick={onLeave}>
            {t('import.drop-file')}
          </Button>
          <Button look="primary" autoFocus keyCap={t('import.pick-key')} onClick={onPick}>
            {t('import.pick-other')}
          </Button>
        </div>
      </div>
    </div>
  );
}

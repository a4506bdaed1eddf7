import { useSyncExternalStore } from 'react';
import { formatPlate, isKnownPlate } from '../../shared/domain/vehicles/plate.ts';
import { useApp, useLink, useTexts, useValue, useWords } from '../client/app-context.ts';
import { DECIDING_KEYS, KEY_CODES } from '../client/keys.ts';
import { shellTexts, type ShellTextKey } from './texts/catalog.ts';

/** The same keys in the same places on every screen; a key without a job now fades and stays. */
export function KeyBar(props: {
  readonly onFind: () => void;
  readonly onHelp: () => void;
  readonly onUndo: () => void;
}) {
  const { keys } = useApp();
  const t = useTexts(shellTexts);
  useSyncExternalStore(keys.watch, keys.version);
  const { isStale } = useLink();
  return (
    <footer className="keys" aria-label={t('shell.keys')}>
      {KEY_CODES.map((code) => {
        const action = keys.actionOf(code);
        const isOff = action === null || action.isEnabled === false || (isStale && DECIDING_KEYS.includes(code));
        return (
          <button key={code} type="button" tabIndex={-1} disabled={isOff} onClick={() => action?.run()}>
            <kbd>{code}</kbd>
            {action?.name ?? t(`shell.${code}`)}
          </button>
        );
      })}
      <button type="button" tabIndex={-1} onClick={props.onFind}>
        <kbd>{t('shell.key-control-k')}</kbd>
        <span>{t('shell.find')}</span>
      </button>
      <button type="button" tabIndex={-1} onClick={props.onHelp}>
        <kbd>F1</kbd>
        <span>{t('shell.help')}</span>
      </button>
      <OutcomeLine isResting={keys.actionOf('undo') !== null} onUndo={props.onUndo} />
    </footer>
  );
}

/** What this station did last, or why it did not happen; or that what is shown is old. */
function OutcomeLine(props: {
  /** The screen answers Ctrl+Z itself for now. */
  readonly isResting: boolean;
  readonly onUndo: () => void;
}) {
  const { isResting, onUndo } = props;
  const app = useApp();
  const t = useTexts(shellTexts);
  const { say } = useWords();
  const link = useLink();
  const last = useValue(app.lastOutcome);
  if (link.isStale) {
    const age = app.format.number((link.ageMs ?? 0) / 1000);
    return (
      <span className="last warn" role="status">
        {t('shell.stale', { age })}
      </span>
    );
  }
  if (last === null) return <span className="last" role="status" />;
  if (last.refusal !== null || last.fault !== null) {
    const why =
      last.refusal !== null
        ? t('shell.refused', { why: say(last.refusal) })
        : t('shell.fault', { why: last.fault === null ? '' : say(last.fault) });
    return (
      <span className="last warn" role="alert" title={why}>
        {why}
      </span>
    );
  }
  const key = `shell.${last.isUncounted === true ? 'uncounted' : 'done'}-${last.command}`;
  const subject =
    last.subject === null ? '' : ` ${isKnownPlate(last.subject) ? formatPlate(last.subject) : last.subject}`;
  return (
    <span className="last told" role="status">
      <span className="el">
        {t(Object.hasOwn(shellTexts.vi, key) ? (key as ShellTextKey) : 'shell.done')}
        <span className={last.subject !== null && isKnownPlate(last.subject) ? 'm' : ''}>{subject}</span>
        {` · ${app.format.time(last.at)} `}
      </span>
      {last.isReversible && last.seq !== null ? (
        <button type="button" tabIndex={-1} className={isResting ? 'resting' : ''} onClick={onUndo}>
          <kbd>{t('shell.key-control-z')}</kbd> {t('shell.undo')}
        </button>
      ) : null}
    </span>
  );
}

import { useApp, useTexts, useValue } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import type { DeskState } from './desk.ts';
import { importTexts } from './texts/catalog.ts';

/** How far a file is; it can be stopped until it is read. */
export function ProgressView(props: {
  readonly state: Extract<DeskState, { readonly commandId: string }>;
  readonly onCancel: () => void;
}) {
  const { state, onCancel } = props;
  const { format, progress } = useApp();
  const t = useTexts(importTexts);
  const latest = useValue(progress);
  const own = latest?.commandId === state.commandId ? latest : null;
  const isRead = own !== null && (own.phase === 'writing' || (own.total > 0 && own.done >= own.total));
  const isReading = state.phase === 'reading';
  const where =
    own === null
      ? t('import.sending')
      : isRead
        ? own.phase === 'writing'
          ? t('import.writing-rows', { done: format.number(own.done), total: format.number(own.total) })
          : t(isReading ? 'import.comparing' : 'import.writing')
        : t('import.reading-rows', { done: format.number(own.done), total: format.number(own.total) });
  return (
    <div className="import-wait">
      <div className="wait-box" role="status">
        <b>{t(isReading ? 'import.reading' : 'import.accepting', { name: state.name })}</b>
        <progress
          aria-label={where}
          {...(own === null || own.total === 0 ? {} : { value: own.done, max: own.total })}
        />
        <span className="s">{where}</span>
        <div className="wait-foot">
          <span className="q">{t('import.cancel-safe')}</span>
          <Button autoFocus disabled={isRead} keyCap="Esc" onClick={onCancel}>
            {t('import.cancel')}
          </Button>
        </div>
      </div>
    </div>
  );
}

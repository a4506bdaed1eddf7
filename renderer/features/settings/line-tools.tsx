import type { KeyboardEvent } from 'react';
import { useTexts } from '../../client/app-context.ts';
import { Button } from '../../ui/controls.tsx';
import { settingsTexts } from './texts/catalog.ts';

/** Moves a line of an ordered list up or down, or takes it off. */
export function LineTools(props: {
  readonly number: number;
  readonly isLast: boolean;
  readonly onMove: (step: number) => void;
  readonly onRemove: () => void;
}) {
  const { number, isLast, onMove, onRemove } = props;
  const t = useTexts(settingsTexts);
  return (
    <td className="tools">
      <Button disabled={number === 1} aria-label={t('settings.requirements.up', { number })} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button disabled={isLast} aria-label={t('settings.requirements.down', { number })} onClick={() => onMove(1)}>
        ↓
      </Button>
      <RemoveLine number={number} onRemove={onRemove} />
    </td>
  );
}

/** Takes a line off its list. */
export function RemoveLine({ number, onRemove }: { readonly number: number; readonly onRemove: () => void }) {
  const t = useTexts(settingsTexts);
  return (
    <Button aria-label={t('settings.requirements.remove', { number })} onClick={onRemove}>
      ×
    </Button>
  );
}

/** Below a list: one more line, what is to be known of it, and that somebody else saved another meanwhile. */
export function ListFoot(props: {
  readonly add: string;
  readonly how: string;
  readonly isFull: boolean;
  readonly isOutrun: boolean;
  readonly onAdd: () => void;
}) {
  const { add, how, isFull, isOutrun, onAdd } = props;
  const t = useTexts(settingsTexts);
  return (
    <>
      <div className="save-line">
        <Button disabled={isFull} onClick={onAdd}>
          {add}
        </Button>
        <span className="q">{how}</span>
      </div>
      {isOutrun ? (
        <p className="bad" role="alert">
          {t('settings.requirements.outrun')}
        </p>
      ) : null}
    </>
  );
}

/** Alt ↑ ↓ moves the line that the cursor is in. */
export function moveByKey(event: KeyboardEvent, onMove: (step: number) => void): void {
  const step = event.code === 'ArrowUp' ? -1 : event.code === 'ArrowDown' ? 1 : 0;
  if (!event.altKey || step === 0) return;
  event.preventDefault();
  onMove(step);
}

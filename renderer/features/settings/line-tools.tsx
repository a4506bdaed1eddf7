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
      <Button aria-label={t('settings.requirements.remove', { number })} onClick={onRemove}>
        ×
      </Button>
    </td>
  );
}

/** Alt ↑ ↓ moves the line that the cursor is in. */
export function moveByKey(event: KeyboardEvent, onMove: (step: number) => void): void {
  const step = event.code === 'ArrowUp' ? -1 : event.code === 'ArrowDown' ? 1 : 0;
  if (!event.altKey || step === 0) return;
  event.preventDefault();
  onMove(step);
}

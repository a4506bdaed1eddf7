import type { ReactNode } from 'react';
import type { CommandName } from '../../../shared/contract/commands.ts';
import { useTexts } from '../../client/app-context.ts';
import { WhoMay } from '../../client/who-may.tsx';
import { Button } from '../../ui/controls.tsx';
import { settingsTexts } from './texts/catalog.ts';
import type { Said } from './use-saving.ts';

/** A section's head; whoever may not change it is told who may. */
export function SectionFrame(props: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly command: CommandName | null;
  /** A switch between views of the section, in its head. */
  readonly views?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, note, command, views, children } = props;
  return (
    <section className="settings-section" aria-label={title}>
      <div className="bar">
        <h1>{title}</h1>
        {views}
        {note === undefined ? null : <span className="q el">{note}</span>}
        {command === null ? null : <WhoMay command={command} />}
      </div>
      <div className="settings-body">{children}</div>
    </section>
  );
}

/** The foot of a form: save, and how the last save ended. */
export function SaveLine(props: {
  readonly canSave: boolean;
  readonly isDirty: boolean;
  readonly said: Said | null;
  readonly label?: string;
  readonly onUndo?: () => void;
  readonly children?: ReactNode;
}) {
  const { canSave, isDirty, said, label, onUndo, children } = props;
  const t = useTexts(settingsTexts);
  return (
    <div className="save-line">
      <Button type="submit" look="primary" disabled={!canSave}>
        {label ?? t('settings.save')}
      </Button>
      {onUndo === undefined || !isDirty ? null : <Button onClick={onUndo}>{t('settings.revert')}</Button>}
      {children}
      {said === null ? (
        <span className="q">{isDirty ? t('settings.unsaved') : ''}</span>
      ) : (
        <span className={said.isGood ? 's' : 'bad'} role={said.isGood ? 'status' : 'alert'}>
          {said.isGood ? `✓ ${said.text}` : said.text}
        </span>
      )}
    </div>
  );
}

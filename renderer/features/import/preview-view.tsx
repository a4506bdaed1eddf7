import { useLayoutEffect, useMemo, useState } from 'react';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import type { DeskState } from './desk.ts';
import { PreviewGrid } from './preview-grid.tsx';
import { RowPane } from './row-pane.tsx';
import { importTexts } from './texts/catalog.ts';
import { PREVIEW_FILTERS, type PreviewFilter } from './verdicts.ts';

/** A file before it is taken: every row's verdict, and the one action that takes all of it. */
export function PreviewView(props: {
  readonly state: Extract<DeskState, { readonly phase: 'preview' }>;
  readonly onAccept: () => void;
  readonly onLeave: () => void;
}) {
  const { state, onAccept, onLeave } = props;
  const { preview, problem } = state;
  const { format } = useApp();
  const t = useTexts(importTexts);
  const { say } = useWords();
  const [filter, setFilter] = useState<PreviewFilter>('all');
  const [rowId, setRowId] = useState<string | null>(null);
  const byId = useMemo(() => new Map(preview.rows.map((row) => [row.id, row])), [preview]);
  const { counts } = preview;
  const { number } = format;

  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return;
      const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1];
      const next = digit === undefined ? undefined : PREVIEW_FILTERS[Number(digit) - 1];
      if (next === undefined || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setFilter(next);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const canAccept = counts.new + counts.merged > 0;
  return (
    <div className="import-board">
      <section className="pane">
        <div className="bar sub">
          <Segmented<PreviewFilter>
            label={t('import.filter')}
            value={filter}
            options={PREVIEW_FILTERS.map((value) => ({
              value,
              text: t(`import.filter-${value}`, { count: number(counts[value]) }),
            }))}
            onChange={setFilter}
          />
          <span className="q">{t('import.filter-keys')}</span>
          <span className="facts">
            {preview.skipped === 0 ? '' : t('import.skipped', { count: number(preview.skipped) })}
          </span>
        </div>
        <PreviewGrid preview={preview} filter={filter} onChoose={setRowId} />
      </section>
      <aside className="pane insp">
        <RowPane row={rowId === null ? null : (byId.get(rowId) ?? null)} />
        {problem === null ? null : (
          <p className="problem bad" role="alert">
            {say(problem)}
          </p>
        )}
        <div className="accept">
          {counts.refused === 0 ? null : (
            <button type="button" className="refused-line" onClick={() => setFilter('refused')}>
              <span className="bad">{`× ${t('import.some-refused', { count: counts.refused })}`}</span>
              <kbd>2</kbd>
            </button>
          )}
          <p className="q">{t('import.all-or-nothing')}</p>
        </div>
        <div className="acts">
          <button type="button" className="go" disabled={!canAccept} onClick={onAccept}>
            {acceptText()}
            <kbd>{t('import.accept-key')}</kbd>
          </button>
          <button type="button" className="wide" onClick={onLeave}>
            {t('import.drop-file')}
          </button>
        </div>
      </aside>
    </div>
  );

  function acceptText(): string {
    if (!canAccept) return t('import.accept-none');
    if (counts.new === 0) return t('import.accept-merge-only', { merged: number(counts.merged) });
    if (counts.merged === 0) return t('import.accept', { count: number(counts.new) });
    return t('import.accept-merge', { count: number(counts.new), merged: number(counts.merged) });
  }
}

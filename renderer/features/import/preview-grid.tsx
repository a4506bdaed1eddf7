import { useEffect, useRef } from 'react';
import type { GridApi } from 'ag-grid-community';
import { useApp, useTexts } from '../../client/app-context.ts';
import { crossingNames } from './crossing-names.ts';
import { createListGrid, focusRow } from '../../ui/list-grid.ts';
import { previewColumns } from './preview-columns.ts';
import { importTexts } from './texts/catalog.ts';
import { firstRowOf, isShown, type Preview, type PreviewFilter, type PreviewRow } from './verdicts.ts';

/** Every row of the file. The rows stand outside React; a filter hides them, it does not make another list. */
export function PreviewGrid(props: {
  readonly preview: Preview;
  readonly filter: PreviewFilter;
  readonly onChoose: (id: string) => void;
}) {
  const { preview, filter, onChoose } = props;
  const app = useApp();
  const t = useTexts(importTexts);
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<PreviewRow> | null>(null);
  const latest = useRef({ filter, onChoose });
  useEffect(() => {
    latest.current = { filter, onChoose };
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const api = createListGrid<PreviewRow>(element, {
      columns: previewColumns({ t, format: app.format, crossingName: crossingNames(app.rows) }),
      idOf: ({ id }) => id,
      rows: preview.rows,
      isShown: (row) => isShown(row, latest.current.filter),
      onChoose: (id) => latest.current.onChoose(id),
      rowClassRules: { refused: ({ data }) => data?.verdict === 'refused' },
      whenEmpty: t('import.none-found'),
      lang: app.lang,
    });
    grid.current = api;
    const first = firstRowOf(preview);
    const frame = requestAnimationFrame(() => focusRow(api, first?.id ?? null));
    return () => {
      cancelAnimationFrame(frame);
      grid.current = null;
      api.destroy();
    };
  }, [app, preview, t]);

  useEffect(() => {
    const api = grid.current;
    if (api === null) return;
    api.onFilterChanged();
    const selected = api.getSelectedRows()[0];
    if (selected !== undefined && isShown(selected, filter)) return;
    const first = api.getDisplayedRowAtIndex(0)?.data;
    if (first !== undefined) {
      api.getRowNode(first.id)?.setSelected(true, true);
      latest.current.onChoose(first.id);
    }
  }, [filter]);

  return <div ref={host} className="list-grid" role="region" aria-label={t('import.rows')} />;
}

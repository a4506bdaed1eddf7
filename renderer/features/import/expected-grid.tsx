import { useEffect, useRef } from 'react';
import type { GridApi } from 'ag-grid-community';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { expectedColumns, TIMED_COLUMNS } from './expected-columns.ts';
import { createListGrid } from '../../ui/list-grid.ts';
import { followExpected } from './live-expected.ts';
import { importTexts } from './texts/catalog.ts';

const TIMES_MS = 30_000;

/** The trucks that are expected, soonest first, as they come and go. */
export function ExpectedGrid(props: {
  readonly isShown: (visit: VisitRow) => boolean;
  readonly selectedId: string | null;
  readonly onChoose: (visitId: VisitRow['visitId']) => void;
  readonly onCount: (shown: number) => void;
}) {
  const { isShown, selectedId, onChoose, onCount } = props;
  const app = useApp();
  const t = useTexts(importTexts);
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<VisitRow> | null>(null);
  const latest = useRef({ isShown, onChoose, onCount });
  useEffect(() => {
    latest.current = { isShown, onChoose, onCount };
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const api = createListGrid<VisitRow>(element, {
      columns: expectedColumns({ t, format: app.format, now: app.clock.now }),
      idOf: ({ visitId }) => visitId,
      isShown: (visit) => latest.current.isShown(visit),
      onChoose: (id) => latest.current.onChoose(id as VisitRow['visitId']),
      whenEmpty: t('import.none-expected'),
      lang: app.lang,
    });
    grid.current = api;
    const tellCount = (): void => {
      if (!api.isDestroyed()) latest.current.onCount(api.getDisplayedRowCount());
    };
    api.addEventListener('modelUpdated', tellCount);
    const stops = [
      followExpected(app.rows, ({ add, update, remove }) =>
        api.applyTransactionAsync({ add: [...add], update: [...update], remove: [...remove] }),
      ),
      app.clock.tick(TIMES_MS, () => api.refreshCells({ columns: TIMED_COLUMNS, force: true })),
    ];
    return () => {
      for (const stop of stops) stop();
      grid.current = null;
      api.destroy();
    };
  }, [app, t]);

  useEffect(() => {
    grid.current?.onFilterChanged();
  }, [isShown]);

  useEffect(() => {
    const node = selectedId === null ? undefined : grid.current?.getRowNode(selectedId);
    if (node === undefined) grid.current?.deselectAll();
    else if (node.isSelected() !== true) node.setSelected(true, true);
  }, [selectedId]);

  return <div ref={host} className="list-grid" role="region" aria-label={t('import.title')} />;
}

import { createGrid, type GridApi } from 'ag-grid-community';
import { AG_GRID_LOCALE_VN } from '@ag-grid-community/locale';
import { useEffect, useRef, type RefObject } from 'react';
import { useApp, useTexts } from '../../client/app-context.ts';
import type { Value } from '../../ui/value.ts';
import { columnsWithoutRoom, COLUMN_WIDTHS } from './column-room.ts';
import { lineColumns, TIMED_COLUMNS, type LineFacts } from './columns.ts';
import { axisOf, type Estimate, type Estimates } from './estimates.ts';
import type { LineRow } from './line.ts';
import { createLineWindows, isGapRow } from './line-windows.ts';
import type { LiveLine } from './live-line.ts';
import { focusedRow } from '../../ui/grid-focus.ts';
import { registerGridModules } from '../../ui/grid-modules.ts';
import { gridTheme } from '../../ui/grid-theme.ts';
import { queueTexts } from './texts/catalog.ts';
import '../../ui/list-grid.css';

/** Waited times and bands move on this often. */
const TIMES_MS = 10_000;
const ROW_PX = 26;

/** The queue in the order of calls. Rows go in by asynchronous transactions; React never holds them. */
export function LineGrid(props: {
  readonly line: LiveLine;
  readonly estimates: Value<Estimates>;
  readonly streamName: (key: string) => string;
  readonly selectedId: string | null;
  /** The keyboard moved to a truck. */
  readonly onSelect: (visitId: LineRow['visitId']) => void;
  /** A truck was clicked. */
  readonly onOpen: (visitId: LineRow['visitId']) => void;
  /** Set to what gives the keyboard to the chosen truck, or to the first. */
  readonly focus: RefObject<() => void>;
}) {
  const { line, estimates, streamName, selectedId, onSelect, onOpen, focus } = props;
  const app = useApp();
  const t = useTexts(queueTexts);
  const host = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<LineRow> | null>(null);
  const look = useRef<() => void>(() => undefined);
  const select = useRef(onSelect);
  const open = useRef(onOpen);
  const selected = useRef(selectedId);
  const nameOf = useRef(streamName);
  useEffect(() => {
    select.current = onSelect;
    open.current = onOpen;
    selected.current = selectedId;
    nameOf.current = streamName;
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    registerGridModules();
    let axis = axisOf([], app.clock.now(), COLUMN_WIDTHS.band);
    const windows = createLineWindows({
      element,
      rowHeight: ROW_PX,
      headerHeight: ROW_PX,
      line: line.get,
      selectedId: () => selected.current,
      textOf: (gap) => t('queue.gap', { count: app.format.number(gap) }),
    });
    const facts: LineFacts = {
      format: app.format,
      t,
      now: app.clock.now,
      estimateOf: (visitId) => estimates.get().get(visitId) ?? null,
      axis: () => axis,
      streamName: (key) => nameOf.current(key),
      documentNames: () => app.rows.get('site', 'site')?.settings.requiredDocuments,
    };
    let shown = new Map<string, LineRow>();
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
    const api = createGrid<LineRow>(element, {
      theme: gridTheme,
      ...(nonce === undefined || nonce === '' ? {} : { styleNonce: nonce }),
      columnDefs: lineColumns(facts),
      defaultColDef: { sortable: false, resizable: true, suppressMovable: true, suppressHeaderMenuButton: true },
      rowData: [],
      ...windows.options,
      getRowId: ({ data }) => data.visitId,
      rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: true },
      rowClassRules: { dim: ({ data }) => data?.rank === null },
      suppressCellFocus: false,
      suppressScrollOnNewData: true,
      // One that comes later takes its room from the last column, which then has to be scrolled to.
      alwaysShowVerticalScroll: true,
      rowBuffer: 4,
      asyncTransactionWaitMillis: 30,
      animateRows: false,
      headerHeight: ROW_PX,
      rowHeight: ROW_PX,
      // One stop for Tab: the arrows move inside.
      suppressHeaderFocus: true,
      tabToNextCell: () => false,
      overlayNoRowsTemplate: `<span class="q">${t('queue.list-empty')}</span>`,
      ...(app.lang === 'vi' ? { localeText: AG_GRID_LOCALE_VN } : {}),
      onCellFocused: ({ rowIndex }) => {
        const visitId = focusedRow(api, element, rowIndex)?.visitId;
        if (visitId !== undefined) select.current(visitId);
      },
      onRowClicked: ({ data }) => {
        if (data !== undefined && !isGapRow(data)) open.current(data.visitId);
      },
      onModelUpdated: () => keepFocus(api, element, selected.current),
    });
    grid.current = api;
    look.current = () => windows.refresh(api);
    focus.current = () => focusChosen(api, selected.current);
    const fit = new ResizeObserver(() => fitColumns(api, element));
    fit.observe(element);

    const paint = (): void => {
      const next = line.get();
      const add: LineRow[] = [];
      const update: LineRow[] = [];
      const rows = new Map<string, LineRow>();
      for (const row of next) {
        const before = shown.get(row.visitId);
        rows.set(row.visitId, row);
        if (before === undefined) add.push(row);
        else if (before !== row) update.push(row);
      }
      const remove = [...shown.values()].filter(({ visitId }) => !rows.has(visitId));
      shown = rows;
      if (add.length + update.length + remove.length > 0) api.applyTransactionAsync({ add, update, remove });
    };
    const paintTimes = (): void => {
      // What was still on its way when the screen closed is written into a grid that is gone.
      if (api.isDestroyed()) return;
      windows.refresh(api);
      const room = api.getColumn('band')?.getActualWidth() ?? COLUMN_WIDTHS.band;
      const next = axisOf(estimatesInSight(api, estimates.get()), app.clock.now(), room);
      const isMoved = next.from !== axis.from || next.hours !== axis.hours || next.stepHours !== axis.stepHours;
      if (isMoved) {
        axis = next;
        api.refreshHeader();
      }
      api.refreshCells({ columns: TIMED_COLUMNS, force: true });
    };
    api.addEventListener('bodyScrollEnd', paintTimes);
    api.addEventListener('asyncTransactionsFlushed', paintTimes);
    paint();
    const stops = [line.watch(paint), estimates.watch(paintTimes), app.clock.tick(TIMES_MS, paintTimes)];
    return () => {
      for (const stop of stops) stop();
      fit.disconnect();
      grid.current = null;
      api.destroy();
    };
  }, [app, line, estimates, t, focus]);

  // Each call renews the queue's row, and with it the names: the grid itself, its scroll and its focus stay.
  useEffect(() => {
    grid.current?.refreshCells({ columns: ['stream'] });
  }, [streamName]);

  useEffect(() => {
    const api = grid.current;
    if (api === null) return;
    const node = selectedId === null ? undefined : api.getRowNode(selectedId);
    if (node === undefined) api.deselectAll();
    else if (node.isSelected() !== true) {
      node.setSelected(true, true);
      api.ensureNodeVisible(node);
    }
    look.current();
  }, [selectedId]);

  return <div ref={host} className="list-grid line-grid" role="region" aria-label={t('queue.list')} />;
}

function focusChosen(api: GridApi<LineRow>, selectedId: string | null): void {
  const index = (selectedId === null ? undefined : api.getRowNode(selectedId))?.rowIndex ?? 0;
  if (api.getDisplayedRowCount() === 0) return;
  api.ensureIndexVisible(index);
  api.setFocusedCell(index, 'plate');
}

/** Shows the columns that have room. The legend under the line goes with the bands. */
function fitColumns(api: GridApi<LineRow>, element: HTMLElement): void {
  const without = columnsWithoutRoom(element.clientWidth);
  for (const column of Object.keys(COLUMN_WIDTHS) as readonly (keyof typeof COLUMN_WIDTHS)[]) {
    const isShown = !without.has(column);
    if (api.getColumn(column)?.isVisible() !== isShown) api.setColumnsVisible([column], isShown);
  }
  element.dataset['bands'] = String(!without.has('band'));
}

/** Estimates of the lines that can be seen now. */
function estimatesInSight(api: GridApi<LineRow>, estimates: Estimates): readonly Estimate[] {
  const found: Estimate[] = [];
  for (const { data } of api.getRenderedNodes()) {
    const estimate = data === undefined || data.rank === null ? undefined : estimates.get(data.visitId);
    if (estimate !== undefined) found.push(estimate);
  }
  return found;
}

/** The focused truck stays the focused truck when the order changes; the focus does not stay on a line number. */
function keepFocus(api: GridApi<LineRow>, element: HTMLElement, selectedId: string | null): void {
  if (selectedId === null) return;
  const node = api.getRowNode(selectedId);
  if (node === undefined) return;
  if (node.isSelected() !== true) node.setSelected(true, true);
  const focused = api.getFocusedCell();
  const hasFocus = element.contains(document.activeElement);
  if (!hasFocus || focused === null || node.rowIndex === null || focused.rowIndex === node.rowIndex) return;
  api.setFocusedCell(node.rowIndex, focused.column);
}

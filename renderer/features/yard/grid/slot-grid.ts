import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_VN } from '@ag-grid-community/locale';
import { createGrid, type GridApi } from 'ag-grid-community';
import { fold } from '../../../../shared/kernel/text.ts';
import type { SlotView } from '../slot-view.ts';
import type { Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { columnsOf } from './columns.ts';
import { focusedRow } from '../../../ui/grid-focus.ts';
import { registerGridModules } from '../../../ui/grid-modules.ts';
import { gridTheme } from '../../../ui/grid-theme.ts';

/** The table of all slots, fed by the model outside React. */
export type SlotGrid = {
  readonly select: (slotId: string | null) => void;
  readonly focus: () => void;
  readonly search: (text: string) => void;
  /** Shows only what passes; null shows all. */
  readonly showOnly: (passes: ((slot: SlotView) => boolean) | null) => void;
  /** While frozen no row changes its place; thawing sorts again. */
  readonly freeze: (isFrozen: boolean) => void;
  readonly shown: () => number;
  readonly stop: () => void;
};

export type SlotGridEvents = {
  readonly onChoose: (slotId: string) => void;
  readonly onAct: (slotId: string) => void;
  readonly onShown: () => void;
};

/** How long changes gather before the grid takes them in one step. */
const BATCH_MS = 120;
const REST_MS = 120;

/** Builds the grid in an element. Rows come from the model; only asynchronous transactions change them. */
export function createSlotGrid(
  element: HTMLElement,
  model: YardModel,
  wording: Wording,
  tick: (listener: () => void) => () => void,
  events: SlotGridEvents,
): SlotGrid {
  registerGridModules();
  let passes: ((slot: SlotView) => boolean) | null = null;
  let chosen: string | null = null;
  let isFrozen = false;
  let focusedId: string | null = null;
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

  const api: GridApi<SlotView> = createGrid<SlotView>(element, {
    theme: gridTheme,
    ...(nonce === undefined || nonce === '' ? {} : { styleNonce: nonce }),
    localeText: wording.format.lang === 'vi' ? AG_GRID_LOCALE_VN : AG_GRID_LOCALE_EN,
    columnDefs: columnsOf(wording),
    defaultColDef: {
      sortable: true,
      resizable: true,
      filter: 'agTextColumnFilter',
      suppressMovable: true,
    },
    rowData: [...model.slots().values()],
    getRowId: ({ data }) => data.slotId,
    rowSelection: {
      mode: 'singleRow',
      checkboxes: false,
      enableClickSelection: true,
    },
    asyncTransactionWaitMillis: BATCH_MS,
    deltaSort: true,
    animateRows: false,
    suppressCellFocus: false,
    suppressDragLeaveHidesColumns: true,
    enableCellTextSelection: false,
    // Searching folds marks away: "sau rieng" finds it.
    quickFilterParser: (text) => fold(text).split(' ').filter(Boolean),
    quickFilterMatcher: (parts, rowText) => {
      const folded = fold(rowText);
      return parts.every((part) => folded.includes(part));
    },
    cacheQuickFilter: false,
    isExternalFilterPresent: () => passes !== null,
    doesExternalFilterPass: ({ data }) => passes === null || (data !== undefined && passes(data)),
    onCellFocused: ({ rowIndex }) => {
      const slotId = focusedRow(api, element, rowIndex)?.slotId;
      focusedId = slotId ?? null;
      if (slotId === undefined || slotId === chosen) return;
      chosen = slotId;
      api.getRowNode(slotId)?.setSelected(true, true);
      events.onChoose(slotId);
    },
    onCellKeyDown: ({ event, data }) => {
      if (event instanceof KeyboardEvent && event.code === 'Enter' && data !== undefined) {
        event.preventDefault();
        events.onAct(data.slotId);
      }
    },
    onCellDoubleClicked: ({ data }) => {
      if (data !== undefined) events.onAct(data.slotId);
    },
    onModelUpdated: () => {
      events.onShown();
      keepFocus();
    },
  });

  /** The grid's focus is a row number; ours is a slot. After a sort the number is another one. */
  const keepFocus = (): void => {
    if (focusedId === null || !element.contains(document.activeElement)) return;
    const cell = api.getFocusedCell();
    const rowIndex = api.getRowNode(focusedId)?.rowIndex ?? null;
    if (cell === null || rowIndex === null || rowIndex === cell.rowIndex) return;
    api.ensureIndexVisible(rowIndex);
    api.setFocusedCell(rowIndex, cell.column);
  };

  const unwatch = model.watch((change) => {
    const add: SlotView[] = [];
    const update: SlotView[] = [];
    for (const slotId of change.slots) {
      const view = model.get(slotId);
      if (view === undefined) continue;
      if (known.has(slotId)) update.push(view);
      else {
        known.add(slotId);
        add.push(view);
      }
    }
    const remove = [...change.removed].flatMap((slotId) => api.getRowNode(slotId)?.data ?? []);
    for (const slotId of change.removed) known.delete(slotId);
    if (add.length + update.length + remove.length > 0) api.applyTransactionAsync({ add, update, remove });
  });
  const known = new Set<string>(model.slots().keys());
  const untick = tick(() => {
    api.refreshCells({ columns: ['stay'], force: true });
  });

  /** Scrolls to a row chosen elsewhere once the choice rests: running over the map must not drag the table along. */
  let showing: ReturnType<typeof setTimeout> | null = null;
  const showSoon = (slotId: string | null): void => {
    if (showing !== null) clearTimeout(showing);
    showing = setTimeout(() => {
      showing = null;
      const node = slotId !== null && chosen === slotId ? api.getRowNode(slotId) : undefined;
      if (node !== undefined) api.ensureNodeVisible(node);
    }, REST_MS);
  };

  return {
    select(slotId) {
      if (slotId === chosen) return;
      chosen = slotId;
      const node = slotId === null ? undefined : api.getRowNode(slotId);
      if (node === undefined) {
        api.deselectAll();
        return;
      }
      node.setSelected(true, true);
      if (!element.contains(document.activeElement)) showSoon(slotId);
    },
    focus() {
      const rowIndex = chosen === null ? null : (api.getRowNode(chosen)?.rowIndex ?? null);
      const row = rowIndex ?? api.getFirstDisplayedRowIndex();
      if (row < 0) return;
      focusedId = api.getDisplayedRowAtIndex(row)?.data?.slotId ?? null;
      api.ensureIndexVisible(row);
      api.setFocusedCell(row, 'slot');
    },
    search(text) {
      if (text === (api.getGridOption('quickFilterText') ?? '')) return;
      api.setGridOption('quickFilterText', text);
      if (api.getDisplayedRowCount() > 0) api.ensureIndexVisible(0, 'top');
    },
    showOnly(next) {
      if (next === null && passes === null) return;
      passes = next;
      api.onFilterChanged();
    },
    freeze(next) {
      if (next === isFrozen) return;
      isFrozen = next;
      if (next) {
        api.setGridOption('suppressModelUpdateAfterUpdateTransaction', true);
        return;
      }
      // What waits goes in while still frozen: sorting by differences alone trips over rows it has not seen change.
      api.flushAsyncTransactions();
      api.setGridOption('suppressModelUpdateAfterUpdateTransaction', false);
      api.refreshClientSideRowModel('filter');
    },
    shown: () => api.getDisplayedRowCount(),
    stop() {
      unwatch();
      untick();
      if (showing !== null) clearTimeout(showing);
      api.destroy();
    },
  };
}

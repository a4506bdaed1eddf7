import { AG_GRID_LOCALE_EN, AG_GRID_LOCALE_VN } from '@ag-grid-community/locale';
import { createGrid, type GridApi } from 'ag-grid-community';
import type { SlotView } from '../slot-view.ts';
import type { Wording } from '../wording.ts';
import type { YardModel } from '../yard-model.ts';
import { gridColumnsOf, isGroup, rowIdOf, slotOf, type GridRow, type GroupLook } from './grid-row.ts';
import { createGroups, type Grouping, type Groups } from './groups.ts';
import { createSearch } from './search-text.ts';
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
  readonly group: (grouping: Grouping) => void;
  /** Opens or closes every group. */
  readonly openAll: (isOpen: boolean) => void;
  readonly columns: () => readonly GridColumn[];
  readonly hideColumns: (hidden: readonly string[]) => void;
  readonly sort: () => GridSort | null;
  readonly sortBy: (sort: GridSort) => void;
  /** The first slot that the search and the filters leave. */
  readonly first: () => SlotView | null;
  /** What is shown, as texts: the heads of the shown columns, then the shown slots in their order. */
  readonly texts: () => readonly (readonly string[])[];
  readonly stop: () => void;
};

export type GridColumn = { readonly id: string; readonly name: string; readonly isVisible: boolean };
export type GridSort = { readonly column: string; readonly direction: 'asc' | 'desc' };

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
  const searchFor = createSearch(wording);
  let found: ((slot: SlotView) => boolean) | null = null;
  let searched = '';
  let grouping: Grouping = 'none';
  let groups: Groups | null = null;
  const closed = new Set<string>();
  let chosen: string | null = null;
  let isFrozen = false;
  let focusedId: string | null = null;
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

  const isShown = (slot: SlotView): boolean => (passes === null || passes(slot)) && (found === null || found(slot));
  const isOpen = (slotId: string): boolean => {
    const groupId = groups?.idOf(slotId) ?? null;
    return groupId === null || !closed.has(groupId);
  };
  const look: GroupLook = {
    isOpen: (groupId) => !closed.has(groupId),
    compare(a, b) {
      if (groups === null) return 0;
      const groupA = isGroup(a) ? a.groupId : groups.idOf(a.slotId);
      const groupB = isGroup(b) ? b.groupId : groups.idOf(b.slotId);
      if (groupA !== groupB) return groups.rankOf(groupA ?? '') - groups.rankOf(groupB ?? '');
      return Number(isGroup(b)) - Number(isGroup(a));
    },
  };

  const api: GridApi<GridRow> = createGrid<GridRow>(element, {
    theme: gridTheme,
    ...(nonce === undefined || nonce === '' ? {} : { styleNonce: nonce }),
    localeText: wording.format.lang === 'vi' ? AG_GRID_LOCALE_VN : AG_GRID_LOCALE_EN,
    columnDefs: gridColumnsOf(wording, look),
    defaultColDef: {
      sortable: true,
      // Always sorted by something: groups keep together by it.
      sortingOrder: ['asc', 'desc'],
      resizable: true,
      filter: 'agTextColumnFilter',
      suppressMovable: true,
    },
    rowData: [...model.slots().values()],
    getRowId: ({ data }) => rowIdOf(data),
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
    isExternalFilterPresent: () => passes !== null || found !== null || groups !== null,
    doesExternalFilterPass: ({ data }) =>
      data !== undefined && (isGroup(data) ? data.shown > 0 : isShown(data) && isOpen(data.slotId)),
    // The filter of a column is about slots.
    alwaysPassFilter: ({ data }) => isGroup(data) && data.shown > 0,
    onCellFocused: ({ rowIndex }) => {
      const row = focusedRow(api, element, rowIndex);
      focusedId = row === undefined ? null : rowIdOf(row);
      const slotId = slotOf(row)?.slotId;
      if (slotId === undefined || slotId === chosen) return;
      chosen = slotId;
      api.getRowNode(slotId)?.setSelected(true, true);
      events.onChoose(slotId);
    },
    onCellKeyDown: ({ event, data }) => {
      const slot = slotOf(data);
      if (event instanceof KeyboardEvent && event.code === 'Enter' && slot !== undefined) {
        event.preventDefault();
        events.onAct(slot.slotId);
      }
    },
    onCellDoubleClicked: ({ data }) => {
      const slot = slotOf(data);
      if (slot !== undefined) events.onAct(slot.slotId);
    },
    onCellClicked: ({ data }) => {
      if (isGroup(data)) toggle(data.groupId, closed.has(data.groupId));
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

  /** Shows the heads again that say another thing now, and filters again. */
  const regroup = (): void => {
    if (groups === null) {
      api.onFilterChanged();
      return;
    }
    for (const view of model.slots().values()) groups.put(view, isShown(view));
    api.flushAsyncTransactions();
    const { add, update, remove } = groups.takeChange();
    api.applyTransaction({ add: [...add], update: [...update], remove: [...remove] });
    api.onFilterChanged();
  };

  const headOf = (groupId: string): void => {
    const rowIndex = api.getRowNode(groupId)?.rowIndex ?? null;
    if (rowIndex === null) return;
    focusedId = groupId;
    api.ensureIndexVisible(rowIndex);
    api.setFocusedCell(rowIndex, 'slot');
  };

  const paintHeads = (ids: readonly string[]): void => {
    const rowNodes = ids.flatMap((id) => api.getRowNode(id) ?? []);
    api.refreshCells({ rowNodes, columns: ['slot'], force: true });
  };

  const toggle = (groupId: string, isToOpen: boolean): void => {
    if (isToOpen === !closed.has(groupId)) return;
    if (isToOpen) closed.delete(groupId);
    else closed.add(groupId);
    api.onFilterChanged();
    paintHeads([groupId]);
  };

  const openAll = (isToOpen: boolean): void => {
    if (groups === null) return;
    const ids = groups.all().map(({ groupId }) => groupId);
    const hadFocus = element.contains(document.activeElement);
    const head = focusedId === null ? null : (groups.idOf(focusedId) ?? focusedId);
    closed.clear();
    if (!isToOpen) for (const id of ids) closed.add(id);
    api.onFilterChanged();
    paintHeads(ids);
    if (hadFocus && head !== null && !isToOpen) headOf(head);
  };

  /** Left and right work on groups where they are shown: close, open, and from a slot up to its head; with Shift all. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (groups === null || focusedId === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const isLeft = event.code === 'ArrowLeft';
    if (!isLeft && event.code !== 'ArrowRight' && event.code !== 'Enter' && event.code !== 'Space') return;
    const isOnHead = groups.get(focusedId) !== undefined;
    const isArrow = isLeft || event.code === 'ArrowRight';
    if (isArrow && event.shiftKey) openAll(!isLeft);
    else if (isOnHead) toggle(focusedId, isArrow ? !isLeft : closed.has(focusedId));
    else {
      const head = isLeft && api.getFocusedCell()?.column.getColId() === 'slot' ? groups.idOf(focusedId) : null;
      if (head === null) return;
      headOf(head);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener('keydown', onKeyDown, { capture: true });

  const unwatch = model.watch((change) => {
    const add: GridRow[] = [];
    const update: GridRow[] = [];
    for (const slotId of change.slots) {
      const view = model.get(slotId);
      if (view === undefined) continue;
      groups?.put(view, isShown(view));
      if (known.has(slotId)) update.push(view);
      else {
        known.add(slotId);
        add.push(view);
      }
    }
    const remove: GridRow[] = [...change.removed].flatMap((slotId) => api.getRowNode(slotId)?.data ?? []);
    for (const slotId of change.removed) {
      known.delete(slotId);
      groups?.drop(slotId);
    }
    if (groups !== null) {
      const heads = groups.takeChange();
      add.push(...heads.add);
      update.push(...heads.update);
      remove.push(...heads.remove);
    }
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
      const data = api.getDisplayedRowAtIndex(row)?.data;
      focusedId = data === undefined ? null : rowIdOf(data);
      api.ensureIndexVisible(row);
      api.setFocusedCell(row, 'slot');
    },
    search(text) {
      if (text === searched) return;
      searched = text;
      found = searchFor(text);
      regroup();
      if (api.getDisplayedRowCount() > 0) api.ensureIndexVisible(0, 'top');
    },
    showOnly(next) {
      if (next === null && passes === null) return;
      passes = next;
      regroup();
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
    shown: () =>
      groups === null ? api.getDisplayedRowCount() : groups.all().reduce((sum, group) => sum + group.shown, 0),
    group(next) {
      if (next === grouping) return;
      api.flushAsyncTransactions();
      const remove = [...(groups?.all() ?? [])];
      grouping = next;
      closed.clear();
      groups = null;
      if (remove.length > 0) api.applyTransaction({ remove });
      if (next !== 'none') groups = createGroups(next);
      regroup();
      // Another order for every row: differences alone would not find it.
      const state = api.getColumnState().filter(({ sort }) => sort !== null && sort !== undefined);
      api.setGridOption('deltaSort', false);
      api.applyColumnState({ state });
      api.refreshClientSideRowModel('sort');
      api.setGridOption('deltaSort', true);
    },
    openAll,
    columns: () =>
      (api.getColumns() ?? []).map((column) => ({
        id: column.getColId(),
        name: column.getColDef().headerName ?? '',
        isVisible: column.isVisible(),
      })),
    hideColumns(hidden) {
      const ids = (api.getColumns() ?? []).map((column) => column.getColId()).filter((id) => id !== 'slot');
      api.setColumnsVisible(
        ids.filter((id) => !hidden.includes(id)),
        true,
      );
      api.setColumnsVisible(
        ids.filter((id) => hidden.includes(id)),
        false,
      );
    },
    sort() {
      const column = api.getColumnState().find(({ sort }) => sort === 'asc' || sort === 'desc');
      return column === undefined ? null : { column: column.colId, direction: column.sort === 'desc' ? 'desc' : 'asc' };
    },
    sortBy: ({ column, direction }) =>
      api.applyColumnState({ state: [{ colId: column, sort: direction }], defaultState: { sort: null } }),
    first() {
      for (let at = 0; at < api.getDisplayedRowCount(); at += 1) {
        const slot = slotOf(api.getDisplayedRowAtIndex(at)?.data);
        if (slot !== undefined) return slot;
      }
      return null;
    },
    texts() {
      const columns = api.getAllDisplayedColumns();
      const lines: (readonly string[])[] = [columns.map((column) => column.getColDef().headerName ?? '')];
      api.forEachNodeAfterFilterAndSort((rowNode) => {
        if (slotOf(rowNode.data) === undefined) return;
        lines.push(columns.map((colKey) => String(api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? '')));
      });
      return lines;
    },
    stop() {
      element.removeEventListener('keydown', onKeyDown, { capture: true });
      unwatch();
      untick();
      if (showing !== null) clearTimeout(showing);
      api.destroy();
    },
  };
}

import type { GridApi } from 'ag-grid-community';

/**
 * What the row with the keyboard shows, when a grid tells that the focus went to a row number. It tells so a little
 * later; by then the rows may stand in another order and the number be another row's, so the page is asked first.
 */
export function focusedRow<Row>(api: GridApi<Row>, element: HTMLElement, rowIndex: number | null): Row | undefined {
  if (rowIndex === null) return undefined;
  const cell = document.activeElement;
  const row = cell !== null && element.contains(cell) ? cell.closest('[row-id]') : null;
  const id = row?.getAttribute('row-id') ?? null;
  return (id === null ? api.getDisplayedRowAtIndex(rowIndex) : api.getRowNode(id))?.data;
}

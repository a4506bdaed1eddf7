import type { GridApi, GridOptions } from 'ag-grid-community';
import type { LineRow } from './line.ts';

/** So many trucks of the head stay in sight while the list shows the part around the chosen one. */
export const HEAD_ROWS = 5;

export type WindowFacts = {
  /** Row of the chosen truck, from 0; null when it is not in this line. */
  readonly selectedIndex: number | null;
  /** First row in sight under whatever stands above, from 0. */
  readonly firstIndex: number;
  readonly rowsInSight: number;
  /** Whether the head is shown apart now. */
  readonly isApart: boolean;
};

/** How many trucks lie between the head and the part in sight; null while the line is shown in one piece. */
export function gapOf({ selectedIndex, firstIndex, rowsInSight, isApart }: WindowFacts): number | null {
  if (selectedIndex === null || selectedIndex < rowsInSight) return null;
  // Somewhat more to part than to join: the head covers lines of its own, and nothing may jump to and fro.
  if (firstIndex <= (isApart ? HEAD_ROWS : HEAD_ROWS + 1)) return null;
  return firstIndex - HEAD_ROWS;
}

/** The line under the head, which is no truck. */
const GAP_ROW = { visitId: 'gap' } as const;

/** Whether a row of the grid is the line that counts the gap. */
export function isGapRow(data: unknown): boolean {
  return data === GAP_ROW;
}

/** Shows the head of a long line above the part around the chosen truck, with the gap counted. */
export function createLineWindows(parts: {
  readonly element: HTMLElement;
  readonly rowHeight: number;
  readonly headerHeight: number;
  readonly line: () => readonly LineRow[];
  readonly selectedId: () => string | null;
  readonly textOf: (gap: number) => string;
}): {
  readonly options: Pick<GridOptions<LineRow>, 'isFullWidthRow' | 'fullWidthCellRenderer'>;
  /** Looks again: after a scroll, another choice or another order. */
  readonly refresh: (api: GridApi<LineRow>) => void;
} {
  const { element, rowHeight, headerHeight, line, selectedId, textOf } = parts;
  const coverPx = (HEAD_ROWS + 1) * rowHeight;
  const text = document.createElement('span');
  text.className = 'gap-line';
  let head: readonly LineRow[] = [];

  return {
    options: {
      isFullWidthRow: ({ rowNode }) => isGapRow(rowNode.data),
      fullWidthCellRenderer: () => text,
    },
    refresh(api) {
      const viewport = element.querySelector('.ag-grid-viewport');
      if (viewport === null || api.isDestroyed()) return;
      const isApart = head.length > 0;
      const id = selectedId();
      const gap = gapOf({
        selectedIndex: (id === null ? undefined : api.getRowNode(id))?.rowIndex ?? null,
        firstIndex: Math.floor(viewport.scrollTop / rowHeight),
        rowsInSight: Math.floor((viewport.clientHeight - headerHeight) / rowHeight),
        isApart,
      });
      const next = gap === null ? [] : line().slice(0, HEAD_ROWS);
      if (next.length !== head.length || next.some((row, index) => row !== head[index])) {
        head = next;
        api.setGridOption('pinnedTopRowData', head.length === 0 ? [] : [...head, GAP_ROW]);
        // The lines in sight stay where they are on the screen.
        if (isApart !== head.length > 0) viewport.scrollTop += isApart ? -coverPx : coverPx;
      }
      if (gap !== null) text.textContent = textOf(Math.floor(viewport.scrollTop / rowHeight) - HEAD_ROWS);
    },
  };
}

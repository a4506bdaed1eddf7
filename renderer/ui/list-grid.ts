import { createGrid, type ColDef, type GridApi, type RowClassRules } from 'ag-grid-community';
import { AG_GRID_LOCALE_VN } from '@ag-grid-community/locale';
import type { Lang } from './i18n.ts';
import { focusedRow } from './grid-focus.ts';
import { registerGridModules } from './grid-modules.ts';
import { gridTheme } from './grid-theme.ts';
import './list-grid.css';

/** A grid of lines that are chosen one at a time by arrows or pointer. Rows never pass through React. */
export function createListGrid<Row>(
  element: HTMLElement,
  options: {
    readonly columns: ColDef<Row>[];
    readonly idOf: (row: Row) => string;
    readonly rows?: readonly Row[];
    readonly isShown: (row: Row) => boolean;
    readonly onChoose: (id: string) => void;
    readonly rowClassRules?: RowClassRules<Row>;
    readonly whenEmpty: string;
    readonly lang: Lang;
  },
): GridApi<Row> {
  registerGridModules();
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  const api: GridApi<Row> = createGrid<Row>(element, {
    theme: gridTheme,
    ...(nonce === undefined || nonce === '' ? {} : { styleNonce: nonce }),
    columnDefs: options.columns,
    defaultColDef: { sortable: true, resizable: true, suppressMovable: true, suppressHeaderMenuButton: true },
    rowData: [...(options.rows ?? [])],
    getRowId: ({ data }) => options.idOf(data),
    rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: true },
    ...(options.rowClassRules === undefined ? {} : { rowClassRules: options.rowClassRules }),
    isExternalFilterPresent: () => true,
    doesExternalFilterPass: ({ data }) => data !== undefined && options.isShown(data),
    suppressScrollOnNewData: true,
    rowBuffer: 6,
    asyncTransactionWaitMillis: 30,
    animateRows: false,
    headerHeight: 26,
    rowHeight: 26,
    localeText: { ...(options.lang === 'vi' ? AG_GRID_LOCALE_VN : {}), noRowsToShow: options.whenEmpty },
    onCellFocused: ({ rowIndex }) => choose(focusedRow(api, element, rowIndex)),
    onRowClicked: ({ data }) => choose(data),
    onModelUpdated: ({ api: grid }) => {
      if (grid.isDestroyed()) return;
      if (grid.getDisplayedRowCount() === 0) grid.showNoRowsOverlay();
      else grid.hideOverlay();
    },
  });
  function choose(row: Row | undefined): void {
    if (row === undefined) return;
    const id = options.idOf(row);
    const node = api.getRowNode(id);
    if (node?.isSelected() === false) node.setSelected(true, true);
    options.onChoose(id);
  }
  return api;
}

/** Puts the keyboard on a line. */
export function focusRow<Row>(api: GridApi<Row>, id: string | null): void {
  const node = id === null ? api.getDisplayedRowAtIndex(0) : api.getRowNode(id);
  const column = api.getAllDisplayedColumns()[0];
  if (node?.rowIndex === null || node?.rowIndex === undefined || column === undefined) return;
  api.ensureIndexVisible(node.rowIndex);
  api.setFocusedCell(node.rowIndex, column);
}

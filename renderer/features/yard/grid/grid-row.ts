import type { ColDef } from 'ag-grid-community';
import type { SlotView } from '../slot-view.ts';
import type { Wording } from '../wording.ts';
import { columnsOf } from './columns.ts';
import type { GroupRow } from './groups.ts';

/** A row of the table: a slot, or the head of a group of them. */
export type GridRow = SlotView | GroupRow;

export function isGroup(row: GridRow | undefined): row is GroupRow {
  return row !== undefined && 'groupId' in row;
}

/** The slot of a row, if it is one. */
export function slotOf(row: GridRow | undefined): SlotView | undefined {
  return row === undefined || isGroup(row) ? undefined : row;
}

export const rowIdOf = (row: GridRow): string => (isGroup(row) ? row.groupId : row.slotId);

/** What the columns need to know of groups. */
export type GroupLook = {
  readonly isOpen: (groupId: string) => boolean;
  /** Orders two rows by their groups, heads first; 0 within one. */
  readonly compare: (a: GridRow, b: GridRow) => number;
};

const WHOLE_ROW = 40;

/** The columns of slots for rows that may be heads: those span all columns, and keep their place however it is sorted. */
export function gridColumnsOf(wording: Wording, groups: GroupLook): ColDef<GridRow>[] {
  return columnsOf(wording).map((column, at) => {
    const slots = column as ColDef<GridRow>;
    const { valueGetter, cellRenderer, comparator } = column;
    const wrapped: ColDef<GridRow> = {
      ...slots,
      valueGetter: (params) => {
        // What a head says is its value, so that the cell is painted again when it says another thing.
        if (isGroup(params.data))
          return at === 0
            ? groupTexts(wording, params.data)
                .map(([, text]) => text)
                .join(' ')
            : '';
        const data = slotOf(params.data);
        return data === undefined || typeof valueGetter !== 'function' ? '' : valueGetter({ ...params, data } as never);
      },
      comparator: (a: unknown, b: unknown, nodeA, nodeB, isDescending) => {
        if (nodeA.data === undefined || nodeB.data === undefined) return 0;
        const byGroup = groups.compare(nodeA.data, nodeB.data);
        if (byGroup !== 0) return isDescending ? -byGroup : byGroup;
        return typeof comparator === 'function'
          ? comparator(a, b, nodeA as never, nodeB as never, isDescending)
          : plain(a, b);
      },
      ...(typeof cellRenderer !== 'function' && at > 0
        ? {}
        : {
            cellRenderer: (params: { readonly data?: GridRow; readonly value?: unknown }) => {
              if (isGroup(params.data)) return groupHead(wording, params.data, groups.isOpen(params.data.groupId));
              if (typeof cellRenderer === 'function') return (cellRenderer as (given: unknown) => unknown)(params);
              return typeof params.value === 'string' ? params.value : '';
            },
          }),
    };
    return at === 0
      ? {
          ...wrapped,
          colSpan: ({ data }) => (isGroup(data) ? WHOLE_ROW : 1),
          cellClass: ({ data }) => (isGroup(data) ? 'yard-group' : 'm'),
          lockPosition: true,
        }
      : wrapped;
  });
}

function plain(a: unknown, b: unknown): number {
  if (a === b) return 0;
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : 0;
}

const collator = new Intl.Collator('vi');

function groupTexts({ t, format }: Wording, group: GroupRow): readonly (readonly [className: string, text: string])[] {
  const count = (value: number): { readonly count: string } => ({ count: format.number(value) });
  return [
    [
      'b',
      group.row === null
        ? t('yard.group-zone', { zone: group.zone })
        : t('yard.group-row', { zone: group.zone, row: group.row }),
    ],
    ['s', t('yard.group-slots', count(group.slots))],
    ['s', t('yard.group-trucks', count(group.trucks))],
    ['s', t('yard.group-free', count(group.free))],
    ...(group.closed > 0 ? [['s', t('yard.group-closed', count(group.closed))] as const] : []),
    ...(group.alarms > 0 ? [['bad', t('yard.group-alarms', count(group.alarms))] as const] : []),
    ...(group.shown !== group.slots ? [['q', t('yard.group-shown', count(group.shown))] as const] : []),
  ];
}

function groupHead(wording: Wording, group: GroupRow, isOpen: boolean): HTMLElement {
  const head = document.createElement('span');
  head.className = 'yard-group-head';
  head.setAttribute('aria-expanded', String(isOpen));
  for (const [className, text] of [['sign', isOpen ? '▾' : '▸'] as const, ...groupTexts(wording, group)]) {
    const span = document.createElement('span');
    span.className = className;
    span.textContent = text;
    head.append(span);
  }
  return head;
}

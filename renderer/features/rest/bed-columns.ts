import type { ColDef } from 'ag-grid-community';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { BedLine } from './bed-rows.ts';
import type { RestTextKey } from './texts/catalog.ts';

type Column = {
  readonly id: string;
  readonly key: RestTextKey;
  readonly width: number;
  readonly cellClass?: string;
  readonly text: (line: BedLine) => string;
  /** What it sorts by where that is not its text. */
  readonly order?: (line: BedLine) => number | null;
};

/** The columns of the bed grid, on the screen and in its file. */
export function bedColumnsOf(
  t: Translate<RestTextKey>,
  word: Words['word'],
  format: Format,
  now: () => Instant,
): readonly Column[] {
  const time = (at: Instant | null): string => (at === null ? '' : format.timeNear(at, now()));
  return [
    { id: 'code', key: 'rest.col.bed', width: 84, cellClass: 'm b', text: ({ code }) => code },
    {
      id: 'room',
      key: 'rest.col.room',
      width: 124,
      text: ({ house, floor, room }) =>
        [room === '' ? house : room, floor === '' ? '' : t('rest.floor', { floor })]
          .filter((part) => part !== '')
          .join(' · '),
    },
    { id: 'state', key: 'rest.col.state', width: 82, text: ({ state }) => t(`rest.is.${state}`) },
    { id: 'name', key: 'rest.col.person', width: 150, cellClass: 'b', text: ({ name }) => name },
    { id: 'plate', key: 'rest.col.plate', width: 96, cellClass: 'm', text: ({ plate }) => plate },
    { id: 'slot', key: 'rest.col.slot', width: 72, cellClass: 'm', text: ({ slot }) => slot },
    { id: 'since', key: 'rest.col.since', width: 104, text: ({ since }) => time(since), order: ({ since }) => since },
    { id: 'until', key: 'rest.col.until', width: 104, text: ({ until }) => time(until), order: ({ until }) => until },
    { id: 'wake', key: 'rest.col.wake', width: 104, text: ({ wakeAt }) => time(wakeAt), order: ({ wakeAt }) => wakeAt },
    { id: 'for', key: 'rest.col.for', width: 76, text: ({ forWhom }) => word('forWhom', forWhom) },
    { id: 'language', key: 'rest.col.language', width: 62, text: ({ language }) => language },
    { id: 'firm', key: 'rest.col.firm', width: 160, text: ({ firm }) => firm },
  ];
}

/** Beds of nobody come last in a column of times. */
const LAST = Number.MAX_SAFE_INTEGER;

export function gridColumnsOf(
  columns: readonly Column[],
  t: Translate<RestTextKey>,
  format: Format,
): ColDef<BedLine>[] {
  return columns.map(({ id, key, width, cellClass, text, order }) => ({
    colId: id,
    headerName: t(key),
    width,
    ...(id === 'code' ? { sort: 'asc' as const } : {}),
    ...(id === 'firm' ? { flex: 1, minWidth: width } : {}),
    ...(cellClass === undefined ? {} : { cellClass }),
    valueGetter: ({ data }) => (data === undefined ? null : order === undefined ? text(data) : (order(data) ?? LAST)),
    valueFormatter: ({ data }) => (data === undefined ? '' : text(data)),
    ...(order === undefined ? { comparator: (a: string, b: string) => format.collator.compare(a, b) } : {}),
  }));
}

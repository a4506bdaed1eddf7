import { fold } from '../../../../shared/kernel/text.ts';
import { resolveCrossing, type NamedCrossing } from '../../../../shared/domain/expected/crossing-name.ts';
import { directionIn } from '../../../../shared/domain/forecast/count-cells.ts';
import type { Direction } from '../../../../shared/domain/vocabulary.ts';
import type { TableRow } from '../../expected/list/table.ts';

/** A column, by its place and as the file names it. */
export type Column = { readonly index: number; readonly name: string };

/** A column of numbers: whose trucks it counts, as far as its name says it. */
export type CountColumn = Column & { readonly crossing: string | null; readonly direction: Direction | null };

/** How the columns of a sheet of daily counts are laid: one number a row, or one for each crossing and direction. */
export type CountHeader = {
  readonly row: number;
  /** How many of the given rows come before the first row of data. */
  readonly rowsUsed: number;
  readonly on: Column;
  readonly crossing: Column | null;
  readonly direction: Column | null;
  readonly cargoClass: Column | null;
  readonly counts: readonly CountColumn[];
  /** Columns of a crossing that nobody knows; those of totals aside. */
  readonly leftOut: readonly Column[];
};

const SEARCHED_ROWS = 30;
const ON = /^(?:ngay(?: thang(?: nam)?)?|date|day|on|thoi gian|日期)$/;
const CROSSING = /^(?:(?:ten )?cua khau|ck|crossing|border gate|gate|loi (?:mo|thong quan)|口岸)$/;
const DIRECTION = /^(?:huong|chieu|xuat ?[/-]? ?nhap|xnk|direction|loai hinh|进出口)$/;
const CLASS = /^(?:(?:nhom|loai|mat) hang|hang(?: hoa)?|(?:cargo )?class|cargo|goods|货物)$/;
const TRUCKS =
  /^(?:(?:tong )?(?:so )?(?:luot )?xe|so luong(?: xe)?|so luot(?: xe)?|tong(?: so| cong)?|trucks?|count|vehicles|total|车数)$/;

const TOTAL = /(?:^| )(?:tong|cong|total|sum)(?: |$)/;

/** The header of a sheet of counts: it names a day, and numbers whose crossing and direction are told. */
export function findCountHeader(crossings: readonly NamedCrossing[]) {
  return (rows: readonly TableRow[]): CountHeader | null => {
    for (const [at, line] of rows.slice(0, SEARCHED_ROWS).entries()) {
      const header = headerOf(line, at + 1, crossings);
      if (header !== null) return header;
    }
    return null;
  };
}

export function countHeaderScore(header: CountHeader | null): number {
  return header === null ? 0 : 1 + header.counts.length + (header.crossing === null ? 0 : 1);
}

function headerOf({ row, cells }: TableRow, rowsUsed: number, crossings: readonly NamedCrossing[]): CountHeader | null {
  const columns = cells.map((cell, index) => ({ index, name: cell.replace(/\s+/g, ' ').trim() }));
  const find = (pattern: RegExp): Column | null =>
    columns.find(({ name }) =>
      pattern.test(
        fold(name)
          .replace(/[.:*]+$/, '')
          .trim(),
      ),
    ) ?? null;
  const on = find(ON);
  if (on === null) return null;
  const named = { crossing: find(CROSSING), direction: find(DIRECTION), cargoClass: find(CLASS) };
  const trucks = find(TRUCKS);
  const others = columns.filter(
    (column) => column !== on && column !== trucks && !Object.values(named).includes(column) && column.name !== '',
  );
  if (named.crossing !== null && named.direction !== null && trucks !== null)
    return { row, rowsUsed, on, ...named, counts: [{ ...trucks, crossing: null, direction: null }], leftOut: [] };
  const counts = others.flatMap((column) => countColumnOf(column, crossings, named.crossing !== null));
  const leftOut = others.filter(
    ({ index, name }) =>
      directionIn(name) !== null && !TOTAL.test(fold(name)) && !counts.some((column) => column.index === index),
  );
  return counts.length === 0 ? null : { row, rowsUsed, on, ...named, counts, leftOut };
}

/** A column such as "Xuất", where a column of its own says the crossing, or "Hữu Nghị – xuất". */
function countColumnOf(
  column: Column,
  crossings: readonly NamedCrossing[],
  isCrossingTold: boolean,
): readonly CountColumn[] {
  const direction = directionIn(column.name);
  if (direction === null) return [];
  const rest = column.name
    .split(/[\s–\-/()_]+/)
    .filter((word) => directionIn(word) === null && !/^(?:khau|khẩu|xe|chiều|hướng|số)$/i.test(word))
    .join(' ');
  const crossing = rest === '' ? null : resolveCrossing(rest, crossings);
  if (crossing === null && !isCrossingTold) return [];
  return [{ ...column, crossing: crossing?.code ?? null, direction }];
}

import { folded, type LengthUnit } from '../../../../shared/domain/layout/columns-of-file.ts';
import type { Direction, SlotAccess } from '../../../../shared/domain/vocabulary.ts';

/** A cell's value, or undefined for one that makes no sense. Each reader is told the unit that the header names. */
export type CellReader<Value> = (cell: string, unit: LengthUnit | null) => Value | undefined;

export const readText: CellReader<string> = (cell) => cell;

/** `18,5`, `18.5`, `1.850,5`, `1 850`, with a unit behind it or without. */
function numberOf(cell: string): { readonly value: number; readonly unit: LengthUnit | null } | undefined {
  const match = /^([+-]?\d[\d\s.,]*?(?:e[+-]?\d+)?)\s*(m|cm)?$/i.exec(cell.trim());
  if (match === null) return undefined;
  const digits = (match[1] ?? '').replaceAll(/\s/g, '');
  const isCommaLast = digits.lastIndexOf(',') > digits.lastIndexOf('.');
  const plain = isCommaLast ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  const value = Number(plain);
  if (!Number.isFinite(value)) return undefined;
  const unit = match[2]?.toLowerCase();
  return { value, unit: unit === 'm' || unit === 'cm' ? unit : null };
}

export const readNumber: CellReader<number> = (cell) => numberOf(cell)?.value;

/** Slots are never shorter than a metre, nor as long as a hundred. */
const SHORTEST_CM = 100;

/** A length or width in whole centimetres; what says no unit is metres where it is a small number. */
export const readMeasure: CellReader<number> = (cell, headed) => {
  const number = numberOf(cell);
  if (number === undefined) return undefined;
  const unit = number.unit ?? headed ?? (Math.abs(number.value) < SHORTEST_CM ? 'm' : 'cm');
  return Math.round(number.value * (unit === 'm' ? 100 : 1));
};

/** A place in whole centimetres. */
export const readPlace: CellReader<number> = (cell, headed) => {
  const number = numberOf(cell);
  return number && Math.round(number.value * ((number.unit ?? headed) === 'm' ? 100 : 1));
};

/** A distance in whole metres. */
export const readDistance: CellReader<number> = (cell, headed) => {
  const number = numberOf(cell);
  return number && Math.round(number.value / ((number.unit ?? headed) === 'cm' ? 100 : 1));
};

const YES: ReadonlySet<string> = new Set(['1', 'x', 'y', 'yes', 'true', 'co', 'v', '✓']);
const NO: ReadonlySet<string> = new Set(['', '0', 'n', 'no', 'false', 'khong', 'ko']);

export const readYesNo: CellReader<boolean> = (cell) => {
  const word = cell.trim() === '✓' ? '✓' : folded(cell);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
};

export const readHazards: CellReader<readonly string[]> = (cell) => {
  const classes = cell
    .split(/[;,|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return classes.length > 20 || classes.some((part) => part.length > 10) ? undefined : classes;
};

const DIRECTIONS: ReadonlyMap<string, Direction | null> = new Map([
  ['export', 'export'],
  ['xuat', 'export'],
  ['xuat khau', 'export'],
  ['import', 'import'],
  ['nhap', 'import'],
  ['nhap khau', 'import'],
  ['', null],
  ['both', null],
  ['all', null],
  ['ca hai', null],
  ['chung', null],
]);

export const readDirection: CellReader<Direction | null> = (cell) => DIRECTIONS.get(folded(cell));

const ACCESSES: ReadonlyMap<string, SlotAccess> = new Map([
  ['through', 'through'],
  ['thong', 'through'],
  ['di thong', 'through'],
  ['lane', 'lane'],
  ['lan', 'lane'],
  ['lan mot dau', 'lane'],
  ['mot dau', 'lane'],
]);

export const readAccess: CellReader<SlotAccess> = (cell) => ACCESSES.get(folded(cell));

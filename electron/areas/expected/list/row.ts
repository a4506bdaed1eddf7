import type { Day, TimeZone } from '../../../../shared/kernel/calendar.ts';
import { DAY_MS, type Instant } from '../../../../shared/kernel/instant.ts';
import { tidy } from '../../../../shared/kernel/text.ts';
import { resolveCrossing, type NamedCrossing } from '../../../../shared/domain/expected/crossing-name.ts';
import { USUAL_PEOPLE, type DeclaredTruck } from '../../../../shared/domain/expected/declared-truck.ts';
import { readGoods } from '../../../../shared/domain/expected/goods.ts';
import type { ListError, ListWarning } from '../../../../shared/domain/expected/list-codes.ts';
import type { CargoClass, Direction, VehicleType } from '../../../../shared/domain/vocabulary.ts';
import { readContainer } from '../../../../shared/domain/vehicles/container.ts';
import { undoTyping } from '../../../../shared/domain/vehicles/plate-typing.ts';
import { isTrailerForm, readPlate, type PlateReading } from '../../../../shared/domain/vehicles/plate.ts';
import {
  readDirection,
  readExpectedAt,
  readName,
  readPhone,
  readTemperature,
  readVehicleType,
  readWeight,
  readYes,
} from './cell-readers.ts';
import type { FoundColumn, ListField } from './columns.ts';
import { isTotal } from './find-table.ts';
import type { TableRow } from './table.ts';

/** What is wrong or odd in one cell. `column` is the name in the file, or the field where no column was found. */
export type Issue<Code extends string = ListError | ListWarning> = {
  readonly row: number;
  readonly column: string;
  readonly field: ListField;
  readonly code: Code;
};

export type RowReading = {
  readonly truck: DeclaredTruck | null;
  readonly read: Readonly<Partial<Record<ListField, string>>>;
  readonly warnings: readonly Issue<ListWarning>[];
  readonly errors: readonly Issue<ListError>[];
};

export type RowContext = {
  readonly columns: Readonly<Partial<Record<ListField, FoundColumn>>>;
  readonly crossings: readonly NamedCrossing[];
  readonly zone: TimeZone;
  readonly now: Instant;
  /** What the title lines say for all rows. */
  readonly titleDirection: Direction | null;
  readonly titleDay: Day | null;
};

/** Prose may be long; everything else is a code, a name or a number, and its patterns are not run over pages. */
const LONGEST_PROSE = 2_000;
const LONGEST_CELL = 200;
const PROSE: ReadonlySet<ListField> = new Set(['goods', 'carrier', 'note']);
const SHOWN_OF_LONG_CELL = 200;
const LONGEST_PLATE = 15;
/** A list of last night is read this morning; one that is older was taken by mistake, or its year was. */
const PAST_MS = DAY_MS;
const FAR_MS = 730 * DAY_MS;
const MOST_KG = 200_000;

/** The cells of a row by field, as typed, without the empty ones. */
export function cellsOf(line: TableRow, columns: RowContext['columns']): Readonly<Partial<Record<ListField, string>>> {
  const cells: Partial<Record<ListField, string>> = {};
  for (const [field, column] of Object.entries(columns) as [ListField, FoundColumn][]) {
    const text = line.cells[column.index]?.trim() ?? '';
    if (text !== '') cells[field] = text;
  }
  return cells;
}

/** Tells whether a row is no truck at all: blank but for its number, a total, a signature below the list. */
export function isBesideTheList(line: TableRow, cells: Readonly<Partial<Record<ListField, string>>>): boolean {
  if (isTotal(line)) return true;
  const filled = Object.keys(cells).filter((field) => field !== 'index');
  if (filled.length === 0) return true;
  return filled.length === 1 && (cells.plate === undefined || !/[\d?\uFFFD]/.test(cells.plate));
}

/** Reads one row. A truck comes out unless something is wrong that would change where or when it is expected. */
export function readRow(line: TableRow, read: RowReading['read'], context: RowContext): RowReading {
  const warnings: Issue<ListWarning>[] = [];
  const errors: Issue<ListError>[] = [];
  const issue = <Code extends string>(field: ListField, code: Code): Issue<Code> => ({
    row: line.row,
    column: context.columns[field]?.name ?? field,
    field,
    code,
  });
  const warn = (field: ListField, code: ListWarning): void => void warnings.push(issue(field, code));
  const fail = (field: ListField, code: ListError): void => void errors.push(issue(field, code));
  const whole = (truck: DeclaredTruck | null): RowReading => ({ truck, read: shortened(read), warnings, errors });

  for (const [field, text] of Object.entries(read) as [ListField, string][]) {
    if (hasControlCharacter(text)) fail(field, 'cell.control-character');
    else if (text.length > longestOf(field)) fail(field, 'cell.too-long');
  }
  if (errors.length > 0) return whole(null);

  const plates = platesOf(read, warn, fail);
  const direction = directionOf(read, context, fail);
  const crossing = crossingOf(read, context, fail);
  const expectedAt = expectedAtOf(read, context, warn, fail);
  const weightKg = weightOf(read, context, warn, fail);
  const temperatureC = temperatureOf(read, warn, fail);
  if (plates === null || direction === null || crossing === null || errors.length > 0) return whole(null);

  const container = containerOf(read, warn);
  const cargo = cargoOf(read, direction, warn);
  for (const field of ['driver', 'carrier', 'goods'] as const) {
    if (/\?\?|\uFFFD/.test(read[field] ?? '') || (field === 'driver' && read.driver?.includes('?'))) {
      warn(field, 'text.lost-in-encoding');
    }
  }
  return whole({
    ...plates,
    ...container,
    direction,
    crossingId: crossing.id,
    cargoClass: cargo.cargoClass,
    goods: textOf(read.goods),
    loaded: (read.loaded === undefined ? null : readYes(read.loaded)) ?? !cargo.isEmpty,
    vehicleType: vehicleTypeOf(read, warn),
    needsPower:
      temperatureC !== null || cargo.isFrozen || (read.needsPower !== undefined && readYes(read.needsPower) === true),
    temperatureC,
    loadedAt: null,
    spoilByAt: null,
    appointmentAt: null,
    isTwoWay: false,
    hazardClass: textOf(read.hazardClass),
    people: peopleOf(read, warn),
    driver: read.driver === undefined ? null : readName(read.driver),
    phone: phoneOf(read, warn),
    documentNo: textOf(read.documentNo),
    carrier: textOf(read.carrier),
    weightKg,
    expectedAt,
    platformCode: textOf(read.platformCode),
    customsDeclarationNo: declarationOf(read, warn),
    growingAreaCode: textOf(read.growingAreaCode),
    packingHouseCode: textOf(read.packingHouseCode),
    note: textOf(read.note),
  });
}

type Read = RowReading['read'];
type Warn = (field: ListField, code: ListWarning) => void;
type Fail = (field: ListField, code: ListError) => void;

function platesOf(
  read: Read,
  warn: Warn,
  fail: Fail,
): Pick<DeclaredTruck, 'plate' | 'plateTyped' | 'trailerPlate'> | null {
  if (isLost(read.trailerPlate)) fail('trailerPlate', 'plate.lost-in-encoding');
  if (read.plate === undefined) {
    fail('plate', 'plate.missing');
    return null;
  }
  if (isLost(read.plate)) {
    fail('plate', 'plate.lost-in-encoding');
    return null;
  }
  const typed = tidy(read.plate);
  const pair = read.trailerPlate === undefined ? pairIn(read.plate) : null;
  const truck = pair?.truck ?? plateIn(typed, 'plate', warn);
  if (truck.form === 'unknown' && (!/\d/.test(truck.plate) || truck.plate.length > LONGEST_PLATE)) {
    fail('plate', 'plate.unreadable');
    return null;
  }
  if (truck.form === 'unknown') warn('plate', 'plate.unknown-form');
  if (isTrailerForm(truck.form)) warn('plate', 'plate.is-trailer');
  const trailer =
    pair?.trailer ?? (read.trailerPlate === undefined ? null : plateIn(read.trailerPlate, 'trailerPlate', warn));
  const hasTrailer = trailer !== null && (trailer.form !== 'unknown' || /\d/.test(trailer.plate));
  if (hasTrailer && !isTrailerForm(trailer.form)) warn('trailerPlate', 'trailer.unknown-form');
  return { plate: truck.plate, plateTyped: typed, trailerPlate: hasTrailer ? trailer.plate : null };
}

/** Signs that the encoding of an export did not know came out as question marks. */
function isLost(text: string | undefined): boolean {
  return text !== undefined && /[?？\uFFFD]/.test(text);
}

function plateIn(text: string, field: 'plate' | 'trailerPlate', warn: Warn): PlateReading {
  const reading = readPlate(text);
  if (reading.form !== 'unknown') return reading;
  const typed = undoTyping(text);
  if (typed.kind !== 'undone') return reading;
  warn(field, 'plate.typing-undone');
  return readPlate(typed.text);
}

/** "29C-123.45 / 29R-012.34" in one cell: tractor and trailer, if both are known forms. */
function pairIn(text: string): { readonly truck: PlateReading; readonly trailer: PlateReading } | null {
  const parts = text.split(/[/+;,&|\n]/).map((part) => part.trim());
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined) return null;
  const truck = readPlate(first);
  const trailer = readPlate(second);
  return truck.form !== 'unknown' && isTrailerForm(trailer.form) ? { truck, trailer } : null;
}

function directionOf(read: Read, context: RowContext, fail: Fail): Direction | null {
  if (read.direction === undefined) {
    if (context.titleDirection === null) fail('direction', 'direction.missing');
    return context.titleDirection;
  }
  const direction = readDirection(read.direction);
  if (direction === null) fail('direction', 'direction.unknown');
  return direction;
}

function crossingOf(read: Read, context: RowContext, fail: Fail): NamedCrossing | null {
  if (read.crossing === undefined) {
    // A yard with one crossing has nothing else to mean.
    const only = context.crossings.length === 1 ? (context.crossings[0] ?? null) : null;
    if (only === null) fail('crossing', 'crossing.missing');
    return only;
  }
  const crossing = resolveCrossing(read.crossing, context.crossings);
  if (crossing === null) fail('crossing', 'crossing.unknown');
  return crossing;
}

function expectedAtOf(read: Read, context: RowContext, warn: Warn, fail: Fail): Instant | null {
  const parts = (['expectedAt', 'expectedOn', 'expectedTime'] as const).filter((field) => read[field] !== undefined);
  const [field] = parts;
  if (field === undefined) return null;
  const text = parts.map((part) => read[part]).join(' ');
  const at = readExpectedAt(text, context.zone, context.titleDay) ?? dateAndTime(read, context);
  if (at === null) fail(field, 'expected-at.unreadable');
  else if (Math.abs(at - context.now) > FAR_MS) warn(field, 'expected-at.far');
  else if (at < context.now - PAST_MS) warn(field, 'expected-at.past');
  return at;
}

/** A date column of a spreadsheet carries a midnight of its own beside the column with the hour. */
function dateAndTime(read: Read, context: RowContext): Instant | null {
  if (read.expectedTime === undefined) return null;
  const day = (read.expectedOn ?? read.expectedAt ?? '').replace(/\s+00:00(?::00)?$/, '');
  return readExpectedAt(`${day} ${read.expectedTime}`, context.zone, context.titleDay);
}

function weightOf(read: Read, context: RowContext, warn: Warn, fail: Fail): number | null {
  if (read.weight === undefined) return null;
  const weight = readWeight(read.weight, context.columns.weight?.name ?? '');
  if (weight === null) {
    fail('weight', 'weight.unreadable');
    return null;
  }
  if (weight.isReadAsTonnes) warn('weight', 'weight.read-as-tonnes');
  if (weight.weightKg > MOST_KG) warn('weight', 'weight.implausible');
  return weight.weightKg;
}

function temperatureOf(read: Read, warn: Warn, fail: Fail): number | null {
  if (read.temperature === undefined || /^[-–—/]$/.test(read.temperature)) return null;
  const temperatureC = readTemperature(read.temperature);
  if (temperatureC === null) fail('temperature', 'temperature.unreadable');
  else if (temperatureC < -60 || temperatureC > 40) warn('temperature', 'temperature.implausible');
  return temperatureC;
}

function containerOf(read: Read, warn: Warn): Pick<DeclaredTruck, 'containerNo' | 'containerIsValid'> {
  const text = read.containerNo;
  if (text === undefined || !/[\p{L}\p{N}]/u.test(text)) return { containerNo: null, containerIsValid: null };
  const several = text.split(/[/+;,&|\n]/).filter((part) => part.trim() !== '');
  if (several.length > 1) warn('containerNo', 'container.several');
  const { containerNo, isValid, problem } = readContainer(several[0] ?? text);
  if (problem === 'form') warn('containerNo', 'container.form');
  if (problem === 'check-digit') warn('containerNo', 'container.check-digit');
  return { containerNo, containerIsValid: isValid };
}

type Cargo = { readonly cargoClass: CargoClass; readonly isFrozen: boolean; readonly isEmpty: boolean };

function cargoOf(read: Read, direction: Direction, warn: Warn): Cargo {
  const declared = read.cargoClass === undefined ? null : readGoods(read.cargoClass, direction);
  const goods = read.goods === undefined ? null : readGoods(read.goods, direction);
  const best = goods?.isKnown ? goods : declared?.isKnown ? declared : (goods ?? declared);
  if (best !== null && !best.isKnown) warn(goods === null ? 'cargoClass' : 'goods', 'goods.unknown');
  return {
    cargoClass: best?.cargoClass ?? 'general',
    isFrozen: (goods?.isFrozen ?? false) || (declared?.isFrozen ?? false),
    isEmpty: goods?.isEmpty ?? false,
  };
}

function vehicleTypeOf(read: Read, warn: Warn): VehicleType | null {
  if (read.vehicleType === undefined) return null;
  const type = readVehicleType(read.vehicleType);
  if (type === null) warn('vehicleType', 'vehicle-type.unknown');
  return type;
}

function peopleOf(read: Read, warn: Warn): number {
  if (read.people === undefined) return USUAL_PEOPLE;
  const count = /^(\d{1,2})(?:\s*\p{L}+)?$/u.exec(read.people)?.[1];
  if (count === undefined) warn('people', 'people.unreadable');
  return count === undefined ? USUAL_PEOPLE : Number(count);
}

function phoneOf(read: Read, warn: Warn): string | null {
  if (read.phone === undefined) return null;
  const phone = readPhone(read.phone);
  if (phone === null) warn('phone', 'phone.unreadable');
  return phone ?? textOf(read.phone);
}

/** `3,05E+11` is what a spreadsheet leaves of a long number; as a declaration it would join what does not belong together. */
function declarationOf(read: Read, warn: Warn): string | null {
  const text = textOf(read.customsDeclarationNo);
  if (text === null || !/^\d(?:[.,]\d+)?E\+?\d+$/i.test(text)) return text;
  warn('customsDeclarationNo', 'declaration.lost-digits');
  return null;
}

function textOf(text: string | undefined): string | null {
  const tidied = tidy(text ?? '');
  return tidied === '' ? null : tidied;
}

function longestOf(field: ListField): number {
  return PROSE.has(field) ? LONGEST_PROSE : LONGEST_CELL;
}

function hasControlCharacter(text: string): boolean {
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text);
}

function shortened(read: Read): Read {
  const shown: Partial<Record<ListField, string>> = {};
  for (const [field, text] of Object.entries(read) as [ListField, string][]) {
    shown[field] = text.length > longestOf(field) ? `${text.slice(0, SHOWN_OF_LONG_CELL)}…` : text;
  }
  return shown;
}

import type { CommandInput } from '../../../shared/contract/commands.ts';
import { linesFor, linesOf } from '../../../shared/domain/charges/tariff.ts';
import type { TariffLine } from '../../../shared/domain/charges/types.ts';
import { VEHICLE_TYPES, type VehicleType } from '../../../shared/domain/vocabulary.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { fold } from '../../../shared/kernel/text.ts';
import { readDay, readNumber } from '../../ui/format.ts';

/** The prices of one vehicle type while they are typed; empty entry prices = none. */
export type PriceRow = {
  readonly freeMinutes: string;
  readonly dayLoaded: string;
  readonly dayEmpty: string;
  readonly entryLoaded: string;
  readonly entryEmpty: string;
};
export type PriceColumn = keyof PriceRow;

export type ServiceRow = { readonly code: string; readonly name: string; readonly amount: string };

/** A version of the prices while it is typed: a table of all vehicle types, so that none is left out or named twice. */
export type TariffDraft = {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The type that a truck counts as whose type nobody named (CH2). */
  readonly unknownAs: VehicleType;
  readonly rows: Readonly<Record<VehicleType, PriceRow>>;
  readonly plug: string;
  readonly services: readonly ServiceRow[];
};

type Write = (value: number) => string;

const USUAL_UNKNOWN: VehicleType = 'tractor-40';
const MOST_DONG = 1_000_000_000;
const MOST_FREE_MINUTES = 100_000;

/** Lines as a table. */
export function draftOf(
  lines: readonly TariffLine[],
  head: Pick<TariffDraft, 'name' | 'from' | 'to'>,
  write: Write,
): TariffDraft {
  const [first] = linesOf(lines, 'parking');
  const [plug] = linesOf(lines, 'plug');
  const entryOf = (vehicleType: VehicleType, loaded: boolean): string => {
    const [line] = linesFor(lines, 'entry', { vehicleType, loaded });
    return line === undefined ? '' : write(line.amountDong);
  };
  return {
    ...head,
    unknownAs: first?.vehicleTypes?.[0] ?? USUAL_UNKNOWN,
    rows: everyType((vehicleType) => {
      const [loaded] = linesFor(lines, 'parking', { vehicleType, loaded: true });
      const [empty] = linesFor(lines, 'parking', { vehicleType, loaded: false });
      return {
        freeMinutes: write(loaded?.freeMinutes ?? 0),
        dayLoaded: loaded === undefined ? '' : write(loaded.perDayDong),
        dayEmpty: empty === undefined ? '' : write(empty.perDayDong),
        entryLoaded: entryOf(vehicleType, true),
        entryEmpty: entryOf(vehicleType, false),
      };
    }),
    plug: plug === undefined ? '' : write(plug.perHourDong),
    services: linesOf(lines, 'service').map(({ code, name, amountDong }) => ({
      code,
      name,
      amount: write(amountDong),
    })),
  };
}

/** Whether lines that another program saved say more than the table can: free minutes that differ by load. */
export function saysMoreThanTable(lines: readonly TariffLine[]): boolean {
  return VEHICLE_TYPES.some((vehicleType) => {
    const [loaded] = linesFor(lines, 'parking', { vehicleType, loaded: true });
    const [empty] = linesFor(lines, 'parking', { vehicleType, loaded: false });
    return loaded?.freeMinutes !== empty?.freeMinutes;
  });
}

export type DraftProblem = 'name' | 'from' | 'to' | 'prices' | 'service-names' | 'services-repeated';

/** What stands in the way of saving, or null. */
export function draftProblemOf(draft: TariffDraft): DraftProblem | null {
  if (draft.name.trim() === '') return 'name';
  const from = readDay(draft.from);
  if (from === null) return 'from';
  if (draft.to.trim() !== '' && (readDay(draft.to) ?? '') < from) return 'to';
  const cells = VEHICLE_TYPES.flatMap((type) =>
    PRICE_COLUMNS.map((column) => isGoodCell(column, draft.rows[type][column])),
  );
  const others = [...draft.services.map(({ amount }) => amount), ...(draft.plug.trim() === '' ? [] : [draft.plug])];
  if (cells.includes(false) || others.some((text) => dongIn(text) === null)) return 'prices';
  const names = draft.services.map(({ name }) => fold(name));
  if (names.includes('')) return 'service-names';
  return new Set(names).size < names.length ? 'services-repeated' : null;
}

export const PRICE_COLUMNS = [
  'freeMinutes',
  'dayLoaded',
  'dayEmpty',
  'entryLoaded',
  'entryEmpty',
] as const satisfies PriceColumn[];

/** Whether a cell of the table can be saved. */
export function isGoodCell(column: PriceColumn, text: string): boolean {
  if (column === 'freeMinutes') return wholeIn(text, MOST_FREE_MINUTES) !== null;
  const isOptional = column === 'entryLoaded' || column === 'entryEmpty';
  return (isOptional && text.trim() === '') || dongIn(text) !== null;
}

/** An amount as it is typed, `50.000`; null when it is no whole number of đồng. */
export function dongIn(text: string): number | null {
  return wholeIn(text, MOST_DONG);
}

/** A draft without problems as the command takes it. */
export function tariffOf(draft: TariffDraft): Omit<CommandInput<'tariff.save'>, 'tariffId'> {
  return {
    name: draft.name.trim(),
    validFromOn: readDay(draft.from) ?? '',
    validToOn: draft.to.trim() === '' ? null : readDay(draft.to),
    lines: [
      ...parkingLines(draft),
      ...entryLines(draft),
      ...(draft.plug.trim() === '' ? [] : [{ kind: 'plug', perHourDong: dongIn(draft.plug) ?? 0 } as const]),
      ...draft.services.map(
        ({ code, name, amount }) =>
          ({ kind: 'service', code, name: name.trim(), amountDong: dongIn(amount) ?? 0 }) as const,
      ),
    ],
  };
}

/** What is sent of a version whose time has begun, beside its last day: all as it was saved (CH3). */
export function keptOf(version: {
  readonly name: string;
  readonly validFromOn: Day;
  readonly lines: readonly TariffLine[];
}): Pick<CommandInput<'tariff.save'>, 'name' | 'validFromOn' | 'lines'> {
  const { name, validFromOn, lines } = version;
  return {
    name,
    validFromOn,
    lines: lines.map((line) =>
      line.kind === 'parking' || line.kind === 'entry'
        ? { ...line, vehicleTypes: line.vehicleTypes === null ? null : [...line.vehicleTypes] }
        : line,
    ),
  };
}

type Lines = CommandInput<'tariff.save'>['lines'];
type Group = { readonly types: VehicleType[] | null; readonly row: PriceRow };

/** Types with the same prices share their lines; whoever counts as the unknown comes first (CH2). */
function groupsOf({ rows, unknownAs }: TariffDraft, columns: readonly PriceColumn[]): readonly Group[] {
  const types = [unknownAs, ...VEHICLE_TYPES.filter((type) => type !== unknownAs)];
  const groups = Map.groupBy(types, (type) => JSON.stringify(columns.map((column) => readNumber(rows[type][column]))));
  return [...groups.values()].map((own) => ({
    types: own.length === VEHICLE_TYPES.length ? null : own,
    row: rows[own[0] ?? unknownAs],
  }));
}

function parkingLines(draft: TariffDraft): Lines {
  return groupsOf(draft, ['freeMinutes', 'dayLoaded', 'dayEmpty']).flatMap(({ types, row }) => {
    const line = { kind: 'parking', vehicleTypes: types, freeMinutes: readNumber(row.freeMinutes) ?? 0 } as const;
    return byLoad(dongIn(row.dayLoaded), dongIn(row.dayEmpty)).map(({ loaded, dong }) => ({
      ...line,
      loaded,
      perDayDong: dong,
    }));
  });
}

function entryLines(draft: TariffDraft): Lines {
  return groupsOf(draft, ['entryLoaded', 'entryEmpty']).flatMap(({ types, row }) =>
    byLoad(dongIn(row.entryLoaded), dongIn(row.entryEmpty)).map(({ loaded, dong }) => ({
      kind: 'entry' as const,
      vehicleTypes: types,
      loaded,
      amountDong: dong,
    })),
  );
}

/** One line where both loads cost the same, else one for each that has a price. */
function byLoad(
  loadedDong: number | null,
  emptyDong: number | null,
): readonly { readonly loaded: boolean | null; readonly dong: number }[] {
  if (loadedDong === emptyDong) return loadedDong === null ? [] : [{ loaded: null, dong: loadedDong }];
  const each = [
    { loaded: true, dong: loadedDong },
    { loaded: false, dong: emptyDong },
  ];
  return each.flatMap(({ loaded, dong }) => (dong === null ? [] : [{ loaded, dong }]));
}

/** One more service, without a name yet. */
export function withNewService(draft: TariffDraft): TariffDraft {
  return { ...draft, services: [...draft.services, { code: '', name: '', amount: '' }] };
}

/** A service under the name that was typed; its code follows the name until it has been saved once. */
export function namedService(services: readonly ServiceRow[], at: number, name: string, isNew: boolean): ServiceRow {
  const service = services[at] ?? { code: '', name: '', amount: '' };
  if (!isNew) return { ...service, name };
  const taken = new Set(services.filter((_, index) => index !== at).map(({ code }) => code));
  const base =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 26) || 'dich-vu';
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${base}-${String(number)}`;
  return { ...service, name, code };
}

function everyType(rowOf: (type: VehicleType) => PriceRow): TariffDraft['rows'] {
  return Object.fromEntries(VEHICLE_TYPES.map((type) => [type, rowOf(type)])) as TariffDraft['rows'];
}

function wholeIn(text: string, most: number): number | null {
  const value = readNumber(text);
  return value !== null && Number.isInteger(value) && value >= 0 && value <= most ? value : null;
}

/** The first day that a new version may have: today for the first one, else a day behind what there is. */
export function firstDayFor(newest: Day | null, today: Day, nextOf: (day: Day) => Day): Day {
  if (newest === null) return today;
  return nextOf(newest > today ? newest : today);
}

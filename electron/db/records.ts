import type { Database, Statement } from 'better-sqlite3';
import type { RecordKind, Records } from '../../shared/domain/records.ts';
import type { RowChange } from '../../shared/domain/events.ts';

/** The table of each stored kind. */
export const TABLES = {
  site: 'sites',
  user: 'users',
  crossing: 'crossings',
  queue: 'queues',
  zone: 'zones',
  slot: 'slots',
  keepClearArea: 'keep_clear_areas',
  visit: 'visits',
  piece: 'pieces',
  standing: 'standings',
  occupancy: 'occupancies',
  pass: 'passes',
  person: 'people',
  facility: 'facilities',
  bed: 'beds',
  stay: 'stays',
  service: 'services',
  alarm: 'alarms',
  incident: 'incidents',
  move: 'moves',
  photo: 'photos',
  candidate: 'candidates',
  tariff: 'tariffs',
  charge: 'charges',
  payment: 'payments',
  shift: 'shifts',
  slipBlock: 'slip_blocks',
  reservation: 'reservations',
  closing: 'closings',
  count: 'counts',
  sighting: 'sightings',
  landmark: 'landmarks',
  savedView: 'saved_views',
  notice: 'notices',
  authorityOrder: 'authority_orders',
  fastTrack: 'fast_tracks',
  swap: 'swaps',
  teamDriver: 'team_drivers',
  room: 'rooms',
  turn: 'turns',
  mealPlan: 'meal_plans',
  lodgingReport: 'lodging_reports',
  complaint: 'complaints',
  signedReport: 'signed_reports',
  reportNote: 'report_notes',
  reportFile: 'report_files',
  countSheet: 'count_sheets',
  forecastInput: 'forecast_inputs',
  keptForecast: 'kept_forecasts',
  scenario: 'scenarios',
  surgePlan: 'surge_plans',
} as const satisfies Record<RecordKind, string>;

/** Not a field of the record: which change wrote its row last. */
const CHANGED_BY = 'changed_by';

type Form = 'plain' | 'json' | 'flag';

type Field = { readonly column: string; readonly field: string; readonly form: Form };

/** A statement that writes certain fields of a table, bound in their order. */
type Plan = { readonly statement: Statement; readonly fields: readonly Field[] };

/** One `toRecord` and one `toBound` per table, derived from how its columns are named. */
type Table = {
  readonly name: string;
  /** What is selected: every column under the name of its field, so that a row is nearly a record. */
  readonly selected: string;
  readonly fields: readonly Field[];
  /** The fields that a row does not hold as the record does. */
  readonly read: readonly Field[];
  readonly byField: ReadonlyMap<string, Field>;
  readonly byId: Statement<unknown[], Record<string, unknown>>;
  readonly writer: Statement<[number], number>;
  readonly remove: Statement;
  /** By the fields that they write: what is absent in a new record is not bound, half of a visit's columns. */
  readonly inserts: Map<string, Plan>;
  readonly updates: Map<string, Plan>;
  readonly json: (text: string) => unknown;
};

/**
 * Reads records by id and writes them by row changes only. Every write of live state, replay and undo goes through
 * `apply` (AC2); area stores add their own reading.
 */
export type RecordStore = {
  readonly get: <Kind extends RecordKind>(kind: Kind, id: number) => Records[Kind] | null;
  readonly require: <Kind extends RecordKind>(kind: Kind, id: number) => Records[Kind];
  /** Prepares `SELECT … FROM <table> <rest>` that answers records. */
  readonly select: <Kind extends RecordKind>(
    kind: Kind,
    rest: string,
  ) => {
    readonly all: (...bound: readonly (string | number | null)[]) => readonly Records[Kind][];
    readonly first: (...bound: readonly (string | number | null)[]) => Records[Kind] | null;
    readonly each: (...bound: readonly (string | number | null)[]) => Generator<Records[Kind]>;
  };
  /** A record as the journal keeps a new or a removed one: what it leaves out there is null. */
  readonly whole: (kind: RecordKind, kept: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** The highest id ever given to a kind. */
  readonly lastId: (kind: RecordKind) => number;
  /** The seq of the change that wrote a record last, or removed it; 0 for one that never was. */
  readonly writerOf: (kind: RecordKind, id: number) => number;
  /** Writes one change of the journal. */
  readonly apply: (change: RowChange, seq: number) => void;
};

/** `follow` is told of each change that is written, in the same transaction. */
export function createRecordStore(db: Database, follow: (change: RowChange) => void = () => undefined): RecordStore {
  const tables = new Map<RecordKind, Table>();
  const tableOf = (kind: RecordKind): Table => {
    let table = tables.get(kind);
    if (table === undefined) {
      table = prepareTable(db, TABLES[kind]);
      tables.set(kind, table);
    }
    return table;
  };

  const noteRemoved = db.prepare(
    `INSERT INTO removed_records (kind, id, changed_by) VALUES (?, ?, ?)
       ON CONFLICT (kind, id) DO UPDATE SET changed_by = excluded.changed_by`,
  );
  const removedBy = db
    .prepare<[string, number], number>('SELECT changed_by FROM removed_records WHERE kind = ? AND id = ?')
    .pluck();

  const planned = (
    table: Table,
    plans: Map<string, Plan>,
    set: Readonly<Record<string, unknown>>,
    toSql: (columns: readonly string[]) => string,
  ): Plan => {
    let signature = '';
    for (const key in set) if (set[key] !== undefined) signature += `${key},`;
    let plan = plans.get(signature);
    if (plan === undefined) {
      const keys = signature === '' ? [] : signature.slice(0, -1).split(',');
      const fields = keys.map((key) => fieldOf(table, key));
      if (plans.size >= MOST_PLANS) plans.clear();
      plan = { statement: db.prepare(toSql(fields.map(({ column }) => column))), fields };
      plans.set(signature, plan);
    }
    return plan;
  };

  const write = (change: RowChange, seq: number): void => {
    const table = tableOf(change.kind);
    if (change.set === null) {
      mustChange(table.remove.run(change.id).changes, change);
      noteRemoved.run(change.kind, change.id, seq);
      return;
    }
    if (change.was === null) {
      const { statement, fields } = planned(table, table.inserts, change.set, (columns) => {
        const places = '?, '.repeat(columns.length);
        return `INSERT INTO ${table.name} (${columns.join(', ')}, ${CHANGED_BY}) VALUES (${places}?)`;
      });
      statement.run(...boundOf(fields, change.set), seq);
      return;
    }
    const { statement, fields } = planned(table, table.updates, change.set, (columns) => {
      const assignments = [...columns, CHANGED_BY].map((column) => `${column} = ?`).join(', ');
      return `UPDATE ${table.name} SET ${assignments} WHERE id = ?`;
    });
    mustChange(statement.run(...boundOf(fields, change.set), seq, change.id).changes, change);
  };

  const store: RecordStore = {
    get(kind, id) {
      const table = tableOf(kind);
      const row = table.byId.get(id);
      return row === undefined ? null : toRecord(table, row);
    },
    require(kind, id) {
      const record = store.get(kind, id);
      if (record === null) throw new Error(`no ${kind} ${String(id)}`);
      return record;
    },
    select(kind, rest) {
      const table = tableOf(kind);
      const statement = db.prepare<unknown[], Record<string, unknown>>(
        `SELECT ${table.selected} FROM ${table.name} ${rest}`,
      );
      return {
        all: (...bound) => statement.all(...bound).map((row) => toRecord(table, row)),
        first: (...bound) => {
          const row = statement.get(...bound);
          return row === undefined ? null : toRecord(table, row);
        },
        *each(...bound) {
          for (const row of statement.iterate(...bound)) yield toRecord(table, row);
        },
      };
    },
    whole: (kind, kept) => Object.fromEntries(tableOf(kind).fields.map(({ field }) => [field, kept[field] ?? null])),
    lastId(kind) {
      const sql = `SELECT max(coalesce((SELECT max(id) FROM ${TABLES[kind]}), 0),
        coalesce((SELECT max(id) FROM removed_records WHERE kind = ?), 0))`;
      return db.prepare<[string], number>(sql).pluck().get(kind) ?? 0;
    },
    writerOf: (kind, id) => tableOf(kind).writer.get(id) ?? removedBy.get(kind, id) ?? 0,
    apply(change, seq) {
      write(change, seq);
      follow(change);
    },
  };
  return store;
}

function mustChange(changes: number, change: RowChange): void {
  if (changes !== 1) throw new Error(`no ${change.kind} ${String(change.id)} to change`);
}

function prepareTable(db: Database, name: string): Table {
  const info = db.pragma(`table_info(${name})`) as readonly { readonly name: string }[];
  if (info.length === 0) throw new Error(`no table ${name}`);
  const fields = info.filter((column) => column.name !== CHANGED_BY).map((column) => toField(column.name));
  const selected = fields.map(({ column, field }) => `${name}.${column} AS "${field}"`).join(', ');
  return {
    name,
    selected,
    fields,
    read: fields.filter((field) => field.form !== 'plain'),
    byField: new Map(fields.map((field) => [field.field, field])),
    byId: db.prepare<unknown[], Record<string, unknown>>(`SELECT ${selected} FROM ${name} WHERE id = ?`),
    writer: db.prepare<[number], number>(`SELECT ${CHANGED_BY} FROM ${name} WHERE id = ?`).pluck(),
    remove: db.prepare(`DELETE FROM ${name} WHERE id = ?`),
    inserts: new Map(),
    updates: new Map(),
    json: createJsonReader(),
  };
}

function toField(column: string): Field {
  const isJson = column.endsWith('_json');
  const isFlag = /^(is|has|needs)_/.test(column) || column === 'loaded';
  const base = isJson ? column.slice(0, -'_json'.length) : column;
  const field = base.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { column, field, form: isJson ? 'json' : isFlag ? 'flag' : 'plain' };
}

function fieldOf(table: Table, key: string): Field {
  const field = table.byField.get(key);
  if (field === undefined) throw new Error(`${table.name} has no column for ${key}`);
  return field;
}

function boundOf(fields: readonly Field[], set: Readonly<Record<string, unknown>>): unknown[] {
  const bound: unknown[] = [];
  for (const field of fields) bound.push(toBound(field, set[field.field]));
  return bound;
}

function toBound(field: Field, value: unknown): unknown {
  if (field.form === 'json') return JSON.stringify(value ?? null);
  if (field.form === 'flag') return value === true ? 1 : 0;
  return value ?? null;
}

/** Makes the record of a fresh row, in place: a second object for each row of a snapshot costs as much as reading it. */
function toRecord<Kind extends RecordKind>(table: Table, row: Record<string, unknown>): Records[Kind] {
  for (const { field, form } of table.read)
    row[field] = form === 'flag' ? row[field] === 1 : table.json(row[field] as string);
  return row as unknown as Records[Kind];
}

/** Statements kept of a table for inserting, and for updating: particulars come in many combinations. */
const MOST_PLANS = 200;

const EMPTY_LIST: readonly never[] = Object.freeze([]);

const MOST_REMEMBERED = 200;

/**
 * Reads JSON columns. Most hold `[]` or `null`, and calendars, outlines and disciplines are read again and again with
 * every command: what was parsed lately is shared, for nobody changes a record.
 */
function createJsonReader(): (text: string) => unknown {
  const known = new Map<string, unknown>();
  return (text) => {
    if (text === '[]') return EMPTY_LIST;
    if (text === 'null') return null;
    let value = known.get(text);
    if (value === undefined) {
      value = JSON.parse(text);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, value);
    }
    return value;
  };
}

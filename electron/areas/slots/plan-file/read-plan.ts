import { planProblems } from '../../../../shared/domain/layout/check.ts';
import type { PlanColumn } from '../../../../shared/domain/layout/columns-of-file.ts';
import { distancesOf, keepClearSlots } from '../../../../shared/domain/layout/derive.ts';
import type { Plan, PlanSlot, PlanZone } from '../../../../shared/domain/layout/plan.ts';
import type { PlanProblem, PlanProblemCode } from '../../../../shared/domain/layout/problems.ts';
import type { QueryOutputs, ReadProblem } from '../../../../shared/contract/queries.ts';
import { readCsv, type Table, type WrittenSlot } from './read-csv.ts';
import { readJson } from './read-json.ts';

type Read = Omit<QueryOutputs['layout.read'], 'seq'>;

/** With more than these nobody mends the file by hand. */
const MOST_SHOWN = 200;

/**
 * Reads a plan from a file and says what is wrong with it, row by row. A table holds slots only: zones that it does not
 * name, keep-clear areas and landmarks stay as they are `now`.
 */
export function readPlan(bytes: Uint8Array, now: Plan): Read {
  const text = textOf(bytes);
  if (text === null)
    return { plan: null, rows: 0, problems: [{ row: null, column: null, code: 'not-a-plan', at: '' }] };
  return text.trimStart().startsWith('{') ? jsonPlan(text) : csvPlan(text, now);
}

function jsonPlan(text: string): Read {
  const { plan, rows, problems } = readJson(text);
  if (plan === null) return answer(null, rows, problems);
  return answer(
    plan,
    rows,
    planProblems(plan).map(({ code, at, other, list, index }) => ({
      row: index === null ? null : index + 1,
      column: list,
      code,
      at,
      ...(other !== undefined && { other }),
    })),
  );
}

function csvPlan(text: string, now: Plan): Read {
  const table = readCsv(text);
  if (table.problems.length > 0) return answer(null, table.rows, table.problems);
  const plan = planOf(table, now);
  return answer(
    plan,
    table.rows,
    planProblems(plan).map((problem) => shown(problem, table)),
  );
}

function answer(plan: Plan | null, rows: number, problems: readonly ReadProblem[]): Read {
  return { plan: problems.length > 0 ? null : plan, rows, problems: problems.slice(0, MOST_SHOWN) };
}

function shown({ code, at, other, list, index }: PlanProblem, { slots, headers }: Table): ReadProblem {
  const column = COLUMN_OF[code];
  return {
    row: list === 'slots' && index !== null ? (slots[index]?.row ?? null) : null,
    column: column === undefined ? null : (headers.get(column) ?? null),
    code,
    at,
    ...(other !== undefined && { other }),
  };
}

/** The column in which to look for what is wrong. */
const COLUMN_OF: Readonly<Partial<Record<PlanProblemCode, PlanColumn>>> = {
  'code-wrong': 'code',
  'code-repeated': 'code',
  'zone-unknown': 'zone',
  'pseudo-zone-with-slots': 'zone',
  'row-wrong': 'row',
  'position-wrong': 'position',
  'position-repeated': 'position',
  'length-wrong': 'length',
  'width-wrong': 'width',
  'place-wrong': 'x',
  'distance-wrong': 'exit',
  'lane-incomplete': 'lane',
  'lane-depth-repeated': 'depth',
};

/** What a table says, laid over the plan: fields without a column keep what the slot of that code has. */
function planOf({ slots: written, headers }: Table, now: Plan): Plan {
  const before = new Map(now.slots.map((slot) => [slot.code, slot]));
  const slots = written.map(({ slot }) => completed(slot, before.get(slot.code)));
  const plan = { ...now, zones: zonesOf(now.zones, slots), slots };
  const measured = distancesOf(plan);
  const marked = headers.has('keepClear') ? slots : keepClearSlots(plan);
  return {
    ...plan,
    slots: marked.map((slot, i) => ({
      ...slot,
      exitDistanceM: written[i]?.slot.exitDistanceM ?? measured[i]?.exitDistanceM ?? slot.exitDistanceM,
      walkDistanceM: written[i]?.slot.walkDistanceM ?? measured[i]?.walkDistanceM ?? slot.walkDistanceM,
    })),
  };
}

function completed(written: WrittenSlot['slot'], before: PlanSlot | undefined): PlanSlot {
  const slot = { ...USUAL, ...before, ...written };
  // A lane is told by its key; a table that says so of one slot need not say it twice.
  const access = written.access ?? (written.laneKey === undefined ? slot.access : accessOf(written.laneKey));
  const isLane = access === 'lane';
  return {
    ...slot,
    access,
    laneKey: isLane ? slot.laneKey : (written.laneKey ?? null),
    depth: isLane ? slot.depth : (written.depth ?? 0),
  };
}

function accessOf(laneKey: string | null): PlanSlot['access'] {
  return laneKey === null ? 'through' : 'lane';
}

const USUAL: PlanSlot = {
  code: '',
  zone: '',
  row: '',
  position: 0,
  lengthCm: 0,
  widthCm: 350,
  xCm: 0,
  yCm: 0,
  angleDeg: 90,
  hasPower: false,
  isCovered: false,
  hazardClasses: [],
  direction: null,
  access: 'through',
  laneKey: null,
  depth: 0,
  exitDistanceM: 0,
  walkDistanceM: 0,
  isKeepClear: false,
};

/** The zones that are there, and one for each that only the table names. */
function zonesOf(now: readonly PlanZone[], slots: readonly PlanSlot[]): readonly PlanZone[] {
  const known = new Set(now.map((zone) => zone.code));
  const counts = new Map<string, number>();
  for (const { zone } of slots) if (!known.has(zone)) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const made = Array.from(counts, ([code, capacity]): PlanZone => ({
    code,
    name: code,
    nameEn: code,
    kind: 'parking',
    capacity,
    direction: null,
    cargoClasses: [],
    outline: [],
    parts: [],
  }));
  return [...now, ...made];
}

/** UTF-8, or UTF-16 that says so; null for what is no text. */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const text = new TextDecoder(wide ?? 'utf-8').decode(bytes);
  return text.slice(0, 1 << 16).includes('\0') ? null : text;
}

import type { Instant } from '../../../shared/kernel/instant.ts';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import { undoTyping } from '../../../shared/domain/vehicles/plate-typing.ts';
import { isKnownPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Course } from '../../store/usual-course.ts';
import { gateOfSlip, numberStateOf, type Block } from './slip-numbers.ts';

export const LINE_WAYS = ['in', 'out', 'spoilt'] as const;
export type LineWay = (typeof LINE_WAYS)[number];

export type PaperSlip = CommandInput<'slip.enter'>['slips'][number];
type Result = CommandOutput<'slip.enter'>['results'][number];
type Refusal = NonNullable<Result['refusal']>;

/** One slip as it is being typed. Kept, its number may be null: the one that comes next, until somebody writes another. */
export type Line<SlipNo extends string | null = string> = {
  readonly key: number;
  readonly slipNo: SlipNo;
  readonly plate: string;
  /** The time as it was typed, and what that meant then: a minute past midnight it would mean another day. */
  readonly time: string;
  readonly at: Instant | null;
  readonly way: LineWay;
  /** What was chosen for a truck that the record says is here, or held (GA1, GA4). */
  readonly resolve: PaperSlip['resolve'] | null;
  readonly departure: PaperSlip['departure'] | null;
  /** Why the host did not take it the last time. */
  readonly refusal: Refusal | null;
};

export type KeptLine = Line<string | null>;

export type Typed = Partial<Pick<Line, 'slipNo' | 'plate' | 'time' | 'at' | 'way'>>;

/** A line with nothing on it but its number and the way of the one before. */
export function emptyLine<SlipNo extends string | null>(key: number, slipNo: SlipNo, way: LineWay): Line<SlipNo> {
  const usual = way === 'spoilt' ? 'in' : way;
  return { key, slipNo, plate: '', time: '', at: null, way: usual, resolve: null, departure: null, refusal: null };
}

/** A line after something was typed: what the host said, and what was chosen for it, was said of another slip. */
export function typed(line: Line, change: Typed): Line {
  return { ...line, ...change, resolve: null, departure: null, refusal: null };
}

/** Whether nobody has written on a line yet. */
export function isBlank(line: KeptLine): boolean {
  return line.plate === '' && line.time === '' && line.way !== 'spoilt';
}

/** What is to be seen of a line before it is sent. The first ones keep it from being sent. */
export const PROBLEMS = [
  'no-number',
  'number-twice',
  'number-used',
  'no-plate',
  'plate-ime',
  'no-time',
  'same-passage',
] as const;
export type Problem = { readonly code: (typeof PROBLEMS)[number]; readonly line: number | null };

/** What keeps each line of a table from being sent; null for those that can be. */
export function problemsOf(lines: readonly Line[], blocks: readonly Block[]): readonly (Problem | null)[] {
  const numbers = new Map<string, number>();
  const passages = new Map<string, number>();
  return lines.map((line, index) => {
    if (isBlank(line)) return null;
    const twice = firstOf(numbers, line.slipNo, index);
    const passage = `${normalisePlate(line.plate)} ${String(line.at)} ${line.way}`;
    const isPassage = line.way !== 'spoilt' && line.at !== null;
    const same = isPassage ? firstOf(passages, passage, index) : null;
    return problemOf(line, twice, same, blocks);
  });
}

/** The line that had a value first, where it was another one: of two that are the same the later one is the mistake. */
function firstOf(seen: Map<string, number>, value: string, index: number): number | null {
  const first = seen.get(value);
  if (first === undefined) seen.set(value, index);
  return first === undefined ? null : first + 1;
}

function problemOf(line: Line, twice: number | null, same: number | null, blocks: readonly Block[]): Problem | null {
  const only = (code: Problem['code']): Problem => ({ code, line: null });
  if (line.slipNo === '') return only('no-number');
  if (twice !== null) return { code: 'number-twice', line: twice };
  if (numberStateOf(line.slipNo, blocks) === 'used') return only('number-used');
  if (line.way === 'spoilt') return null;
  if (normalisePlate(line.plate) === '') return only('no-plate');
  if (undoTyping(line.plate, isKnownPlate).kind === 'unclear') return only('plate-ime');
  if (line.at === null) return only('no-time');
  return same === null ? null : { code: 'same-passage', line: same };
}

/** What the host is told of a line that has no problem. A truck that nobody declared goes where the gate's usually go. */
export function slipOf(
  line: Line,
  more: {
    readonly isDeclared: boolean;
    readonly course: Course | null;
    readonly gate: string;
    readonly blocks: readonly Block[];
  },
): PaperSlip {
  const { slipNo, plate, way, at, resolve, departure } = line;
  if (at === null || way === 'spoilt') throw new Error('a line without a passage');
  const course = way === 'in' && !more.isDeclared ? more.course : null;
  return {
    slipNo,
    plate,
    way,
    at,
    gate: gateOfSlip(slipNo, more.blocks) ?? more.gate,
    ...(course !== null && { direction: course.direction, crossing: course.crossing }),
    ...(resolve !== null && { resolve }),
    ...(departure !== null && { departure }),
  };
}

/** The ways on from a refusal, by key; none where only typing helps. */
export const WAYS = {
  'visit.already-here': ['left-unrecorded', 'mistyped', 'same-plate'],
  'visit.under-hold': ['left-under-hold', 'mistyped'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type WayOn = (typeof WAYS)[keyof typeof WAYS][number];

export function waysOf(refusal: Refusal | null): readonly WayOn[] {
  const code = String(refusal?.['code'] ?? '');
  return Object.hasOwn(WAYS, code) ? WAYS[code as keyof typeof WAYS] : [];
}

/** A line on which a way was chosen; mistyped ones are typed again. */
export function chosen(line: Line, way: WayOn): Line {
  if (way === 'mistyped') return line;
  return way === 'left-under-hold'
    ? { ...line, departure: way, refusal: null }
    : { ...line, resolve: way, refusal: null };
}

/** Reads the lines that a page kept; null when they are none. */
export function readKept(text: string | null): readonly KeptLine[] | null {
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) && kept.length > 0 && kept.every(isLine) ? kept : null;
  } catch {
    return null;
  }
}

function isLine(value: unknown): value is KeptLine {
  const line = value as Partial<KeptLine> | null;
  return (
    typeof line?.key === 'number' &&
    (line.slipNo === null || typeof line.slipNo === 'string') &&
    typeof line.plate === 'string' &&
    typeof line.time === 'string' &&
    LINE_WAYS.some((way) => way === line.way)
  );
}

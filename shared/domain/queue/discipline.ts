import type { CargoClass, Direction } from '../vocabulary.ts';
import type { Discipline, HourRatios, Stream } from './types.ts';

const DEFAULTS: Readonly<Record<Direction, Discipline>> = {
  export: {
    noticeNumber: null,
    noticeOn: null,
    streams: [
      stream('priority-fresh', 'Q', 3, ['fresh'], true),
      stream('fresh', 'T', 2, ['fresh'], false),
      stream('other', 'K', 1, null, false),
    ],
    shareOldest: 0.1,
  },
  import: {
    noticeNumber: null,
    noticeOn: null,
    streams: [stream('import', 'N', 1, null, false)],
    shareOldest: 0.1,
  },
};

function stream(
  key: string,
  letter: string,
  weight: number,
  cargoClasses: readonly CargoClass[] | null,
  withEvidence: boolean,
): Stream {
  return { key, letter, name: null, weight, takes: { cargoClasses, withEvidence } };
}

/** The discipline of a new site until an authority's notice is recorded (QU1). */
export function defaultDiscipline(direction: Direction): Discipline {
  return DEFAULTS[direction];
}

/** What decides the stream of a load. */
export type StreamFacts = {
  readonly cargoClass: CargoClass;
  /** The class comes from the declaration, or a coordinator saw the papers. */
  readonly isClassProven: boolean;
  readonly growingAreaCode: string | null;
  readonly packingHouseCode: string | null;
};

/**
 * The stream of a load under a discipline. A class that was only said counts as `general`, so that no
 * advantage rests on words (QU1).
 */
export function streamOf(facts: StreamFacts, discipline: Discipline): Stream {
  const cargoClass = facts.isClassProven ? facts.cargoClass : 'general';
  const hasEvidence = facts.isClassProven && hasText(facts.growingAreaCode) && hasText(facts.packingHouseCode);
  const found = discipline.streams.find(
    ({ takes }) =>
      (takes.cargoClasses === null || takes.cargoClasses.includes(cargoClass)) && (!takes.withEvidence || hasEvidence),
  );
  const last = found ?? discipline.streams.at(-1);
  if (last === undefined) throw new Error('a discipline without streams');
  return last;
}

function hasText(code: string | null): boolean {
  return code !== null && code.trim() !== '';
}

/** k of QU2: every k-th turn belongs to the longest waiting; 5–10. */
export function oldestEvery(discipline: Pick<Discipline, 'shareOldest'>): number {
  return Math.min(10, Math.max(5, Math.round(1 / discipline.shareOldest)));
}

/** Whether the turn with this number (from 0) belongs to the longest waiting (QU2). */
export function isOldestTurn(turn: number, every: number): boolean {
  return turn % every === every - 1;
}

/** The ratios that count at a time of day (QU15): of the first hours that hold it, else the usual ones. */
export function weightsAt(discipline: Discipline, minuteOfDay: number): readonly number[] {
  const hours = discipline.hours?.find(
    ({ fromMinute, toMinute }) => fromMinute <= minuteOfDay && minuteOfDay < toMinute,
  );
  return discipline.streams.map(({ key, weight }) => hours?.weights[key] ?? weight);
}

/**
 * Which stream (as an index) has each of the turns that are left to the streams, over one round.
 * Smooth: 3:2:1 gives 0 1 0 2 1 0, never 0 0 0 1 1 2, so that a light stream is not kept waiting a whole round.
 */
export function turnPattern(streams: readonly Pick<Stream, 'weight'>[]): readonly number[] {
  const divisor = streams.reduce((value, { weight }) => gcd(value, weight), 0) || 1;
  const weights = streams.map(({ weight }) => weight / divisor);
  const round = weights.reduce((sum, weight) => sum + weight, 0);
  const credit = weights.map(() => 0);
  const pattern: number[] = [];
  for (let step = 0; step < round; step += 1) {
    let best = 0;
    for (let i = 0; i < weights.length; i += 1) {
      credit[i] = (credit[i] ?? 0) + (weights[i] ?? 0);
      if ((credit[i] ?? 0) > (credit[best] ?? 0)) best = i;
    }
    credit[best] = (credit[best] ?? 0) - round;
    pattern.push(best);
  }
  return pattern;
}

/**
 * Place in the pattern of a turn that belongs to the streams. Turns of the longest waiting are not counted:
 * otherwise a round whose length shares a factor with k would take them from one stream only.
 */
export function patternIndex(turn: number, every: number, length: number): number {
  return length === 0 ? 0 : (turn - Math.floor(turn / every)) % length;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

export const DISCIPLINE_PROBLEMS = [
  'no-streams',
  'too-many-streams',
  'key-repeated',
  'letter-repeated',
  'letter-form',
  'weight-range',
  'share-range',
  'hours-range',
  'hours-streams',
] as const;
export type DisciplineProblem = (typeof DISCIPLINE_PROBLEMS)[number];

const MOST_STREAMS = 12;
const MOST_WEIGHT = 100;

/** What keeps a discipline from being put in force; empty when nothing does. */
export function disciplineProblemsOf(discipline: Discipline): readonly DisciplineProblem[] {
  const { streams, shareOldest } = discipline;
  const problems: DisciplineProblem[] = [];
  if (streams.length === 0) problems.push('no-streams');
  if (streams.length > MOST_STREAMS) problems.push('too-many-streams');
  if (new Set(streams.map(({ key }) => key)).size < streams.length) problems.push('key-repeated');
  if (new Set(streams.map(({ letter }) => letter)).size < streams.length) problems.push('letter-repeated');
  if (streams.some(({ letter }) => !/^[A-Z]{1,2}$/.test(letter))) problems.push('letter-form');
  if (streams.some(({ weight }) => !Number.isInteger(weight) || weight < 1 || weight > MOST_WEIGHT)) {
    problems.push('weight-range');
  }
  if (!(shareOldest >= 0.1 && shareOldest <= 0.2)) problems.push('share-range');
  const hours = discipline.hours ?? [];
  if (hours.some(({ fromMinute, toMinute }) => !(fromMinute >= 0 && fromMinute < toMinute && toMinute <= 1440)))
    problems.push('hours-range');
  const keys = new Set(streams.map(({ key }) => key));
  const isGood = ({ weights }: HourRatios): boolean =>
    Object.keys(weights).every((key) => keys.has(key)) &&
    streams.some(({ key, weight }) => (weights[key] ?? weight) > 0);
  if (!hours.every(isGood)) problems.push('hours-streams');
  return problems;
}

import type { VisitId } from '../../kernel/ids.ts';
import { MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { causeOfMove, ownCauseOf, ruleOfCause, type LineChange, type LineMove } from './history-cause.ts';
import type { HistoryLine } from './history-line.ts';
import { turnedAt, type LineRule, type LineTime } from './line-rule.ts';
import type { PlaceStepCause } from './place-step.ts';

/** One gain or loss of place (QU37): derived from the journal, never stored (QU8). */
export type PlaceStep = {
  readonly at: Instant;
  readonly seq: number;
  /** Places among those that could be called, from 1; null = not in the line. */
  readonly from: number | null;
  readonly to: number | null;
  readonly cause: PlaceStepCause;
  readonly rule: string;
  /** How many trucks it was about, and the first of them. */
  readonly count: number;
  readonly others: readonly { readonly queueNumber: string; readonly plate: string }[];
  readonly actor: string;
  readonly reason: string | null;
  readonly documentNo: string | null;
};

/** What one walk back through the changes of a line found. */
export type PlaceHistory = {
  /** Newest first. */
  readonly steps: readonly PlaceStep[];
  /** The walk reached the change with which it joined. */
  readonly isWhole: boolean;
};

/** Causes of which each truck gives or takes one place: never more of them than places. */
const ONE_EACH: ReadonlySet<PlaceStepCause> = new Set(['called', 'left', 'ready', 'not-ready', 'came-before']);
const SHOWN_OTHERS = 3;

/** Takes one change back out of a line: it is as it was just before it, at its hour. */
export function takeBack(line: HistoryLine, change: LineChange): void {
  for (let index = change.moves.length - 1; index >= 0; index -= 1) {
    const move = change.moves[index] as LineMove;
    line.put(move.visitId, move.before);
  }
  if (change.rulesBefore !== null) line.setRules(change.rulesBefore);
  line.setTime(timeOf(change));
}

function timeOf({ at, minuteOfDay }: LineChange): LineTime {
  return { now: at, minuteOfDay };
}

/**
 * The gains and losses of a truck, from the line as it is and its changes, newest first (QU37). Each place is
 * told by the rule and the hour that held then; what the hours alone did is a step of its own. The line is walked back with
 * it: afterwards it is as it was before the oldest change that was read.
 */
export function placeHistory(line: HistoryLine, changes: Iterable<LineChange>, visitId: VisitId): PlaceHistory {
  const steps: PlaceStep[] = [];
  let to = line.placeOf(visitId);
  for (const change of changes) {
    const own = change.moves.findLast((move) => move.visitId === visitId) ?? null;
    const isJoining = change.moves.some((move) => move.visitId === visitId && move.isJoining);
    const later = line.rules();
    line.setTime(timeOf(change));
    const then = line.placeOf(visitId);
    if (then !== to) steps.push(stepOfTime(change, later, then, to));
    takeBack(line, change);
    const from = isJoining ? null : line.placeOf(visitId);
    const step = stepOf(change, own, from, then);
    if (step !== null) steps.push(step);
    if (isJoining) return { steps, isWhole: true };
    to = from;
  }
  return { steps, isWhole: false };
}

/** What became of a place between a change and the one after it, by the hours alone. */
function stepOfTime({ at, seq }: LineChange, later: LineRule, from: number | null, to: number | null): PlaceStep {
  const turned = turnedAt(later.discipline, later);
  return {
    ...{ at: turned > at ? turned : later.now, seq, from, to, cause: 'time', count: 1, others: [], actor: 'system' },
    rule: later.discipline.cost === undefined ? ruleOfCause('time', []) : 'QU16',
    ...{ reason: null, documentNo: null },
  };
}

function stepOf(change: LineChange, own: LineMove | null, from: number | null, to: number | null): PlaceStep | null {
  const ownCause = own === null ? null : ownCauseOf(own, change.isUndo);
  const { at, seq, actor } = change;
  if (own !== null && ownCause !== null && !(from === null && to === null)) {
    // A suspension or a notice says more than what it did to this one truck.
    const cause = from === null || to === null ? ownCause : (change.queueCause ?? ownCause);
    return {
      ...{ at, seq, from, to, cause, rule: ruleOfCause(cause, [own]), count: 1, others: [], actor },
      reason: own.reason ?? change.reason,
      documentNo: own.documentNo ?? change.documentNo,
    };
  }
  if (from === null || to === null || from === to) return null;
  const { cause, moves } = causeOfChange(change, own?.visitId ?? null);
  const moved = ONE_EACH.has(cause) ? Math.min(moves.length, Math.abs(from - to)) : moves.length;
  const shown = moves.slice(0, Math.min(moved, SHOWN_OTHERS));
  return {
    ...{ at, seq, from, to, cause, rule: ruleOfCause(cause, moves), count: Math.max(1, moved), actor },
    others: shown.map(({ queueNumber, plate }) => ({ queueNumber, plate })),
    // What one of several trucks rests on is not what all of them do.
    reason: (moves.length === 1 ? moves[0]?.reason : null) ?? change.reason,
    documentNo: (moves.length === 1 ? moves[0]?.documentNo : null) ?? change.documentNo,
  };
}

/** Why a change moved trucks that it was not about, and the trucks that it was about. */
function causeOfChange(
  change: LineChange,
  except: VisitId | null,
): { readonly cause: PlaceStepCause; readonly moves: readonly LineMove[] } {
  const byCause = new Map<PlaceStepCause, LineMove[]>();
  for (const move of change.moves) {
    const cause = move.visitId === except ? null : causeOfMove(move, change.isUndo);
    if (cause === null) continue;
    const moves = byCause.get(cause);
    if (moves === undefined) byCause.set(cause, [move]);
    else moves.push(move);
  }
  const [first, ...others] = [...byCause];
  const all = [...byCause.values()].flat();
  if (change.queueCause !== null) return { cause: change.queueCause, moves: all };
  if (first === undefined) return { cause: change.isUndo ? 'undone' : 'turn', moves: [] };
  const [cause, moves] = others.reduce((most, one) => (one[1].length > most[1].length ? one : most), first);
  return { cause, moves };
}

const TOGETHER_MS = 5 * MINUTE_MS;

/** Steps as they are shown: those of one cause, rule and actor within five minutes are one. Newest first. */
export function mergeSteps(steps: readonly PlaceStep[], withinMs = TOGETHER_MS): readonly PlaceStep[] {
  const merged: PlaceStep[] = [];
  for (const step of steps) {
    const later = merged.at(-1);
    if (later === undefined || !areTogether(later, step, withinMs)) {
      merged.push(step);
      continue;
    }
    const others = [...step.others, ...later.others].slice(0, SHOWN_OTHERS);
    const reason = later.reason ?? step.reason;
    merged[merged.length - 1] = { ...later, from: step.from, count: later.count + step.count, others, reason };
  }
  return merged.filter(({ from, to, cause }) => from !== to || isOwn(cause));
}

function areTogether(later: PlaceStep, earlier: PlaceStep, withinMs: number): boolean {
  return (
    later.cause === earlier.cause &&
    later.rule === earlier.rule &&
    later.actor === earlier.actor &&
    later.documentNo === earlier.documentNo &&
    earlier.others.length > 0 &&
    later.others.length > 0 &&
    later.from !== null &&
    earlier.from !== null &&
    later.at - earlier.at <= withinMs
  );
}

/** Causes that are told of the truck itself also where it neither won nor lost. */
function isOwn(cause: PlaceStepCause): boolean {
  return !ONE_EACH.has(cause);
}

/** The place over time, oldest first: a staircase. Times out of the line have no point. */
export function placesOf(steps: readonly PlaceStep[]): readonly { readonly at: Instant; readonly place: number }[] {
  return steps.flatMap(({ at, to }) => (to === null ? [] : [{ at, place: to }])).toReversed();
}

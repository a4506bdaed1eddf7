import type { Instant } from '../../kernel/instant.ts';
import type { EventType } from '../events.ts';
import { takeBack } from './history.ts';
import { causeOfMove, ruleOfCause, type LineChange, type LineMove } from './history-cause.ts';
import type { HistoryLine } from './history-line.ts';
import type { PlaceStepCause } from './place-step.ts';
import { compareOrder, type QueueEntry } from './types.ts';

/** What the public record says of one change of the order (QU38): units and reasons, never a person. */
export type RecordedLine = {
  readonly at: Instant;
  readonly seq: number;
  readonly queueNumber: string | null;
  readonly plate: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly cause: PlaceStepCause;
  readonly rule: string;
  readonly reason: string | null;
  readonly unit: string | null;
  readonly documentNo: string | null;
};

export type QueueRecord = {
  /** Oldest first. */
  readonly lines: readonly RecordedLine[];
  /** Calls of the day, without those that were taken back. */
  readonly called: number;
};

const ALWAYS: Partial<Readonly<Record<EventType, PlaceStepCause>>> = {
  'queue.fast-tracked': 'fast-track',
  'queue.missed': 'no-show',
  'queue.postponed': 'postponed',
  'queue.sent-back': 'sent-back',
  'queue.recalled': 'recalled',
  'queue.transferred': 'transferred',
  'queue.restreamed': 'restreamed',
  'visit.vehicle-swapped': 'swapped',
};

/** A reason of these was typed or picked for the public; any other stays inside. */
const PUBLIC_REASONS: ReadonlySet<PlaceStepCause> = new Set<PlaceStepCause>([
  ...(['fast-track', 'authority-order', 'notice', 'swapped', 'suspended', 'resumed'] as const),
  ...(['own-call', 'own-leaving', 'sent-back', 'recalled', 'transferred'] as const),
]);

/**
 * The public record of a line between two times (QU38): all that changed its order and is not plain first come, first
 * served. Reads changes newest first until one is older. Without a line (`null`: too long ago) there are no places.
 */
export function recordOf(
  line: HistoryLine | null,
  changes: Iterable<LineChange>,
  from: Instant,
  until: Instant,
): QueueRecord {
  const lines: RecordedLine[] = [];
  const undone = new Set<number>();
  let called = 0;
  for (const change of changes) {
    if (change.at < from) break;
    if (change.undoes !== undefined) undone.add(change.undoes);
    if (change.at >= until) {
      if (line !== null) takeBack(line, change);
      continue;
    }
    if (!change.isUndo && !undone.has(change.seq))
      called += change.moves.filter(({ type }) => type === 'queue.called').length;
    line?.setTime({ now: change.at, minuteOfDay: change.minuteOfDay });
    const wanted = change.queueCause === null ? wantedOf(change, line) : [];
    const after = wanted.map(({ move }) => line?.placeOf(move.visitId) ?? null);
    if (line !== null) takeBack(line, change);
    const told = wanted.map(({ move, cause }, index): RecordedLine => ({
      ...{ at: change.at, seq: change.seq, queueNumber: move.queueNumber, plate: move.plate, cause },
      from: move.isJoining ? null : (line?.placeOf(move.visitId) ?? null),
      to: after[index] ?? null,
      rule: ruleOfCause(cause, [move]),
      reason: PUBLIC_REASONS.has(cause) ? (move.reason ?? change.reason) : null,
      unit: move.unit,
      documentNo: move.documentNo,
    }));
    lines.push(...told.toReversed());
    if (change.queueCause !== null) lines.push(lineOfQueue(change, change.queueCause));
  }
  return { lines: lines.toReversed(), called };
}

function lineOfQueue(change: LineChange, cause: PlaceStepCause): RecordedLine {
  const { at, seq, unit, documentNo, reason } = change;
  const nobody = { queueNumber: null, plate: null, from: null, to: null };
  const told = PUBLIC_REASONS.has(cause) ? reason : null;
  return { at, seq, ...nobody, cause, rule: ruleOfCause(cause, []), reason: told, unit, documentNo };
}

type Wanted = { readonly move: LineMove; readonly cause: PlaceStepCause };

function wantedOf(change: LineChange, line: HistoryLine | null): readonly Wanted[] {
  return change.moves.flatMap((move): readonly Wanted[] => {
    const cause = wantedCauseOf(move, change.isUndo, line);
    return cause === null ? [] : [{ move, cause }];
  });
}

function wantedCauseOf(move: LineMove, isUndo: boolean, line: HistoryLine | null): PlaceStepCause | null {
  const { type, before, after } = move;
  if (isUndo) return causeOfMove(move, true) === null ? null : 'undone';
  const always = ALWAYS[type];
  if (always !== undefined) return always;
  if (type === 'queue.called') return move.rule === null || move.rule === 'QU1' ? null : 'own-call';
  if (move.departure === 'turned-back') return 'own-leaving';
  // An import that is released inland, or goes home, has had what it waited for.
  if (before !== null && after === null)
    return move.departure === 'cleared-inland' || move.departure === 'returned-abroad' ? null : 'own-leaving';
  // Somebody came in before others of the stream: entered late, returned, brought a time along.
  if (before === null && after !== null) return line !== null && isBeforeOthers(line, after) ? 'came-before' : null;
  return null;
}

function isBeforeOthers(line: HistoryLine, entry: QueueEntry): boolean {
  return line
    .entries()
    .some((other) => other.stream === entry.stream && other.fastTrack === null && compareOrder(entry, other) < 0);
}

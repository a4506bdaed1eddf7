import type { VisitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { EventType } from '../events.ts';
import type { Departure } from '../gate/visit-stage.ts';
import type { LineRule } from './line-rule.ts';
import type { PlaceStepCause } from './place-step.ts';
import { compareOrder, isReady, type QueueEntry } from './types.ts';

/** What one change did to one truck of a line. */
export type LineMove = {
  readonly visitId: VisitId;
  readonly type: EventType;
  /** Null = it did not wait in this line. */
  readonly before: QueueEntry | null;
  readonly after: QueueEntry | null;
  /** It came to this queue with this change; before it, nothing here was about it. */
  readonly isJoining: boolean;
  /** How it left the yard with this change; null = it did not. */
  readonly departure: Departure | null;
  /** The rule of a call. */
  readonly rule: string | null;
  readonly plate: string;
  readonly queueNumber: string;
  readonly reason: string | null;
  readonly unit: string | null;
  readonly documentNo: string | null;
};

/** One change of the journal, as far as it is about one line. */
export type LineChange = {
  readonly seq: number;
  readonly at: Instant;
  /** Time of day in the site's zone. */
  readonly minuteOfDay: number;
  readonly actor: string;
  readonly reason: string | null;
  readonly isUndo: boolean;
  /** The change that it takes back; left out when it takes back none. */
  readonly undoes?: number | undefined;
  readonly moves: readonly LineMove[];
  /** What decided the order before it; null = the same as after. */
  readonly rulesBefore: LineRule | null;
  /** What became of the queue itself: a notice, an order, a suspension; null = nothing but turns. */
  readonly queueCause: PlaceStepCause | null;
  readonly documentNo: string | null;
  readonly unit: string | null;
};

const CAUSE_OF_TYPE: Partial<Readonly<Record<EventType, PlaceStepCause>>> = {
  'queue.called': 'called',
  'queue.missed': 'no-show',
  'queue.postponed': 'postponed',
  'queue.sent-back': 'sent-back',
  'queue.recalled': 'recalled',
  'queue.transferred': 'transferred',
  'queue.restreamed': 'restreamed',
  'queue.fast-tracked': 'fast-track',
  'queue.suspended': 'suspended',
  'queue.resumed': 'resumed',
  'visit.vehicle-swapped': 'swapped',
};

const OWN_CAUSES: Partial<Readonly<Record<PlaceStepCause, PlaceStepCause>>> = {
  called: 'own-call',
  left: 'own-leaving',
  'came-before': 'joined',
};

/** Why a truck's move may have changed the places of others; null when it changed nothing of the line. */
export function causeOfMove(move: LineMove, isUndo: boolean): PlaceStepCause | null {
  const { before, after, type } = move;
  if (before === null && after === null) return null;
  if (before !== null && after !== null && isSamePlace(before, after)) return null;
  if (isUndo) return 'undone';
  const cause = CAUSE_OF_TYPE[type];
  if (cause !== undefined) return cause;
  if (before === null) return 'came-before';
  if (after === null) return 'left';
  if (isReady(before) !== isReady(after)) return isReady(after) ? 'ready' : 'not-ready';
  if ((before.fastTrack === null) !== (after.fastTrack === null)) return 'fast-track';
  return before.stream === after.stream ? 'came-before' : 'restreamed';
}

/** What a move is to the truck itself; null when its place does not hang on it: who is not ready keeps it (QU4). */
export function ownCauseOf(move: LineMove, isUndo: boolean): PlaceStepCause | null {
  if (move.isJoining && move.after !== null) return move.type === 'queue.transferred' ? 'transferred' : 'joined';
  const cause = causeOfMove(move, isUndo);
  if (cause === null || cause === 'ready' || cause === 'not-ready') return null;
  if (cause === 'transferred' && move.after === null) return 'own-leaving';
  return OWN_CAUSES[cause] ?? cause;
}

/** Whether two states of an entry stand in the same place for everybody else. */
function isSamePlace(a: QueueEntry, b: QueueEntry): boolean {
  return (
    a.stream === b.stream &&
    isReady(a) === isReady(b) &&
    a.fastTrack?.orderedAt === b.fastTrack?.orderedAt &&
    compareOrder(a, b) === 0
  );
}

const RULES: Readonly<Record<PlaceStepCause, string>> = {
  joined: 'QU1',
  called: 'QU1',
  'not-ready': 'QU4',
  ready: 'QU4',
  left: 'QU1',
  'came-before': 'QU1',
  'fast-track': 'QU3',
  'authority-order': 'QU1',
  notice: 'QU1',
  'no-show': 'QU5',
  postponed: 'QU6',
  swapped: 'QU6',
  restreamed: 'QU1',
  recalled: 'QU6',
  'sent-back': 'QU6',
  transferred: 'QU7',
  suspended: 'QU7',
  resumed: 'QU7',
  undone: 'JO4',
  turn: 'QU1',
  time: 'QU15',
  'own-call': 'QU1',
  'own-leaving': 'QU1',
};

/** The rule that a cause rests on; of calls, the rule by which they were called when it was one for all. */
export function ruleOfCause(cause: PlaceStepCause, moves: readonly LineMove[]): string {
  if (cause === 'called' || cause === 'own-call') {
    const rules = new Set(moves.map(({ rule }) => rule));
    const [only] = rules;
    if (rules.size === 1 && only !== undefined && only !== null) return only;
  }
  return RULES[cause];
}

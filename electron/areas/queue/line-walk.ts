import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { EventType, YardEvent } from '../../../shared/domain/events.ts';
import { DEPARTURES, type Departure } from '../../../shared/domain/gate/visit-stage.ts';
import { queueEntryOf } from '../../../shared/domain/queue/entry.ts';
import type { LineChange, LineMove } from '../../../shared/domain/queue/history-cause.ts';
import { createHistoryLine, type HistoryLine } from '../../../shared/domain/queue/history-line.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import type { PlaceStepCause } from '../../../shared/domain/queue/place-step.ts';
import type { NotReadyCode, QueueEntry } from '../../../shared/domain/queue/types.ts';
import type { AuthorityOrder, FastTrack, Queue, Visit } from '../../../shared/domain/records.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { LineChangeRead } from '../journal/store.ts';
import { lineRuleNow } from './entries.ts';

/** The most changes of a line that one question walks back: beyond it an answer is cut and says so. */
export const MOST_CHANGES = 40_000;

/** A line as it is now, and its changes newest first, each as it was when it happened. */
export type LineWalk = { readonly line: HistoryLine; readonly changes: Generator<LineChange> };

/** Told of a truck with the time or the point, not by the truck itself: they give and take no place here (QU37). */
const NOT_OWN: ReadonlySet<NotReadyCode> = new Set<NotReadyCode>([
  ...(['crossing-closed', 'crossing-suspended', 'driver-hours', 'driver-off-duty', 'unknown-driver-hours'] as const),
]);

const OPEN_POINT = { crossing: 'normal', isSuspended: false } as const;
/** A person's words of a hold stay with those who may see it. */
const HOLD_COMMANDS: ReadonlySet<string> = new Set(['visit.hold', 'visit.release-hold']);

/** Starts a walk back through a queue's changes. Nothing is read before it is asked for. */
export function walkBack(context: QueryContext, queue: Queue): LineWalk {
  const states = createStates(context, queue);
  const entries = context.stores.queues.waiting(queue.id).map((visit) => states.know(visit));
  return {
    line: createHistoryLine(
      entries.filter((entry) => entry !== null),
      states.rules(),
    ),
    changes: changesBack(context, queue, states, context.seq),
  };
}

/** The changes alone, from one seq back, where the line of then is too far to walk to: their entries are not to be used. */
export function* changesBack(
  context: QueryContext,
  queue: Queue,
  states: States = createStates(context, queue),
  until = context.seq,
): Generator<LineChange> {
  for (const read of context.stores.journal.lineChanges(queue.id, 0, until, MOST_CHANGES)) {
    const change = states.takeBack(read);
    if (change !== null) yield change;
  }
}

type State = Record<string, unknown>;
type States = {
  readonly know: (visit: Visit) => QueueEntry | null;
  readonly rules: () => LineRule;
  /** Takes a change back out of the visits and the queue; answers what it was to the line. */
  readonly takeBack: (read: LineChangeRead) => LineChange | null;
};

/** Visits and queue as they were after the change that is to be taken back next. */
function createStates(context: QueryContext, queue: Queue): States {
  const visits = new Map<number, State | null>();
  let queueState: State = { ...queue };

  const stateOf = (id: number): State | null => {
    const known = visits.get(id);
    if (known !== undefined) return known;
    const visit = context.stores.visits.get(id as VisitId);
    const state = visit === null ? null : { ...visit };
    visits.set(id, state);
    return state;
  };
  const isHere = (state: State | null): boolean => state !== null && state['queueId'] === queue.id;
  const entryOf = (state: State | null): QueueEntry | null => {
    if (state === null || !isHere(state) || state['stage'] !== 'waiting' || state['orderAt'] === null) return null;
    const entry = queueEntryOf(state as unknown as Visit, OPEN_POINT, context.site.settings);
    const notReady = entry.notReady.filter((code) => !NOT_OWN.has(code));
    return { ...entry, notReady };
  };
  // At what hour the line is asked decides by hour and cost; all earlier places are told by the same hour.
  const now = lineRuleNow(context, queue);
  const rules = (): LineRule => {
    const { discipline, turn, orderId } = queueState as unknown as Queue;
    const order = orderId === null ? null : context.stores.records.get('authorityOrder', orderId);
    return { ...now, discipline, turn, ordered: order?.visitIds ?? [] };
  };

  return {
    know(visit) {
      const state = { ...visit };
      visits.set(visit.id, state);
      return entryOf(state);
    },
    rules,
    takeBack(read) {
      const isUndo = read.command === 'change.undo';
      const moves: LineMove[] = [];
      for (const [id, events] of eventsByVisit(read.events)) {
        const after = stateOf(id);
        const entryAfter = entryOf(after);
        const wasHere = isHere(after);
        const shownAfter = shownOf(after);
        const before = undone(after, events);
        visits.set(id, before);
        if (!wasHere && !isHere(before)) continue;
        moves.push({
          visitId: id as VisitId,
          type: typeOf(events),
          before: entryOf(before),
          after: entryAfter,
          isJoining: wasHere && !isHere(before),
          departure: departureIn(events),
          rule: textIn(events.find(({ type }) => type === 'queue.called')?.info?.['rule']),
          ...((wasHere ? shownAfter : shownOf(before)) ?? { plate: '', queueNumber: '' }),
          ...grounds(context, before, events, read.events),
        });
      }
      const queueEvents = read.events.filter(({ change }) => change.kind === 'queue' && change.id === queue.id);
      const queueCause = queueCauseOf(queueEvents, isUndo);
      if (queueEvents.length > 0) queueState = undone(queueState, queueEvents) ?? queueState;
      const isOrderChanged = queueEvents.some(({ change }) =>
        ['turn', 'discipline', 'orderId'].some((field) => change.set !== null && field in change.set),
      );
      if (moves.length === 0 && queueCause === null && !isOrderChanged) return null;
      const order = read.events.find(({ type }) => type === 'order.imported')?.change.set as Partial<AuthorityOrder>;
      const notice = read.events.find(({ change }) => change.kind === 'notice')?.change.set;
      return {
        ...{ seq: read.seq, at: read.at, actor: read.actor, isUndo, moves, queueCause },
        ...(isUndo && { undoes: undoneBy(read.reason) }),
        reason: HOLD_COMMANDS.has(read.command) ? null : read.reason,
        rulesBefore: isOrderChanged ? rules() : null,
        documentNo:
          queueCause === 'authority-order'
            ? textIn(order?.documentNo)
            : queueCause === 'notice'
              ? numberOf(notice)
              : null,
        unit: queueCause === 'authority-order' ? textIn(order?.unit) : null,
      };
    },
  };

  function numberOf(notice: YardEvent['change']['set'] | undefined): string | null {
    const { discipline } = queueState as unknown as Queue;
    return textIn(notice?.['number']) ?? discipline.noticeNumber;
  }
}

/** The change that an undo names as its reason: `undo 12`. */
function undoneBy(reason: string | null): number {
  return Number(reason?.replace('undo ', ''));
}

function eventsByVisit(events: readonly YardEvent[]): ReadonlyMap<number, readonly YardEvent[]> {
  return Map.groupBy(
    events.filter(({ change }) => change.kind === 'visit'),
    ({ change }) => change.id,
  );
}

/** A record as it was before some events; null when they made it. Changes the state in place: there is one of each. */
function undone(state: State | null, events: readonly YardEvent[]): State | null {
  let now = state;
  for (const { change } of events.toReversed()) {
    if (change.was === null) now = null;
    else now = Object.assign(now ?? { id: change.id }, change.was);
  }
  return now;
}

/** The event that says most of what became of the truck. */
function typeOf(events: readonly YardEvent[]): EventType {
  const said = events.find(({ type }) => type.startsWith('queue.') || type === 'visit.vehicle-swapped');
  return (said ?? (events.at(-1) as YardEvent)).type;
}

function departureIn(events: readonly YardEvent[]): Departure | null {
  const departure = events.findLast(({ type }) => type === 'visit.departed')?.change.set?.['departure'];
  return DEPARTURES.find((one) => one === departure) ?? null;
}

function shownOf(state: State | null): Pick<LineMove, 'plate' | 'queueNumber'> | null {
  return state === null
    ? null
    : { plate: textIn(state['plate']) ?? '', queueNumber: textIn(state['queueNumber']) ?? '' };
}

/** What a move rests on: the order to go first, or what was exchanged for what. */
function grounds(
  context: QueryContext,
  before: State | null,
  own: readonly YardEvent[],
  all: readonly YardEvent[],
): Pick<LineMove, 'reason' | 'unit' | 'documentNo'> {
  const ordered = own.find(({ type }) => type === 'queue.fast-tracked');
  const isCalledByOrder = own.some(({ type, info }) => type === 'queue.called' && info?.['rule'] === 'QU3');
  const fastTrack = (isCalledByOrder ? before?.['fastTrack'] : ordered?.change.set?.['fastTrack']) as
    FastTrack | null | undefined;
  if (fastTrack !== undefined && fastTrack !== null) {
    const orderId = all.find(({ type }) => type === 'fast-track.ordered')?.change.id;
    // The document may have come later: what is known now counts.
    const kept = orderId === undefined ? null : context.stores.records.get('fastTrack', orderId as never);
    return {
      reason: fastTrack.reason,
      unit: fastTrack.unit === '' ? null : fastTrack.unit,
      documentNo: kept?.documentNo ?? fastTrack.documentNo,
    };
  }
  const swapped = own.find(({ type }) => type === 'visit.vehicle-swapped')?.change;
  if (swapped === undefined) return { reason: null, unit: null, documentNo: null };
  const swap = all.find(({ change }) => change.kind === 'swap')?.change.set;
  const fields = ['plate', 'trailerPlate', 'containerNo'].filter(
    (field) => swapped.set?.[field] !== swapped.was?.[field] && typeof swapped.set?.[field] === 'string',
  );
  const words = fields.map((field) => `${plateIn(swapped.was?.[field])} → ${plateIn(swapped.set?.[field])}`);
  return { reason: words.length === 0 ? null : words.join(', '), unit: null, documentNo: textIn(swap?.['documentNo']) };
}

function queueCauseOf(events: readonly YardEvent[], isUndo: boolean): PlaceStepCause | null {
  for (const { change } of events) {
    const { set, was } = change;
    if (set === null || was === null) continue;
    const changes = (field: string): boolean =>
      field in set && JSON.stringify(set[field]) !== JSON.stringify(was[field] ?? null);
    const cause: PlaceStepCause | null = changes('orderId')
      ? 'authority-order'
      : changes('discipline')
        ? 'notice'
        : changes('suspendedAt')
          ? set['suspendedAt'] === null
            ? 'resumed'
            : 'suspended'
          : null;
    if (cause !== null) return isUndo ? 'undone' : cause;
  }
  return null;
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function plateIn(value: unknown): string {
  return typeof value === 'string' && value !== '' ? formatPlate(value) : '–';
}

import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { AuthorityOrderId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { EventType, YardEvent } from '../../../shared/domain/events.ts';
import { DEPARTURES, type Departure } from '../../../shared/domain/gate/visit-stage.ts';
import { queueEntryOf } from '../../../shared/domain/queue/entry.ts';
import type { LineChange, LineMove } from '../../../shared/domain/queue/history-cause.ts';
import { createHistoryLine, type HistoryLine } from '../../../shared/domain/queue/history-line.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import type { PlaceStepCause } from '../../../shared/domain/queue/place-step.ts';
import { isReady, type NotReadyCode, type QueueEntry } from '../../../shared/domain/queue/types.ts';
import type { AuthorityOrder, FastTrack, Queue, Visit } from '../../../shared/domain/records.ts';
import type { SiteSettings } from '../../../shared/domain/site/settings.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { LineChangeRead } from '../journal/store.ts';
import { lineRuleNow, minuteOfDayAt } from './entries.ts';

/** The most changes of a line that one question walks back: beyond it an answer is cut and says so. */
const MOST_CHANGES = 40_000;

const MOST_EVENTS_OF_VISIT = 2000;

/** A line as it is now, and its changes newest first, each as it was when it happened. */
export type LineWalk = { readonly line: HistoryLine; readonly changes: Generator<LineChange> };

/** Told of a truck with the time or the point, not by the truck itself: they give and take no place here (QU37). */
const NOT_OWN: ReadonlySet<NotReadyCode> = new Set<NotReadyCode>([
  ...(['crossing-closed', 'crossing-suspended', 'driver-hours', 'driver-off-duty', 'unknown-driver-hours'] as const),
]);

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

/** Whether a walk gets back to a time: so few changes came after it. */
export function isWithinWalk({ stores: { journal } }: QueryContext, queue: Queue, at: Instant): boolean {
  return journal.countLineChanges(queue.id, journal.lastSeqBefore(at), MOST_CHANGES) < MOST_CHANGES;
}

/** The changes alone, from one seq back, where the line of then is too far to walk to: their entries are not to be used. */
export function* changesBack(
  context: QueryContext,
  queue: Queue,
  states: States = createStates(context, queue),
  until = context.seq,
): Generator<LineChange> {
  for (const read of context.stores.journal.lineChanges(queue.id, 0, until, MOST_CHANGES)) {
    const night = states.turnBackDay(read);
    if (night !== null) yield night;
    const change = states.takeBack(read);
    if (change !== null) yield change;
  }
}

type State = Record<string, unknown>;
/** What readiness goes by. */
type Readiness = Pick<SiteSettings, 'requiredDocuments' | 'blockingUnknowns'>;

const NOBODY: readonly VisitId[] = [];
const NO_GROUNDS = { reason: null, unit: null, documentNo: null } as const;
const UNMOVED = { isJoining: false, departure: null, rule: null } as const;
/** What comes with the time and is nobody's doing. */
const BY_ITSELF = {
  ...{
    actor: 'system',
    reason: null,
    isUndo: false,
    rulesBefore: null,
    queueCause: null,
    documentNo: null,
    unit: null,
  },
} as const;

type States = {
  readonly know: (visit: Visit) => QueueEntry | null;
  readonly rules: () => LineRule;
  /** The days that began since a change: papers that ran out by them alone (QU28); null when none did. */
  readonly turnBackDay: (read: LineChangeRead) => LineChange | null;
  /** Takes a change back out of the visits and the queue; answers what it was to the line. */
  readonly takeBack: (read: LineChangeRead) => LineChange | null;
};

/** Visits, queue, its order and the settings as they were after the change that is to be taken back next. */
function createStates(context: QueryContext, queue: Queue): States {
  const visits = new Map<number, State | null>();
  const orders = new Map<number, Pick<AuthorityOrder, 'visitIds' | 'untilAt'> | null>();
  const now = lineRuleNow(context, queue);
  let queueState: State = { ...queue };
  let settings: Readiness = context.site.settings;
  let today = dayOf(context.now, context.zone);
  let atPoint = context.stores.queues.countCalled(queue.id) + context.stores.queues.countProcessing(queue.id);
  const { records, journal } = context.stores;

  /** A visit that was taken back since, as it was then: another line may have lost it last. */
  const removed = (id: number): State | null => {
    const events = journal.eventsOfVisit(id as VisitId, MOST_EVENTS_OF_VISIT);
    const last = events.findLast(({ change }) => change.kind === 'visit' && change.id === id && change.set === null);
    return last?.change.was ? records.whole('visit', last.change.was) : null;
  };
  const stateOf = (id: number): State | null => {
    const known = visits.get(id);
    if (known !== undefined) return known;
    const visit = context.stores.visits.get(id as VisitId);
    // A walk may go on after others changed the visit elsewhere: it starts from what was when it began.
    const since = journal
      .laterChangesOf(id as VisitId, context.seq)
      .flatMap((seq) => journal.events(seq))
      .filter(({ change }) => change.kind === 'visit' && change.id === id);
    const state =
      visit === null && since.length === 0
        ? removed(id)
        : undone(visit === null ? null : { ...visit }, since, (kept) => records.whole('visit', kept));
    visits.set(id, state);
    return state;
  };
  const isHere = (state: State | null): boolean => state !== null && state['queueId'] === queue.id;
  const isAtPoint = (state: State | null): boolean =>
    isHere(state) && (state?.['stage'] === 'called' || state?.['stage'] === 'processing');
  const entryOf = (state: State | null): QueueEntry | null => {
    if (state === null || !isHere(state) || state['stage'] !== 'waiting' || state['orderAt'] === null) return null;
    const { takes } = queueState as unknown as Queue;
    // Hours and suspensions give and take no place.
    const point = { crossing: 'normal', isSuspended: false, takes, today } as const;
    const entry = queueEntryOf(state as unknown as Visit, point, settings);
    const notReady = entry.notReady.filter((code) => !NOT_OWN.has(code));
    return { ...entry, notReady };
  };
  const orderOf = (id: AuthorityOrderId): Pick<AuthorityOrder, 'visitIds' | 'untilAt'> | null => {
    const known = orders.get(id) ?? records.get('authorityOrder', id);
    orders.set(id, known);
    return known;
  };
  const orderedAt = (orderId: AuthorityOrderId | null, at: Instant): readonly VisitId[] => {
    const order = orderId === null ? null : orderOf(orderId);
    return order === null || (order.untilAt !== null && order.untilAt <= at) ? NOBODY : order.visitIds;
  };
  const rulesAt = (at: Instant): LineRule => {
    const { discipline, turn, orderId, buffer } = queueState as unknown as Queue;
    const free = Math.max(0, buffer - atPoint);
    const minuteOfDay = minuteOfDayAt(at, context.zone);
    return { ...now, discipline, turn, ordered: orderedAt(orderId, at), now: at, minuteOfDay, free };
  };
  /** What other settings, or another day, make of those who wait: told once of each whose readiness it is. */
  const readyAgain = (type: EventType, turnBack: () => void): readonly LineMove[] => {
    const after = new Map([...visits].map(([id, state]) => [id, entryOf(state)]));
    turnBack();
    return [...visits].flatMap(([id, state]): readonly LineMove[] => {
      const [before, since] = [entryOf(state), after.get(id) ?? null];
      if (before === null || since === null || isReady(before) === isReady(since)) return [];
      const shown = shownOf(state) ?? { plate: '', queueNumber: '' };
      return [{ ...NO_GROUNDS, ...shown, visitId: id as VisitId, type, before, after: since, ...UNMOVED }];
    });
  };

  return {
    know(visit) {
      const state = { ...visit };
      visits.set(visit.id, state);
      return entryOf(state);
    },
    rules: () => rulesAt(context.now),
    turnBackDay({ seq, at }) {
      const day = dayOf(at, context.zone);
      if (day >= today) return null;
      const begun = startOfDay(today, context.zone);
      const moves = readyAgain('visit.amended', () => (today = day));
      if (moves.length === 0) return null;
      return { ...BY_ITSELF, seq, at: begun, minuteOfDay: minuteOfDayAt(begun, context.zone), moves };
    },
    takeBack(read) {
      const isUndo = read.command === 'change.undo';
      const moves: LineMove[] = [];
      const wasAtPoint = atPoint;
      const former = read.events.find(({ change }) => change.kind === 'site')?.change.was?.['settings'];
      if (former !== undefined)
        moves.push(...readyAgain('settings.saved', () => (settings = { ...settings, ...(former as Readiness) })));
      for (const [id, events] of eventsByVisit(read.events)) {
        const after = stateOf(id);
        const entryAfter = entryOf(after);
        const wasHere = isHere(after);
        const shownAfter = shownOf(after);
        if (isAtPoint(after)) atPoint -= 1;
        const before = undone(after, events, (kept) => records.whole('visit', kept));
        visits.set(id, before);
        if (isAtPoint(before)) atPoint += 1;
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
      // A list that a truck left, or that such a change or its own import was taken back of.
      const orderEvents = read.events.filter(
        ({ change }) => change.kind === 'authorityOrder' && change.was !== null && 'visitIds' in change.was,
      );
      for (const { change } of orderEvents.toReversed()) {
        const order = orderOf(change.id as AuthorityOrderId) ?? { visitIds: NOBODY, untilAt: null };
        orders.set(change.id, { ...order, ...change.was });
      }
      const queueEvents = read.events.filter(({ change }) => change.kind === 'queue' && change.id === queue.id);
      const queueCause = queueCauseOf(queueEvents, isUndo);
      if (queueEvents.length > 0) queueState = undone(queueState, queueEvents, (kept) => ({ ...kept })) ?? queueState;
      const isOrderChanged =
        orderEvents.length > 0 ||
        queueEvents.some(({ change }) =>
          ['turn', 'discipline', 'orderId'].some((field) => change.set !== null && field in change.set),
        ) ||
        // How many are called at once is part of when the next one is, and of what waiting costs by then (QU16).
        (atPoint !== wasAtPoint && (queueState as unknown as Queue).discipline.cost !== undefined);
      if (moves.length === 0 && queueCause === null && !isOrderChanged) return null;
      const order = read.events.find(({ type }) => type === 'order.imported')?.change.set as Partial<AuthorityOrder>;
      const notice = read.events.find(({ change }) => change.kind === 'notice')?.change.set;
      return {
        ...{ seq: read.seq, at: read.at, minuteOfDay: minuteOfDayAt(read.at, context.zone) },
        ...{ actor: read.actor, isUndo, moves, queueCause },
        ...(isUndo && { undoes: undoneBy(read.reason) }),
        reason: HOLD_COMMANDS.has(read.command) ? null : read.reason,
        rulesBefore: isOrderChanged ? rulesAt(read.at) : null,
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
function undone(
  state: State | null,
  events: readonly YardEvent[],
  whole: (kept: NonNullable<YardEvent['change']['was']>) => State,
): State | null {
  let now = state;
  for (const { change } of events.toReversed()) {
    if (change.was === null) now = null;
    else now = now === null ? whole(change.was) : Object.assign(now, change.was);
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
  if (swapped === undefined) return NO_GROUNDS;
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

import type { VisitId } from '../kernel/ids.ts';
import type { RecordKind, Records } from './records.ts';

/**
 * The facts that the journal keeps. Each event names what happened and carries the change of one record: the fields
 * it sets and what they were before, so that replay (AC2) and undo (JO4) need nothing else.
 */
export const EVENT_TYPES = [
  'site.created',
  'settings.saved',
  'user.saved',
  'crossing.saved',
  'queue.saved',
  'notice.saved',
  'queue.suspended',
  'queue.resumed',
  'zone.saved',
  'slot.saved',
  'keep-clear.saved',
  'facility.saved',
  'bed.saved',
  'room.saved',
  'visit.expected',
  'visit.merged',
  'visit.cancelled',
  'visit.arrived',
  'visit.amended',
  'visit.placed',
  'visit.departed',
  'visit.milestone-passed',
  'visit.hold-set',
  'visit.hold-released',
  'visit.document-recorded',
  'visit.vehicle-swapped',
  'visit.driver-swapped',
  'visit.went-abroad',
  'visit.returned',
  'visit.confirmed',
  'piece.attached',
  'piece.detached',
  'standing.started',
  'standing.ended',
  'pass.recorded',
  'slot.occupied',
  'slot.vacated',
  'slot.closed',
  'slot.opened',
  'slot.reserved',
  'slot.unreserved',
  'occupancy.started',
  'occupancy.ended',
  'queue.restreamed',
  'queue.called',
  'queue.turned',
  'queue.reached',
  'queue.missed',
  'queue.postponed',
  'queue.sent-back',
  'queue.fast-tracked',
  'queue.transferred',
  'person.attached',
  'person.named',
  'person.stayed',
  'person.left',
  'rest.checked-in',
  'rest.checked-out',
  'stay.started',
  'stay.ended',
  'rest.served',
  'alarm.raised',
  'alarm.acknowledged',
  'alarm.cleared',
  'incident.opened',
  'incident.noted',
  'incident.closed',
  'incident.step-done',
  'visit.uncoupled',
  'visit.keys-kept',
  'visit.keys-returned',
  'visit.sealed',
  'move.ordered',
  'move.done',
  'move.cancelled',
  'move.assigned',
  'zone.removed',
  'slot.removed',
  'keep-clear.removed',
  'landmark.saved',
  'landmark.removed',
  'slot.unknown-reported',
  'slot.unknown-cleared',
  'piece.seen',
  'piece.joined',
  'reservation.made',
  'reservation.ended',
  'reservation.used',
  'closing.ordered',
  'closing.begun',
  'closing.ended',
  'count.started',
  'count.seen',
  'count.ended',
  'view.saved',
  'view.removed',
  'photo.added',
  'photo.removed',
  'candidate.seen',
  'candidate.closed',
  'tariff.saved',
  'charge.added',
  'charge.cancelled',
  'payment.taken',
  'payment.reversed',
  'shift.started',
  'shift.ended',
  'slips.printed',
  'slip.entered',
  'slip.voided',
  'notice.made',
  'notice.begun',
  'notice.ended',
  'order.imported',
  'order.ended',
  'order.left',
  'fast-track.ordered',
  'fast-track.documented',
  'fast-track.ended',
  'fast-track.resumed',
  'swap.recorded',
  'swap.confirmed',
  'team.saved',
  'person.drove',
  'visit.routed',
  'queue.passed-on',
  'queue.recalled',
  'queue.called-again',
  'queue.attempted',
  'person.amended',
  'person.rested',
  'person.erased',
  'person.disclosed',
  'stay.amended',
  'stay.woken',
  'turn.taken',
  'turn.called',
  'turn.begun',
  'turn.ended',
  'service.cancelled',
  'meal.planned',
  'lodging.sent',
  'complaint.noted',
  'complaint.followed',
  'complaint.closed',
  'report.signed',
  'report.noted',
  'report.filed',
  'report.printed',
  'daily-count.imported',
  'daily-count.removed',
  'forecast-input.saved',
  'forecast-input.removed',
  'forecast.kept',
  'scenario.saved',
  'scenario.removed',
  'surge-plan.adopted',
  'surge-plan.ended',
  'change.undone',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Events that only keep the book of other facts: a reader of a story is told those. */
export const BOOKKEEPING_TYPES = [
  'piece.attached',
  'piece.detached',
  'standing.started',
  'standing.ended',
  'occupancy.started',
  'occupancy.ended',
  'stay.started',
  'stay.ended',
  'pass.recorded',
  'queue.turned',
  'person.attached',
  'slip.entered',
  'fast-track.ordered',
  'fast-track.ended',
  'fast-track.resumed',
  'swap.recorded',
] as const satisfies EventType[];

/** Events that reports count. */
export const COUNTED_TYPES = ['queue.called', 'queue.missed', 'queue.fast-tracked'] as const satisfies EventType[];

/** A value that JSON keeps as it is. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** One record's change: `was` null makes it, `set` null removes it, both give the fields that changed. */
export type RowChange = {
  readonly kind: RecordKind;
  readonly id: number;
  readonly set: Readonly<Record<string, Json>> | null;
  readonly was: Readonly<Record<string, Json>> | null;
};

/** A fact, the record that it changed, and what else a reader of the journal wants to know of it. */
export type YardEvent = {
  readonly type: EventType;
  /** The visit whose story this belongs to. */
  readonly visitId: VisitId | null;
  readonly change: RowChange;
  readonly info?: Readonly<Record<string, Json | undefined>>;
};

/** Collects the events of one command, each from the record as the events before left it. */
export type ChangeLog = {
  readonly events: readonly YardEvent[];
  append(event: YardEvent): void;
  insert<Kind extends RecordKind>(
    type: EventType,
    kind: Kind,
    record: Records[Kind],
    visitId?: VisitId | null,
    info?: YardEvent['info'],
  ): Records[Kind];
  update<Kind extends RecordKind>(
    type: EventType,
    kind: Kind,
    record: Records[Kind],
    set: Partial<Records[Kind]>,
    visitId?: VisitId | null,
    info?: YardEvent['info'],
  ): Records[Kind];
  /** A record as the events so far leave it: what a store read knows nothing of them. */
  latest<Kind extends RecordKind>(kind: Kind, record: Records[Kind]): Records[Kind];
  /** Records of a kind that the events so far make, as they leave them; none that they remove again. */
  made<Kind extends RecordKind>(kind: Kind): readonly Records[Kind][];
};

/** Starts an empty log. `update` answers the record as it is after the change. */
export function createChangeLog(): ChangeLog {
  const events: YardEvent[] = [];
  const push = (event: YardEvent): void => {
    events.push(event);
  };
  const sofar = createSofar(events);
  return {
    events,
    append: push,
    insert(type, kind, record, visitId = null, info) {
      // What is null in a new record is so by default. Undefined, it is left out of statement and text: half of a visit
      // need not be kept for ever. (Deleting or never adding it would cost more than all the rest.)
      const set = { ...record } as Record<string, Json>;
      for (const key in set) if (set[key] === null) set[key] = undefined as never;
      push({ type, visitId, change: { kind, id: record.id, set, was: null }, ...(info && { info }) });
      return record;
    },
    update(type, kind, record, set, visitId = null, info) {
      const was: Record<string, Json> = {};
      for (const key in set) was[key] = (record as Readonly<Record<string, unknown>>)[key] as Json;
      const change = { kind, id: record.id, set: set as Readonly<Record<string, Json>>, was };
      push({ type, visitId, change, ...(info && { info }) });
      return { ...record, ...set };
    },
    latest: (kind, record) => ({ ...record, ...sofar.of(kind).get(record.id)?.fields }),
    made: <Kind extends RecordKind>(kind: Kind) =>
      [...sofar.of(kind).values()].filter(({ isMade }) => isMade).map(({ fields }) => fields as Records[Kind]),
  };
}

type Sofar = { readonly fields: Readonly<Record<string, unknown>>; readonly isMade: boolean };

/** What the events say of each record so far; read on only as far as somebody asks. */
function createSofar(events: readonly YardEvent[]): { of: (kind: RecordKind) => ReadonlyMap<number, Sofar> } {
  const byKind = new Map<RecordKind, Map<number, Sofar>>();
  const none = new Map<number, Sofar>();
  let read = 0;
  const take = ({ kind, id, set, was }: RowChange): void => {
    const known = byKind.get(kind) ?? new Map<number, Sofar>();
    byKind.set(kind, known);
    const before = known.get(id);
    if (set === null) known.delete(id);
    else if (was === null) known.set(id, { fields: withNulls(set), isMade: true });
    else known.set(id, { fields: { ...before?.fields, ...set }, isMade: before?.isMade ?? false });
  };
  return {
    of(kind) {
      for (; read < events.length; read += 1) take((events[read] as YardEvent).change);
      return byKind.get(kind) ?? none;
    },
  };
}

/** What was left out of a new record because it is null. */
function withNulls(set: NonNullable<RowChange['set']>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(set).map(([key, value]) => [key, value ?? null]));
}

import { LIST_REFUSALS } from '../domain/expected/list-codes.ts';
import { REST_REFUSAL_CODES } from '../domain/rest/refusals.ts';
import { SLOT_REFUSAL_CODES } from '../domain/slots/refusals.ts';

/** Everything that can be answered instead of a result. Codes are stable; texts are in `texts/`. */

/** The call could not be served. The same set over IPC, HTTP and WebSocket. */
export const FAULT_STATUS = {
  'request.invalid': 400,
  'request.too-large': 413,
  'request.unknown-name': 404,
  'request.not-found': 404,
  'request.no-command-id': 400,
  'command.id-reused': 422,
  'session.missing': 401,
  'session.expired': 401,
  'session.wrong-secret': 401,
  'session.locked': 429,
  'session.not-allowed': 403,
  'request.foreign-origin': 403,
  'site.not-set-up': 409,
  'site.already-set-up': 409,
  'site.wrong-code': 403,
  'contract.other-version': 409,
  'host.busy': 503,
  'host.stopping': 503,
  'host.cancelled': 499,
  'print.unavailable': 503,
  'print.failed': 500,
  internal: 500,
} as const;
export type FaultCode = keyof typeof FAULT_STATUS;

/** Where an input was wrong: the path inside it and what was expected. */
export type InputIssue = { readonly path: string; readonly message: string };

export type Fault = {
  readonly code: FaultCode;
  readonly issues?: readonly InputIssue[];
  /** A defect's number, to find it in the log. */
  readonly incidentId?: string;
  /** Seconds after which a new try makes sense. */
  readonly retryAfterS?: number;
};

/** Thrown where a call cannot be served, caught at the port. */
export class ContractFault extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** The rules said no. `code` is one of these; details stand beside it. */
export const REFUSAL_CODES = [
  'visit.unknown',
  'visit.already-here',
  'visit.not-expected',
  'visit.not-in-yard',
  'visit.over',
  'visit.under-hold',
  'visit.not-under-hold',
  'visit.needs-direction',
  'visit.wrong-stage',
  'visit.late-entry-needs-coordinator',
  'visit.future',
  'visit.duplicate-expected',
  'hold.unknown',
  'crossing.unknown',
  'crossing.direction-unknown',
  'crossing.name-taken',
  ...SLOT_REFUSAL_CODES,
  'slot.unknown',
  'slot.reserved',
  'slot.unknown-truck',
  'zone.unknown',
  'queue.suspended',
  'queue.not-suspended',
  'queue.not-waiting',
  'queue.not-called',
  'queue.not-processing',
  'queue.too-few-attempts',
  'queue.attempt-outside-call',
  'queue.not-queued',
  'queue.same',
  'queue.point-unknown',
  'queue.lane-unknown',
  'queue.no-capacity',
  'queue.order-changed',
  'calendar.conflict',
  'calendar.times',
  'calendar.unreadable',
  'calendar.nothing',
  'notice.unknown',
  'notice.over',
  'notice.times',
  'notice.cost-unwritten',
  'notice.class-without-cost',
  'order.unknown',
  'order.over',
  'order.times',
  'order.nobody-here',
  'fast-track.unknown',
  'fast-track.documented',
  'team.unknown',
  'team.code-taken',
  'team.off-duty',
  'driver.hours-wrong',
  'visit.second-person',
  'visit.same-load',
  'visit.same-vehicle',
  'person.unknown',
  ...REST_REFUSAL_CODES,
  'bed.unknown',
  'stay.unknown',
  'facility.code-taken',
  'facility.unknown',
  'incident.unknown',
  'incident.closed',
  'alarm.unknown',
  'incident.step-unknown',
  'approval.missing',
  'approval.wrong',
  'approval.not-allowed',
  'approval.same-person',
  'visit.keys-held',
  'visit.no-tractor',
  'visit.no-trailer',
  'move.unknown',
  'move.over',
  'move.no-place',
  'piece.unknown',
  'piece.leads',
  'zone.not-empty',
  'keep-clear.unknown',
  'reservation.unknown',
  'reservation.over',
  'reservation.times',
  'closing.unknown',
  'closing.over',
  'closing.times',
  'closing.nothing',
  'count.unknown',
  'count.over',
  'count.place-outside',
  'count.unresolved',
  'count.correction-wrong',
  'alarm.not-open',
  'alarm.closes-itself',
  'view.unknown',
  'slot.not-unknown',
  'slip.unknown',
  'slip.already-entered',
  'slip.voided',
  'slip.not-inside',
  'photo.not-a-picture',
  'photo.too-large',
  'photo.needs-subject',
  'photo.not-kept',
  'candidate.unknown',
  'candidate.closed',
  'tariff.unknown',
  'tariff.gap',
  'tariff.ambiguous',
  'tariff.overlap',
  'tariff.begun',
  'charge.unsettled',
  'charge.nothing-due',
  'charge.amount-changed',
  'charge.unknown',
  'charge.no-price',
  'charge.settled',
  'charge.account-missing',
  'charge.reason-missing',
  'payment.unknown',
  'payment.reversed',
  ...LIST_REFUSALS,
  'layout.invalid',
  'user.name-taken',
  'user.unknown',
  'user.last-administrator',
  'user.needs-secret',
  'change.unknown',
  'change.not-reversible',
  'change.in-the-way',
  'change.truck-here-again',
  'change.point-full',
  'settings.invalid',
  'backup.failed',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type Refusal = { readonly code: RefusalCode } & Readonly<Record<string, unknown>>;

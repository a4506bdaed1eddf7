import type { VisitId } from '../../../shared/kernel/ids.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { createChangeLog, type ChangeLog, type YardEvent } from '../../../shared/domain/events.ts';
import { formatReceiptNo } from '../../../shared/domain/charges/receipts.ts';
import type { TariffLine } from '../../../shared/domain/charges/types.ts';
import type { AddedCharge, Bed, Payment, Person, RecordKind, Stay, Visit } from '../../../shared/domain/records.ts';
import { EMPTY_BED, NEW_STAY } from '../../../shared/domain/rest/new-records.ts';

/** What is done for some trucks only, besides the usual course of each. */
export type Unusual = {
  readonly isHeld: boolean;
  readonly isAmended: boolean;
  /** Amended by mistake, and taken back at once. */
  readonly isTakenBack: boolean;
  /** The driver takes a bed, as long as there is one. */
  readonly sleeps: boolean;
  /** A service is done and paid before it leaves. */
  readonly pays: boolean;
};

/** Of each truck by its number, so that the course of the others does not depend on it. */
export function unusualOf(n: number): Unusual {
  const amended = shareOf(n, 2);
  return {
    isHeld: shareOf(n, 1) < 0.03,
    isAmended: amended < 0.013,
    isTakenBack: amended < 0.003,
    sleeps: shareOf(n, 3) < 0.1,
    pays: shareOf(n, 4) < 0.3,
  };
}

/** A number from 0 to below 1, spread evenly over trucks. */
function shareOf(n: number, salt: number): number {
  let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

export const YEAR_HOLD = { authority: 'Hải quan', reason: 'Kiểm tra thực tế' } as const;
export const YEAR_NOTE = 'Xe xin đổi giờ.';
export const YEAR_SERVICE = {
  kind: 'service',
  code: 'weighing',
  name: 'Cân xe',
  amountDong: 50_000,
} as const satisfies TariffLine;

type Told = { readonly events: readonly YardEvent[]; readonly answer: object };
type NextId = (kind: RecordKind) => never;

export function holdSet(visit: Visit, at: Instant): Told & { readonly visit: Visit } {
  const log = createChangeLog();
  const holdId = `${wireId('visit', visit.id)}.${String(visit.holds.length + 1)}`;
  const hold = { holdId, ...YEAR_HOLD, documentNo: null, visibility: 'open', from: at, to: null } as const;
  const held = log.update('visit.hold-set', 'visit', visit, { holds: [...visit.holds, hold] }, visit.id);
  return { events: log.events, answer: { holdId }, visit: held };
}

export function holdReleased(visit: Visit, at: Instant): Told & { readonly visit: Visit } {
  const log = createChangeLog();
  const holds = visit.holds.map((hold) => (hold.to === null ? { ...hold, to: at } : hold));
  const free = log.update('visit.hold-released', 'visit', visit, { holds }, visit.id, { documentNo: null });
  return { events: log.events, answer: {}, visit: free };
}

export function amended(visit: Visit): Told & { readonly visit: Visit } {
  const log = createChangeLog();
  const noted = log.update('visit.amended', 'visit', visit, { note: YEAR_NOTE }, visit.id);
  return { events: log.events, answer: {}, visit: noted };
}

/** Somebody in a bed. */
export type Sleeper = { readonly stay: Stay; readonly bed: Bed; readonly person: Person };

export function checkedIn(nextId: NextId, bed: Bed, person: Person, at: Instant): Told & Sleeper {
  const log = createChangeLog();
  const { visitId } = person;
  const ids = { id: nextId('stay'), bedId: bed.id, personId: person.id, visitId, startedAt: at };
  const stay: Stay = log.insert('stay.started', 'stay', { ...NEW_STAY, ...ids }, visitId);
  const taken = { stayId: stay.id, personId: person.id, visitId, occupiedAt: at };
  const slept = log.update('rest.checked-in', 'bed', bed, taken, visitId);
  const resting = log.update('person.rested', 'person', person, { restingSince: at }, visitId);
  const answer = {
    stayId: wireId('stay', stay.id),
    bedId: wireId('bed', bed.id),
    personId: wireId('person', person.id),
    warnings: [],
  };
  return { events: log.events, answer, stay, bed: slept, person: resting };
}

/** The bed is empty again, for the truck goes. */
export function checkedOut(log: ChangeLog, { stay, bed, person }: Sleeper, at: Instant): void {
  log.update('stay.ended', 'stay', stay, { endedAt: at, endedHow: 'visit-over' }, stay.visitId);
  log.update('rest.checked-out', 'bed', bed, EMPTY_BED, stay.visitId);
  const lastRest = { from: stay.startedAt, to: at, isDeclared: false };
  log.update('person.rested', 'person', person, { lastRest, restingSince: null }, stay.visitId);
}

export function serviceAdded(nextId: NextId, visitId: VisitId, actor: string, at: Instant): Told {
  const log = createChangeLog();
  const { code, name, amountDong } = YEAR_SERVICE;
  const charge: AddedCharge = {
    ...{ id: nextId('charge'), visitId, code, name, quantity: 1, unitDong: amountDong },
    ...{ addedAt: at, addedBy: actor, note: '', cancelledAt: null },
  };
  log.insert('charge.added', 'charge', charge, visitId);
  return { events: log.events, answer: { chargeId: wireId('charge', charge.id), amountDong } };
}

export function paid(
  nextId: NextId,
  visitId: VisitId,
  receipt: Pick<Payment, 'receiptYear' | 'receiptSeq' | 'paidAt' | 'paidBy'>,
): Told {
  const log = createChangeLog();
  const { kind, code, name, amountDong } = YEAR_SERVICE;
  const { receiptYear, receiptSeq, paidAt, paidBy } = receipt;
  const payment: Payment = {
    ...{ visitId, how: 'cash', amountDong, reason: null, gate: '2', reversalOf: null },
    lines: [{ kind, code, name, quantity: 1, unitDong: amountDong, amountDong }],
    ...{
      account: null,
      approvedBy: null,
      id: nextId('payment'),
      receiptYear,
      receiptSeq,
      paidAt,
      paidBy,
      shiftId: null,
    },
  };
  log.insert('payment.taken', 'payment', payment, visitId);
  const answer = { paymentId: wireId('payment', payment.id), receiptNo: formatReceiptNo(payment), amountDong };
  return { events: log.events, answer };
}

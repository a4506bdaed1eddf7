import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { YardEvent } from '../../../shared/domain/events.ts';
import { isFinalStage, isInYard, type VisitStage } from '../../../shared/domain/gate/visit-stage.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { isChargeSettled } from '../steps/charges.ts';
import { crossingIsOtherwise } from './undo-crossing.ts';
import { groundIsOtherwise, seenInEndedCount } from './undo-ground.ts';
import { houseIsOtherwise, sleeperIsGone, sleeperStays } from './undo-rest.ts';
import { turnIsOtherwise } from './undo-turns.ts';
import { receiptStays, servedAgain } from './undo-service.ts';
import { recordAfter } from './undo-after.ts';

/** A visit before and after its changes are taken back. */
type Taken = { readonly before: Visit; readonly after: Visit };

/** The rule that the yard would break if these changes were made now although their rows are free; else null. */
export function brokenBy(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const taken = takenBack(context, inverted);
  const removed = inverted.filter(({ change }) => change.kind === 'visit' && change.set === null);
  const gone = new Set(removed.map(({ change }) => change.id));
  return (
    truckIsBack(context, taken, inverted, gone) ??
    crossingIsOtherwise(context, inverted) ??
    pointIsFull(context, taken, inverted) ??
    sleeperIsGone(context, inverted) ??
    sleeperStays(context, inverted) ??
    houseIsOtherwise(context, inverted) ??
    comesBackToNothing(context, inverted) ??
    turnIsOtherwise(context, inverted) ??
    wisherIsGone(context, inverted) ??
    seenInEndedCount(context, inverted) ??
    groundIsOtherwise(context, inverted) ??
    chargeIsSettled(context, inverted) ??
    receiptStays(inverted) ??
    servedAgain(context, inverted)
  );
}

function takenBack(context: Context, inverted: readonly YardEvent[]): readonly Taken[] {
  const visits = new Map<number, Taken>();
  for (const { change } of inverted) {
    if (change.kind !== 'visit' || change.set === null || change.was === null) continue;
    const before = visits.get(change.id)?.before ?? context.stores.records.require('visit', change.id);
    const after = { ...(visits.get(change.id)?.after ?? before), ...(change.set as Partial<Visit>) };
    visits.set(change.id, { before, after });
  }
  return [...visits.values()];
}

/** GA1: a truck that came in again since cannot also be in by its old visit, nor pull what it left here (GA6). */
function truckIsBack(
  context: Context,
  taken: readonly Taken[],
  inverted: readonly YardEvent[],
  gone: ReadonlySet<number>,
): Refusal | null {
  for (const { before, after } of taken) {
    const leftAt = before.departedAt ?? detachedAtOf(context, after, inverted);
    if (leftAt === null || isFinalStage(after.stage)) continue;
    const again = context.stores.visits
      .liveByPlate(after.plate)
      .find(({ id, arrivedAt }) => id !== after.id && !gone.has(id) && arrivedAt !== null && arrivedAt >= leftAt);
    if (again !== undefined)
      return { code: 'change.truck-here-again', visitId: wireId('visit', again.id), plate: again.plate };
  }
  return null;
}

/** When the vehicle that a visit goes by again was taken from it; null where none comes back. */
function detachedAtOf(context: Context, { id, plate }: Visit, inverted: readonly YardEvent[]): Instant | null {
  for (const { change } of inverted) {
    if (change.kind !== 'piece' || change.set?.['detachedAt'] !== null) continue;
    const piece = context.stores.records.require('piece', change.id);
    if (piece.visitId === id && piece.plate === plate) return piece.detachedAt;
  }
  return null;
}

/** QU7: taking back never puts more trucks at a point than it holds, nor calls any while it is suspended. */
function pointIsFull(context: Context, taken: readonly Taken[], inverted: readonly YardEvent[]): Refusal | null {
  const more = new Map<number, number>();
  const add = (visit: Visit, by: number): void => {
    if (visit.queueId !== null && isAtPoint(visit.stage)) more.set(visit.queueId, (more.get(visit.queueId) ?? 0) + by);
  };
  const calledAgain = new Set<number>();
  for (const { before, after } of taken) {
    add(before, -1);
    add(after, 1);
    // One that had got there already stood at the point too, but its call is over.
    if (after.stage === 'called' && before.stage !== 'called' && after.queueId !== null) calledAgain.add(after.queueId);
  }
  const { queues, records } = context.stores;
  for (const [queueId, count] of more) {
    if (count <= 0 && !calledAgain.has(queueId)) continue;
    const back = inverted.filter(({ change }) => change.kind === 'queue' && change.id === queueId);
    const queue = back.reduce<Queue>(
      (one, { change }) => ({ ...one, ...(change.set as Partial<Queue> | null) }),
      records.require('queue', queueId),
    );
    const there = queues.countCalled(queue.id) + queues.countProcessing(queue.id) + count;
    if (queue.suspendedAt !== null || (count > 0 && there > queue.buffer))
      return { code: 'change.point-full', buffer: queue.buffer, isSuspended: queue.suspendedAt !== null };
  }
  return null;
}

/** RE19: nobody is on site again with a truck that has left since. */
function comesBackToNothing(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  for (const { change } of inverted) {
    if (change.kind !== 'person' || change.set?.['leftAt'] !== null) continue;
    const person = recordAfter(context, inverted, 'person', change.id);
    const { stage } = recordAfter(context, inverted, 'visit', person.visitId);
    if (!person.isStaying && isFinalStage(stage)) return { code: 'visit.over', stage };
  }
  return null;
}

/**
 * SL23, MV3, SL21: no wish comes back of a truck that has left or does not come; no order and no piece that stands apart
 * of one that is not in the yard.
 */
function wisherIsGone(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const { records } = context.stores;
  for (const { change } of inverted) {
    const { kind, id, set } = change;
    if (kind !== 'reservation' && kind !== 'move' && kind !== 'piece') continue;
    const isBack = kind === 'piece' ? set?.['isApart'] === true : set?.['endedAt'] === null;
    if (!isBack) continue;
    const { visitId } = records.require(kind, id);
    if (visitId === null) continue;
    const { stage } = recordAfter(context, inverted, 'visit', visitId);
    if (isFinalStage(stage)) return { code: 'visit.over', stage };
    if (kind !== 'reservation' && !isInYard(stage)) return { code: 'visit.not-in-yard', stage };
  }
  return null;
}

/** CH11: a service that is on a receipt stays. */
function chargeIsSettled(context: Context, inverted: readonly YardEvent[]): Refusal | null {
  const isSettled = inverted.some(
    ({ change }) =>
      change.kind === 'charge' &&
      change.set === null &&
      isChargeSettled(context, context.stores.records.require('charge', change.id)),
  );
  return isSettled ? { code: 'charge.settled' } : null;
}

function isAtPoint(stage: VisitStage): boolean {
  return stage === 'called' || stage === 'processing';
}

import { wireId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import { queueEntryOf } from '../../../shared/domain/queue/entry.ts';
import { canCountAttempts, decideNoShow, endOfQueue } from '../../../shared/domain/queue/no-show.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { EventType } from '../../../shared/domain/events.ts';
import { isAsleepUntold } from '../../../shared/domain/rest/wake.ts';
import { readPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { debtWarningsOf } from '../steps/charges.ts';
import { departVisit } from '../steps/depart.ts';
import { endFastTrack, resumeFastTrack } from '../steps/fast-tracks.ts';
import { leaveAuthorityOrder } from '../steps/authority-orders.ts';
import { requireCrossing, requireQueue, requireVisitInYard } from '../steps/lookup.ts';
import { placeVisit, pseudoTarget } from '../steps/place.ts';
import { NOT_CALLED } from '../steps/queueing.ts';
import { bedOfDriver } from '../steps/sleeping-driver.ts';
import { createTransfer } from '../steps/transfer.ts';
import { wayBlockedBy } from '../steps/way-blocked.ts';
import { callNext } from './call.ts';
import { entriesOnceOpen, waitingEntries } from './entries.ts';

type QueueCommand =
  | 'queue.call'
  | 'queue.reached'
  | 'queue.no-show'
  | 'queue.postpone'
  | 'queue.send-back'
  | 'queue.turn-back'
  | 'queue.fast-track'
  | 'queue.transfer';

export const queueCommands: Pick<Handlers, QueueCommand> = {
  'queue.call'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) return found;
    return callNext(context, found.value.queue, input);
  },

  'queue.reached'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    if (visit.stage !== 'called') return refuse({ code: 'queue.not-called', stage: visit.stage });
    const occurred = decideOccurredAt(input.occurredAt, context.now, {
      isCoordinator: isCoordinator(context.actor.roles),
      reason: input.reason,
    });
    if (!occurred.ok) return occurred;
    if (input.reason !== undefined) context.because(input.reason);
    const { isLate } = occurred.value;
    // Nobody gets there by a call before it was made.
    const at = instant(Math.max(occurred.value.at, visit.calledAt ?? 0));
    const withPlate = (input.withPlate ?? null) === null ? null : readPlate(input.withPlate ?? '').plate;
    const set = { stage: 'processing', processingAt: at, arriveByAt: null, withPlate } as const;
    const info = isLate ? { isLate } : undefined;
    placeVisit(context, visit, pseudoTarget(context, 'processing'), at, 'queue.reached', set, info);
    return ok({});
  },

  'queue.no-show'(input, context) {
    const found = calledVisit(context, input.visitId);
    if (!found.ok) return found;
    const { visit, queue } = found.value;
    const given = (input.attempts ?? []).map(({ channel, at, note }) => ({
      channel,
      at: at ?? context.now,
      note: note ?? null,
    }));
    const outside = canCountAttempts(given, visit.calledAt ?? context.now, context.now);
    if (outside !== null) return refuse(outside);
    const logged = visit.callAttempts.map(({ channel, at, note }) => ({ channel, at, note }));
    const attempts = [...logged, ...given];
    const wayBlocked = input.isWayBlocked === true ? 'said' : wayBlockedBy(context, visit);
    const others = entriesOnceOpen(context, queue);
    const point = { crossing: 'normal', isSuspended: false } as const;
    const asleep = bedOfDriver(context.stores, visit);
    const decided = decideNoShow({
      entry: queueEntryOf(visit, point, context.site.settings),
      others,
      attempts: attempts.length,
      isWayBlocked: wayBlocked !== null,
      asleepInBed: asleep !== null && isAsleepUntold(asleep.sleeper) ? asleep.bed.code : null,
      behindReady: context.site.settings.noShowBackPlaces,
      now: context.now,
    });
    if (!decided.ok) return decided;
    const { orderAt, orderSeq, noShows, placement } = decided.value;
    const isKept = placement === 'kept';
    // Who was not there for an order to be called at once has had it (QU3, QU5).
    const set = {
      stage: 'waiting',
      orderAt,
      orderSeq,
      noShows,
      ...(!isKept && visit.fastTrack !== null && { fastTrack: null }),
      ...NOT_CALLED,
    } as const;
    context.log.update('queue.missed', 'visit', visit, set, visit.id, {
      attempts,
      placement,
      ...(wayBlocked !== null && { wayBlocked }),
    });
    if (isKept) resumeFastTrack(context, visit);
    else {
      leaveAuthorityOrder(context, visit);
      keepOrderSeq(context, queue, orderSeq);
    }
    return ok({ isCounted: !isKept });
  },

  'queue.postpone'(input, context) {
    const found = queuedVisit(context, input.visitId);
    if (!found.ok) return found;
    const { visit, queue } = found.value;
    if (visit.stage !== 'waiting' && visit.stage !== 'called')
      return refuse({ code: 'queue.not-waiting', stage: visit.stage });
    // Whoever asks for a later call has let go of an order to be called at once; it stays in the history (QU3, QU6).
    const end = endOfQueue(waitingEntries(context, queue), context.now);
    const set = { stage: 'waiting', fastTrack: null, ...end, ...NOT_CALLED } as const;
    context.log.update('queue.postponed', 'visit', visit, set, visit.id);
    endFastTrack(context, visit.id, 'ended');
    leaveAuthorityOrder(context, visit);
    keepOrderSeq(context, queue, end.orderSeq);
    return ok({});
  },

  'queue.send-back'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    if (visit.stage !== 'processing') return refuse({ code: 'queue.not-processing', stage: visit.stage });
    if (input.reason !== undefined) context.because(input.reason);
    const set = { stage: 'waiting', processingAt: null, withPlate: null, ...NOT_CALLED } as const;
    placeVisit(context, visit, pseudoTarget(context, 'unknown'), context.now, 'queue.sent-back', set);
    resumeFastTrack(context, visit);
    return ok({});
  },

  'queue.turn-back'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const held = visit.holds.filter((hold) => hold.to === null);
    if (held.length > 0)
      return refuse({
        code: 'visit.under-hold',
        authorities: held.map((hold) => (hold.visibility === 'open' ? hold.authority : '')),
      });
    context.because(input.reason);
    departVisit(context, visit, {
      departure: 'turned-back',
      at: context.now,
      staying: new Set(),
      gate: { gate: input.gate ?? '', lane: input.lane ?? '' },
      goesTo: input.goesTo ?? null,
      // Sent away by a coordinator: it goes, whatever it owes (CH10).
      warnings: debtWarningsOf(context, visit, context.now),
    });
    return ok({});
  },

  'queue.fast-track'(input, context) {
    const found = queuedVisit(context, input.visitId);
    if (!found.ok) return found;
    const { visit } = found.value;
    if (visit.stage !== 'waiting') return refuse({ code: 'queue.not-waiting', stage: visit.stage });
    if (visit.fastTrack !== null)
      return refuse({ code: 'fast-track.in-force', unit: visit.fastTrack.unit, at: visit.fastTrack.at });
    context.because(input.reason);
    const fastTrack = {
      reason: input.reason,
      orderedBy: input.orderedBy,
      unit: input.unit ?? '',
      channel: input.channel,
      documentNo: input.documentNo ?? null,
      note: input.note ?? '',
      at: context.now,
    };
    context.log.update('queue.fast-tracked', 'visit', visit, { fastTrack }, visit.id);
    const id = context.newId('fastTrack');
    context.log.insert(
      'fast-track.ordered',
      'fastTrack',
      {
        id,
        visitId: visit.id,
        queueId: found.value.queue.id,
        plate: visit.plate,
        queueNumber: visit.queueNumber ?? '',
        reason: fastTrack.reason,
        orderedBy: fastTrack.orderedBy,
        unit: fastTrack.unit,
        channel: fastTrack.channel,
        note: fastTrack.note,
        orderedAt: context.now,
        recordedBy: context.actor.user,
        documentNo: fastTrack.documentNo,
        documentAt: fastTrack.documentNo === null ? null : context.now,
        endedAt: null,
        endedHow: null,
      },
      visit.id,
    );
    return ok({ fastTrackId: wireId('fastTrack', id) });
  },

  'queue.transfer'(input, context) {
    const found = queuedVisit(context, input.visitId);
    if (!found.ok) return found;
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    if (input.reason !== undefined) context.because(input.reason);
    const transfer = createTransfer(context, crossing.value, {
      isOrdered: input.isOrdered === true,
      documentNo: input.documentNo ?? null,
    });
    const moved = transfer.move(found.value.visit);
    transfer.finish();
    return moved.ok ? ok({ queueNumber: moved.value }) : moved;
  },
};

/** A visit that stands in a queue. */
function queuedVisit(
  context: Context,
  visitId: Visit['id'],
): Result<{ readonly visit: Visit; readonly queue: Queue }, Refusal> {
  const found = requireVisitInYard(context, visitId);
  if (!found.ok) return found;
  const visit = found.value;
  if (visit.queueId === null || visit.orderAt === null) return refuse({ code: 'queue.not-queued' });
  return ok({ visit, queue: context.stores.records.require('queue', visit.queueId) });
}

/** A visit that is called. */
export function calledVisit(
  context: Context,
  visitId: Visit['id'],
): Result<{ readonly visit: Visit; readonly queue: Queue }, Refusal> {
  const found = queuedVisit(context, visitId);
  if (found.ok && found.value.visit.stage !== 'called')
    return refuse({ code: 'queue.not-called', stage: found.value.visit.stage });
  return found;
}

/** The next one that joins stands behind everybody placed so far. */
function keepOrderSeq(context: Context, queue: Queue, orderSeq: number): void {
  const last = Math.ceil(orderSeq);
  if (last > queue.lastOrderSeq) context.log.update('queue.turned', 'queue', queue, { lastOrderSeq: last });
}

/** Called trucks go back to their place without a no-show (QU7). */
export function returnCalled(context: Context, queue: Queue, type: EventType): readonly Visit[] {
  const called = context.stores.queues.called(queue.id);
  for (const visit of called) returnOne(context, visit, type);
  return called;
}

/** One that was called goes back to its place, at no cost (QU5, QU7). */
export function returnOne(context: Context, visit: Visit, type: EventType): void {
  context.log.update(type, 'visit', visit, { stage: 'waiting', ...NOT_CALLED }, visit.id);
  resumeFastTrack(context, visit);
}

import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { unexpectedCall, type CallPlan } from '../../../shared/domain/queue/call.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { lineNow, type WaitingEntry } from './entries.ts';

/** The actor of a queue that calls by itself (QU26). */
const ITSELF = 'system';

/** So many plates are named one by one in a refusal. */
const MOST_NAMED = 3;

/**
 * Why the trucks that somebody saw next cannot be called as seen: who called which of them meanwhile, which wait here no
 * more, and who is next now. Null when nothing changed (QU21).
 */
export function changedSince(
  context: Context,
  queue: Queue,
  plan: CallPlan<WaitingEntry>,
  expect: readonly VisitId[],
): Refusal | null {
  const seen: Visit[] = [];
  for (const visitId of expect) {
    const visit = context.stores.visits.get(visitId);
    if (visit === null) return { code: 'visit.unknown' };
    seen.push(visit);
  }
  const other = unexpectedCall(
    plan.called.map(({ entry }) => entry),
    expect,
  );
  const missing = seen.filter(({ queueId, stage }) => queueId !== queue.id || stage !== 'waiting');
  if (other === null && missing.length === 0) return null;

  const calls = missing.map((visit) => ({ visit, by: callerOf(context, queue, visit) }));
  const byPeople = calls.filter(({ by }) => by !== null && by !== ITSELF);
  const next = (plan.called.length > 0 ? plan.called : lineNow(context, queue).filter(({ rank }) => rank !== null))
    .slice(0, expect.length)
    .map(({ entry }) => entry);
  const first = other ?? next[0];
  return {
    code: 'queue.order-changed',
    ...(first !== undefined && { visitId: wireId('visit', first.visitId), plate: first.visit.plate }),
    by: byPeople.length === 0 ? null : [...new Set(byPeople.map(({ by }) => by))],
    calledPlates: named(byPeople),
    autoPlates: named(calls.filter(({ by }) => by === ITSELF)),
    gonePlates: named(calls.filter(({ by }) => by === null)),
    nextPlates: named(next),
  };
}

/** Who called a truck of a queue that is called or at work there; null for one that is neither. */
function callerOf({ stores: { journal, site } }: Context, queue: Queue, visit: Visit): string | null {
  if (visit.queueId !== queue.id || (visit.stage !== 'called' && visit.stage !== 'processing')) return null;
  const call = journal.eventsOfVisit(visit.id, MOST_EVENTS).findLast(({ type }) => type === 'queue.called');
  const actor = call === undefined ? null : (journal.change(call.seq)?.actor ?? null);
  return site.users().find(({ user }) => user === actor)?.displayName ?? actor;
}

const MOST_EVENTS = 2000;

/** Plates for a text, and how many more; nothing when there are none, so that the text leaves them out. */
function named(trucks: readonly { readonly visit: Visit }[]): readonly string[] | null {
  if (trucks.length === 0) return null;
  const plates = trucks.slice(0, MOST_NAMED).map(({ visit }) => visit.plate);
  return trucks.length > MOST_NAMED ? [...plates, `+${String(trucks.length - MOST_NAMED)}`] : plates;
}

import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Json } from '../../../shared/domain/events.ts';
import { comparePlaces, type PlaceDifference } from '../../../shared/domain/queue/explain.ts';
import { takeBack } from '../../../shared/domain/queue/history.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import { orderQueue, type PlacedEntry } from '../../../shared/domain/queue/order.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { lineNow, lineRuleNow } from './entries.ts';
import { walkBack } from './line-walk.ts';

type Comparison = NonNullable<QueryOutputs['queue.explain']['comparison']>;

/** When a truck stopped waiting: by a call, or some other way. */
type Ending = { readonly seq: number; readonly at: Instant; readonly rule: string | null };

/** Why one of any two trucks is, or was, before the other (QU39). */
export function comparePair(context: QueryContext, visit: Visit, other: Visit): Comparison {
  const strangers = [visit, other].filter(({ queueId }) => queueId === null);
  if (strangers.length > 0)
    return shown(
      null,
      strangers.map(({ id }) => ({ code: 'not-queued', visitId: id })),
    );
  if (visit.queueId !== other.queueId || visit.queueId === null)
    return shown(
      null,
      [visit, other].map((one) => ({ code: 'other-queue', visitId: one.id, crossing: nameOfQueue(context, one) })),
    );
  const queue = context.stores.records.require('queue', visit.queueId);
  const endings = new Map([visit, other].map((one) => [one, endingOf(context, one)]));
  const [mine, theirs] = [endings.get(visit) ?? null, endings.get(other) ?? null];
  if (mine === null && theirs === null) return waiting(context, queue, visit, other);
  const isMineFirst = theirs === null || (mine !== null && mine.seq <= theirs.seq);
  const [first, second] = isMineFirst ? [visit, other] : [other, visit];
  const ending = (isMineFirst ? mine : theirs) as Ending;
  return ended(context, queue, visit, first, second, ending, mine?.seq === theirs?.seq);
}

function waiting(context: QueryContext, queue: Queue, visit: Visit, other: Visit): Comparison {
  const compared = compareIn(lineNow(context, queue), lineRuleNow(context, queue), visit, other);
  return compared === null ? shown(null, []) : shown(compared.first === visit.id, compared.differences);
}

/** The first of them waits no more: its ending, and the line as it stood just before that. */
function ended(
  context: QueryContext,
  queue: Queue,
  visit: Visit,
  first: Visit,
  second: Visit,
  ending: Ending,
  isTogether: boolean,
): Comparison {
  const { at, rule, seq } = ending;
  const own: PlaceDifference =
    rule === null
      ? { code: 'left', visitId: first.id, at }
      : isTogether
        ? { code: 'called-together', at }
        : { code: 'called-before', visitId: first.id, at, rule };
  const { line, changes } = walkBack(context, queue);
  let isReached = false;
  for (const change of changes) {
    if (change.seq < seq) break;
    takeBack(line, change);
    isReached ||= change.seq === seq;
  }
  const lineRule = line.rules();
  const compared = isReached ? compareIn(orderQueue(line.entries(), lineRule), lineRule, first, second) : null;
  if (compared !== null)
    return shown((isTogether || rule === null ? compared.first : first.id) === visit.id, [
      own,
      ...compared.differences,
    ]);
  const joinedAt = second.joinedAt;
  const isLater = joinedAt !== null && joinedAt >= at;
  const joined: readonly PlaceDifference[] = isLater
    ? [{ code: 'joined-after', visitId: second.id, at: joinedAt }]
    : [];
  return shown(first.id === visit.id, [own, ...joined]);
}

function compareIn(
  placed: readonly PlacedEntry[],
  rule: LineRule,
  one: Visit,
  two: Visit,
): ReturnType<typeof comparePlaces> | null {
  const [a, b] = [one, two].map(({ id }) => placed.find(({ entry }) => entry.visitId === id));
  return a === undefined || b === undefined ? null : comparePlaces(a, b, rule);
}

/** Null for one that waits. */
function endingOf(context: QueryContext, visit: Visit): Ending | null {
  if (visit.stage === 'waiting') return null;
  const events = context.stores.journal.eventsOfVisit(visit.id, MOST_EVENTS);
  const ended = events.findLast(
    ({ change }) =>
      change.kind === 'visit' && change.was?.['stage'] === 'waiting' && change.set?.['stage'] !== 'waiting',
  );
  const seq = ended?.seq ?? 0;
  const rule = ended?.type === 'queue.called' ? String(ended.info?.['rule'] ?? 'QU1') : null;
  const at = context.stores.journal.change(seq)?.at ?? visit.departedAt ?? visit.arrivedAt ?? context.now;
  return { seq, at, rule };
}

const MOST_EVENTS = 2000;

/** A queue in a word that needs no language: `Hữu Nghị ↑`. */
function nameOfQueue(context: QueryContext, visit: Visit): string {
  const queue = visit.queueId === null ? null : context.stores.records.get('queue', visit.queueId);
  const crossing = context.stores.records.get('crossing', visit.crossingId);
  return `${crossing?.name ?? ''} ${(queue?.direction ?? visit.direction) === 'export' ? '↑' : '↓'}`;
}

function shown(isBefore: boolean | null, differences: readonly PlaceDifference[]): Comparison {
  const codes = differences.map((difference) => ({
    ...(difference as { readonly code: string; readonly [key: string]: Json }),
    ...('visitId' in difference ? { visitId: wireId('visit', difference.visitId) } : {}),
  }));
  return { isBefore, codes };
}

import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { DIRECTIONS, type CargoClass, type Direction } from '../../../shared/domain/vocabulary.ts';
import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { OutOfTurn } from './out-of-turn.ts';
import { spreadOf } from './spread.ts';
import type { Yard } from './presence.ts';
import type { Reading } from './reading.ts';
import type { CountedEvent } from './store.ts';

type Waits = DailyReport['waits'];

/** How long a called truck had waited, and when it was called. */
export type Wait = {
  readonly visitId: number;
  readonly at: Instant;
  readonly direction: Direction;
  readonly cargoClass: CargoClass;
  readonly ms: number;
};

/** From joining to the first call of the period. */
export function waitsIn(yard: Yard, events: readonly CountedEvent[]): readonly Wait[] {
  const calls = new Map<number, Instant>();
  for (const { type, visitId, at } of events)
    if (type === 'queue.called' && !calls.has(visitId)) calls.set(visitId, at);
  const visits = yard.visits(calls.keys());
  const waits: Wait[] = [];
  for (const [visitId, at] of calls) {
    const visit = visits.get(visitId);
    if (visit === undefined) continue;
    const { joinedAt, arrivedAt, direction, cargoClass } = visit;
    // A truck that came back from abroad has joined again since; then it waited from its arrival on.
    const since = joinedAt !== null && joinedAt <= at ? joinedAt : arrivedAt;
    if (since !== null) waits.push({ visitId, at, direction, cargoClass, ms: Math.max(0, at - since) });
  }
  return waits;
}

/** Queue and waits; calls, no-shows and fast-tracks count as often as they happened. */
export function waitsOf(
  context: QueryContext,
  window: ReportWindow,
  { events, waits, departed }: Pick<Reading, 'events' | 'waits' | 'departed'>,
  outOfTurn: OutOfTurn,
): Waits {
  const count = (type: CountedEvent['type']): number => events.filter((event) => event.type === type).length;
  return {
    ...spreadOf(waits.map(({ ms }) => ms)),
    byDirection: DIRECTIONS.map((direction) => ({
      direction,
      ...spreadOf(waits.filter((wait) => wait.direction === direction).map(({ ms }) => ms)),
    })),
    called: count('queue.called'),
    noShows: count('queue.missed'),
    turnBacks: departed.filter(({ departure }) => departure === 'turned-back').length,
    ...outOfTurn.figures,
    notices: noticesOf(context, window),
  };
}

/** Notices by which the yard called in a time (QU1). */
function noticesOf({ stores }: QueryContext, { from, to }: ReportWindow): Waits['notices'] {
  const { queues } = stores;
  const notices = new Map<string, Day | null>();
  for (const queue of queues.queues()) {
    // A queue without a notice may follow one from before notices were kept.
    const { noticeNumber, noticeOn } = queue.discipline;
    if (queue.noticeId === null && hasText(noticeNumber)) notices.set(noticeNumber, noticeOn);
    for (const { number, issuedOn, begunAt, endedAt } of queues.noticesOf(queue.id))
      if (hasText(number) && begunAt !== null && begunAt < to && (endedAt ?? to) > from) notices.set(number, issuedOn);
  }
  return [...notices].map(([number, on]) => ({ number, on }));
}

function hasText(text: string | null): text is string {
  return text !== null && text !== '';
}

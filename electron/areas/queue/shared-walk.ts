import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { placeHistory, type PlaceHistory } from '../../../shared/domain/queue/history.ts';
import type { LineChange } from '../../../shared/domain/queue/history-cause.ts';
import { createHistoryLine, type HistoryLine } from '../../../shared/domain/queue/history-line.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { lineRuleNow } from './entries.ts';
import { walkBack } from './line-walk.ts';

/** A walk that goes on where the one before stopped: what was read of the journal once is not read again. */
type Kept = {
  /** All that it rests on: the changes of the line, its rule, the minute, and which papers are asked for. */
  readonly key: string;
  /** The line as it is now: each walk starts with a copy. */
  readonly line: HistoryLine;
  readonly read: LineChange[];
  readonly further: Iterator<LineChange>;
  readonly told: Map<VisitId, PlaceHistory>;
};

/** The last walk of each queue, as long as the database is open. */
const kept = new WeakMap<QueryContext['stores'], Map<Queue['id'], Kept>>();

/**
 * The gains and losses of one truck of a queue (QU37). Whoever asks shares one walk: 200 telephones read the journal once
 * for each change of the line, and not once each (QU44).
 */
export function sharedHistory(context: QueryContext, queue: Queue, visitId: VisitId): PlaceHistory {
  const { stores, now, site } = context;
  const { requiredDocuments, blockingUnknowns } = site.settings;
  const minute = Math.floor(now / MINUTE_MS);
  const key = JSON.stringify([
    stores.journal.lastLineChange(queue.id),
    { ...lineRuleNow(context, queue), now: minute },
    requiredDocuments,
    blockingUnknowns,
  ]);
  let ofStores = kept.get(stores);
  if (ofStores === undefined) kept.set(stores, (ofStores = new Map<Queue['id'], Kept>()));
  let walk = ofStores.get(queue.id);
  if (walk?.key !== key) {
    const { line, changes } = walkBack(context, queue);
    ofStores.set(queue.id, (walk = { key, line, read: [], further: changes, told: new Map<VisitId, PlaceHistory>() }));
  }
  const { line, read, further, told } = walk;
  let history = told.get(visitId);
  if (history === undefined) {
    history = placeHistory(createHistoryLine(line.entries(), line.rules()), replayed(read, further), visitId);
    told.set(visitId, history);
  }
  return history;
}

/** What was read already, then what is read on. */
function* replayed(read: LineChange[], further: Iterator<LineChange>): Generator<LineChange> {
  for (let at = 0; ; at += 1) {
    if (at === read.length) {
      const next = further.next();
      if (next.done === true) return;
      read.push(next.value);
    }
    yield read[at] as LineChange;
  }
}

import { wireId } from '../../../shared/kernel/ids.ts';
import { later } from '../../../shared/kernel/instant.ts';
import type { FastTrack, FastTrackOrder, Visit } from '../../../shared/domain/records.ts';
import { countedOf } from '../../../shared/domain/reports/counted.ts';
import type { Counted, DailyReport } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { CountedEvent } from './store.ts';

type Figures = Pick<DailyReport['waits'], 'fastTracks' | 'fastTracksWithoutDocument' | 'undocumented'>;
export type OutOfTurn = { readonly figures: Figures; readonly reasons: readonly Counted[] };
type Ground = Pick<FastTrack, 'documentNo' | 'reason' | 'unit'> & Partial<Pick<FastTrackOrder, 'queueNumber'>>;

/** The orders of a time to call out of turn, why, and each of them that no document stands behind yet (QU3). */
export function outOfTurn(context: QueryContext, events: readonly CountedEvent[]): OutOfTurn {
  const ordered = events.filter(({ type }) => type === 'queue.fast-tracked');
  const reasons: string[] = [];
  const undocumented = ordered.flatMap((event): Figures['undocumented'] => {
    const order = groundOf(context, event);
    reasons.push(order?.reason ?? '');
    if ((order?.documentNo ?? '') !== '') return [];
    const visit = context.stores.records.require('visit', event.visitId);
    return [
      {
        visitId: wireId('visit', visit.id),
        plate: visit.plate,
        queueNumber: order?.queueNumber ?? visit.queueNumber ?? '',
        reason: order?.reason ?? '',
        unit: order?.unit ?? '',
        orderedAt: event.at,
      },
    ];
  });
  return {
    figures: { fastTracks: ordered.length, fastTracksWithoutDocument: undocumented.length, undocumented },
    reasons: countedOf(reasons),
  };
}

/** The order as it is known now; given before such orders were kept, as its truck or the journal has it. */
function groundOf({ stores }: QueryContext, { seq, n, visitId, at }: CountedEvent): Ground | null {
  const kept = stores.queues.fastTracks(at, later(at, 1)).find((order) => order.visitId === visitId);
  if (kept !== undefined) return kept;
  const given = stores.journal.event(seq, n)?.change.set as Partial<Visit> | null | undefined;
  return stores.records.require('visit', visitId).fastTrack ?? given?.fastTrack ?? null;
}

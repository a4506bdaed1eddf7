import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { wakeUpOf } from '../../../shared/domain/rest/wake.ts';
import type { Port } from '../../../shared/contract/port.ts';
import type { QueueOrderEntry } from '../../../shared/contract/queries.ts';
import type { RowStore } from '../../store/row-store.ts';

export type CallRange = NonNullable<QueueOrderEntry['estimate']>;

/** Call ranges by visit. */
export type CallRanges = ReadonlyMap<string, CallRange>;

export const NO_RANGES: CallRanges = new Map();

/** Asks every queue that somebody who rests waits in for its call ranges (RE4). */
export async function askCallRanges(port: Port, rows: RowStore): Promise<CallRanges> {
  const queueIds = new Set<string>();
  for (const bed of rows.all('bed').values()) {
    const queueId = bed.visitId === null ? null : (rows.get('visit', bed.visitId)?.queueId ?? null);
    if (queueId !== null) queueIds.add(queueId);
  }
  const ranges = new Map<string, CallRange>();
  for (const queueId of queueIds) {
    const queue = rows.get('queue', queueId);
    if (queue === undefined) continue;
    const answer = await port.query('queue.order', { crossing: queue.crossing, direction: queue.direction });
    if (!('ok' in answer)) continue;
    for (const { visitId, estimate } of answer.ok.entries) if (estimate !== undefined) ranges.set(visitId, estimate);
  }
  return ranges;
}

/** When somebody of this visit is to be woken: at once when it is called, before the call range else (RE4). */
export function wakeAtOf(rows: RowStore, visitId: string, ranges: CallRanges, now: Instant): Instant | null {
  const visit = rows.get('visit', visitId);
  const settings = rows.get('site', 'site')?.settings.rest;
  if (visit === undefined || settings === undefined) return null;
  const callFrom = ranges.get(visitId)?.p90From ?? null;
  const calledAt = visit.stage === 'called' ? (visit.calledAt ?? now) : null;
  const sleeper = { askedAt: null, callFrom, calledAt, wokenAt: null, wakeAnswer: null };
  return wakeUpOf(sleeper, now, settings)?.at ?? null;
}

/** Whether it is time to outline a bed on the plan. */
export function isWakingSoon(wakeAt: Instant | null, now: Instant): boolean {
  return wakeAt !== null && wakeAt - now <= HOUR_MS;
}

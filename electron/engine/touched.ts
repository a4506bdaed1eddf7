import type { YardEvent } from '../../shared/domain/events.ts';
import type { RecordKind } from '../../shared/domain/records.ts';

/** Records that changed, by kind. */
export type Touched = ReadonlyMap<RecordKind, ReadonlySet<number>>;

/** The records that events changed; null as soon as they are more than `most`. */
export function touchedBy(events: Iterable<Pick<YardEvent, 'change'>>): Touched;
export function touchedBy(events: Iterable<Pick<YardEvent, 'change'>>, most: number): Touched | null;
export function touchedBy(events: Iterable<Pick<YardEvent, 'change'>>, most = Infinity): Touched | null {
  const touched = new Map<RecordKind, Set<number>>();
  let count = 0;
  for (const { change } of events) {
    let ids = touched.get(change.kind);
    if (ids === undefined) touched.set(change.kind, (ids = new Set()));
    if (ids.has(change.id)) continue;
    ids.add(change.id);
    if ((count += 1) > most) return null;
  }
  return touched;
}

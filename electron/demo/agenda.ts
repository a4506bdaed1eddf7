import type { Instant } from '../../shared/kernel/instant.ts';
import type { VisitId } from '../../shared/kernel/ids.ts';

/** When each truck is due next: one time a truck, soonest first, equal times by id. */
export type Agenda = {
  /** Sets the time of a truck, or takes it out. */
  readonly put: (visitId: VisitId, at: Instant | null) => void;
  /** Takes out every truck that is due by then. */
  readonly takeDue: (until: Instant) => readonly VisitId[];
};

type Entry = { readonly at: Instant; readonly visitId: VisitId };

/** Makes an empty agenda: a heap in which outdated entries are left behind and skipped. */
export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  const times = new Map<VisitId, Instant>();

  const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.visitId < b.visitId);
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j] as Entry, heap[i] as Entry];
  };
  const rise = (from: number): void => {
    for (let i = from; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!isBefore(heap[i] as Entry, heap[parent] as Entry)) return;
      swap(i, parent);
      i = parent;
    }
  };
  const sink = (): void => {
    for (let i = 0; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && isBefore(heap[child] as Entry, heap[least] as Entry)) least = child;
      if (least === i) return;
      swap(i, least);
      i = least;
    }
  };
  const takeFirst = (): void => {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    sink();
  };

  return {
    put(visitId, at) {
      if (at === null) {
        times.delete(visitId);
        return;
      }
      if (times.get(visitId) === at) return;
      times.set(visitId, at);
      heap.push({ at, visitId });
      rise(heap.length - 1);
    },
    takeDue(until) {
      const due: VisitId[] = [];
      for (;;) {
        const first = heap[0];
        if (first === undefined || first.at > until) return due;
        takeFirst();
        if (times.get(first.visitId) !== first.at) continue;
        times.delete(first.visitId);
        due.push(first.visitId);
      }
    },
  };
}

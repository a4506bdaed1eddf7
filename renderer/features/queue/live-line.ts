import type { RowStore } from '../../store/row-store.ts';
import type { SiteClock } from '../../client/site-clock.ts';
import { isSameLineRow, lineOf, type LineRow } from './line.ts';

/** The line of the queue shown, kept current outside React. */
export type LiveLine = {
  readonly get: () => readonly LineRow[];
  readonly watch: (listener: () => void) => () => void;
  /** While a row's action is open the order stands still, so that no update moves a row under Enter. */
  readonly freeze: () => () => void;
  readonly stop: () => void;
};

export type Frames = {
  readonly request: (run: () => void) => number;
  readonly cancel: (id: number) => void;
};

/** Readiness follows the crossing's calendar too, which no row announces. */
const AGAIN_MS = 10_000;

/** Follows one queue: the order is worked out again at most once a frame. */
export function createLiveLine(rows: RowStore, clock: SiteClock, queueId: string, frames: Frames): LiveLine {
  const listeners = new Set<() => void>();
  let line = lineOf(rows, queueId, clock.now());
  let pending: number | null = null;
  let frozen = 0;
  let isBehind = false;

  const refresh = (): void => {
    pending = null;
    if (frozen > 0) {
      isBehind = true;
      return;
    }
    isBehind = false;
    line = keepSame(line, lineOf(rows, queueId, clock.now()));
    for (const listener of listeners) listener();
  };
  const ask = (): void => {
    pending ??= frames.request(refresh);
  };
  const stopRows = rows.watch(
    ['visit', 'queue', 'crossing', 'site', 'bed', 'incident', 'person', 'authorityOrder'],
    ask,
  );
  const stopTicks = clock.tick(AGAIN_MS, ask);

  return {
    get: () => line,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    freeze() {
      frozen += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        frozen -= 1;
        if (frozen === 0 && isBehind) ask();
      };
    },
    stop() {
      stopRows();
      stopTicks();
      if (pending !== null) frames.cancel(pending);
      pending = null;
      listeners.clear();
    },
  };
}

/** The new line with the old row wherever nothing that is shown changed, so that watchers compare by identity. */
function keepSame(before: readonly LineRow[], after: readonly LineRow[]): readonly LineRow[] {
  const known = new Map(before.map((row) => [row.visitId, row]));
  return after.map((row) => {
    const old = known.get(row.visitId);
    return old !== undefined && isSameLineRow(old, row) ? old : row;
  });
}

import { LIVE_PASSES } from '../../shared/domain/records.ts';
import type { FeedFrame, RowImage } from '../../shared/contract/feed.ts';
import {
  ROW_ID_FIELDS,
  SNAPSHOT_FIELDS,
  type LiveKind,
  type LiveRows,
  type Snapshot,
} from '../../shared/contract/rows.ts';

/** What changed in one step of the store, by kind: the ids of rows that are new, other or gone. */
export type RowBatch = { readonly [Kind in LiveKind]?: ReadonlySet<string> } & { readonly isReset: boolean };

/**
 * The live rows of a station, outside React. Only `reset` and `apply` write it. Listeners run once per applied frame,
 * after every row of the frame is in.
 */
export type RowStore = {
  readonly seq: () => number;
  readonly epoch: () => string | null;
  readonly get: <Kind extends LiveKind>(kind: Kind, id: string) => LiveRows[Kind] | undefined;
  readonly all: <Kind extends LiveKind>(kind: Kind) => ReadonlyMap<string, LiveRows[Kind]>;
  /** Calls back after each applied frame or reset that touched one of the kinds. Answers a function that stops it. */
  readonly watch: (kinds: readonly LiveKind[], listener: (batch: RowBatch) => void) => () => void;
  readonly reset: (snapshot: Snapshot) => void;
  /** Applies a `changes` frame: `gap` when the frame does not start where the store stands. */
  readonly apply: (frame: Extract<FeedFrame, { type: 'changes' }>) => 'applied' | 'old' | 'gap';
  /** Resolves once the store stands at `seq` or later. */
  readonly reached: (seq: number) => Promise<void>;
};

type Tables = { readonly [Kind in LiveKind]: Map<string, LiveRows[Kind]> };

function emptyTables(): Tables {
  return {
    site: new Map(),
    crossing: new Map(),
    queue: new Map(),
    zone: new Map(),
    slot: new Map(),
    keepClearArea: new Map(),
    visit: new Map(),
    person: new Map(),
    facility: new Map(),
    bed: new Map(),
    pass: new Map(),
    alarm: new Map(),
    incident: new Map(),
    move: new Map(),
    candidate: new Map(),
    shift: new Map(),
    piece: new Map(),
    reservation: new Map(),
    closing: new Map(),
    count: new Map(),
    sighting: new Map(),
    landmark: new Map(),
    notice: new Map(),
    authorityOrder: new Map(),
    room: new Map(),
    stay: new Map(),
    turn: new Map(),
  };
}

const KINDS = Object.keys(SNAPSHOT_FIELDS) as readonly LiveKind[];

/** Makes an empty store. */
export function createRowStore(): RowStore {
  let tables = emptyTables();
  let seq = 0;
  let epoch: string | null = null;
  const watchers = new Set<{ readonly kinds: ReadonlySet<LiveKind>; readonly listener: (batch: RowBatch) => void }>();
  const waiting = new Set<{ readonly seq: number; readonly resolve: () => void }>();

  const tell = (batch: RowBatch): void => {
    for (const watcher of watchers) {
      if (batch.isReset || KINDS.some((kind) => watcher.kinds.has(kind) && batch[kind] !== undefined))
        watcher.listener(batch);
    }
    for (const waiter of waiting) {
      if (waiter.seq > seq) continue;
      waiting.delete(waiter);
      waiter.resolve();
    }
  };

  return {
    seq: () => seq,
    epoch: () => epoch,
    get: (kind, id) => tables[kind].get(id),
    all: (kind) => tables[kind],
    watch(kinds, listener) {
      const watcher = { kinds: new Set(kinds), listener };
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    reset(snapshot) {
      tables = emptyTables();
      for (const kind of KINDS) {
        const table = tables[kind] as Map<string, unknown>;
        for (const row of snapshot[SNAPSHOT_FIELDS[kind]])
          table.set((row as unknown as Readonly<Record<string, string>>)[ROW_ID_FIELDS[kind]] ?? '', row);
      }
      seq = snapshot.seq;
      epoch = snapshot.epoch;
      tell({ isReset: true });
    },
    apply(frame) {
      if (frame.to <= seq) return 'old';
      if (frame.from > seq) return 'gap';
      const changed: { [Kind in LiveKind]?: Set<string> } = {};
      for (const image of frame.rows) {
        write(tables, image);
        (changed[image.kind] ??= new Set()).add(image.id);
      }
      dropOldPasses(tables.pass);
      seq = frame.to;
      tell({ ...changed, isReset: false });
      return 'applied';
    },
    reached(target) {
      if (seq >= target) return Promise.resolve();
      return new Promise((resolve) => waiting.add({ seq: target, resolve }));
    },
  };
}

function write(tables: Tables, image: RowImage): void {
  const table = tables[image.kind] as Map<string, unknown>;
  if (image.row === null) table.delete(image.id);
  else table.set(image.id, image.row);
}

function dropOldPasses(passes: Map<string, unknown>): void {
  const extra = passes.size - LIVE_PASSES;
  if (extra <= 0) return;
  const oldest = [...passes.keys()].sort((a, b) => numberOf(a) - numberOf(b)).slice(0, extra);
  for (const id of oldest) passes.delete(id);
}

function numberOf(wireId: string): number {
  return Number.parseInt(wireId.slice(wireId.indexOf('_') + 1), 36);
}

import type { RowImage } from '../../shared/contract/feed.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { Committed } from './dispatch.ts';
import { createImageContext, imageOf, isLiveKind, type ImageContext } from './images.ts';
import type { CatchUp } from './messages.ts';
import type { Stores } from './stores.ts';

/** More rows than this in one step are not sent but fetched: a snapshot is cheaper for everybody. */
const MOST_ROWS = 2000;
/** How far back a station may catch up; older ones take a snapshot. */
const MOST_CHANGES_BACK = 200_000;

/** Turns what a batch touched into the current images of those rows, and lets stations catch up. */
export type Feed = {
  /** Images after a commit, or null when there are too many. */
  readonly imagesOf: (committed: Committed) => readonly RowImage[] | null;
  /** Everything touched since a cursor, as it is now; read in one transaction. */
  readonly catchUp: (since: number, head: number) => CatchUp;
};

/** Kinds that other images quote: when one changes, what was remembered of it is stale. */
const QUOTED: ReadonlySet<RecordKind> = new Set<RecordKind>(['crossing', 'zone', 'slot', 'facility']);

export function createFeed(stores: Stores): Feed {
  let context: ImageContext = createImageContext(stores);
  return {
    imagesOf({ touched }) {
      let count = 0;
      for (const [kind, ids] of touched) if (isLiveKind(kind)) count += ids.size;
      for (const kind of touched.keys()) if (QUOTED.has(kind) && kind !== 'slot') context = createImageContext(stores);
      if (count > MOST_ROWS) {
        context = createImageContext(stores);
        return null;
      }
      const images: RowImage[] = [];
      for (const [kind, ids] of touched)
        if (isLiveKind(kind)) for (const id of ids) images.push(imageOf(kind, id, stores, context));
      return images;
    },
    catchUp(since, head) {
      if (since > head) return { resync: 'ahead' };
      if (head - since > MOST_CHANGES_BACK) return { resync: 'too-old' };
      const touched = stores.journal.touchedSince(since, MOST_ROWS * 4);
      const live = touched.filter((one): one is typeof one & { kind: RowImage['kind'] } => isLiveKind(one.kind));
      if (touched.length >= MOST_ROWS * 4 || live.length > MOST_ROWS) return { resync: 'too-large' };
      return { seq: head, rows: live.map(({ kind, id }) => imageOf(kind, id, stores, context)) };
    },
  };
}

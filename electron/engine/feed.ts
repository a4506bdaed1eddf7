import type { CountId } from '../../shared/kernel/ids.ts';
import type { VisitId } from '../../shared/kernel/ids.ts';
import type { RowImage } from '../../shared/contract/feed.ts';
import type { LiveKind } from '../../shared/contract/rows.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { Committed } from './dispatch.ts';
import { createImageContext, imageOf, isLiveKind, type ImageContext } from './images.ts';
import type { CatchUp } from './messages.ts';
import type { Stores } from './stores.ts';
import { touchedBy, type Touched } from './touched.ts';

/** More rows than this in one step are not sent but fetched: a snapshot is cheaper for everybody. */
const MOST_ROWS = 2000;
/** How far back a station may catch up; older ones take a snapshot. */
const MOST_CHANGES_BACK = 5000;

/** Turns what a batch touched into the current images of those rows, and lets stations catch up. */
export type Feed = {
  /** Images after a commit, or null when there are too many. */
  readonly imagesOf: (committed: Committed) => readonly RowImage[] | null;
  /** Takes note of a commit that nobody follows: what was remembered of its records is stale. */
  readonly note: (committed: Committed) => void;
  /** Everything touched since a cursor, as it is now; read in one transaction. */
  readonly catchUp: (since: number, head: number) => CatchUp;
};

/** Kinds that other images quote: when one changes, what was remembered of it is stale. (The code of a slot never changes.) */
const QUOTED: readonly RecordKind[] = ['crossing', 'zone', 'facility'];

export function createFeed(stores: Stores): Feed {
  let context: ImageContext = createImageContext(stores);

  const note = (touched: Touched): void => {
    if (QUOTED.some((kind) => touched.has(kind))) context = createImageContext(stores);
  };

  /** Images of live rows that were touched, and of those whose image shows something of them; null for too many. */
  const imagesOf = (touched: Touched): readonly RowImage[] | null => {
    const live = new Map<LiveKind, Set<number>>();
    const add = (kind: LiveKind, ids: Iterable<number>): void => {
      const known = live.get(kind) ?? new Set();
      for (const id of ids) known.add(id);
      live.set(kind, known);
    };
    for (const [kind, ids] of touched) if (isLiveKind(kind)) add(kind, ids);
    const crossings = touched.get('crossing');
    if (crossings !== undefined) {
      const idsOf = (rows: Iterable<{ readonly id: number; readonly crossingId: number }>): readonly number[] =>
        [...rows].filter((row) => crossings.has(row.crossingId)).map((row) => row.id);
      add('queue', idsOf(stores.queues.queues()));
      add('visit', idsOf(stores.visits.live()));
    }
    // An order tells the plate of its truck.
    for (const visitId of touched.get('visit') ?? [])
      add(
        'move',
        stores.moves.openOf(visitId as VisitId).map((move) => move.id),
      );
    for (const facilityId of touched.get('facility') ?? [])
      add(
        'bed',
        stores.rest.bedsOf(facilityId).map((bed) => bed.id),
      );
    // What was seen is live as long as its stock-take is under way.
    for (const countId of touched.get('count') ?? []) add('sighting', stores.counts.sightingIds(countId as CountId));
    // A passage that was taken back lets an older one come into sight again.
    const passes = [...(touched.get('pass') ?? [])];
    if (passes.some((id) => stores.records.get('pass', id) === null))
      add(
        'pass',
        stores.visits.livePasses().map((pass) => pass.id),
      );
    let count = 0;
    for (const ids of live.values()) count += ids.size;
    if (count > MOST_ROWS) return null;
    return [...live].flatMap(([kind, ids]) => [...ids].map((id) => imageOf(kind, id, stores, context)));
  };

  return {
    imagesOf({ touched }) {
      note(touched);
      return imagesOf(touched);
    },
    note({ touched }) {
      note(touched);
    },
    catchUp(since, head) {
      if (since > head) return { resync: 'ahead' };
      if (head - since > MOST_CHANGES_BACK) return { resync: 'too-old' };
      const touched = touchedBy(stores.journal.eventsAfter(since), MOST_ROWS * 4);
      const images = touched === null ? null : imagesOf(touched);
      return images === null ? { resync: 'too-large' } : { seq: head, rows: images };
    },
  };
}

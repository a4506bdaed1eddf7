import { LIVE_PASSES, type Photo, type RecordKind, type Records } from '../../../shared/domain/records.ts';
import { NO_PERSON_DATA } from '../../../shared/domain/rest/new-records.ts';
import type { Snapshot } from '../../../shared/contract/rows.ts';
import { SNAPSHOT_FIELDS, type LiveKind } from '../../../shared/contract/rows.ts';
import { withDefaults } from '../../areas/site/store.ts';
import type { StoredEvent } from '../../areas/journal/store.ts';
import type { KeptRecords } from '../../db/checkpoints.ts';
import type { RecordStore } from '../../db/records.ts';
import { createImageContext, imageOf, isLiveKind, type ImageSource } from '../images.ts';

type AnyRecord = Records[RecordKind];
type Kept = Map<number, AnyRecord>;

/** Records that live ones are drawn with, beside the live kinds themselves. */
const QUOTED: ReadonlySet<RecordKind> = new Set<RecordKind>(['teamDriver', 'photo']);

/** The ground itself, and what hardly changes: kept also when it is not shown any more, for others quote it. */
const GROUND: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'site',
  'crossing',
  'queue',
  'zone',
  'slot',
  'keepClearArea',
  'landmark',
  'facility',
  'bed',
  'room',
  'teamDriver',
]);

const LIVE_KINDS = Object.keys(SNAPSHOT_FIELDS) as readonly LiveKind[];

/** Where a record is found that was not live and is again: its own story until a change, or as it is now. */
export type Retold = (event: StoredEvent) => AnyRecord | null;

/** The records of the yard at one change of the past, moved on change by change. Only what is live is kept. */
export type PastRecords = {
  /** The change up to which they are told. */
  readonly seq: () => number;
  /** Follows the events of later changes, in order, up to a change. */
  readonly follow: (events: Iterable<StoredEvent>, until: number) => void;
  /** The live state, as a client gets it; names are nobody's any more. */
  readonly snapshot: () => Omit<Snapshot, 'seq' | 'epoch' | 'siteNow' | 'rate'>;
  /** What is live, to be kept; everything else is forgotten. */
  readonly keep: () => KeptRecords;
};

export function createPastRecords(parts: {
  readonly from: { readonly seq: number; readonly records: KeptRecords } | null;
  readonly whole: RecordStore['whole'];
  readonly retold: Retold;
}): PastRecords {
  const { from, whole, retold } = parts;
  const kinds = new Map<RecordKind, Kept>();
  let seq = from?.seq ?? 0;
  const kept = (kind: RecordKind): Kept => {
    let found = kinds.get(kind);
    if (found === undefined) kinds.set(kind, (found = new Map()));
    return found;
  };
  for (const [kind, records] of Object.entries(from?.records ?? {}))
    for (const record of records) kept(kind as RecordKind).set(record.id, record);

  const apply = (event: StoredEvent): void => {
    const { kind, id, set, was } = event.change;
    if (!isLiveKind(kind) && !QUOTED.has(kind)) return;
    const records = kept(kind);
    if (set === null) records.delete(id);
    else if (was === null) records.set(id, whole(kind, set) as AnyRecord);
    else {
      const before = records.get(id) ?? retold(event);
      if (before !== null) records.set(id, { ...before, ...set } as AnyRecord);
    }
  };

  const source = sourceOf(kept);

  const forget = (): void => {
    const context = createImageContext(source);
    forgetPasses(kept('pass'));
    for (const kind of LIVE_KINDS) {
      if (GROUND.has(kind) || kind === 'pass') continue;
      for (const id of kept(kind).keys()) if (imageOf(kind, id, source, context).row === null) kept(kind).delete(id);
    }
    const candidates = kept('candidate');
    for (const [id, photo] of kept('photo') as ReadonlyMap<number, Photo>)
      if (photo.candidateId === null || !candidates.has(photo.candidateId)) kept('photo').delete(id);
  };

  return {
    seq: () => seq,
    follow(events, until) {
      for (const event of events) apply(event);
      seq = until;
    },
    snapshot() {
      const context = createImageContext(source);
      forgetPasses(kept('pass'));
      const fields = LIVE_KINDS.map((kind) => {
        const ids = [...kept(kind).keys()].sort((a, b) => a - b);
        const rows = ids.map((id) => imageOf(kind, id, source, context).row).filter((row) => row !== null);
        return [SNAPSHOT_FIELDS[kind], rows] as const;
      });
      return Object.fromEntries(fields) as unknown as ReturnType<PastRecords['snapshot']>;
    },
    keep() {
      forget();
      return Object.fromEntries([...kinds].map(([kind, records]) => [kind, [...records.values()]]));
    },
  };
}

/** The newest passages are live, however old. */
function forgetPasses(passes: Kept): void {
  const ids = [...passes.keys()].sort((a, b) => b - a);
  for (const id of ids.slice(LIVE_PASSES)) passes.delete(id);
}

function sourceOf(kept: (kind: RecordKind) => Kept): ImageSource {
  const get = <Kind extends RecordKind>(kind: Kind, id: number): Records[Kind] | null =>
    (kept(kind).get(id) as Records[Kind] | undefined) ?? null;
  return {
    records: {
      get,
      require(kind, id) {
        const record = get(kind, id);
        if (record === null) throw new Error(`no ${kind} ${String(id)} in the past`);
        return record;
      },
    },
    site: {
      site() {
        const site = get('site', 1);
        return site === null ? null : withDefaults(site);
      },
    },
    people: { dataOf: () => NO_PERSON_DATA },
    photos: {
      ofCandidate(candidateId) {
        const photos = [...(kept('photo').values() as Iterable<Photo>)];
        const own = photos.filter((photo) => photo.candidateId === candidateId && photo.removedAt === null);
        return own.sort((a, b) => b.id - a.id)[0] ?? null;
      },
    },
    team: {
      dutyOf(id) {
        const driver = get('teamDriver', id);
        return driver?.isActive === true ? driver.duty : [];
      },
    },
  };
}

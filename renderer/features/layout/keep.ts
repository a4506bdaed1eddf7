import { changesOf, startDraft, type Draft, type Step } from './draft.ts';
import type { Doc, Key, Thing } from './things.ts';

/** Where a draft is kept over a reload, and whose it is. */
export type Shelf = {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** A draft of another person or another database is not taken up. */
  readonly owner: string;
};

const SHELF_KEY = 'ben-bai.layout-draft';

type Kept = {
  readonly owner: string;
  readonly changes: readonly (readonly [Key, Thing | null])[];
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  readonly nextNew: number;
};

/** Keeps what is not saved; without the steps when there is no room for them. */
export function keepDraft({ storage, owner }: Shelf, draft: Draft): void {
  const changes = changesOf(draft).map(({ key, after }) => [key, after] as const);
  if (changes.length === 0 && draft.past.length === 0 && draft.future.length === 0) {
    storage.removeItem(SHELF_KEY);
    return;
  }
  const { past, future, nextNew } = draft;
  for (const steps of [
    { past, future },
    { past: [], future: [] },
  ]) {
    try {
      storage.setItem(SHELF_KEY, JSON.stringify({ owner, changes, ...steps, nextNew } satisfies Kept));
      return;
    } catch {
      // The browser has no room: then without the steps, or not at all.
      storage.removeItem(SHELF_KEY);
    }
  }
}

/** The draft that was kept, upon the plan as it is saved now; a fresh one when there is none. */
export function keptDraft({ storage, owner }: Shelf, base: Doc): Draft {
  const fresh = startDraft(base);
  const kept = read(storage.getItem(SHELF_KEY));
  if (kept === null || kept.owner !== owner) return fresh;
  const doc = new Map(base);
  for (const [key, thing] of kept.changes) {
    if (thing === null) doc.delete(key);
    else doc.set(key, thing);
  }
  return { ...fresh, doc, past: kept.past, future: kept.future, nextNew: kept.nextNew };
}

function read(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept>;
    return Array.isArray(kept.changes) && Array.isArray(kept.past) && Array.isArray(kept.future)
      ? (kept as Kept)
      : null;
  } catch {
    return null;
  }
}

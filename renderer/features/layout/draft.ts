import { isNewKey, isSameThing, type Doc, type Entry, type Key, type Thing } from './things.ts';

/** What somebody did to the plan, for the words of undo and redo. */
export const STEP_NAMES = [
  'add-row',
  'add-zone',
  'add-area',
  'add-landmark',
  'move',
  'turn',
  'copy',
  'remove',
  'align',
  'distribute',
  'renumber',
  'change',
  'distances',
  'replace',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

type Change = { readonly key: Key; readonly before: Thing | null; readonly after: Thing | null };
export type Step = { readonly name: StepName; readonly changes: readonly Change[] };

/** A plan that is being drawn: what is saved, what it is to become, and the steps between, which can be taken back. */
export type Draft = {
  readonly base: Doc;
  readonly doc: Doc;
  /** Steps done, the newest last. */
  readonly past: readonly Step[];
  /** Steps taken back, the next to do again last. */
  readonly future: readonly Step[];
  readonly selected: ReadonlySet<Key>;
  /** The number of the next new thing. */
  readonly nextNew: number;
};

/** More steps back than anybody counts. */
const MOST_STEPS = 500;
const NOTHING: ReadonlySet<Key> = new Set();

export function startDraft(base: Doc): Draft {
  return { base, doc: base, past: [], future: [], selected: NOTHING, nextNew: 1 };
}

/** The keys that the next new things get. */
export function newKeys(draft: Draft, count: number): readonly Key[] {
  return Array.from({ length: count }, (_, at) => `+${draft.nextNew + at}`);
}

/** Does one step. What changes nothing is no step; what was taken back before cannot be done again afterwards. */
export function act(draft: Draft, name: StepName, entries: readonly Entry[], selected?: Iterable<Key>): Draft {
  const after = new Map(entries);
  const changes: Change[] = [];
  for (const [key, thing] of after) {
    const before = draft.doc.get(key) ?? null;
    if (!isSameThing(before, thing)) changes.push({ key, before, after: thing });
  }
  if (changes.length === 0) return selected === undefined ? draft : select(draft, selected);
  const doc = changed(draft.doc, changes, 'after');
  const numbers = changes.filter(({ key }) => isNewKey(key)).map(({ key }) => Number(key.slice(1)) + 1);
  return {
    ...draft,
    doc,
    past: [...draft.past, { name, changes }].slice(-MOST_STEPS),
    future: [],
    selected: kept(doc, selected ?? draft.selected),
    nextNew: numbers.reduce((most, number) => Math.max(most, number), draft.nextNew),
  };
}

/** Takes the newest step back. */
export function undo(draft: Draft): Draft {
  const step = draft.past.at(-1);
  if (step === undefined) return draft;
  const doc = changed(draft.doc, step.changes, 'before');
  return {
    ...draft,
    doc,
    past: draft.past.slice(0, -1),
    future: [...draft.future, step],
    selected: kept(doc, draft.selected),
  };
}

/** Does the step again that was taken back last. */
export function redo(draft: Draft): Draft {
  const step = draft.future.at(-1);
  if (step === undefined) return draft;
  const doc = changed(draft.doc, step.changes, 'after');
  return {
    ...draft,
    doc,
    past: [...draft.past, step],
    future: draft.future.slice(0, -1),
    selected: kept(doc, draft.selected),
  };
}

export function select(draft: Draft, keys: Iterable<Key>): Draft {
  return { ...draft, selected: kept(draft.doc, keys) };
}

/** What differs from the plan that is saved. */
export function changesOf(draft: Draft): readonly Change[] {
  const changes: Change[] = [];
  for (const [key, after] of draft.doc) {
    const before = draft.base.get(key) ?? null;
    if (!isSameThing(before, after)) changes.push({ key, before, after });
  }
  for (const [key, before] of draft.base) if (!draft.doc.has(key)) changes.push({ key, before, after: null });
  return changes;
}

/** The same changes upon a plan that others saved meanwhile: what was not touched here is theirs. */
export function rebased(draft: Draft, base: Doc): Draft {
  const doc = changed(base, changesOf(draft), 'after');
  return { ...draft, base, doc, selected: kept(doc, draft.selected) };
}

function changed(doc: Doc, changes: readonly Change[], side: 'before' | 'after'): Doc {
  const next = new Map(doc);
  for (const change of changes) {
    const thing = change[side];
    if (thing === null) next.delete(change.key);
    else next.set(change.key, thing);
  }
  return next;
}

function kept(doc: Doc, keys: Iterable<Key>): ReadonlySet<Key> {
  const all = new Set<Key>();
  for (const key of keys) if (doc.has(key)) all.add(key);
  return all;
}

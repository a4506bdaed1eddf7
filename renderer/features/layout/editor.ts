import type { KeepClearKind } from '../../../shared/domain/layout/types.ts';
import type { PlanLandmark } from '../../../shared/domain/layout/plan.ts';
import type { RowBatch, RowStore } from '../../store/row-store.ts';
import { createValue, type Value } from '../../ui/value.ts';
import { act, newKeys, rebased, redo, select, startDraft, undo, type Draft, type StepName } from './draft.ts';
import { withCapacities, withMarks } from './edits.ts';
import { keepDraft, keptDraft, type Shelf } from './keep.ts';
import { planThingOf, presentDoc } from './present.ts';
import { USUAL_ROW, type RowSettings } from './row-maker.ts';
import { isSameThing, type Entry, type Key } from './things.ts';

export const TOOL_NAMES = ['select', 'row', 'zone', 'area', 'landmark', 'facility', 'measure'] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** The tool in the hand and how it is set. */
export type Options = {
  readonly tool: ToolName;
  readonly row: RowSettings;
  readonly area: KeepClearKind;
  readonly landmark: Pick<PlanLandmark, 'kind' | 'side'>;
  /** Whose door is placed. */
  readonly facilityId: string | null;
};

/** The plan that is drawn at this station: kept while the page is, and over a reload. */
export type Editor = {
  readonly draft: Value<Draft>;
  readonly options: Value<Options>;
  readonly act: (name: StepName, entries: readonly Entry[], selected?: Iterable<Key>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (keys: Iterable<Key>) => void;
  readonly newKeys: (count: number) => readonly Key[];
  readonly choose: (change: Partial<Options>) => void;
  /** Forgets everything that is not saved; what is chosen and still there stays chosen. */
  readonly startAgain: () => void;
  /** Follows what others save, while the screen is open. Answers a function that stops it. */
  readonly follow: (onOthers: () => void) => () => void;
};

const KEEP_MS = 400;
const FOLLOW_MS = 400;
const editors = new WeakMap<RowStore, Editor>();

/** The editor of a station: one, so that leaving the screen loses nothing. */
export function editorOf(rows: RowStore, shelf: Shelf): Editor {
  let editor = editors.get(rows);
  if (editor === undefined) {
    editor = createEditor(rows, shelf);
    editors.set(rows, editor);
  }
  return editor;
}

function createEditor(rows: RowStore, shelf: Shelf): Editor {
  const draft = createValue(keptDraft(shelf, presentDoc(rows)));
  const options = createValue<Options>({
    tool: 'select',
    row: USUAL_ROW,
    area: 'fire-lane',
    landmark: { kind: 'exit', side: 'border' },
    facilityId: null,
  });
  let timer: ReturnType<typeof setTimeout> | null = null;
  draft.watch(() => {
    timer ??= setTimeout(() => {
      timer = null;
      keepDraft(shelf, draft.get());
    }, KEEP_MS);
  });
  const sync = (): void => {
    const { base } = draft.get();
    const now = presentDoc(rows, base);
    const isSame = now.size === base.size && [...now].every(([key, thing]) => base.get(key) === thing);
    if (!isSame) draft.set(rebased(draft.get(), now));
  };
  const isPlanTouched = (batch: RowBatch): boolean => {
    if (batch.isReset) return true;
    const { base } = draft.get();
    for (const kind of ['zone', 'keepClearArea', 'landmark', 'slot'] as const)
      for (const id of batch[kind] ?? []) if (!isSameThing(base.get(id), planThingOf(rows, kind, id))) return true;
    return false;
  };
  return {
    draft,
    options,
    act(name, entries, selected) {
      const before = draft.get();
      draft.set(act(before, name, withMarks(before.doc, withCapacities(before.doc, entries)), selected));
    },
    undo: () => draft.set(undo(draft.get())),
    redo: () => draft.set(redo(draft.get())),
    select: (keys) => draft.set(select(draft.get(), keys)),
    newKeys: (count) => newKeys(draft.get(), count),
    choose: (change) => options.set({ ...options.get(), ...change }),
    startAgain: () => draft.set(select(startDraft(presentDoc(rows)), draft.get().selected)),
    follow(onOthers) {
      sync();
      let pending: ReturnType<typeof setTimeout> | null = null;
      const stop = rows.watch(['zone', 'keepClearArea', 'landmark', 'slot'], (batch) => {
        if (pending !== null || !isPlanTouched(batch)) return;
        pending = setTimeout(() => {
          pending = null;
          const before = draft.get();
          sync();
          if (before !== draft.get()) onOthers();
        }, FOLLOW_MS);
      });
      const keepNow = (): void => keepDraft(shelf, draft.get());
      window.addEventListener('pagehide', keepNow);
      return () => {
        stop();
        window.removeEventListener('pagehide', keepNow);
        if (pending !== null) clearTimeout(pending);
      };
    },
  };
}

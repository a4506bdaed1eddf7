import { copies, moved, removed, turned } from './edits.ts';
import type { Editor, ToolName } from './editor.ts';
import { rowsAmong } from './numbering.ts';
import { boundsOf, thingsOf, type Doc, type Key } from './things.ts';
import { NUDGE_CM } from './tools/select-tool.ts';

/** One key for each tool. */
export const TOOL_KEYS: Readonly<Record<ToolName, string>> = {
  select: 'V',
  row: 'R',
  zone: 'Z',
  area: 'K',
  landmark: 'L',
  facility: 'D',
  measure: 'M',
};

const TOOL_OF = new Map(Object.entries(TOOL_KEYS).map(([tool, key]) => [`Key${key}`, tool as ToolName]));
const TURN_DEG = 15;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What was copied, until something else is: things by their keys, as they were. */
export type Clip = { readonly doc: Doc; readonly keys: readonly Key[] };

export type KeyPress = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether a key did something to the draft. Keys of the screen itself are not its affair. */
export function editKey(editor: Editor, press: KeyPress, clip: { current: Clip | null }): boolean {
  const { doc, selected } = editor.draft.get();
  const isCtrl = press.ctrlKey || press.metaKey;
  if (press.altKey) return false;
  if (isCtrl) return controlKey(editor, press, clip);
  const tool = press.shiftKey ? undefined : TOOL_OF.get(press.code);
  if (tool !== undefined) {
    editor.choose({ tool });
    return true;
  }
  if (press.code === 'BracketRight' || press.code === 'BracketLeft') {
    selectNextRow(editor, press.code === 'BracketRight' ? 1 : -1);
    return true;
  }
  if (selected.size === 0) return false;
  const arrow = ARROWS[press.code];
  if (arrow !== undefined) {
    const step = press.shiftKey ? NUDGE_CM.large : NUDGE_CM.small;
    editor.act('move', moved(doc, selected, arrow[0] * step, arrow[1] * step));
    return true;
  }
  if (press.code === 'KeyQ' || press.code === 'KeyE') {
    turnSelection(editor, (press.code === 'KeyE' ? 1 : -1) * (press.shiftKey ? 1 : TURN_DEG));
    return true;
  }
  if (press.code === 'Delete' || press.code === 'Backspace') {
    editor.act('remove', removed(doc, selected), []);
    return true;
  }
  return false;
}

function controlKey(editor: Editor, press: KeyPress, clip: { current: Clip | null }): boolean {
  const { doc, selected } = editor.draft.get();
  switch (press.code) {
    case 'KeyA':
      selectAll(editor);
      return true;
    case 'KeyD':
      copySelection(editor);
      return true;
    case 'KeyC':
      if (selected.size === 0) return false;
      clip.current = { doc, keys: [...selected] };
      return true;
    case 'KeyV':
      if (clip.current === null) return false;
      paste(editor, clip.current);
      return true;
    case 'KeyY':
      editor.redo();
      return true;
    case 'KeyZ':
      if (!press.shiftKey) return false;
      editor.redo();
      return true;
    default:
      return false;
  }
}

export function turnSelection(editor: Editor, deg: number): void {
  const { doc, selected } = editor.draft.get();
  editor.act('turn', turned(doc, selected, deg));
}

/** Copies the selection one aisle further down. */
export function copySelection(editor: Editor): void {
  const { doc, selected } = editor.draft.get();
  paste(editor, { doc, keys: [...selected] });
}

function paste(editor: Editor, clip: Clip): void {
  const bounds = boundsOf(clip.doc, clip.keys);
  if (bounds === null) return;
  const { doc } = editor.draft.get();
  const all = new Map(doc);
  // What was taken away after it was copied can still be pasted.
  for (const [key, thing] of clip.doc) if (!all.has(key) && clip.keys.includes(key)) all.set(key, thing);
  const hasSlots = clip.keys.some((key) => clip.doc.get(key)?.kind === 'slot');
  const by = bounds.maxY - bounds.minY + (hasSlots ? editor.options.get().row.aisleCm : 500);
  const base = editor.draft.get().nextNew;
  const entries = copies(all, clip.keys, [0, Math.round(by)], (at) => `+${base + at}`);
  editor.act(
    'copy',
    entries,
    entries.map(([key]) => key),
  );
}

/** The slots of the zones of what is selected; everything when nothing is. */
function selectAll(editor: Editor): void {
  const { doc, selected } = editor.draft.get();
  const zones = new Set<string>();
  for (const key of selected) {
    const thing = doc.get(key);
    if (thing?.kind === 'slot') zones.add(thing.value.zone);
    else if (thing?.kind === 'zone') zones.add(thing.value.code);
  }
  if (zones.size === 0) editor.select(doc.keys());
  else
    editor.select(
      Array.from(thingsOf(doc, 'slot'))
        .filter(([, { zone }]) => zones.has(zone))
        .map(([key]) => key),
    );
}

/** Selects the row after or before the one that is selected, in the order in which they were drawn. */
function selectNextRow(editor: Editor, step: 1 | -1): void {
  const { doc, selected } = editor.draft.get();
  const rows = rowsAmong(doc, doc.keys());
  const now = rows.findIndex(({ slots }) => slots.some(([key]) => selected.has(key)));
  const next = rows[now === -1 ? (step === 1 ? 0 : rows.length - 1) : (now + step + rows.length) % rows.length];
  if (next !== undefined) editor.select(next.slots.map(([key]) => key));
}

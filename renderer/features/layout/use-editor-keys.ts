import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { ZOOM_STEP, type CanvasHandle } from './canvas/canvas-view.tsx';
import type { Editor } from './editor.ts';
import { editKey, type Clip } from './keys.ts';

type Around = {
  readonly editor: Editor;
  readonly handle: RefObject<CanvasHandle | null>;
  readonly host: RefObject<HTMLDivElement | null>;
  readonly panel: RefObject<HTMLElement | null>;
  readonly clip: RefObject<Clip | null>;
  readonly onPut: () => void;
  readonly onSave: () => void;
  readonly onNextProblem: () => void;
};

/** The keys of the editor, wherever the focus is on the screen. Typed text keeps its own. */
export function useEditorKeys(around: Around): void {
  const now = useRef(around);
  useEffect(() => {
    now.current = around;
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      if (answer(now, event)) event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.code === 'Space') now.current.handle.current?.hold(false);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
    };
  }, []);
}

function answer(now: RefObject<Around>, event: KeyboardEvent): boolean {
  const around = now.current;
  const { editor, handle, host, panel, clip, onPut, onNextProblem } = around;
  const target = event.target instanceof Element ? event.target : document.body;
  const isCtrl = event.ctrlKey || event.metaKey;
  if (isCtrl && event.code === 'KeyS') {
    // A field that is being typed in counts before it is saved, and is not left.
    if (target instanceof HTMLInputElement) {
      target.blur();
      target.focus();
    }
    setTimeout(() => now.current.onSave(), 0);
    return true;
  }
  const isField = target.matches('input:not([type=checkbox]), textarea, select');
  if (event.code === 'Escape') {
    if (isField || panel.current?.contains(target) === true) host.current?.focus();
    else if (handle.current?.tool().cancel() !== true) editor.choose({ tool: 'select' });
    return true;
  }
  if (isField) {
    // Enter in the form of the row tool draws: the whole yard can be drawn without a mouse.
    if (event.code === 'Enter' && editor.options.get().tool === 'row' && target.matches('input')) {
      setTimeout(onPut, 0);
      return true;
    }
    return false;
  }
  const isOnCanvas = target === host.current || target === document.body;
  if (isOnCanvas && canvasKey(around, event)) return true;
  if (!isCtrl && event.code === 'KeyN' && !event.shiftKey && !event.altKey) {
    onNextProblem();
    return true;
  }
  return editKey(editor, event, clip);
}

/** Keys that mean the canvas itself: a button would take Enter and Space. */
function canvasKey({ editor, handle, panel, onPut }: Around, event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const canvas = handle.current?.canvas;
  if (event.code === 'Space') handle.current?.hold(true);
  else if (event.key === '+' || event.key === '=') canvas?.zoom(ZOOM_STEP);
  else if (event.key === '-') canvas?.zoom(1 / ZOOM_STEP);
  else if (event.key === '0') canvas?.fit();
  else if (event.code === 'Enter') {
    const { tool, row } = editor.options.get();
    if (tool === 'row' && row.count !== null) onPut();
    else if (tool === 'row' || tool === 'select')
      panel.current?.querySelector<HTMLElement>('input, select, button')?.focus();
    else handle.current?.tool().finish();
  } else return false;
  return true;
}

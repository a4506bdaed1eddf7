import { useEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { PlanLandmark } from '../../../../shared/domain/layout/plan.ts';
import { useApp, useTexts, useValue, useWords } from '../../../client/app-context.ts';
import { readPalette, watchTheme, type Palette } from '../../../ui/palette.ts';
import { doorsOf } from '../doors.ts';
import type { Editor, ToolName } from '../editor.ts';
import { layoutTexts } from '../texts/layout-texts.ts';
import type { Key } from '../things.ts';
import { createFacilityTool } from '../tools/facility-tool.ts';
import { createMeasureTool } from '../tools/measure-tool.ts';
import { createOutlineTool } from '../tools/outline-tool.ts';
import { createRowTool } from '../tools/row-tool.ts';
import { createSelectTool } from '../tools/select-tool.ts';
import type { Bench, Pointer, Tool } from '../tools/tool.ts';
import { createPlanCanvas, type Backdrop, type PlanCanvas } from './plan-canvas.ts';

/** Less than this between press and release is a click, more is a drag. */
const DRAG_PX = 4;
const REACH_PX = 9;
export const ZOOM_STEP = 1.35;

/** What the page asks of the canvas and of the tool in hand. */
export type CanvasHandle = {
  readonly canvas: PlanCanvas;
  readonly tool: () => Tool;
  /** Whether the space bar holds the plan for moving it. */
  readonly hold: (isHeld: boolean) => void;
};

/** The canvas with its mouse; what it shows comes from the draft, not from React. */
export function CanvasView(props: {
  readonly editor: Editor;
  readonly wrong: ReadonlySet<Key>;
  readonly taken: ReadonlySet<Key>;
  readonly backdrop: Backdrop | null;
  readonly host: RefObject<HTMLDivElement | null>;
  readonly handle: RefObject<CanvasHandle | null>;
  readonly spoken: string;
  readonly onMeasured: Parameters<typeof createMeasureTool>[1];
  readonly onPlace: (facilityId: string, xCm: number, yCm: number) => void;
}) {
  const { editor, wrong, taken, backdrop, host, handle, spoken, onMeasured, onPlace } = props;
  const { format, rows } = useApp();
  const t = useTexts(layoutTexts);
  const { word } = useWords();
  const draft = useValue(editor.draft);
  const { tool: toolName } = useValue(editor.options);
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; isMoved: boolean; isPan: boolean } | null>(null);
  const isHeld = useRef(false);
  const tool = useRef<Tool | null>(null);
  const said = useRef({ onMeasured, onPlace });
  useEffect(() => {
    said.current = { onMeasured, onPlace };
  }, [onMeasured, onPlace]);

  useEffect(() => {
    const box = host.current;
    if (box === null || below.current === null || above.current === null) return undefined;
    let palette: Palette = readPalette(box);
    const nameOf = ({ code, kind, side }: PlanLandmark): string =>
      kind === 'exit'
        ? `${t(side === 'inland' ? 'layout.landmark.exit.inland' : 'layout.landmark.exit.border')} ${code}`
        : `${word('facilityKind', kind)} ${code}`;
    const canvas = createPlanCanvas(below.current, above.current, {
      palette: () => palette,
      nameOf,
      metres: (m) => format.number(m),
    });
    const bench: Bench = {
      editor,
      scene: canvas.scene,
      reachCm: () => REACH_PX / canvas.camera().scale,
      handle: canvas.handle,
      show: canvas.show,
      words: {
        metres: (cm) => `${format.number(cm / 100, 1)} m`,
        slots: (count, rows) => t('layout.slots-count', { count, rows }),
        degrees: (deg) => `${format.number(deg, deg % 1 === 0 ? 0 : 1)}°`,
      },
    };
    const tools: Readonly<Record<ToolName, Tool>> = {
      select: createSelectTool(bench),
      row: createRowTool(bench),
      zone: createOutlineTool(bench, 'zone'),
      area: createOutlineTool(bench, 'area'),
      landmark: createOutlineTool(bench, 'landmark'),
      facility: createFacilityTool(bench, {
        list: () => doorsOf(rows),
        codeOf: (facilityId) => rows.get('facility', facilityId)?.code ?? null,
        put: (facilityId, [xCm, yCm]) => said.current.onPlace(facilityId, xCm, yCm),
      }),
      measure: createMeasureTool(bench, (from, to) => said.current.onMeasured(from, to)),
    };
    const take = (): void => {
      const next = tools[editor.options.get().tool];
      if (tool.current === next) return;
      tool.current?.cancel();
      tool.current = next;
    };
    take();
    const unwatchTool = editor.options.watch(take);
    handle.current = {
      canvas,
      tool: () => tools[editor.options.get().tool],
      hold: (next) => {
        isHeld.current = next;
      },
    };
    const fill = (): void => canvas.resize({ width: box.clientWidth, height: box.clientHeight }, devicePixelRatio);
    const resizes = new ResizeObserver(fill);
    resizes.observe(box);
    fill();
    const unwatchTheme = watchTheme(() => {
      palette = readPalette(box);
      canvas.refresh();
    });
    void document.fonts.ready.then(() => canvas.refresh());
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      canvas.zoom(Math.exp(-event.deltaY * 0.0016), event.clientX - left, event.clientY - top);
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      handle.current = null;
      tool.current = null;
      box.removeEventListener('wheel', onWheel);
      unwatchTool();
      unwatchTheme();
      resizes.disconnect();
      canvas.stop();
    };
  }, [editor, host, handle, format, rows, t, word]);

  useEffect(() => handle.current?.canvas.setDoc(draft.doc), [handle, draft.doc, t, format]);
  useEffect(
    () => handle.current?.canvas.setMarks({ selected: draft.selected, wrong, taken }),
    [handle, draft.selected, wrong, taken, t, format],
  );
  useEffect(() => handle.current?.canvas.setBackdrop(backdrop), [handle, backdrop, t, format]);

  const pointerOf = (event: PointerEvent<HTMLElement> | MouseEvent<HTMLElement>): Pointer => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return {
      at: handle.current?.canvas.ground(event.clientX - left, event.clientY - top) ?? [0, 0],
      isFree: event.altKey,
      isAdding: event.shiftKey,
      isSingle: event.ctrlKey || event.metaKey,
    };
  };
  const end = (): void => {
    drag.current = null;
  };

  return (
    <div
      ref={host}
      className={`layout-canvas tool-${toolName}`}
      role="application"
      tabIndex={0}
      aria-label={t('layout.canvas')}
      aria-describedby="layout-canvas-help"
      onPointerDown={(event) => {
        const isPan = event.button === 1 || (event.button === 0 && isHeld.current);
        if (event.button !== 0 && !isPan) return;
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY, isMoved: false, isPan };
        if (!isPan) tool.current?.down(pointerOf(event));
      }}
      onPointerMove={(event) => {
        const from = drag.current;
        if (from === null) {
          tool.current?.move(pointerOf(event), false);
          return;
        }
        const dx = event.clientX - from.x;
        const dy = event.clientY - from.y;
        if (!from.isMoved && Math.hypot(dx, dy) < DRAG_PX) return;
        if (from.isPan) {
          handle.current?.canvas.pan(dx, dy);
          drag.current = { ...from, x: event.clientX, y: event.clientY, isMoved: true };
        } else {
          drag.current = { ...from, isMoved: true };
          tool.current?.move(pointerOf(event), true);
        }
      }}
      onPointerUp={(event) => {
        const from = drag.current;
        end();
        if (from !== null && !from.isPan) tool.current?.up(pointerOf(event), from.isMoved);
      }}
      onPointerCancel={() => {
        end();
        tool.current?.cancel();
      }}
      onDoubleClick={(event) => tool.current?.double(pointerOf(event))}
    >
      <canvas ref={below} aria-hidden="true" />
      <canvas ref={above} aria-hidden="true" />
      <p id="layout-canvas-help" className="visually-hidden">
        {t('layout.canvas-help')}
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}

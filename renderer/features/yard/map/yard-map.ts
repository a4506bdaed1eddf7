import type { Instant } from '../../../../shared/kernel/instant.ts';
import { categoryOf, type YardView } from '../category.ts';
import type { SlotView } from '../slot-view.ts';
import type { YardChange, YardModel } from '../yard-model.ts';
import { fitCamera, groundInSight, panBy, reveal, zoomAt, type Camera, type Size } from './camera.ts';
import { areaOf, drawSlot, traceArea, type SlotArea } from './draw-slot.ts';
import {
  drawAreas,
  drawRowCodes,
  drawSlotTexts,
  drawTag,
  drawZoneTitles,
  type AreaShape,
  type LabelBox,
  type MapLabels,
} from './draw-ground.ts';
import { neighbourOf, type Heading } from './neighbour.ts';
import type { Palette } from '../../../ui/palette.ts';
import { hatchOf, paintsOf, type SlotPaint } from './slot-paint.ts';
import { shapesOf, type SlotShape, type YardShapes } from './slot-shapes.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';

/** What the map needs from the page that it cannot derive from the slots. */
export type MapSurroundings = {
  readonly now: () => Instant;
  readonly labels: () => MapLabels;
  readonly areas: () => readonly AreaShape[];
  readonly palette: () => Palette;
  readonly isStill: () => boolean;
};

/** The painted yard: two canvases, one with the slots, one above it with what moves. */
export type YardMap = {
  readonly setView: (view: YardView, shown: ReadonlySet<string> | null) => void;
  readonly select: (slotId: string | null) => void;
  readonly neighbour: (heading: Heading) => string | null;
  readonly slotAt: (x: number, y: number) => string | null;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (factor: number, x?: number, y?: number) => void;
  readonly fit: () => void;
  readonly resize: (size: Size, ratio: number) => void;
  /** Colours, texts or areas are other ones now. */
  readonly refresh: () => void;
  readonly stats: () => {
    readonly frames: number;
    readonly paintMs: number;
    readonly slotsPainted: number;
  };
  readonly stop: () => void;
};

const FADE_MS = 600;
const BLINK_MS = 1000;
const BLINK_ON = 0.7;
const DIMMED = 0.22;
/** With more than this share of the slots dirty a whole repaint is cheaper. */
const WHOLE_SHARE = 0.25;

/** Paints the model into two canvases until `stop`; a frame is painted only when something in it is other. */
export function createYardMap(
  ground: HTMLCanvasElement,
  above: HTMLCanvasElement,
  model: YardModel,
  around: MapSurroundings,
): YardMap {
  const groundPen = penOf(ground);
  const abovePen = penOf(above);
  let size: Size = { width: 0, height: 0 };
  let ratio = 1;
  let shapes: YardShapes = shapesOf([]);
  let index: SpatialIndex = createSpatialIndex([]);
  let whole: Camera = fitCamera(shapes.bounds, size);
  let camera = whole;
  let isFitted = true;
  let view: YardView = 'state';
  let shown: ReadonlySet<string> | null = null;
  let selected: string | null = null;
  let paints: ReadonlyMap<string, SlotPaint> = new Map();
  let keepClear: CanvasPattern | null = null;
  let palette = around.palette();
  const dirty = new Set<string>();
  const fades = new Map<string, number>();
  let isGroundDirty = true;
  let isAboveDirty = true;
  let frame = 0;
  let blink: ReturnType<typeof setTimeout> | null = null;
  let frames = 0;
  let paintMs = 0;
  let slotsPainted = 0;

  const shapeOf = (slotId: string): SlotShape | undefined => shapes.slots[shapes.indexOf.get(slotId) ?? -1];

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const all = (): void => {
    isGroundDirty = true;
    isAboveDirty = true;
    schedule();
  };

  const layOut = (): void => {
    shapes = shapesOf(model.slots().values());
    index = createSpatialIndex(shapes.slots);
    whole = fitCamera(shapes.bounds, size);
    if (isFitted) camera = whole;
    all();
  };

  const mix = (): void => {
    palette = around.palette();
    paints = paintsOf(view, palette, groundPen, ratio);
    keepClear = hatchOf(groundPen, 'dense', palette.color.line2, ratio);
    all();
  };

  const paintSlot = (slot: SlotView, shape: SlotShape, now: Instant): void => {
    const category = categoryOf(view, slot, now);
    const paint = paints.get(category);
    if (paint === undefined) return;
    const area = areaOf(shape, camera, ratio);
    if (area.left > ground.width || area.top > ground.height) return;
    if (area.left + area.width < 0 || area.top + area.height < 0) return;
    slotsPainted += 1;
    if (shown !== null && !shown.has(category)) {
      groundPen.fillStyle = palette.color.g1;
      traceArea(groundPen, area);
      groundPen.fill();
      groundPen.globalAlpha = DIMMED;
      drawSlot(groundPen, shape, area, paint, ratio);
      groundPen.globalAlpha = 1;
      return;
    }
    drawSlot(groundPen, shape, area, paint, ratio);
    drawSlotTexts(groundPen, slot, shape, area, category, palette, ratio, view === 'state');
  };

  const paintGround = (now: Instant): void => {
    groundPen.setTransform(1, 0, 0, 1, 0, 0);
    if (isGroundDirty || dirty.size > shapes.slots.length * WHOLE_SHARE) {
      groundPen.clearRect(0, 0, ground.width, ground.height);
      drawAreas(groundPen, around.areas(), camera, ratio, keepClear);
      index.within(groundInSight(camera, size), (at) => {
        const shape = shapes.slots[at];
        const slot = shape === undefined ? undefined : model.get(shape.slotId);
        if (shape !== undefined && slot !== undefined) paintSlot(slot, shape, now);
      });
      drawRowCodes(groundPen, shapes, camera, palette, ratio);
    } else {
      for (const slotId of dirty) {
        const shape = shapeOf(slotId);
        const slot = model.get(slotId);
        if (shape === undefined || slot === undefined) continue;
        groundPen.fillStyle = palette.color.g1;
        traceArea(groundPen, areaOf(shape, camera, ratio));
        groundPen.fill();
        paintSlot(slot, shape, now);
      }
    }
    isGroundDirty = false;
    dirty.clear();
  };

  const paintFades = (time: number): boolean => {
    let isMoving = false;
    const grow = 2 * ratio;
    abovePen.strokeStyle = palette.color.ink2;
    abovePen.lineWidth = grow;
    for (const [slotId, startedAt] of fades) {
      const left = 1 - (time - startedAt) / FADE_MS;
      const shape = left > 0 ? shapeOf(slotId) : undefined;
      if (shape === undefined) {
        fades.delete(slotId);
        continue;
      }
      isMoving = true;
      abovePen.globalAlpha = Math.min(1, left) * 0.6;
      traceArea(abovePen, areaOf(shape, camera, ratio), -grow / 2);
      abovePen.stroke();
    }
    abovePen.globalAlpha = 1;
    return isMoving;
  };

  const ring = (area: SlotArea, color: string, width: number, gap: number, from = 0): void => {
    abovePen.strokeStyle = palette.color.g1;
    abovePen.lineWidth = (gap - from) * ratio;
    traceArea(abovePen, area, (-(gap + from) / 2) * ratio);
    abovePen.stroke();
    abovePen.strokeStyle = color;
    abovePen.lineWidth = width * ratio;
    traceArea(abovePen, area, -(gap + width / 2) * ratio);
    abovePen.stroke();
  };

  /** Where a zone ends on the canvas. */
  const rightOf = (zoneId: string): number => {
    const zone = shapes.zones.find((each) => each.zoneId === zoneId);
    return zone === undefined ? Infinity : (zone.bounds.maxX * camera.scaleX + camera.offsetX) * ratio;
  };

  const paintAlarms = (time: number): { readonly blinks: boolean } => {
    let blinks = false;
    const isLit = around.isStill() || (time % BLINK_MS) / BLINK_MS < BLINK_ON;
    const words = around.labels().alarm;
    for (const slotId of alarmed) {
      const shape = shapeOf(slotId);
      const slot = model.get(slotId);
      if (shape === undefined || slot === undefined || slot.alarm === null) continue;
      const area = areaOf(shape, camera, ratio);
      if (!slot.alarm.isAcknowledged) blinks = true;
      if (slot.alarm.isAcknowledged || isLit) ring(area, palette.color['alm-r'], 2, 1.5);
      drawTag(abovePen, shape, area, words(slot), 'alarm', palette, ratio, size, titles, rightOf(slot.slot.zoneId));
    }
    return { blinks };
  };

  const paintSelection = (): void => {
    if (selected === null) return;
    const shape = shapeOf(selected);
    const slot = model.get(selected);
    if (shape === undefined || slot === undefined) return;
    const area = areaOf(shape, camera, ratio);
    if (view === 'state' && slot.state === 'occupied') {
      abovePen.fillStyle = palette.color.occ;
      traceArea(abovePen, area);
      abovePen.fill();
      drawSlotTexts(abovePen, slot, shape, area, 'selected', palette, ratio, true);
    }
    if (slot.alarm === null) ring(area, palette.color.ink, 2, 1);
    else ring(area, palette.color.ink, 2, 4.5, 3.5);
    if (slot.alarm === null)
      drawTag(
        abovePen,
        shape,
        area,
        around.labels().selection(slot),
        'selection',
        palette,
        ratio,
        size,
        titles,
        rightOf(slot.slot.zoneId),
      );
  };

  const paintAbove = (time: number): boolean => {
    abovePen.setTransform(1, 0, 0, 1, 0, 0);
    abovePen.clearRect(0, 0, above.width, above.height);
    const isMoving = paintFades(time);
    titles = drawZoneTitles(abovePen, shapes, around.labels(), camera, palette, ratio);
    const { blinks } = paintAlarms(time);
    paintSelection();
    if (blinks && !around.isStill()) wakeForBlink(time);
    return isMoving;
  };

  const wakeForBlink = (time: number): void => {
    if (blink !== null) return;
    const phase = time % BLINK_MS;
    const wait = phase < BLINK_MS * BLINK_ON ? BLINK_MS * BLINK_ON - phase : BLINK_MS - phase;
    blink = setTimeout(
      () => {
        blink = null;
        isAboveDirty = true;
        schedule();
      },
      Math.max(16, wait + 4),
    );
  };

  let titles: readonly LabelBox[] = [];
  const alarmed = new Set<string>();
  const seeAlarms = (slotIds: Iterable<string>): void => {
    for (const slotId of slotIds) {
      if ((model.get(slotId)?.alarm ?? null) === null) alarmed.delete(slotId);
      else alarmed.add(slotId);
    }
  };

  function paint(time: number): void {
    frame = 0;
    if (size.width === 0 || size.height === 0) return;
    const startedAt = performance.now();
    if (isGroundDirty || dirty.size > 0) paintGround(around.now());
    if (isAboveDirty || fades.size > 0) {
      isAboveDirty = false;
      if (paintAbove(time)) schedule();
    }
    frames += 1;
    paintMs += performance.now() - startedAt;
  }

  const follow = (change: YardChange): void => {
    if (change.isLayout) {
      fades.clear();
      alarmed.clear();
      seeAlarms(model.slots().keys());
      layOut();
      return;
    }
    seeAlarms(change.slots);
    const startedAt = performance.now();
    const fadesToo = !around.isStill();
    for (const slotId of change.slots) {
      dirty.add(slotId);
      if (fadesToo) fades.set(slotId, startedAt);
    }
    isAboveDirty = true;
    schedule();
  };

  const unwatch = model.watch(follow);
  seeAlarms(model.slots().keys());
  mix();
  layOut();

  const moveCamera = (next: Camera): void => {
    camera = next;
    isFitted =
      Math.abs(next.scaleX - whole.scaleX) < 1e-12 && next.offsetX === whole.offsetX && next.offsetY === whole.offsetY;
    all();
  };

  return {
    setView(nextView, nextShown) {
      view = nextView;
      shown = nextShown;
      mix();
    },
    select(slotId) {
      if (slotId === selected) return;
      selected = slotId;
      const shape = slotId === null ? undefined : shapeOf(slotId);
      const next = shape === undefined ? camera : reveal(camera, shape.bounds, size);
      if (next !== camera) moveCamera(next);
      isAboveDirty = true;
      schedule();
    },
    neighbour(heading) {
      const from = selected === null ? -1 : (shapes.indexOf.get(selected) ?? -1);
      return shapes.slots[neighbourOf(shapes.slots, from, heading)]?.slotId ?? null;
    },
    slotAt(x, y) {
      const at = index.at((x - camera.offsetX) / camera.scaleX, (y - camera.offsetY) / camera.scaleY);
      return shapes.slots[at]?.slotId ?? null;
    },
    pan: (dx, dy) => moveCamera(panBy(camera, dx, dy, shapes.bounds, size)),
    zoom: (factor, x = size.width / 2, y = size.height / 2) => {
      const next = zoomAt(camera, factor, x, y, whole);
      moveCamera(next.scaleX <= whole.scaleX ? whole : panBy(next, 0, 0, shapes.bounds, size));
    },
    fit: () => moveCamera(whole),
    resize(nextSize, nextRatio) {
      size = nextSize;
      for (const canvas of [ground, above]) {
        canvas.width = Math.max(1, Math.round(size.width * nextRatio));
        canvas.height = Math.max(1, Math.round(size.height * nextRatio));
      }
      whole = fitCamera(shapes.bounds, size);
      if (isFitted) camera = whole;
      ratio = nextRatio;
      mix();
    },
    refresh: () => {
      mix();
      layOut();
    },
    stats: () => ({ frames, paintMs, slotsPainted }),
    stop() {
      unwatch();
      if (frame !== 0) cancelAnimationFrame(frame);
      if (blink !== null) clearTimeout(blink);
    },
  };
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no 2d canvas');
  return pen;
}

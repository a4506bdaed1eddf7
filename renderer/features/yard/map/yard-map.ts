import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { KeepClearRow, LandmarkRow, VisitRow } from '../../../../shared/contract/rows.ts';
import type { YardView } from '../category.ts';
import type { YardChange, YardModel } from '../yard-model.ts';
import { centreOn, fitCamera, panBy, reveal, zoomAt, type Camera, type Size } from './camera.ts';
import { areaOf, traceArea, type SlotArea } from './draw-slot.ts';
import { drawRowCodes, drawTag, drawZoneTitles, type LabelBox, type MapLabels } from './draw-ground.ts';
import { drawPlan, drawPlanWords, type PlanPen } from './draw-plan.ts';
import { drawSlotTexts } from './draw-slot-texts.ts';
import { drawTrail } from './draw-trail.ts';
import { groundPlanOf, outlineAt, roomOf, type GroundPlan } from './ground-plan.ts';
import { createMovingGround } from './moving-ground.ts';
import { neighbourOf, type Heading } from './neighbour.ts';
import type { Palette } from './palette.ts';
import { hatchOf, paintsOf, type SlotPaint } from './slot-paint.ts';
import { createSlotLayer, isFar, type SlotScene } from './slot-layer.ts';
import { shapesOf, unite, type Bounds, type SlotShape, type YardShapes } from './slot-shapes.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';

/** What the map needs from the page that it cannot derive from the slots. */
export type MapSurroundings = {
  readonly now: () => Instant;
  readonly labels: () => MapLabels;
  readonly areas: () => Iterable<KeepClearRow>;
  readonly landmarks: () => Iterable<LandmarkRow>;
  /** Areas in which a truck stands that may not. */
  readonly alarmedAreas: () => ReadonlySet<string>;
  readonly palette: () => Palette;
  readonly isStill: () => boolean;
};

/** The painted yard: two canvases, one with the slots, one above it with what moves. */
export type YardMap = {
  readonly setView: (view: YardView, shown: ReadonlySet<string> | null) => void;
  readonly select: (slotId: string | null) => void;
  readonly neighbour: (heading: Heading) => string | null;
  readonly slotAt: (x: number, y: number) => string | null;
  /** The area that stays clear at a point of the canvas. */
  readonly areaAt: (x: number, y: number) => KeepClearRow | null;
  /** The zone without slots at a point of the canvas. */
  readonly zoneAt: (x: number, y: number) => string | null;
  /** Goes to a slot, or to the box of a zone, near enough to read it, and flashes it. */
  readonly show: (placeId: string) => void;
  /** Draws the way through these slots or zones and keeps its end in sight; nothing for none. */
  readonly follow: (placeIds: readonly string[]) => void;
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
/** With more slots in a painting than this the ground is moved as a picture first. */
const MANY_SLOTS = 700;
/** A hand that moved nothing for so long rests. */
const REST_MS = 110;
/** While a hand moves the picture is painted anew this often. */
const ANEW_MS = 320;
const BLINK_MS = 1000;
const BLINK_ON = 0.7;
/** A slot is then broad enough for a plate. */
const READABLE_SCALE = 0.052;
const FLASH_MS = 1200;
const FLASHES = 3;
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
  const layer = createSlotLayer(groundPen, model);
  const moving = createMovingGround(ground);
  let rest: ReturnType<typeof setTimeout> | null = null;
  let paintedCamera: Camera | null = null;
  let paintedAt = 0;
  let paintedSlots = 0;
  let size: Size = { width: 0, height: 0 };
  let ratio = 1;
  let shapes: YardShapes = shapesOf([]);
  let plan: GroundPlan = { areas: [], landmarks: [], zones: [] };
  let way: readonly string[] = [];
  let flash: { readonly placeId: string; readonly startedAt: number } | null = null;
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
  let labels = around.labels();
  const dirty = new Set<string>();
  const fades = new Map<string, number>();
  let isGroundDirty = true;
  let isAboveDirty = true;
  let frame = 0;
  let blink: ReturnType<typeof setTimeout> | null = null;
  let frames = 0;
  let paintMs = 0;

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
    const alone = shapesOf(model.slots().values());
    plan = groundPlanOf(
      around.areas(),
      around.landmarks(),
      model.zones(),
      alone.slots.length === 0 ? null : alone.bounds,
    );
    const others = roomOf(plan);
    shapes =
      others.length === 0
        ? alone
        : {
            ...alone,
            bounds: others.reduce<Bounds | null>(unite, alone.slots.length === 0 ? null : alone.bounds) ?? alone.bounds,
          };
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

  const sceneOf = (now: Instant): SlotScene => ({
    shapes,
    index,
    camera,
    size,
    ratio,
    view,
    shown,
    paints,
    palette,
    labels,
    now,
  });
  const planPen = (pen: CanvasRenderingContext2D): PlanPen => ({ pen, camera, ratio, palette, labels });

  const paintGround = (now: Instant): void => {
    const scene = sceneOf(now);
    const before = layer.painted();
    groundPen.setTransform(1, 0, 0, 1, 0, 0);
    if (isGroundDirty || dirty.size > shapes.slots.length * WHOLE_SHARE) {
      groundPen.clearRect(0, 0, ground.width, ground.height);
      drawPlan(planPen(groundPen), plan, keepClear);
      layer.paintAll(scene);
      drawRowCodes(groundPen, shapes, camera, palette, ratio);
      moving.end();
      paintedCamera = camera;
      paintedAt = performance.now();
      paintedSlots = layer.painted() - before;
    } else layer.paintSome(scene, dirty);
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
    const words = labels.alarm;
    paintAreaAlarms(isLit);
    if (around.alarmedAreas().size > 0) blinks = true;
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
      drawSlotTexts(abovePen, slot, shape, area, 'selected', palette, ratio, true, labels);
    }
    if (slot.alarm === null) ring(area, palette.color.ink, 2, 1);
    else ring(area, palette.color.ink, 2, 4.5, 3.5);
    if (slot.alarm === null)
      drawTag(
        abovePen,
        shape,
        area,
        labels.selection(slot),
        'selection',
        palette,
        ratio,
        size,
        titles,
        rightOf(slot.slot.zoneId),
      );
  };

  const boundsOfPlace = (placeId: string): Bounds | null =>
    shapeOf(placeId)?.bounds ??
    plan.zones.find(({ zoneId }) => zoneId === placeId)?.bounds ??
    shapes.zones.find(({ zoneId }) => zoneId === placeId)?.bounds ??
    null;
  const middleOf = (placeId: string): { readonly x: number; readonly y: number } | null => {
    const bounds = boundsOfPlace(placeId);
    return bounds === null ? null : { x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2 };
  };

  /** What was looked for: a ring that goes on and off, or stands still for those who want nothing to move. */
  const paintFlash = (time: number): boolean => {
    if (flash === null) return false;
    const past = time - flash.startedAt;
    const bounds = boundsOfPlace(flash.placeId);
    if (past >= FLASH_MS || bounds === null) {
      flash = null;
      return false;
    }
    if (!around.isStill() && Math.floor((past / FLASH_MS) * FLASHES * 2) % 2 === 1) return true;
    const grow = 7 * ratio;
    const left = (bounds.minX * camera.scaleX + camera.offsetX) * ratio - grow;
    const top = (bounds.minY * camera.scaleY + camera.offsetY) * ratio - grow;
    const right = (bounds.maxX * camera.scaleX + camera.offsetX) * ratio + grow;
    const bottom = (bounds.maxY * camera.scaleY + camera.offsetY) * ratio + grow;
    abovePen.strokeStyle = palette.color.ink;
    abovePen.lineWidth = 3 * ratio;
    abovePen.strokeRect(left, top, right - left, bottom - top);
    return true;
  };

  /** Asked in every frame: sorted again only when the yard is another one. */
  let rough = { version: -1, byZone: new Map<string, readonly VisitRow[]>() };
  const roughIn = (zoneId: string): readonly VisitRow[] => {
    if (rough.version !== model.version()) rough = { version: model.version(), byZone: new Map() };
    let trucks = rough.byZone.get(zoneId);
    if (trucks === undefined) {
      trucks = model.roughIn(zoneId);
      rough.byZone.set(zoneId, trucks);
    }
    return trucks;
  };

  const paintAreaAlarms = (isLit: boolean): void => {
    if (!isLit) return;
    const alarmedAreas = around.alarmedAreas();
    for (const { keepClearId, outline } of plan.areas) {
      if (!alarmedAreas.has(keepClearId)) continue;
      abovePen.strokeStyle = palette.color['alm-r'];
      abovePen.lineWidth = 3 * ratio;
      abovePen.beginPath();
      outline.forEach(([x, y], at) => {
        const toX = (x * camera.scaleX + camera.offsetX) * ratio;
        const toY = (y * camera.scaleY + camera.offsetY) * ratio;
        if (at === 0) abovePen.moveTo(toX, toY);
        else abovePen.lineTo(toX, toY);
      });
      abovePen.closePath();
      abovePen.stroke();
    }
  };

  const paintAbove = (time: number): boolean => {
    abovePen.setTransform(1, 0, 0, 1, 0, 0);
    abovePen.clearRect(0, 0, above.width, above.height);
    labels = around.labels();
    const isMoving = paintFades(time);
    titles = drawZoneTitles(abovePen, shapes, labels, camera, palette, ratio);
    drawPlanWords(planPen(abovePen), plan, roughIn);
    drawTrail(
      abovePen,
      way.flatMap((placeId) => middleOf(placeId) ?? []),
      camera,
      palette,
      ratio,
    );
    const { blinks } = paintAlarms(time);
    paintSelection();
    const isFlashing = paintFlash(time);
    if (blinks && !around.isStill()) wakeForBlink(time);
    return isMoving || isFlashing;
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
    if (moving.isMoving() && !isGroundDirty) moving.draw(groundPen, camera, ratio);
    else if (isGroundDirty || dirty.size > 0) paintGround(around.now());
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
    const fadesToo = !around.isStill() && !isFar({ shapes, camera, ratio });
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

  /** The same under a hand that goes on moving: a picture until it rests, where painting is much. */
  const dragCamera = (next: Camera): void => {
    const isMuch = paintedSlots > MANY_SLOTS && !isGroundDirty && paintedCamera !== null;
    if (!isMuch || performance.now() - paintedAt > ANEW_MS) {
      moveCamera(next);
      return;
    }
    moving.begin(paintedCamera ?? camera);
    camera = next;
    isFitted = false;
    isAboveDirty = true;
    if (rest !== null) clearTimeout(rest);
    rest = setTimeout(() => {
      rest = null;
      moveCamera(camera);
    }, REST_MS);
    schedule();
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
    areaAt: (x, y) => outlineAt(plan.areas, (x - camera.offsetX) / camera.scaleX, (y - camera.offsetY) / camera.scaleY),
    zoneAt: (x, y) =>
      outlineAt(plan.zones, (x - camera.offsetX) / camera.scaleX, (y - camera.offsetY) / camera.scaleY)?.zoneId ?? null,
    show(placeId) {
      const bounds = boundsOfPlace(placeId);
      if (bounds === null) return;
      flash = { placeId, startedAt: performance.now() };
      moveCamera(panBy(centreOn(camera, bounds, READABLE_SCALE, whole, size), 0, 0, shapes.bounds, size));
    },
    follow(placeIds) {
      way = placeIds;
      const last = placeIds.at(-1);
      const bounds = last === undefined ? null : boundsOfPlace(last);
      if (bounds !== null) {
        const next = reveal(camera, bounds, size);
        if (next !== camera) moveCamera(next);
      }
      isAboveDirty = true;
      schedule();
    },
    pan: (dx, dy) => dragCamera(panBy(camera, dx, dy, shapes.bounds, size)),
    zoom: (factor, x = size.width / 2, y = size.height / 2) => {
      const next = zoomAt(camera, factor, x, y, whole);
      if (next.scaleX <= whole.scaleX) moveCamera(whole);
      else dragCamera(panBy(next, 0, 0, shapes.bounds, size));
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
    stats: () => ({ frames, paintMs, slotsPainted: layer.painted() }),
    stop() {
      unwatch();
      if (frame !== 0) cancelAnimationFrame(frame);
      if (blink !== null) clearTimeout(blink);
      if (rest !== null) clearTimeout(rest);
    },
  };
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no 2d canvas');
  return pen;
}

import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { KeepClearRow, LandmarkRow } from '../../../../shared/contract/rows.ts';
import type { Palette } from '../../../ui/palette.ts';
import type { YardView } from '../category.ts';
import type { YardChange, YardModel } from '../yard-model.ts';
import { createAboveLayer } from './above-layer.ts';
import { centreOn, fitCamera, panBy, reveal, zoomAt, type Camera, type Size } from './camera.ts';
import type { MapLabels } from './draw-ground.ts';
import type { FacilitySign } from './facility-signs.ts';
import { createGroundPainter, type GroundScene } from './ground-painter.ts';
import { groundPlanOf, outlineAt, roomOf, type GroundPlan } from './ground-plan.ts';
import { neighbourOf, type Heading } from './neighbour.ts';
import { penOf } from './pen.ts';
import { boundsOfPlace } from './place-bounds.ts';
import { isFar, shapeIn } from './slot-layer.ts';
import { hatchOf, paintsOf, type SlotPaint } from './slot-paint.ts';
import { shapesOf, unite, type Bounds, type YardShapes } from './slot-shapes.ts';
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts';

/** What the map needs from the page that it cannot derive from the slots. */
export type MapSurroundings = {
  readonly now: () => Instant;
  readonly labels: () => MapLabels;
  readonly areas: () => Iterable<KeepClearRow>;
  readonly landmarks: () => Iterable<LandmarkRow>;
  /** Areas in which a truck stands that may not. */
  readonly alarmedAreas: () => ReadonlySet<string>;
  /** Facilities whose place is known. */
  readonly facilities: () => readonly FacilitySign[];
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
  /** The facility whose sign is at a point of the canvas. */
  readonly facilityAt: (x: number, y: number) => string | null;
  readonly selectFacility: (facilityId: string | null) => void;
  /** Facilities are other ones now. */
  readonly seeFacilities: () => void;
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

/** A slot is then broad enough for a plate. */
const READABLE_SCALE = 0.052;
/** With more than this share of the slots dirty a whole repaint is cheaper. */
const WHOLE_SHARE = 0.25;
/** Counts and alarms that change with the yard are written so often at most. */
const WORDS_EVERY_MS = 100;

/** Paints the model into two canvases until `stop`; a frame is painted only when something in it is other. */
export function createYardMap(
  ground: HTMLCanvasElement,
  above: HTMLCanvasElement,
  model: YardModel,
  around: MapSurroundings,
): YardMap {
  const groundPen = penOf(ground);
  const painter = createGroundPainter(ground, model);
  const top = createAboveLayer(penOf(above), model, around);
  let size: Size = { width: 0, height: 0 };
  let ratio = 1;
  let shapes: YardShapes = shapesOf([]);
  let plan: GroundPlan = { areas: [], landmarks: [], zones: [] };
  let index: SpatialIndex = createSpatialIndex([]);
  let whole: Camera = fitCamera(shapes.bounds, size);
  let camera = whole;
  let isFitted = true;
  let view: YardView = 'state';
  let shown: ReadonlySet<string> | null = null;
  let paints: ReadonlyMap<string, SlotPaint> = new Map();
  let keepClear: CanvasPattern | null = null;
  let palette = around.palette();
  let labels = around.labels();
  const dirty = new Set<string>();
  /** The ground lies elsewhere. */
  let isMoved = true;
  /** The ground looks different: what is being painted is of no use. */
  let isOther = true;
  let isAboveDirty = true;
  /** Something above changed with the yard; it can wait a little. */
  let isAboveOld = false;
  let abovePaintedAt = -Infinity;
  let frame = 0;
  let wake: ReturnType<typeof setTimeout> | null = null;
  let wakeAt = Infinity;
  let frames = 0;
  let paintMs = 0;

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const all = (): void => {
    isOther = true;
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

  const sceneNow = (): GroundScene => ({
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
    plan,
    keepClear,
    now: around.now(),
  });

  const paintGround = (scene: GroundScene): void => {
    const isMuch = dirty.size > shapes.slots.length * WHOLE_SHARE;
    if (isOther || ((isMoved || isMuch) && !painter.isPainting())) {
      isOther = false;
      isMoved = false;
      painter.paint(scene);
    } else if (dirty.size > 0) painter.paintSome(dirty);
    dirty.clear();
    const isMore = painter.step();
    painter.moveTo(camera);
    if (isMore || isMoved) schedule();
  };

  const paintAbove = (scene: GroundScene, time: number): void => {
    isAboveDirty = false;
    isAboveOld = false;
    abovePaintedAt = time;
    const { isMoving, blinkInMs } = top.paint(scene, time);
    if (isMoving) schedule();
    if (blinkInMs !== null) wakeIn(blinkInMs);
  };

  /** Paints above again after so long, or sooner if something else asked for that. */
  const wakeIn = (ms: number): void => {
    const at = performance.now() + ms;
    if (wake !== null && wakeAt <= at) return;
    if (wake !== null) clearTimeout(wake);
    wakeAt = at;
    wake = setTimeout(() => {
      wake = null;
      isAboveDirty = true;
      schedule();
    }, ms);
  };

  function paint(time: number): void {
    frame = 0;
    if (size.width === 0 || size.height === 0) return;
    const startedAt = performance.now();
    labels = around.labels();
    const scene = sceneNow();
    paintGround(scene);
    if (isAboveDirty || top.fades.isAny()) paintAbove(scene, time);
    else if (isAboveOld) wakeIn(Math.max(0, abovePaintedAt + WORDS_EVERY_MS - time));
    frames += 1;
    paintMs += performance.now() - startedAt;
  }

  const follow = (change: YardChange): void => {
    if (change.isLayout) {
      top.fades.clear();
      top.alarms.seeAll();
      layOut();
      return;
    }
    top.alarms.see(change.slots);
    for (const slotId of change.slots) dirty.add(slotId);
    if (!around.isStill() && !isFar({ shapes, camera, ratio })) top.fades.add(change.slots, performance.now());
    isAboveOld = true;
    schedule();
  };

  const unwatch = model.watch(follow);
  top.alarms.seeAll();
  mix();
  layOut();

  const moveCamera = (next: Camera): void => {
    camera = next;
    isFitted =
      Math.abs(next.scaleX - whole.scaleX) < 1e-12 && next.offsetX === whole.offsetX && next.offsetY === whole.offsetY;
    isMoved = true;
    isAboveDirty = true;
    schedule();
  };

  return {
    setView(nextView, nextShown) {
      view = nextView;
      shown = nextShown;
      mix();
    },
    select(slotId) {
      if (slotId === top.selected()) return;
      top.select(slotId);
      const shape = slotId === null ? undefined : shapeIn({ shapes }, slotId);
      const next = shape === undefined ? camera : reveal(camera, shape.bounds, size);
      if (next !== camera) moveCamera(next);
      isAboveDirty = true;
      schedule();
    },
    neighbour(heading) {
      const from = shapes.indexOf.get(top.selected() ?? '') ?? -1;
      return shapes.slots[neighbourOf(shapes.slots, from, heading)]?.slotId ?? null;
    },
    slotAt(x, y) {
      const at = index.at((x - camera.offsetX) / camera.scaleX, (y - camera.offsetY) / camera.scaleY);
      return shapes.slots[at]?.slotId ?? null;
    },
    areaAt: (x, y) => outlineAt(plan.areas, (x - camera.offsetX) / camera.scaleX, (y - camera.offsetY) / camera.scaleY),
    zoneAt: (x, y) =>
      outlineAt(plan.zones, (x - camera.offsetX) / camera.scaleX, (y - camera.offsetY) / camera.scaleY)?.zoneId ?? null,
    facilityAt: (x, y) => top.facilityAt(x, y),
    selectFacility(facilityId) {
      top.selectFacility(facilityId);
      const sign = around.facilities().find((one) => one.facilityId === facilityId);
      if (sign !== undefined) {
        const { xCm, yCm } = sign.place;
        const next = reveal(camera, { minX: xCm, minY: yCm, maxX: xCm, maxY: yCm }, size);
        if (next !== camera) moveCamera(next);
      }
      isAboveDirty = true;
      schedule();
    },
    seeFacilities() {
      isAboveDirty = true;
      schedule();
    },
    show(placeId) {
      const bounds = boundsOfPlace({ shapes, plan }, placeId);
      if (bounds === null) return;
      top.flash(placeId);
      moveCamera(panBy(centreOn(camera, bounds, READABLE_SCALE, whole, size), 0, 0, shapes.bounds, size));
    },
    follow(placeIds) {
      top.follow(placeIds);
      const last = placeIds.at(-1);
      const bounds = last === undefined ? null : boundsOfPlace({ shapes, plan }, last);
      if (bounds !== null) {
        const next = reveal(camera, bounds, size);
        if (next !== camera) moveCamera(next);
      }
      isAboveDirty = true;
      schedule();
    },
    pan: (dx, dy) => moveCamera(panBy(camera, dx, dy, shapes.bounds, size)),
    zoom: (factor, x = size.width / 2, y = size.height / 2) => {
      const next = zoomAt(camera, factor, x, y, whole);
      if (next.scaleX <= whole.scaleX) moveCamera(whole);
      else moveCamera(panBy(next, 0, 0, shapes.bounds, size));
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
      painter.forget();
      mix();
    },
    refresh: () => {
      mix();
      layOut();
    },
    stats: () => ({ frames, paintMs, slotsPainted: painter.painted() }),
    stop() {
      unwatch();
      if (frame !== 0) cancelAnimationFrame(frame);
      if (wake !== null) clearTimeout(wake);
    },
  };
}

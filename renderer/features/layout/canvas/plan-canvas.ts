import type { PlanLandmark, PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { PlanPicture } from '../../../../shared/domain/site/settings.ts';
import type { Palette } from '../../../ui/palette.ts';
import { boundsOf, unite, type Bounds, type Doc, type Thing } from '../things.ts';
import {
  EMPTY_GROUND,
  fitted,
  inSight,
  isShown,
  pannedBy,
  toGround,
  zoomedAt,
  type Camera,
  type Size,
} from './camera.ts';
import { drawAreas, drawGrid, drawLandmarks, drawRuler, drawZones } from './draw-ground.ts';
import { drawOverlay } from './draw-overlay.ts';
import { drawRowCodes, drawSlots, type Marks, type Pen } from './draw-plan.ts';
import { NO_OVERLAY, type Overlay } from './overlay.ts';
import { sceneOf, type Piece, type Scene } from './scene.ts';

/** What the canvas needs from the page. */
export type Surroundings = {
  readonly palette: () => Palette;
  readonly nameOf: (landmark: PlanLandmark) => string;
  readonly metres: (m: number) => string;
};

/** A picture of the yard and where it lies. */
export type Backdrop = {
  readonly image: CanvasImageSource;
  readonly place: Omit<PlanPicture, 'sha256'>;
};

/** The painted plan: one canvas with the plan, one above it with what a tool shows. */
export type PlanCanvas = {
  readonly setDoc: (doc: Doc) => void;
  readonly setMarks: (marks: Marks) => void;
  readonly setBackdrop: (backdrop: Backdrop | null) => void;
  readonly show: (overlay: Overlay) => void;
  readonly scene: () => Scene;
  readonly camera: () => Camera;
  readonly sight: () => Bounds;
  readonly ground: (x: number, y: number) => PlanPoint;
  /** Where the selection can be taken to be turned; null without one. */
  readonly handle: () => PlanPoint | null;
  readonly pan: (dx: number, dy: number) => void;
  readonly zoom: (factor: number, x?: number, y?: number) => void;
  readonly fit: () => void;
  /** Brings a piece of ground into sight. */
  readonly reveal: (bounds: Bounds) => void;
  /** The same, near enough to see a single slot. */
  readonly lookAt: (bounds: Bounds) => void;
  readonly resize: (size: Size, ratio: number) => void;
  readonly refresh: () => void;
  readonly stats: () => { readonly frames: number; readonly paintMs: number };
  readonly stop: () => void;
};

const NO_MARKS: Marks = { selected: new Set(), wrong: new Set(), taken: new Set() };
const HANDLE_AWAY_PX = 22;
/** A slot is then 14 px wide. */
const NEAR_SCALE = 0.04;

/** Paints a plan into two canvases until `stop`; a frame is painted only when something in it is other. */
export function createPlanCanvas(below: HTMLCanvasElement, above: HTMLCanvasElement, around: Surroundings): PlanCanvas {
  const [lowPen, highPen] = [contextOf(below), contextOf(above)];
  const pieces = new WeakMap<Thing, Piece>();
  let doc: Doc = new Map();
  let scene = sceneOf(doc, pieces);
  let size: Size = { width: 0, height: 0 };
  let ratio = 1;
  let camera = fitted(EMPTY_GROUND, size);
  let isFitted = true;
  let marks = NO_MARKS;
  let overlay = NO_OVERLAY;
  let backdrop: Backdrop | null = null;
  let palette = around.palette();
  let hatch: CanvasPattern | null = null;
  let isBelowDirty = true;
  let frame = 0;
  let frames = 0;
  let paintMs = 0;

  const schedule = (isWhole: boolean): void => {
    isBelowDirty ||= isWhole;
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const whole = (): Bounds => {
    const ground = scene.slots.length === 0 ? unite(scene.bounds, EMPTY_GROUND) : scene.bounds;
    if (backdrop === null) return ground ?? EMPTY_GROUND;
    const { xCm, yCm, widthCm, heightCm } = backdrop.place;
    const under = { minX: xCm, minY: yCm, maxX: xCm + widthCm, maxY: yCm + heightCm };
    return unite(ground, under);
  };
  const look = (next: Camera): void => {
    camera = next;
    schedule(true);
  };
  const handle = (): PlanPoint | null => {
    const bounds = marks.selected.size === 0 ? null : boundsOf(doc, marks.selected);
    return bounds === null ? null : [(bounds.minX + bounds.maxX) / 2, bounds.minY - HANDLE_AWAY_PX / camera.scale];
  };

  function paint(): void {
    frame = 0;
    const began = performance.now();
    if (isBelowDirty) {
      isBelowDirty = false;
      paintBelow();
    }
    const pen: Pen = { context: highPen, camera, palette, ratio };
    highPen.clearRect(0, 0, above.width, above.height);
    const shifted = overlay.shift === null ? [] : [...scene.slots, ...scene.areas, ...scene.landmarks, ...scene.zones];
    drawOverlay(pen, overlay, shifted, overlay.shift === null ? handle() : null);
    frames += 1;
    paintMs = performance.now() - began;
  }

  const paintBelow = (): void => {
    const pen: Pen = { context: lowPen, camera, palette, ratio };
    lowPen.clearRect(0, 0, below.width, below.height);
    if (backdrop !== null) {
      const { xCm, yCm, widthCm, heightCm, opacityPercent } = backdrop.place;
      const at = (value: number, offset: number): number => (value * camera.scale + offset) * ratio;
      lowPen.globalAlpha = opacityPercent / 100;
      lowPen.drawImage(
        backdrop.image,
        at(xCm, camera.offsetX),
        at(yCm, camera.offsetY),
        widthCm * camera.scale * ratio,
        heightCm * camera.scale * ratio,
      );
      lowPen.globalAlpha = 1;
    }
    drawGrid(pen, size);
    const sight = inSight(camera, size);
    const seen = (list: readonly Piece[]): readonly Piece[] =>
      list.filter(
        ({ bounds }) =>
          bounds.minX <= sight.maxX &&
          bounds.maxX >= sight.minX &&
          bounds.minY <= sight.maxY &&
          bounds.maxY >= sight.minY,
      );
    drawAreas(pen, seen(scene.areas), marks, hatch);
    drawZones(pen, seen(scene.zones), marks);
    drawLandmarks(pen, seen(scene.landmarks), marks, around.nameOf);
    drawSlots(pen, seen(scene.slots), marks);
    drawRowCodes(pen, scene, sight);
    drawRuler(pen, size, around.metres);
  };

  const refresh = (): void => {
    palette = around.palette();
    hatch = hatchOf(lowPen, palette.color.line2, ratio);
    schedule(true);
  };

  return {
    setDoc(next) {
      const isFirst = doc.size === 0;
      doc = next;
      scene = sceneOf(doc, pieces);
      // While somebody draws the ground stays where it is.
      if (isFirst) camera = fitted(whole(), size);
      schedule(true);
    },
    setMarks(next) {
      marks = next;
      schedule(true);
    },
    setBackdrop(next) {
      backdrop = next;
      if (isFitted) camera = fitted(whole(), size);
      schedule(true);
    },
    show(next) {
      overlay = next;
      schedule(false);
    },
    scene: () => scene,
    camera: () => camera,
    sight: () => inSight(camera, size),
    ground: (x, y) => toGround(camera, x, y),
    handle,
    pan(dx, dy) {
      isFitted = false;
      look(pannedBy(camera, dx, dy));
    },
    zoom(factor, x = size.width / 2, y = size.height / 2) {
      isFitted = false;
      look(zoomedAt(camera, factor, x, y));
    },
    fit() {
      isFitted = true;
      look(fitted(whole(), size));
    },
    reveal(bounds) {
      if (isShown(camera, size, bounds)) return;
      isFitted = false;
      const near = fitted(bounds, size);
      look(near.scale < camera.scale ? near : fitted(grown(bounds, size, camera.scale), size));
    },
    lookAt(bounds) {
      if (camera.scale >= NEAR_SCALE && isShown(camera, size, bounds)) return;
      isFitted = false;
      const near = fitted(bounds, size);
      look(fitted(grown(bounds, size, Math.min(near.scale, Math.max(camera.scale, NEAR_SCALE))), size));
    },
    resize(next, nextRatio) {
      size = next;
      ratio = nextRatio;
      for (const canvas of [below, above]) {
        canvas.width = Math.round(size.width * ratio);
        canvas.height = Math.round(size.height * ratio);
      }
      if (isFitted) camera = fitted(whole(), size);
      refresh();
    },
    refresh,
    stats: () => ({ frames, paintMs }),
    stop() {
      if (frame !== 0) cancelAnimationFrame(frame);
      frame = -1;
    },
  };
}

/** Bounds with so much around them that they are shown no larger than now. */
function grown({ minX, minY, maxX, maxY }: Bounds, size: Size, scale: number): Bounds {
  const [x, y] = [(minX + maxX) / 2, (minY + maxY) / 2];
  const [halfWidth, halfHeight] = [size.width / scale / 2, size.height / scale / 2];
  return { minX: x - halfWidth, maxX: x + halfWidth, minY: y - halfHeight, maxY: y + halfHeight };
}

function hatchOf(context: CanvasRenderingContext2D, ink: string, ratio: number): CanvasPattern | null {
  const side = Math.max(4, Math.round(8 * ratio));
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = contextOf(tile);
  pen.strokeStyle = ink;
  pen.lineWidth = Math.max(1, Math.round(ratio));
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift - 1, side + 1);
    pen.lineTo(shift + side + 1, -1);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

import type { Camera } from './camera.ts';
import { drawRowCodes } from './draw-ground.ts';
import { drawPlan } from './draw-plan.ts';
import type { GroundPlan } from './ground-plan.ts';
import { penOf } from './pen.ts';
import { createSlotLayer, workOf, type SlotScene, type SlotWork } from './slot-layer.ts';
import type { YardModel } from '../yard-model.ts';

/** A whole picture of the ground: the slots and what lies under them. */
export type GroundScene = SlotScene & { readonly plan: GroundPlan; readonly keepClear: CanvasPattern | null };

/**
 * The canvas of the ground. A picture of few slots is painted at once. One of many is painted on a hidden canvas, a
 * slice a frame, while the picture before it is shown shifted and stretched: so neither a hand nor a frame waits for
 * ten thousand slots.
 */
export type GroundPainter = {
  /** Asks for a new whole picture. */
  readonly paint: (scene: GroundScene) => void;
  /** Paints these slots again in the picture that is shown. */
  readonly paintSome: (slotIds: ReadonlySet<string>) => void;
  /** Goes on with a picture that is being painted; answers whether there is more to do. */
  readonly step: () => boolean;
  /** Shows the picture as it lies at another camera. */
  readonly moveTo: (camera: Camera) => void;
  /** Whether a picture is being painted. */
  readonly isPainting: () => boolean;
  /** What was painted so far is of no use: the canvas or the whole yard is another one. */
  readonly forget: () => void;
  readonly painted: () => number;
};

/** More slots or rows than this are painted in slices. */
const MOST_AT_ONCE = 160;
/** A slice ends after so many milliseconds; the browser takes about as long again to put it on the screen. */
const SLICE_MS = 3.5;
/** So many between two looks at the clock. */
const STEP = 32;

type Job = {
  readonly scene: GroundScene;
  readonly work: SlotWork;
  at: number;
  /** What changed since the job began: it may have been painted already. */
  readonly changed: Set<string>;
};

export function createGroundPainter(shown: HTMLCanvasElement, model: YardModel): GroundPainter {
  const pen = penOf(shown);
  const hidden = document.createElement('canvas');
  const hiddenPen = penOf(hidden);
  const front = createSlotLayer(pen, model);
  const back = createSlotLayer(hiddenPen, model);
  let job: Job | null = null;
  let last: GroundScene | null = null;

  const clear = (target: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): void => {
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.clearRect(0, 0, width, height);
  };

  const place = (camera: Camera): void => {
    if (last === null) return;
    const from = last.camera;
    const byX = camera.scaleX / from.scaleX;
    const byY = camera.scaleY / from.scaleY;
    const isSame = Math.abs(byX - 1) < 1e-9 && Math.abs(byY - 1) < 1e-9;
    // Whole device pixels: nothing blurs while the ground is only shifted.
    const whole = (value: number): number => Math.round(value * (last?.ratio ?? 1)) / (last?.ratio ?? 1);
    const x = isSame ? whole(camera.offsetX - from.offsetX) : camera.offsetX - from.offsetX * byX;
    const y = isSame ? whole(camera.offsetY - from.offsetY) : camera.offsetY - from.offsetY * byY;
    const { style } = shown;
    style.transform =
      isSame && x === 0 && y === 0
        ? ''
        : `translate(${String(x)}px, ${String(y)}px)${isSame ? '' : ` scale(${String(byX)}, ${String(byY)})`}`;
  };

  const begin = (target: CanvasRenderingContext2D, canvas: HTMLCanvasElement, scene: GroundScene): void => {
    const { camera, ratio, palette, labels, plan, keepClear } = scene;
    clear(target, canvas);
    drawPlan({ pen: target, camera, ratio, palette, labels }, plan, keepClear);
  };
  const end = (target: CanvasRenderingContext2D, { shapes, camera, palette, ratio }: GroundScene): void =>
    drawRowCodes(target, shapes, camera, palette, ratio);

  return {
    paint(scene) {
      const work = workOf(scene);
      if (work.places.length > MOST_AT_ONCE && last !== null) {
        if (hidden.width !== shown.width) hidden.width = shown.width;
        if (hidden.height !== shown.height) hidden.height = shown.height;
        begin(hiddenPen, hidden, scene);
        job = { scene, work, at: 0, changed: new Set() };
        return;
      }
      job = null;
      last = scene;
      begin(pen, shown, scene);
      front.paintWork(scene, work, 0, work.places.length);
      end(pen, scene);
      place(scene.camera);
    },
    paintSome(slotIds) {
      if (last !== null) front.paintSome(last, slotIds);
      if (job !== null) for (const slotId of slotIds) job.changed.add(slotId);
    },
    step() {
      if (job === null) return false;
      const { scene, work, changed } = job;
      const until = performance.now() + SLICE_MS;
      while (job.at < work.places.length && performance.now() < until) {
        const to = Math.min(job.at + (work.isByRow ? 4 : STEP), work.places.length);
        back.paintWork(scene, work, job.at, to);
        job.at = to;
      }
      if (job.at < work.places.length) return true;
      back.paintSome(scene, changed);
      end(hiddenPen, scene);
      clear(pen, shown);
      pen.drawImage(hidden, 0, 0);
      job = null;
      last = scene;
      return false;
    },
    moveTo: place,
    isPainting: () => job !== null,
    forget() {
      job = null;
      last = null;
    },
    painted: () => front.painted() + back.painted(),
  };
}

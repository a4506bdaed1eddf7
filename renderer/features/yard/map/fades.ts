import type { GroundScene } from './ground-painter.ts';
import { areaOf, traceArea } from './draw-slot.ts';
import { shapeIn } from './slot-layer.ts';

const FADE_MS = 600;
/** Where more than this changes at once, no single change is worth a glance. */
const MOST_FADES = 40;

/** Outlines that fade away from slots that have just changed. */
export function createFades(pen: CanvasRenderingContext2D) {
  const startedAt = new Map<string, number>();
  return {
    add(slotIds: ReadonlySet<string>, now: number): void {
      if (startedAt.size + slotIds.size > MOST_FADES) return;
      for (const slotId of slotIds) startedAt.set(slotId, now);
    },
    clear: (): void => startedAt.clear(),
    isAny: (): boolean => startedAt.size > 0,
    /** Answers whether there is more to fade. */
    paint(scene: GroundScene, time: number): boolean {
      const { camera, ratio, palette } = scene;
      const grow = 2 * ratio;
      pen.strokeStyle = palette.color.ink2;
      pen.lineWidth = grow;
      let isMoving = false;
      for (const [slotId, since] of startedAt) {
        const left = 1 - (time - since) / FADE_MS;
        const shape = left > 0 ? shapeIn(scene, slotId) : undefined;
        if (shape === undefined) {
          startedAt.delete(slotId);
          continue;
        }
        isMoving = true;
        pen.globalAlpha = Math.min(1, left) * 0.6;
        traceArea(pen, areaOf(shape, camera, ratio), -grow / 2);
        pen.stroke();
      }
      pen.globalAlpha = 1;
      return isMoving;
    },
  };
}

import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import { NO_OVERLAY } from '../canvas/overlay.ts';
import { snapped } from '../snap.ts';
import type { Bench, Pointer, Tool } from './tool.ts';

/** Measures from where it is pressed to where it is let go. `onMeasured` is for whoever wants to know. */
export function createMeasureTool(bench: Bench, onMeasured: (from: PlanPoint, to: PlanPoint) => void): Tool {
  let from: PlanPoint | null = null;
  const pointOf = ({ at, isFree }: Pointer) => snapped(at, bench.scene(), bench.reachCm(), isFree);
  const show = (start: PlanPoint, end: PlanPoint): void => {
    const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
    const turn = (Math.atan2(dy, dx) * 180) / Math.PI;
    const text = `${bench.words.metres(Math.hypot(dx, dy))} · ${bench.words.degrees(Math.round(turn))}`;
    bench.show({ ...NO_OVERLAY, path: [start, end], label: { at: end, text } });
  };
  return {
    down(pointer) {
      from = pointOf(pointer).at;
    },
    move(pointer, isDown) {
      const { at, isCorner } = pointOf(pointer);
      if (isDown && from !== null) show(from, at);
      else if (isCorner) bench.show({ ...NO_OVERLAY, corner: at });
    },
    up(pointer, isMoved) {
      const start = from;
      from = null;
      if (start === null || !isMoved) {
        bench.show(NO_OVERLAY);
        return;
      }
      const { at } = pointOf(pointer);
      show(start, at);
      onMeasured(start, at);
    },
    double: () => undefined,
    finish: () => undefined,
    cancel() {
      from = null;
      bench.show(NO_OVERLAY);
      return false;
    },
  };
}

import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import { NO_OVERLAY } from '../canvas/overlay.ts';
import type { Door } from '../doors.ts';
import type { Bench, Tool } from './tool.ts';

/** What the tool that places facilities needs of the page. */
export type Doors = {
  readonly list: () => readonly Door[];
  /** The code of a facility, also of one that has no place yet. */
  readonly codeOf: (facilityId: string) => string | null;
  readonly put: (facilityId: string, at: PlanPoint) => void;
};

/** A door is picked up this many times as far away as anything else: it is but a point. */
const REACH = 1.5;

/**
 * Drags the door of a facility to where it is; a press where none is puts the chosen one there. It is saved at once: it
 * belongs to the facility, not to the plan that is drawn.
 */
export function createFacilityTool(bench: Bench, doors: Doors): Tool {
  let held: string | null = null;
  const show = (movedId: string | null, at: PlanPoint): void => {
    const half = bench.reachCm() / 2;
    const square = ([x, y]: PlanPoint): readonly PlanPoint[] => [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ];
    const others = doors.list().filter(({ facilityId }) => facilityId !== movedId);
    const code = movedId === null ? null : doors.codeOf(movedId);
    bench.show({
      ...NO_OVERLAY,
      ghosts: [...others.map((door) => square(door.at)), ...(code === null ? [] : [square(at)])],
      label: code === null ? null : { at, text: code },
    });
  };
  const nearest = ([x, y]: PlanPoint): Door | null => {
    const reach = bench.reachCm() * REACH;
    const near = doors
      .list()
      .map((door) => ({ door, far: Math.hypot(door.at[0] - x, door.at[1] - y) }))
      .filter(({ far }) => far <= reach)
      .toSorted((a, b) => a.far - b.far);
    return near[0]?.door ?? null;
  };
  return {
    down({ at }) {
      const door = nearest(at);
      if (door !== null) bench.editor.choose({ facilityId: door.facilityId });
      held = door?.facilityId ?? bench.editor.options.get().facilityId;
      show(held, at);
    },
    move({ at }, isDown) {
      if (isDown) show(held, at);
      else {
        const door = nearest(at);
        show(door?.facilityId ?? null, door?.at ?? at);
      }
    },
    up({ at }, isMoved) {
      const facilityId = held;
      held = null;
      if (facilityId === null) return;
      // A press on a door chooses it; it stays where it is.
      if (!isMoved && nearest(at)?.facilityId === facilityId) return;
      doors.put(facilityId, [Math.round(at[0]), Math.round(at[1])]);
    },
    double: () => undefined,
    finish: () => undefined,
    cancel() {
      const wasHeld = held !== null;
      held = null;
      bench.show(NO_OVERLAY);
      return wasHeld;
    },
  };
}

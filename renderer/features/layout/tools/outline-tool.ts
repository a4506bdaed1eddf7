import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { FacilityKind } from '../../../../shared/domain/vocabulary.ts';
import { NO_OVERLAY } from '../canvas/overlay.ts';
import { freeCode, freeZoneCode } from '../numbering.ts';
import { snapped } from '../snap.ts';
import { rectangleOf, thingsOf, type Doc, type Thing } from '../things.ts';
import type { StepName } from '../draft.ts';
import { boxOf } from './select-tool.ts';
import type { Bench, Pointer, Tool } from './tool.ts';

/** What an outline is drawn for. */
export type OutlineFor = 'zone' | 'area' | 'landmark';

/** What a click alone draws, in centimetres: the ground a hydrant needs, or an exit. */
const CLICK_CM = { zone: 0, area: 200, landmark: 1000 } as const;

/** Draws an outline: a rectangle by a drag, any other shape corner by corner, closed by Enter, twice, or its first corner. */
export function createOutlineTool(bench: Bench, wanted: OutlineFor): Tool {
  const { editor } = bench;
  let corners: PlanPoint[] = [];
  let from: PlanPoint | null = null;

  const pointOf = ({ at, isFree }: Pointer) => snapped(at, bench.scene(), bench.reachCm(), isFree);
  const add = (outline: readonly PlanPoint[]): void => {
    corners = [];
    bench.show(NO_OVERLAY);
    const thing = thingFor(editor.draft.get().doc, wanted, outline, editor.options.get());
    const [key = ''] = editor.newKeys(1);
    editor.act(STEP_OF[wanted], [[key, thing]], [key]);
  };
  const close = (): void => {
    if (corners.length >= 3) add(corners);
  };

  return {
    down(pointer) {
      from = pointOf(pointer).at;
    },
    move(pointer, isDown) {
      const { at, isCorner } = pointOf(pointer);
      const corner = isCorner ? at : null;
      if (isDown && from !== null && corners.length === 0) {
        const box = boxOf(from, at);
        const size = `${bench.words.metres(box.maxX - box.minX)} × ${bench.words.metres(box.maxY - box.minY)}`;
        bench.show({ ...NO_OVERLAY, ghosts: [rectangleOf(box)], corner, label: { at, text: size } });
      } else {
        const last = corners.at(-1);
        const label =
          last === undefined ? null : { at, text: bench.words.metres(Math.hypot(at[0] - last[0], at[1] - last[1])) };
        bench.show({ ...NO_OVERLAY, path: [...corners, at], corner, label });
      }
    },
    up(pointer, isMoved) {
      const start = from;
      from = null;
      if (start === null) return;
      const { at } = pointOf(pointer);
      if (isMoved && corners.length === 0) {
        const box = boxOf(start, at);
        if (box.maxX > box.minX && box.maxY > box.minY) add(rectangleOf(box));
        return;
      }
      const [first] = corners;
      if (
        first !== undefined &&
        corners.length >= 3 &&
        Math.hypot(at[0] - first[0], at[1] - first[1]) <= bench.reachCm()
      ) {
        close();
        return;
      }
      const half = CLICK_CM[wanted] / 2;
      if (half > 0 && (wanted === 'landmark' || editor.options.get().area === 'hydrant'))
        add(rectangleOf({ minX: at[0] - half, minY: at[1] - half, maxX: at[0] + half, maxY: at[1] + half }));
      else {
        const last = corners.at(-1);
        // The second click of a double one lies where the first did.
        if (last === undefined || last[0] !== at[0] || last[1] !== at[1]) corners = [...corners, at];
        bench.show({ ...NO_OVERLAY, path: corners });
      }
    },
    double: close,
    finish: close,
    cancel() {
      const wasBusy = corners.length > 0 || from !== null;
      corners = [];
      from = null;
      bench.show(NO_OVERLAY);
      return wasBusy;
    },
  };
}

const STEP_OF: Readonly<Record<OutlineFor, StepName>> = {
  zone: 'add-zone',
  area: 'add-area',
  landmark: 'add-landmark',
};

const AREA_CODE = { 'fire-lane': 'PC', exit: 'LR', hydrant: 'TN' } as const;
const FACILITY_CODE: Readonly<Record<FacilityKind, string>> = {
  dormitory: 'N',
  canteen: 'NA',
  shower: 'VT',
  toilet: 'WC',
  water: 'NU',
  laundry: 'GI',
  'first-aid': 'YT',
  charging: 'SA',
  plug: 'OC',
};

/** A new thing of this outline, under the next free code. */
export function thingFor(
  doc: Doc,
  wanted: OutlineFor,
  outline: readonly PlanPoint[],
  options: ReturnType<Bench['editor']['options']['get']>,
): Thing {
  if (wanted === 'zone') {
    const code = freeZoneCode(doc);
    return {
      kind: 'zone',
      value: {
        code,
        name: `Khu ${code}`,
        nameEn: `Zone ${code}`,
        kind: 'parking',
        capacity: 0,
        direction: null,
        cargoClasses: [],
        outline,
        parts: [],
      },
    };
  }
  const taken = new Set(Array.from(thingsOf(doc, wanted), ([, { code }]) => code));
  if (wanted === 'area') {
    const kind = options.area;
    return { kind: 'area', value: { code: freeCode(taken, AREA_CODE[kind]), kind, outline } };
  }
  const { kind, side } = options.landmark;
  const beginning = kind === 'exit' ? '' : FACILITY_CODE[kind];
  return {
    kind: 'landmark',
    value: { code: freeCode(taken, beginning), kind, side: kind === 'exit' ? (side ?? 'border') : null, outline },
  };
}

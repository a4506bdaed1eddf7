import type { Instant } from '../../../../shared/kernel/instant.ts';
import { CATEGORIES, categoryOf, type YardView } from '../category.ts';
import type { SlotView } from '../slot-view.ts';
import type { YardModel } from '../yard-model.ts';
import { groundInSight, type Camera, type Size } from './camera.ts';
import type { MapLabels } from './draw-ground.ts';
import { drawRow, type RowShare } from './draw-row.ts';
import { areaOf, drawSlot, traceArea } from './draw-slot.ts';
import { drawPieceSign, drawSlotTexts } from './draw-slot-texts.ts';
import type { Palette } from '../../../ui/palette.ts';
import type { SlotPaint } from './slot-paint.ts';
import { joinedShape, type SlotShape, type YardShapes } from './slot-shapes.ts';
import type { SpatialIndex } from './spatial-index.ts';

/** Everything that decides how the slots look now. */
export type SlotScene = {
  readonly shapes: YardShapes;
  readonly index: SpatialIndex;
  readonly camera: Camera;
  readonly size: Size;
  readonly ratio: number;
  readonly view: YardView;
  readonly shown: ReadonlySet<string> | null;
  readonly paints: ReadonlyMap<string, SlotPaint>;
  readonly palette: Palette;
  readonly labels: MapLabels;
  readonly now: Instant;
};

const DIMMED = 0.22;
/** Slots narrower than this many device pixels are shown by their rows. */
const FAR_PX = 2.6;

/** Whether slots are too small to be told apart. */
export function isFar({ shapes, camera, ratio }: Pick<SlotScene, 'shapes' | 'camera' | 'ratio'>): boolean {
  return shapes.breadthCm * camera.scaleX * ratio < FAR_PX;
}

/** The shape of a slot, if there is one. */
export function shapeIn({ shapes }: Pick<SlotScene, 'shapes'>, slotId: string): SlotShape | undefined {
  return shapes.slots[shapes.indexOf.get(slotId) ?? -1];
}

/** What a whole painting has to paint: places of rows from far, of slots from near. */
export type SlotWork = { readonly isByRow: boolean; readonly places: readonly number[] };

export function workOf(scene: SlotScene): SlotWork {
  const { shapes, index, camera, size } = scene;
  if (isFar(scene)) return { isByRow: true, places: [...shapes.rows.keys()] };
  const places: number[] = [];
  index.within(groundInSight(camera, size), (at) => places.push(at));
  return { isByRow: false, places };
}

/** Paints slots into a canvas: by row from far, one by one from near. */
export function createSlotLayer(pen: CanvasRenderingContext2D, model: YardModel) {
  let painted = 0;

  /** A long vehicle is drawn once, over all its slots, by the first of them; null for the others. */
  const wholeShape = (scene: SlotScene, slot: SlotView, shape: SlotShape): SlotShape | null => {
    const { visit } = slot;
    if (visit === null || visit.alsoSlotIds.length === 0) return shape;
    if (slot.slotId !== visit.slotId) return visit.alsoSlotIds.includes(slot.slot.slotId) ? null : shape;
    return joinedShape(
      shape,
      visit.alsoSlotIds.flatMap((id) => shapeIn(scene, id) ?? []),
    );
  };

  const paintSlot = (scene: SlotScene, slot: SlotView, own: SlotShape, isCleared: boolean): void => {
    const { camera, ratio, palette, view, shown, paints, labels } = scene;
    const shape = wholeShape(scene, slot, own);
    if (shape === null) return;
    const category = categoryOf(view, slot, scene.now);
    const paint = paints.get(category);
    if (paint === undefined) return;
    const area = areaOf(shape, camera, ratio);
    painted += 1;
    if (!isCleared || shape !== own) {
      pen.fillStyle = palette.color.g1;
      traceArea(pen, area);
      pen.fill();
    }
    if (shown !== null && !shown.has(category)) {
      pen.globalAlpha = DIMMED;
      drawSlot(pen, shape, area, paint, ratio);
      pen.globalAlpha = 1;
      return;
    }
    drawSlot(pen, shape, area, paint, ratio);
    for (const piece of slot.pieces) drawPieceSign(pen, shape, area, labels.pieceSign(piece.kind), palette, ratio);
    drawSlotTexts(pen, slot, shape, area, category, palette, ratio, view === 'state', labels);
  };

  const paintRow = (scene: SlotScene, at: number): void => {
    const { shapes, view, shown, paints, palette, camera, ratio } = scene;
    const row = shapes.rows[at];
    if (row === undefined) return;
    const counts = new Map<string, number>();
    for (const slotAt of row.slots) {
      const slot = model.get(shapes.slots[slotAt]?.slotId ?? '');
      if (slot === undefined) continue;
      const category = categoryOf(view, slot, scene.now);
      counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    // What is empty comes last, so that the bar reads as filled so far.
    const shares: readonly RowShare[] = CATEGORIES[view]
      .toSorted((a, b) => Number(EMPTY.has(a)) - Number(EMPTY.has(b)))
      .map((category) => ({
        category,
        count: counts.get(category) ?? 0,
        isShown: shown === null || shown.has(category),
      }));
    painted += 1;
    drawRow(pen, row, shares, paints, palette.color.g1, DIMMED, camera, ratio);
  };

  return {
    /** Slots and rows painted so far. */
    painted: (): number => painted,
    /** Paints a part of the work onto cleared ground. */
    paintWork(scene: SlotScene, work: SlotWork, from: number, to: number): void {
      const { shapes } = scene;
      for (let n = from; n < to; n += 1) {
        const at = work.places[n] ?? -1;
        if (work.isByRow) {
          paintRow(scene, at);
          continue;
        }
        const shape = shapes.slots[at];
        const slot = shape === undefined ? undefined : model.get(shape.slotId);
        if (shape !== undefined && slot !== undefined) paintSlot(scene, slot, shape, true);
      }
    },
    /** Paints these slots again where they stand. */
    paintSome(scene: SlotScene, slotIds: Iterable<string>): void {
      const { shapes } = scene;
      if (isFar(scene)) {
        const rows = new Set<number>();
        for (const slotId of slotIds) rows.add(shapes.rowOf[shapes.indexOf.get(slotId) ?? -1] ?? -1);
        for (const at of rows) paintRow(scene, at);
        return;
      }
      // The first slot of a long vehicle paints the whole of it, so it comes after the others.
      const firsts = new Set<string>();
      for (const slotId of slotIds) {
        const slot = model.get(slotId);
        const shape = shapeIn(scene, slotId);
        if (slot === undefined || shape === undefined) continue;
        const { visit } = slot;
        if (visit !== null && visit.alsoSlotIds.length > 0 && visit.slotId !== null) firsts.add(visit.slotId);
        else paintSlot(scene, slot, shape, false);
      }
      for (const slotId of firsts) {
        const slot = model.get(slotId);
        const shape = shapeIn(scene, slotId);
        if (slot !== undefined && shape !== undefined) paintSlot(scene, slot, shape, false);
      }
    },
  };
}

const EMPTY: ReadonlySet<string> = new Set(['free', 'none']);

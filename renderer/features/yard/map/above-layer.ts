import type { VisitRow } from '../../../../shared/contract/rows.ts';
import type { YardModel } from '../yard-model.ts';
import { createAlarmMarks } from './alarm-marks.ts';
import { drawTag, drawZoneTitles, type LabelBox } from './draw-ground.ts';
import { drawPlanWords } from './draw-plan.ts';
import { drawFlash, drawRing } from './draw-rings.ts';
import { areaOf, traceArea } from './draw-slot.ts';
import { drawSlotTexts } from './draw-slot-texts.ts';
import { drawTrail } from './draw-trail.ts';
import { createFacilitySigns, type FacilitySign } from './facility-signs.ts';
import { createFades } from './fades.ts';
import type { GroundScene } from './ground-painter.ts';
import { boundsOfPlace } from './place-bounds.ts';
import { shapeIn } from './slot-layer.ts';
import { rightOf } from './slot-shapes.ts';

const BLINK_MS = 1000;
const BLINK_ON = 0.7;
const FLASH_MS = 1200;
const FLASHES = 3;

/** What lies above the slots: words, alarms, the selection, a way, and what has just changed or was looked for. */
export function createAboveLayer(
  pen: CanvasRenderingContext2D,
  model: YardModel,
  around: {
    readonly alarmedAreas: () => ReadonlySet<string>;
    readonly facilities: () => readonly FacilitySign[];
    readonly isStill: () => boolean;
  },
) {
  const fades = createFades(pen);
  const alarms = createAlarmMarks(pen, model);
  const signs = createFacilitySigns(pen);
  let selected: string | null = null;
  let facility: string | null = null;
  let way: readonly string[] = [];
  let flash: { readonly placeId: string; readonly startedAt: number } | null = null;
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

  const paintSelection = (scene: GroundScene, titles: readonly LabelBox[]): void => {
    const { camera, ratio, palette, view, labels, size, shapes } = scene;
    const shape = selected === null ? undefined : shapeIn(scene, selected);
    const slot = selected === null ? undefined : model.get(selected);
    if (shape === undefined || slot === undefined) return;
    const area = areaOf(shape, camera, ratio);
    if (view === 'state' && slot.state === 'occupied') {
      pen.fillStyle = palette.color.occ;
      traceArea(pen, area);
      pen.fill();
      drawSlotTexts(pen, slot, shape, area, 'selected', palette, ratio, true, labels);
    }
    if (slot.alarm !== null) {
      drawRing(pen, scene, area, palette.color.ink, 2, 4.5, 3.5);
      return;
    }
    drawRing(pen, scene, area, palette.color.ink, 2, 1);
    const edge = rightOf(shapes, slot.slot.zoneId, camera, ratio);
    drawTag(pen, shape, area, labels.selection(slot), 'selection', palette, ratio, size, titles, edge);
  };

  /** What was looked for: a box that goes on and off, or stands still for those who want nothing to move. */
  const paintFlash = (scene: GroundScene, time: number): boolean => {
    if (flash === null) return false;
    const past = time - flash.startedAt;
    const bounds = boundsOfPlace(scene, flash.placeId);
    if (past >= FLASH_MS || bounds === null) {
      flash = null;
      return false;
    }
    const isOff = !around.isStill() && Math.floor((past / FLASH_MS) * FLASHES * 2) % 2 === 1;
    if (!isOff) drawFlash(pen, scene, bounds);
    return true;
  };

  const middlesOf = (scene: GroundScene): readonly { readonly x: number; readonly y: number }[] =>
    way.flatMap((placeId) => {
      const bounds = boundsOfPlace(scene, placeId);
      return bounds === null ? [] : [{ x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2 }];
    });

  return {
    fades,
    alarms,
    facilityAt: signs.at,
    selected: (): string | null => selected,
    select(slotId: string | null): void {
      selected = slotId;
    },
    selectFacility(facilityId: string | null): void {
      facility = facilityId;
    },
    follow(placeIds: readonly string[]): void {
      way = placeIds;
    },
    flash(placeId: string): void {
      flash = { placeId, startedAt: performance.now() };
    },
    /** Paints it all; answers whether the next frame is another one, and when a blink turns, if any blinks. */
    paint(scene: GroundScene, time: number): { readonly isMoving: boolean; readonly blinkInMs: number | null } {
      const { camera, palette, ratio, shapes, labels, plan, size } = scene;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, size.width * ratio + 1, size.height * ratio + 1);
      const isFading = fades.paint(scene, time);
      const titles = drawZoneTitles(pen, shapes, labels, camera, palette, ratio);
      drawPlanWords({ pen, camera, ratio, palette, labels }, plan, roughIn);
      signs.paint(scene, around.facilities(), facility);
      drawTrail(pen, middlesOf(scene), camera, palette, ratio);
      const phase = time % BLINK_MS;
      const isLit = around.isStill() || phase < BLINK_MS * BLINK_ON;
      const blinks = alarms.paint(scene, around.alarmedAreas(), isLit, titles);
      paintSelection(scene, titles);
      const isFlashing = paintFlash(scene, time);
      const turn = phase < BLINK_MS * BLINK_ON ? BLINK_MS * BLINK_ON - phase : BLINK_MS - phase;
      return {
        isMoving: isFading || isFlashing,
        blinkInMs: blinks && !around.isStill() ? Math.max(16, turn + 4) : null,
      };
    },
  };
}

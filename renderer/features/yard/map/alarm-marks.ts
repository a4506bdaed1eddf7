import type { YardModel } from '../yard-model.ts';
import { drawTag, type LabelBox } from './draw-ground.ts';
import { drawAlarmedArea, drawRing } from './draw-rings.ts';
import { areaOf } from './draw-slot.ts';
import type { GroundScene } from './ground-painter.ts';
import { isFar, shapeIn } from './slot-layer.ts';
import { rightOf } from './slot-shapes.ts';

/** So many alarmed slots say why in words. */
const MOST_TAGS = 12;

/** The slots about which an alarm is open, and their marks on the map. */
export function createAlarmMarks(pen: CanvasRenderingContext2D, model: YardModel) {
  const alarmed = new Set<string>();
  /** The newest, until the alarms are other ones. */
  let tagged: ReadonlySet<string> | null = null;

  const newest = (): ReadonlySet<string> =>
    alarmed.size <= MOST_TAGS
      ? new Set(alarmed)
      : new Set(
          [...alarmed]
            .map((slotId) => ({ slotId, at: model.get(slotId)?.alarm?.raisedAt ?? 0 }))
            .sort((a, b) => b.at - a.at)
            .slice(0, MOST_TAGS)
            .map(({ slotId }) => slotId),
        );

  return {
    see(slotIds: Iterable<string>): void {
      for (const slotId of slotIds) {
        const isAlarmed = (model.get(slotId)?.alarm ?? null) !== null;
        if (!isAlarmed && !alarmed.has(slotId)) continue;
        tagged = null;
        if (isAlarmed) alarmed.add(slotId);
        else alarmed.delete(slotId);
      }
    },
    seeAll(): void {
      alarmed.clear();
      tagged = null;
      this.see(model.slots().keys());
    },
    /** Answers whether something blinks. */
    paint(scene: GroundScene, alarmedAreas: ReadonlySet<string>, isLit: boolean, titles: readonly LabelBox[]): boolean {
      const { camera, ratio, palette, size, labels, plan, shapes } = scene;
      let blinks = alarmedAreas.size > 0;
      if (isLit)
        for (const { keepClearId, outline } of plan.areas)
          if (alarmedAreas.has(keepClearId)) drawAlarmedArea(pen, scene, outline);
      // Where many are alarmed only the newest say why: words over words say nothing, and from far the rows show the rest.
      tagged ??= newest();
      const isCrowd = tagged.size < alarmed.size && isFar(scene);
      for (const slotId of isCrowd ? tagged : alarmed) {
        const shape = shapeIn(scene, slotId);
        const slot = model.get(slotId);
        if (shape === undefined || slot === undefined || slot.alarm === null) continue;
        if (!slot.alarm.isAcknowledged) blinks = true;
        const area = areaOf(shape, camera, ratio);
        if (area.left > size.width * ratio || area.top > size.height * ratio) continue;
        if (area.left + area.width < 0 || area.top + area.height < 0) continue;
        if (slot.alarm.isAcknowledged || isLit) drawRing(pen, scene, area, palette.color['alm-r'], 2, 1.5);
        if (!tagged.has(slotId)) continue;
        const edge = rightOf(shapes, slot.slot.zoneId, camera, ratio);
        drawTag(pen, shape, area, labels.alarm(slot), 'alarm', palette, ratio, size, titles, edge);
      }
      return blinks;
    },
  };
}

import { useEffect, useRef } from 'react';
import type { Layout } from '../../../shared/domain/layout/types.ts';

const WIDTH = 210;
const HEIGHT = 132;

/** A small drawing of a layout, one mark for each slot, true to its plan. */
export function LayoutPicture({ layout, label }: { readonly layout: Layout; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d') ?? null;
    if (element === null || pen === null) return;
    const density = window.devicePixelRatio;
    element.width = WIDTH * density;
    element.height = HEIGHT * density;
    const scale = Math.min(element.width / layout.widthCm, element.height / layout.heightCm);
    const style = getComputedStyle(element);
    pen.translate((element.width - layout.widthCm * scale) / 2, (element.height - layout.heightCm * scale) / 2);
    for (const slot of layout.slots) {
      pen.save();
      pen.translate(slot.xCm * scale, slot.yCm * scale);
      pen.rotate((slot.angleDeg * Math.PI) / 180);
      pen.fillStyle = style.getPropertyValue(slot.hasPower ? '--occ-q' : '--occ-c');
      const width = Math.max(0.6, slot.widthCm * scale * 0.8);
      pen.fillRect((-slot.lengthCm * scale) / 2, -width / 2, slot.lengthCm * scale, width);
      pen.restore();
    }
    pen.fillStyle = style.getPropertyValue('--ink3');
    for (const facility of layout.facilities) {
      pen.fillRect(
        (facility.xCm - facility.widthCm / 2) * scale,
        (facility.yCm - facility.heightCm / 2) * scale,
        facility.widthCm * scale,
        facility.heightCm * scale,
      );
    }
  }, [layout]);
  return <canvas ref={canvas} className="layout-picture" role="img" aria-label={label} />;
}

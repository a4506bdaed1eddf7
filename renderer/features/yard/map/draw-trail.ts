import type { Camera } from './camera.ts';
import type { Palette } from './palette.ts';

/** Draws the way of a truck over the ground: a line through where it stood, a dot at each, an arrow to where it is. */
export function drawTrail(
  pen: CanvasRenderingContext2D,
  way: readonly { readonly x: number; readonly y: number }[],
  camera: Camera,
  { color }: Palette,
  ratio: number,
): void {
  if (way.length < 2) return;
  const points = way.map(({ x, y }) => ({
    x: (x * camera.scaleX + camera.offsetX) * ratio,
    y: (y * camera.scaleY + camera.offsetY) * ratio,
  }));
  const line = (style: string, width: number): void => {
    pen.strokeStyle = style;
    pen.lineWidth = width * ratio;
    pen.lineJoin = 'round';
    pen.beginPath();
    points.forEach(({ x, y }, at) => {
      if (at === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    });
    pen.stroke();
  };
  line(color.g1, 5);
  line(color.ink, 2);
  pen.fillStyle = color.ink;
  for (const { x, y } of points.slice(0, -1)) {
    pen.beginPath();
    pen.arc(x, y, 3 * ratio, 0, 2 * Math.PI);
    pen.fill();
  }
  const to = points.at(-1);
  const from = points.at(-2);
  if (to === undefined || from === undefined) return;
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  pen.beginPath();
  pen.moveTo(to.x, to.y);
  for (const side of [-1, 1]) {
    const angle = turn + Math.PI + side * 0.45;
    pen.lineTo(to.x + Math.cos(angle) * 10 * ratio, to.y + Math.sin(angle) * 10 * ratio);
  }
  pen.closePath();
  pen.fill();
}

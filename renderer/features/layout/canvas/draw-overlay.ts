import type { PlanPoint } from '../../../../shared/domain/layout/plan.ts';
import type { Pen } from './draw-plan.ts';
import { trace } from './draw-plan.ts';
import type { Overlay } from './overlay.ts';
import type { Piece } from './scene.ts';

const HANDLE_PX = 5;

/** Draws what a tool shows, above the plan. */
export function drawOverlay(pen: Pen, overlay: Overlay, pieces: readonly Piece[], handle: PlanPoint | null): void {
  const { context, camera, palette, ratio } = pen;
  const { color } = palette;
  const toX = (x: number): number => (x * camera.scale + camera.offsetX) * ratio;
  const toY = (y: number): number => (y * camera.scale + camera.offsetY) * ratio;
  const line = Math.max(1, Math.round(ratio));
  context.lineWidth = line;
  context.strokeStyle = color.ink;
  if (overlay.shift !== null) {
    const { keys, dxCm, dyCm, turnDeg, about } = overlay.shift;
    context.save();
    context.translate(dxCm * camera.scale * ratio, dyCm * camera.scale * ratio);
    context.translate(toX(about[0]), toY(about[1]));
    context.rotate((turnDeg * Math.PI) / 180);
    context.translate(-toX(about[0]), -toY(about[1]));
    context.beginPath();
    for (const piece of pieces) if (keys.has(piece.key)) trace(pen, piece);
    context.stroke();
    context.restore();
  }
  if (overlay.ghosts.length > 0) {
    context.beginPath();
    for (const ghost of overlay.ghosts) {
      ghost.forEach(([x, y], at) => (at === 0 ? context.moveTo(toX(x), toY(y)) : context.lineTo(toX(x), toY(y))));
      context.closePath();
    }
    context.fillStyle = color.g3;
    context.globalAlpha = 0.6;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  }
  if (overlay.path.length > 1) {
    context.beginPath();
    overlay.path.forEach(([x, y], at) => (at === 0 ? context.moveTo(toX(x), toY(y)) : context.lineTo(toX(x), toY(y))));
    context.lineWidth = 2 * line;
    context.stroke();
    context.lineWidth = line;
  }
  for (const [x, y] of overlay.path) context.strokeRect(toX(x) - 3 * ratio, toY(y) - 3 * ratio, 6 * ratio, 6 * ratio);
  if (overlay.box !== null) {
    const { minX, minY, maxX, maxY } = overlay.box;
    context.setLineDash([4 * ratio, 3 * ratio]);
    context.strokeRect(toX(minX), toY(minY), toX(maxX) - toX(minX), toY(maxY) - toY(minY));
    context.setLineDash([]);
  }
  if (overlay.corner !== null) {
    context.beginPath();
    context.arc(toX(overlay.corner[0]), toY(overlay.corner[1]), 6 * ratio, 0, 2 * Math.PI);
    context.lineWidth = 2 * line;
    context.stroke();
    context.lineWidth = line;
  }
  if (handle !== null) {
    context.beginPath();
    context.arc(toX(handle[0]), toY(handle[1]), HANDLE_PX * ratio, 0, 2 * Math.PI);
    context.fillStyle = color.g0;
    context.fill();
    context.stroke();
  }
  if (overlay.label !== null) drawLabel(pen, overlay.label.at, overlay.label.text);
}

function drawLabel({ context, camera, palette, ratio }: Pen, [x, y]: PlanPoint, text: string): void {
  context.font = `600 ${12 * ratio}px ${palette.ui}`;
  const width = context.measureText(text).width + 12 * ratio;
  const left = (x * camera.scale + camera.offsetX + 12) * ratio;
  const top = (y * camera.scale + camera.offsetY + 12) * ratio;
  context.fillStyle = palette.color.ink;
  context.fillRect(left, top, width, 18 * ratio);
  context.fillStyle = palette.color.g0;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, left + 6 * ratio, top + 9.5 * ratio);
}

import type { PlanLandmark, PlanZone } from '../../../../shared/domain/layout/plan.ts';
import { isPseudoZone } from '../../../../shared/domain/layout/types.ts';
import type { Bounds } from '../things.ts';
import { inSight, type Size } from './camera.ts';
import { trace, type Marks, type Pen } from './draw-plan.ts';
import type { Piece } from './scene.ts';

const STEPS_M = [1, 5, 10, 50, 100, 500, 1000] as const;
/** Lines of the grid stand at least this far apart. */
const LEAST_STEP_PX = 36;
export const RULER_PX = 18;

/** Metres between the lines of the grid at this scale. */
export function gridStepM(scale: number): number {
  return STEPS_M.find((step) => step * 100 * scale >= LEAST_STEP_PX) ?? 1000;
}

/** Draws the grid of metres. */
export function drawGrid({ context, camera, palette, ratio }: Pen, size: Size): void {
  const step = gridStepM(camera.scale) * 100;
  const sight = inSight(camera, size);
  context.strokeStyle = palette.color.line;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = Math.ceil(sight.minX / step) * step; x <= sight.maxX; x += step) {
    const at = Math.round((x * camera.scale + camera.offsetX) * ratio) + 0.5;
    context.moveTo(at, 0);
    context.lineTo(at, size.height * ratio);
  }
  for (let y = Math.ceil(sight.minY / step) * step; y <= sight.maxY; y += step) {
    const at = Math.round((y * camera.scale + camera.offsetY) * ratio) + 0.5;
    context.moveTo(0, at);
    context.lineTo(size.width * ratio, at);
  }
  context.stroke();
}

/** Draws the ruler along the upper and the left edge, in metres. */
export function drawRuler({ context, camera, palette, ratio }: Pen, size: Size, format: (m: number) => string): void {
  const stepM = gridStepM(camera.scale);
  const sight = inSight(camera, size);
  const band = RULER_PX * ratio;
  context.fillStyle = palette.color.g1;
  context.fillRect(0, 0, size.width * ratio, band);
  context.fillRect(0, 0, band, size.height * ratio);
  context.fillStyle = palette.color.line2;
  context.fillRect(0, band - 1, size.width * ratio, 1);
  context.fillRect(band - 1, 0, 1, size.height * ratio);
  context.fillStyle = palette.color.ink3;
  context.font = `400 ${10 * ratio}px ${palette.ui}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (let x = Math.ceil(sight.minX / 100 / stepM) * stepM; x <= sight.maxX / 100; x += stepM) {
    const at = (x * 100 * camera.scale + camera.offsetX) * ratio;
    if (at < band) continue;
    context.fillRect(at, band * 0.55, 1, band * 0.45);
    context.fillText(format(x === 0 ? 0 : x), at + 3 * ratio, band / 2);
  }
  for (let y = Math.ceil(sight.minY / 100 / stepM) * stepM; y <= sight.maxY / 100; y += stepM) {
    const at = (y * 100 * camera.scale + camera.offsetY) * ratio;
    if (at < band) continue;
    context.fillRect(band * 0.55, at, band * 0.45, 1);
    context.save();
    context.translate(band / 2, at + 3 * ratio);
    context.rotate(Math.PI / 2);
    context.fillText(format(y === 0 ? 0 : y), 0, 0);
    context.restore();
  }
}

/** Draws zones as outlines with their name; those that hold no slots dashed. */
export function drawZones(pen: Pen, zones: readonly Piece[], marks: Marks): void {
  const { context, palette, ratio } = pen;
  for (const piece of zones) {
    const zone = piece.thing.value as PlanZone;
    const isSelected = marks.selected.has(piece.key);
    const isWrong = marks.wrong.has(piece.key);
    context.strokeStyle = isSelected ? palette.color.ink : isWrong ? palette.color.held : palette.color.line2;
    context.lineWidth = (isSelected || isWrong ? 2 : 1) * Math.max(1, Math.round(ratio));
    context.setLineDash(isPseudoZone(zone.kind) ? [4 * ratio, 3 * ratio] : []);
    context.beginPath();
    trace(pen, piece);
    context.stroke();
    context.setLineDash([]);
    label(pen, piece.bounds, `${zone.code}  ${zone.name}`, isSelected);
  }
}

/** Draws areas that stay clear, hatched. */
export function drawAreas(pen: Pen, areas: readonly Piece[], marks: Marks, hatch: CanvasPattern | null): void {
  const { context, palette, ratio } = pen;
  for (const piece of areas) {
    context.beginPath();
    trace(pen, piece);
    if (hatch !== null) {
      context.fillStyle = hatch;
      context.fill();
    }
    const isSelected = marks.selected.has(piece.key);
    context.strokeStyle = isSelected ? palette.color.ink : palette.color.line2;
    context.lineWidth = (isSelected ? 2 : 1) * Math.max(1, Math.round(ratio));
    context.stroke();
  }
}

/** Draws exits and facilities as boxes with their sign and code. */
export function drawLandmarks(
  pen: Pen,
  landmarks: readonly Piece[],
  marks: Marks,
  nameOf: (landmark: PlanLandmark) => string,
): void {
  const { context, palette, ratio, camera } = pen;
  for (const piece of landmarks) {
    const landmark = piece.thing.value as PlanLandmark;
    const isSelected = marks.selected.has(piece.key);
    context.beginPath();
    trace(pen, piece);
    context.fillStyle = palette.color.g2;
    context.fill();
    context.strokeStyle = isSelected ? palette.color.ink : palette.color.ink3;
    context.lineWidth = (isSelected ? 2 : 1) * Math.max(1, Math.round(ratio));
    context.stroke();
    const { minX, minY, maxX, maxY } = piece.bounds;
    context.font = `500 ${11 * ratio}px ${palette.ui}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const room = (maxX - minX) * camera.scale * ratio;
    const full = nameOf(landmark);
    const text = context.measureText(full).width <= room - 4 ? full : landmark.code;
    if (landmark.kind !== 'exit' && context.measureText(text).width > room) continue;
    const x = (((minX + maxX) / 2) * camera.scale + camera.offsetX) * ratio;
    const y = (((minY + maxY) / 2) * camera.scale + camera.offsetY) * ratio;
    context.lineJoin = 'round';
    context.lineWidth = 4 * ratio;
    context.strokeStyle = palette.color.g2;
    context.strokeText(text, x, y);
    context.fillStyle = palette.color.ink2;
    context.fillText(text, x, y);
  }
}

function label({ context, camera, palette, ratio }: Pen, bounds: Bounds, text: string, isStrong: boolean): void {
  const room = (bounds.maxX - bounds.minX) * camera.scale * ratio;
  if (room < 16 * ratio) return;
  context.font = `600 ${12 * ratio}px ${palette.ui}`;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > room) shown = shown.slice(0, -1);
  const x = (bounds.minX * camera.scale + camera.offsetX) * ratio + 2 * ratio;
  const y = (bounds.minY * camera.scale + camera.offsetY) * ratio - 4 * ratio;
  context.lineJoin = 'round';
  context.lineWidth = 4 * ratio;
  context.strokeStyle = palette.color.g1;
  context.strokeText(shown, x, y);
  context.fillStyle = isStrong ? palette.color.ink : palette.color.ink2;
  context.fillText(shown, x, y);
}

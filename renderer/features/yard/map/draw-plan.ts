import type { PointCm } from '../../../../shared/domain/records.ts';
import type { VisitRow } from '../../../../shared/contract/rows.ts';
import type { Camera } from './camera.ts';
import { shorten, type MapLabels } from './draw-ground.ts';
import type { GroundPlan, ZoneBox } from './ground-plan.ts';
import type { Palette } from './palette.ts';
import { boundsOf, type Bounds } from './slot-shapes.ts';

/** What the plan is drawn with. */
export type PlanPen = {
  readonly pen: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly ratio: number;
  readonly palette: Palette;
  readonly labels: MapLabels;
};

/** Lines of trucks in the box of a zone are this high. */
const LINE_PX = 15;
const PAD_PX = 6;

function trace({ pen, camera, ratio }: PlanPen, outline: readonly PointCm[]): void {
  pen.beginPath();
  outline.forEach(([x, y], index) => {
    const toX = (x * camera.scaleX + camera.offsetX) * ratio;
    const toY = (y * camera.scaleY + camera.offsetY) * ratio;
    if (index === 0) pen.moveTo(toX, toY);
    else pen.lineTo(toX, toY);
  });
  pen.closePath();
}

function boxOn({ camera, ratio }: PlanPen, bounds: Bounds) {
  const left = (bounds.minX * camera.scaleX + camera.offsetX) * ratio;
  const top = (bounds.minY * camera.scaleY + camera.offsetY) * ratio;
  const width = (bounds.maxX - bounds.minX) * camera.scaleX * ratio;
  const height = (bounds.maxY - bounds.minY) * camera.scaleY * ratio;
  return { left, top, width, height };
}

/** Paints under the slots: hatched areas that stay clear, quiet boxes of exits and facilities, zones without slots. */
export function drawPlan(tools: PlanPen, plan: GroundPlan, hatch: CanvasPattern | null): void {
  const { pen, ratio, palette } = tools;
  const { color } = palette;
  const line = Math.max(1, Math.round(ratio));
  for (const { outline } of plan.areas) {
    trace(tools, outline);
    if (hatch !== null) {
      pen.fillStyle = hatch;
      pen.fill();
    }
  }
  pen.lineWidth = line;
  for (const landmark of plan.landmarks) {
    if (landmark.outline.length < 3) continue;
    trace(tools, landmark.outline);
    pen.fillStyle = color.g2;
    pen.fill();
    pen.strokeStyle = color.line2;
    pen.stroke();
  }
  for (const { outline } of plan.zones) {
    trace(tools, outline);
    pen.strokeStyle = color.line2;
    pen.stroke();
  }
}

/** Writes the words of the plan where there is room for them. */
export function drawPlanWords(
  tools: PlanPen,
  plan: GroundPlan,
  trucksIn: (zoneId: string) => readonly VisitRow[],
): void {
  const { pen, ratio, palette, labels } = tools;
  const { color, ui } = palette;
  pen.textBaseline = 'middle';
  const word = (text: string, bounds: Bounds | null, isPoint: boolean): void => {
    if (bounds === null) return;
    const { left, top, width, height } = boxOn(tools, bounds);
    const isUpright = !isPoint && height > width * 1.6;
    const room = isPoint ? 120 * ratio : (isUpright ? height : width) - PAD_PX * ratio;
    const depth = isPoint ? 20 * ratio : isUpright ? width : height;
    if (room < 34 * ratio || depth < 12 * ratio) return;
    pen.font = `500 ${11 * ratio}px ${ui}`;
    const fitting = shorten(pen, text, room);
    if (fitting.length < 3) return;
    pen.save();
    pen.translate(left + width / 2, top + height / 2);
    if (isUpright) pen.rotate(-Math.PI / 2);
    pen.textAlign = 'center';
    pen.lineJoin = 'round';
    pen.lineWidth = 3 * ratio;
    pen.strokeStyle = color.g1;
    pen.strokeText(fitting, 0, 0);
    pen.fillStyle = color.ink3;
    pen.fillText(fitting, 0, 0);
    pen.restore();
  };
  for (const area of plan.areas) word(labels.area(area), boundsOf(area.outline), false);
  for (const landmark of plan.landmarks)
    word(labels.landmark(landmark), boundsOf(landmark.outline), landmark.outline.length < 3);
  for (const box of plan.zones) drawZoneBox(tools, box, trucksIn(box.zoneId));
}

/** A zone without slots: its name, how many of how many, and the trucks that fit in as lines. */
function drawZoneBox(tools: PlanPen, { zoneId, bounds }: ZoneBox, trucks: readonly VisitRow[]): void {
  const { pen, ratio, palette, labels } = tools;
  const { color, ui, mono } = palette;
  const label = labels.zone(zoneId);
  if (label === null) return;
  const { left, top, width, height } = boxOn(tools, bounds);
  const x = left + PAD_PX * ratio;
  const room = width - 2 * PAD_PX * ratio;
  if (room < 20 * ratio || height < 16 * ratio) return;
  pen.textAlign = 'left';
  pen.font = `600 ${12 * ratio}px ${ui}`;
  pen.fillStyle = color.ink;
  const title = shorten(pen, label.title, room);
  pen.fillText(title, x, top + 12 * ratio);
  const after = pen.measureText(title).width + 7 * ratio;
  pen.font = `400 ${12 * ratio}px ${ui}`;
  pen.fillStyle = color.ink3;
  const isBeside = after + pen.measureText(label.count).width <= room;
  if (isBeside) pen.fillText(label.count, x + after, top + 12 * ratio);
  else if (height >= 30 * ratio) pen.fillText(label.count, x, top + 26 * ratio);
  const first = top + (isBeside ? 30 : 44) * ratio;
  const fitting = Math.floor((top + height - first + (LINE_PX / 2) * ratio) / (LINE_PX * ratio));
  if (fitting < 1 || room < 80 * ratio) return;
  const lines = trucks.length > fitting ? Math.max(0, fitting - 1) : trucks.length;
  pen.font = `500 ${11 * ratio}px ${mono}`;
  pen.fillStyle = color.ink2;
  for (let at = 0; at < lines; at += 1) {
    const truck = trucks[at];
    if (truck !== undefined) pen.fillText(shorten(pen, labels.rough(truck), room), x, first + at * LINE_PX * ratio);
  }
  if (trucks.length <= lines) return;
  pen.font = `400 ${11 * ratio}px ${ui}`;
  pen.fillStyle = color.ink3;
  pen.fillText(labels.more(trucks.length - lines), x, first + lines * LINE_PX * ratio);
}

import type { PieceKind } from '../../../../shared/domain/records.ts';
import type { KeepClearRow, LandmarkRow, VisitRow } from '../../../../shared/contract/rows.ts';
import type { SlotView } from '../slot-view.ts';
import type { Camera, Size } from './camera.ts';
import type { SlotArea } from './draw-slot.ts';
import type { Palette } from './palette.ts';
import type { SlotShape, YardShapes } from './slot-shapes.ts';

/** Words on the map, in the language of the station. */
export type MapLabels = {
  /** Title and count of a zone: `A Xuất tươi`, `150/160`. */
  readonly zone: (zoneId: string) => { readonly title: string; readonly count: string } | null;
  readonly selection: (slot: SlotView) => string;
  readonly alarm: (slot: SlotView) => string;
  /** What sort of truck, in few letters. */
  readonly vehicle: (slot: SlotView) => string;
  readonly area: (area: KeepClearRow) => string;
  readonly landmark: (landmark: LandmarkRow) => string;
  /** Plate, rough place and when it was seen there. */
  readonly rough: (visit: VisitRow) => string;
  /** So many more. */
  readonly more: (count: number) => string;
  readonly pieceSign: (kind: PieceKind) => string;
};

/** Row codes need this much height, or every second one is left out. */
const ROW_CODE_PX = 11;

/** Writes the codes of rows. */
export function drawRowCodes(
  pen: CanvasRenderingContext2D,
  shapes: YardShapes,
  camera: Camera,
  palette: Palette,
  ratio: number,
): void {
  const toX = (x: number): number => (x * camera.scaleX + camera.offsetX) * ratio;
  const toY = (y: number): number => (y * camera.scaleY + camera.offsetY) * ratio;
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  pen.font = `500 ${10 * ratio}px ${palette.mono}`;
  pen.fillStyle = palette.color.ink3;
  for (const { text, bounds } of shapes.rows) {
    const height = toY(bounds.maxY) - toY(bounds.minY);
    if (height < ROW_CODE_PX * ratio * 0.8) continue;
    pen.fillText(text, toX(bounds.minX) - 5 * ratio, (toY(bounds.minY) + toY(bounds.maxY)) / 2);
  }
}

/** Where words stand on the canvas, in device pixels. */
export type LabelBox = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Writes zone titles with their counts; answers where, so that tags keep off them. */
export function drawZoneTitles(
  pen: CanvasRenderingContext2D,
  shapes: YardShapes,
  labels: MapLabels,
  camera: Camera,
  palette: Palette,
  ratio: number,
): readonly LabelBox[] {
  const toX = (x: number): number => (x * camera.scaleX + camera.offsetX) * ratio;
  const toY = (y: number): number => (y * camera.scaleY + camera.offsetY) * ratio;
  const boxes: LabelBox[] = [];
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  for (const { zoneId, bounds } of shapes.zones) {
    const label = labels.zone(zoneId);
    if (label === null) continue;
    const room = toX(bounds.maxX) - toX(bounds.minX);
    const x = toX(bounds.minX);
    const y = toY(bounds.minY) - 5 * ratio;
    pen.font = `600 ${12 * ratio}px ${palette.ui}`;
    const countWidth = pen.measureText(`  ${label.count}`).width;
    const title = shorten(pen, label.title, Math.max(room - countWidth, 14 * ratio));
    pen.lineJoin = 'round';
    pen.lineWidth = 4 * ratio;
    pen.strokeStyle = palette.color.g1;
    pen.strokeText(title, x, y);
    pen.fillStyle = palette.color.ink;
    pen.fillText(title, x, y);
    const after = x + pen.measureText(title).width + 7 * ratio;
    pen.font = `400 ${12 * ratio}px ${palette.ui}`;
    pen.strokeText(label.count, after, y);
    pen.fillStyle = palette.color.ink3;
    pen.fillText(label.count, after, y);
    const right = after + pen.measureText(label.count).width;
    boxes.push({ left: x, right, top: y - 10 * ratio, bottom: y + 3 * ratio });
  }
  return boxes;
}

/** Hangs a word tag on the aisle end of a slot, kept inside the canvas and off the rows beside its own zone. */
export function drawTag(
  pen: CanvasRenderingContext2D,
  shape: SlotShape,
  area: SlotArea,
  text: string,
  kind: 'selection' | 'alarm',
  palette: Palette,
  ratio: number,
  size: Size,
  titles: readonly LabelBox[],
  zoneRight: number,
): void {
  if (text === '' || !isInSight(area, size, ratio)) return;
  const height = 14 * ratio;
  pen.font = kind === 'alarm' ? `600 ${11 * ratio}px ${palette.ui}` : `600 ${12 * ratio}px ${palette.mono}`;
  const width = pen.measureText(text).width + 12 * ratio;
  const gap = 3 * ratio;
  const middleX = area.left + area.width / 2;
  const middleY = area.top + area.height / 2;
  const isUprightRow = Math.abs(shape.noseY) >= Math.abs(shape.noseX);
  const isOverEdge = middleX - 6 * ratio + width > zoneRight;
  let left = isUprightRow
    ? isOverEdge
      ? middleX + 6 * ratio - width
      : middleX - 6 * ratio
    : shape.noseX < 0
      ? area.left - gap - width
      : area.left + area.width + gap;
  let top = isUprightRow
    ? shape.noseY < 0
      ? area.top - gap - height
      : area.top + area.height + gap
    : middleY - height / 2;
  left = Math.min(Math.max(left, 2 * ratio), size.width * ratio - width - 2 * ratio);
  top = Math.min(Math.max(top, 2 * ratio), size.height * ratio - height - 2 * ratio);
  const inTheWay = titles.find(
    (title) => title.left < left + width && title.right > left && title.top < top + height && title.bottom > top,
  );
  pen.fillStyle = kind === 'alarm' ? palette.color.alm : palette.color.ink;
  if (inTheWay !== undefined && inTheWay.right + 6 * ratio + width < size.width * ratio) {
    left = inTheWay.right + 6 * ratio;
    if (kind === 'alarm') {
      // One of several: a thin line leads from the slot to the tag that had to step aside.
      const edge = shape.noseY < 0 ? area.top - 4 * ratio : area.top + area.height + 3 * ratio;
      pen.fillRect(Math.round(middleX), Math.round(edge), Math.round(left - middleX), Math.max(1, Math.round(ratio)));
    }
  }
  pen.fillRect(Math.round(left), Math.round(top), Math.round(width), Math.round(height));
  pen.fillStyle = kind === 'alarm' ? palette.color['alm-t'] : palette.color.g0;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillText(text, Math.round(left) + 6 * ratio, Math.round(top) + height / 2 + 0.5 * ratio);
}

function isInSight(area: SlotArea, size: Size, ratio: number): boolean {
  const { left, top, width, height } = area;
  return left + width > 0 && top + height > 0 && left < size.width * ratio && top < size.height * ratio;
}

/** Cuts a text to the room there is. */
export function shorten(pen: CanvasRenderingContext2D, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text;
  for (let length = text.length - 1; length > 1; length -= 1) {
    const short = `${text.slice(0, length).trimEnd()}…`;
    if (pen.measureText(short).width <= room) return short;
  }
  return text.slice(0, 1);
}

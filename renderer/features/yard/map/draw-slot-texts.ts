import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { STATE_SIGNS, type SlotView } from '../slot-view.ts';
import type { SlotArea } from './draw-slot.ts';
import type { MapLabels } from './draw-ground.ts';
import type { Palette } from './palette.ts';
import type { SlotShape } from './slot-shapes.ts';

const PLATE_PX = { across: 13, along: 74 } as const;
/** From here on a second line fits beside the plate. */
const ROOMY_PX = { across: 27, along: 96 } as const;
const CODE_PX = { across: 15, along: 56 } as const;

/** Writes the plate, or the number of an empty slot, along a slot that is large enough for it. */
export function drawSlotTexts(
  pen: CanvasRenderingContext2D,
  slot: SlotView,
  shape: SlotShape,
  area: SlotArea,
  category: string,
  palette: Palette,
  ratio: number,
  isStateView: boolean,
  labels: Pick<MapLabels, 'vehicle' | 'pieceSign'>,
): void {
  const isUprightRow = Math.abs(shape.noseY) >= Math.abs(shape.noseX);
  const across = isUprightRow ? area.width : area.height;
  const along = isUprightRow ? area.height : area.width;
  const isTaken = slot.visit !== null;
  const needed = isTaken ? PLATE_PX : CODE_PX;
  if (across < needed.across * ratio || along < needed.along * ratio) return;
  const text = isTaken ? formatPlate(slot.visit?.plate ?? '') : String(slot.slot.position);
  pen.save();
  pen.translate(area.left + area.width / 2, area.top + area.height / 2);
  if (isUprightRow) pen.rotate(-Math.PI / 2);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.font = `600 ${11 * ratio}px ${palette.mono}`;
  if (isStateView && (category === 'held' || category === 'cleared')) {
    // The sign or hatch below would cut through the letters.
    pen.fillStyle = category === 'held' ? palette.color.held : palette.color.clr;
    const width = pen.measureText(text).width + 6 * ratio;
    pen.fillRect(-width / 2, -7 * ratio, width, 14 * ratio);
  }
  pen.fillStyle = inkOn(category, isStateView, palette);
  const isRoomy = across >= ROOMY_PX.across * ratio && along >= ROOMY_PX.along * ratio;
  const line = isRoomy && isTaken ? 6 * ratio : 0;
  pen.fillText(text, 0, -line);
  if (isRoomy) drawFacts(pen, slot, along, line, palette, ratio, labels);
  pen.restore();
}

/** Near enough, a slot also shows what sort of truck stands there, its sign, its plug and its roof. */
function drawFacts(
  pen: CanvasRenderingContext2D,
  slot: SlotView,
  along: number,
  line: number,
  { mono, ui }: Palette,
  ratio: number,
  labels: Pick<MapLabels, 'vehicle'>,
): void {
  if (line > 0) {
    pen.font = `500 ${10 * ratio}px ${ui}`;
    const sign = STATE_SIGNS[slot.state];
    pen.fillText(`${sign === '' ? '' : `${sign} `}${labels.vehicle(slot)}`, 0, line);
  }
  const marks = `${slot.slot.hasPower ? 'ϟ' : ''}${slot.slot.isCovered ? '⌂' : ''}`;
  if (marks === '') return;
  pen.font = `600 ${11 * ratio}px ${mono}`;
  pen.textAlign = 'left';
  pen.fillText(marks, -along / 2 + 4 * ratio, 0);
}

/** The sign of a piece that stands here apart, in a box at the tail end. */
export function drawPieceSign(
  pen: CanvasRenderingContext2D,
  shape: SlotShape,
  area: SlotArea,
  sign: string,
  { color, ui }: Palette,
  ratio: number,
): void {
  const side = Math.min(area.width, area.height) - 2 * ratio;
  if (side < 6 * ratio) return;
  const box = Math.min(side, 14 * ratio);
  const x = area.left + area.width / 2 - shape.noseX * (area.width / 2 - box);
  const y = area.top + area.height / 2 - shape.noseY * (area.height / 2 - box);
  pen.fillStyle = color.g0;
  pen.strokeStyle = color.ink;
  pen.lineWidth = Math.max(1, Math.round(ratio));
  pen.setLineDash([2 * ratio, 2 * ratio]);
  pen.beginPath();
  pen.rect(Math.round(x - box / 2), Math.round(y - box / 2), Math.round(box), Math.round(box));
  pen.fill();
  pen.stroke();
  pen.setLineDash([]);
  if (box < 10 * ratio) return;
  pen.fillStyle = color.ink;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.font = `600 ${10 * ratio}px ${ui}`;
  pen.fillText(sign, x, y);
}

function inkOn(category: string, isStateView: boolean, { color }: Palette): string {
  if (category === 'selected' || category === 'alarm') return color['alm-t'];
  if (!isStateView) return category === 'none' ? color.ink3 : color.ink;
  if (category === 'cleared') return color['clr-t'];
  if (category === 'held') return color['held-o'];
  if (category === 'closed') return color['cls-t'];
  if (category === 'reserved') return color['res-t'];
  return category === 'free' ? color.ink3 : color['alm-t'];
}

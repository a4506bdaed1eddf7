import type { PlanSlot } from '../../../../shared/domain/layout/plan.ts';
import type { Palette } from '../../../ui/palette.ts';
import type { Bounds, Key } from '../things.ts';
import type { Camera } from './camera.ts';
import type { Piece, Scene } from './scene.ts';

/** How things stand out: what is selected, what is wrong, where a truck stands. */
export type Marks = {
  readonly selected: ReadonlySet<Key>;
  readonly wrong: ReadonlySet<Key>;
  readonly taken: ReadonlySet<Key>;
};

/** What a painter needs; lengths on the canvas are device pixels. */
export type Pen = {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly palette: Palette;
  readonly ratio: number;
};

/** Below these widths in device pixels the thing is left out. */
const LEAST = { outline: 3, cab: 5, number: 17, code: 46 } as const;
const ROW_CODE_PX = 9;

/** Adds the outline of a piece to the current path. */
export function trace({ context, camera, ratio }: Pen, piece: Piece, inset = 0): void {
  const toX = (x: number): number => (x * camera.scale + camera.offsetX) * ratio;
  const toY = (y: number): number => (y * camera.scale + camera.offsetY) * ratio;
  if (piece.isUpright) {
    const { minX, minY, maxX, maxY } = piece.bounds;
    const [left, top] = [Math.round(toX(minX)), Math.round(toY(minY))];
    const width = Math.max(1, Math.round(toX(maxX)) - left);
    const height = Math.max(1, Math.round(toY(maxY)) - top);
    context.rect(left + inset, top + inset, Math.max(0.5, width - 2 * inset), Math.max(0.5, height - 2 * inset));
    return;
  }
  piece.outline.forEach(([x, y], at) => {
    if (at === 0) context.moveTo(toX(x), toY(y));
    else context.lineTo(toX(x), toY(y));
  });
  context.closePath();
}

/** Paints the slots in sight, all of one look in one stroke. What the scale leaves no room for is left out. */
export function drawSlots(pen: Pen, slots: readonly Piece[], marks: Marks): void {
  const { context, palette, camera, ratio } = pen;
  const { color } = palette;
  const breadth = 350 * camera.scale * ratio;
  const looks = { free: [], taken: [], wrong: [], selected: [] } as Record<
    'free' | 'taken' | 'wrong' | 'selected',
    Piece[]
  >;
  for (const piece of slots) {
    if (marks.selected.has(piece.key)) looks.selected.push(piece);
    if (marks.wrong.has(piece.key)) looks.wrong.push(piece);
    else if (marks.taken.has(piece.key)) looks.taken.push(piece);
    else looks.free.push(piece);
  }
  const fill = (pieces: readonly Piece[], style: string): void => {
    if (pieces.length === 0) return;
    context.fillStyle = style;
    context.beginPath();
    for (const piece of pieces) trace(pen, piece);
    context.fill();
  };
  const stroke = (pieces: readonly Piece[], style: string, width: number): void => {
    if (pieces.length === 0) return;
    context.strokeStyle = style;
    context.lineWidth = width;
    context.beginPath();
    for (const piece of pieces) trace(pen, piece, width / 2);
    context.stroke();
  };
  const isTiny = breadth < LEAST.outline;
  fill(looks.free, isTiny ? color['free-l'] : color.free);
  fill(looks.taken, color['occ-c']);
  fill(looks.wrong, color.held);
  if (looks.selected.length > 0 && !isTiny) {
    context.globalAlpha = 0.55;
    fill(looks.selected, color.g4);
    context.globalAlpha = 1;
  }
  const line = Math.max(1, Math.round(ratio));
  if (!isTiny) {
    stroke(looks.free, color['free-l'], line);
    stroke(looks.taken, color['occ-q'], line);
    stroke(looks.wrong, color['held-o'], line);
    if (breadth >= LEAST.cab) drawCabs(pen, slots);
  }
  if (isTiny) fill(looks.selected, color.ink);
  else stroke(looks.selected, color.ink, breadth >= 6 ? 2 * line : line);
  if (!isTiny) drawCrosses(pen, slots);
  if (breadth >= LEAST.number) drawNumbers(pen, slots, breadth);
}

/** A cross through slots where nobody may park. */
function drawCrosses({ context, camera, palette, ratio }: Pen, slots: readonly Piece[]): void {
  context.strokeStyle = palette.color.ink3;
  context.lineWidth = Math.max(1, Math.round(ratio));
  context.beginPath();
  for (const { thing, outline } of slots) {
    if (!(thing.value as PlanSlot).isKeepClear) continue;
    const [a, b, c, d] = outline.map(([x, y]) => [
      (x * camera.scale + camera.offsetX) * ratio,
      (y * camera.scale + camera.offsetY) * ratio,
    ]);
    for (const [from, to] of [
      [a, c],
      [b, d],
    ]) {
      context.moveTo(from?.[0] ?? 0, from?.[1] ?? 0);
      context.lineTo(to?.[0] ?? 0, to?.[1] ?? 0);
    }
  }
  context.stroke();
}

/** The line across the end where the cab stands. */
function drawCabs({ context, camera, palette, ratio }: Pen, slots: readonly Piece[]): void {
  const toX = (x: number): number => (x * camera.scale + camera.offsetX) * ratio;
  const toY = (y: number): number => (y * camera.scale + camera.offsetY) * ratio;
  context.strokeStyle = palette.color.ink3;
  context.lineWidth = Math.max(1, Math.round(ratio));
  context.beginPath();
  for (const { thing } of slots) {
    const { xCm, yCm, angleDeg, lengthCm, widthCm } = thing.value as PlanSlot;
    const turn = (angleDeg * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const [x, y] = [xCm + cos * lengthCm * 0.36, yCm + sin * lengthCm * 0.36];
    const half = widthCm * 0.36;
    context.moveTo(toX(x - sin * half), toY(y + cos * half));
    context.lineTo(toX(x + sin * half), toY(y - cos * half));
  }
  context.stroke();
}

function drawNumbers({ context, camera, palette, ratio }: Pen, slots: readonly Piece[], breadth: number): void {
  context.font = `500 ${11 * ratio}px ${palette.mono}`;
  context.fillStyle = palette.color.ink2;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { thing } of slots) {
    const { xCm, yCm, code, position } = thing.value as PlanSlot;
    const text = breadth >= LEAST.code ? code : String(position);
    context.fillText(
      text,
      (xCm * camera.scale + camera.offsetX) * ratio,
      (yCm * camera.scale + camera.offsetY) * ratio,
    );
  }
}

/** Writes the codes of rows before their first slot. */
export function drawRowCodes({ context, camera, palette, ratio }: Pen, scene: Scene, sight: Bounds): void {
  context.font = `500 ${10 * ratio}px ${palette.mono}`;
  context.fillStyle = palette.color.ink3;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { text, bounds } of scene.rows) {
    const { minX, minY, maxX, maxY } = bounds;
    if ((maxY - minY) * camera.scale < ROW_CODE_PX) continue;
    if (maxX < sight.minX || minX > sight.maxX || maxY < sight.minY || minY > sight.maxY) continue;
    const x = (minX * camera.scale + camera.offsetX - 4) * ratio;
    context.fillText(text, x, (((minY + maxY) / 2) * camera.scale + camera.offsetY) * ratio);
  }
}

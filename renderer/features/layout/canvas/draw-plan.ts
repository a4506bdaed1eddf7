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

/** An upright piece in whole device pixels, drawn in by `inset`. */
function boxOf({ camera, ratio }: Pen, { bounds }: Piece, inset: number): [number, number, number, number] {
  const left = Math.round((bounds.minX * camera.scale + camera.offsetX) * ratio);
  const top = Math.round((bounds.minY * camera.scale + camera.offsetY) * ratio);
  const width = Math.max(1, Math.round((bounds.maxX * camera.scale + camera.offsetX) * ratio) - left);
  const height = Math.max(1, Math.round((bounds.maxY * camera.scale + camera.offsetY) * ratio) - top);
  return [left + inset, top + inset, Math.max(0.5, width - 2 * inset), Math.max(0.5, height - 2 * inset)];
}

function fillTurned(pen: Pen, piece: Piece): void {
  pen.context.beginPath();
  trace(pen, piece);
  pen.context.fill();
}

function strokeTurned(pen: Pen, piece: Piece): void {
  pen.context.beginPath();
  trace(pen, piece);
  pen.context.stroke();
}

/** Adds the outline of a piece to the current path. */
export function trace(pen: Pen, piece: Piece): void {
  const { context, camera, ratio } = pen;
  if (piece.isUpright) {
    context.rect(...boxOf(pen, piece, 0));
    return;
  }
  piece.outline.forEach(([x, y], at) => {
    const toX = (x * camera.scale + camera.offsetX) * ratio;
    const toY = (y * camera.scale + camera.offsetY) * ratio;
    if (at === 0) context.moveTo(toX, toY);
    else context.lineTo(toX, toY);
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
  // One rectangle after another: a path of thousands of them takes a browser many times as long.
  const fill = (pieces: readonly Piece[], style: string, inset = 0): void => {
    context.fillStyle = style;
    for (const piece of pieces) {
      if (piece.isUpright) context.fillRect(...boxOf(pen, piece, inset));
      else fillTurned(pen, piece);
    }
  };
  const stroke = (pieces: readonly Piece[], style: string, width: number): void => {
    context.strokeStyle = style;
    context.lineWidth = width;
    for (const piece of pieces) {
      if (piece.isUpright) context.strokeRect(...boxOf(pen, piece, width / 2));
      else strokeTurned(pen, piece);
    }
  };
  /** Filled, with a line around. */
  const box = (pieces: readonly Piece[], inner: string, line: number, outer: string): void => {
    fill(
      pieces.filter(({ isUpright }) => isUpright),
      outer,
    );
    fill(pieces, inner, line);
    stroke(
      pieces.filter(({ isUpright }) => !isUpright),
      outer,
      line,
    );
  };
  const isTiny = breadth < LEAST.outline;
  const line = Math.max(1, Math.round(ratio));
  if (isTiny) {
    fill(looks.free, color['free-l']);
    fill(looks.taken, color['occ-c']);
    fill(looks.wrong, color.held);
  } else {
    box(looks.free, color.free, line, color['free-l']);
    box(looks.taken, color['occ-c'], line, color['occ-q']);
    box(looks.wrong, color.held, line, color['held-o']);
    context.globalAlpha = 0.55;
    fill(looks.selected, color.g4);
    context.globalAlpha = 1;
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
  const line = Math.max(1, Math.round(ratio));
  const pixels = camera.scale * ratio;
  const toX = (x: number): number => x * pixels + camera.offsetX * ratio;
  const toY = (y: number): number => y * pixels + camera.offsetY * ratio;
  context.fillStyle = palette.color.ink3;
  context.strokeStyle = palette.color.ink3;
  context.lineWidth = line;
  for (const { thing, isUpright } of slots) {
    const { xCm, yCm, angleDeg, lengthCm, widthCm } = thing.value as PlanSlot;
    const turn = (angleDeg * Math.PI) / 180;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const [x, y] = [toX(xCm + cos * lengthCm * 0.36), toY(yCm + sin * lengthCm * 0.36)];
    const half = widthCm * 0.36 * pixels;
    if (isUpright) {
      const isAcross = Math.abs(sin) > 0.5;
      if (isAcross) context.fillRect(Math.round(x - half), Math.round(y), Math.round(2 * half), line);
      else context.fillRect(Math.round(x), Math.round(y - half), line, Math.round(2 * half));
      continue;
    }
    context.beginPath();
    context.moveTo(x - sin * half, y + cos * half);
    context.lineTo(x + sin * half, y - cos * half);
    context.stroke();
  }
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

import type { Bounds } from './slot-shapes.ts';

/**
 * How the ground lies under the canvas: screen = ground × scale + offset, in CSS pixels. Across and down may differ:
 * slots are slender, and a yard stretched sideways reads better than one with empty margins.
 */
export type Camera = {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
};

export type Size = { readonly width: number; readonly height: number };

/** Room that labels and tags need around the slots. */
const MARGIN = { left: 34, top: 26, right: 14, bottom: 14 } as const;
/** The most that one axis may be stretched against the other. */
const MAX_STRETCH = 2.2;
/** A slot of 3.5 m is then 42 px wide. */
const MAX_SCALE = 0.12;

/** Shows all of the ground, as large as it goes, in the middle. */
export function fitCamera(bounds: Bounds, size: Size): Camera {
  const width = Math.max(1, bounds.maxX - bounds.minX);
  const height = Math.max(1, bounds.maxY - bounds.minY);
  const roomX = Math.max(20, size.width - MARGIN.left - MARGIN.right);
  const roomY = Math.max(20, size.height - MARGIN.top - MARGIN.bottom);
  const fullX = Math.min(roomX / width, MAX_SCALE);
  const fullY = Math.min(roomY / height, MAX_SCALE);
  const scaleX = Math.min(fullX, fullY * MAX_STRETCH);
  const scaleY = Math.min(fullY, fullX * MAX_STRETCH);
  return {
    scaleX,
    scaleY,
    offsetX: MARGIN.left + (roomX - width * scaleX) / 2 - bounds.minX * scaleX,
    offsetY: MARGIN.top + (roomY - height * scaleY) / 2 - bounds.minY * scaleY,
  };
}

/** Zooms by a factor; what is under the point stays under it. Never smaller than the whole, never absurdly large. */
export function zoomAt(camera: Camera, factor: number, x: number, y: number, whole: Camera): Camera {
  const most = Math.max(MAX_SCALE / whole.scaleX, 1);
  const zoom = Math.min(Math.max((camera.scaleX / whole.scaleX) * factor, 1), most);
  const by = (whole.scaleX * zoom) / camera.scaleX;
  return {
    scaleX: whole.scaleX * zoom,
    scaleY: whole.scaleY * zoom,
    offsetX: x - (x - camera.offsetX) * by,
    offsetY: y - (y - camera.offsetY) * by,
  };
}

/** Moves the ground, but never wholly out of sight. */
export function panBy(camera: Camera, dx: number, dy: number, bounds: Bounds, size: Size): Camera {
  return {
    ...camera,
    offsetX: keepIn(camera.offsetX + dx, bounds.minX * camera.scaleX, bounds.maxX * camera.scaleX, size.width),
    offsetY: keepIn(camera.offsetY + dy, bounds.minY * camera.scaleY, bounds.maxY * camera.scaleY, size.height),
  };
}

/** The part of the ground that is in sight. */
export function groundInSight(camera: Camera, size: Size): Bounds {
  return {
    minX: -camera.offsetX / camera.scaleX,
    minY: -camera.offsetY / camera.scaleY,
    maxX: (size.width - camera.offsetX) / camera.scaleX,
    maxY: (size.height - camera.offsetY) / camera.scaleY,
  };
}

/** Moves the ground just far enough that a piece of it is in sight. */
export function reveal(camera: Camera, piece: Bounds, size: Size): Camera {
  const dx = shiftFor(piece.minX * camera.scaleX, piece.maxX * camera.scaleX, camera.offsetX, size.width);
  const dy = shiftFor(piece.minY * camera.scaleY, piece.maxY * camera.scaleY, camera.offsetY, size.height);
  return dx === 0 && dy === 0 ? camera : { ...camera, offsetX: camera.offsetX + dx, offsetY: camera.offsetY + dy };
}

/** Puts a piece of the ground into the middle, near enough to read what stands there. */
export function centreOn(camera: Camera, piece: Bounds, scaleX: number, whole: Camera, size: Size): Camera {
  const wanted = Math.min(Math.max(scaleX, camera.scaleX), Math.max(MAX_SCALE, whole.scaleX));
  const scaleY = whole.scaleY * (wanted / whole.scaleX);
  return {
    scaleX: wanted,
    scaleY,
    offsetX: size.width / 2 - ((piece.minX + piece.maxX) / 2) * wanted,
    offsetY: size.height / 2 - ((piece.minY + piece.maxY) / 2) * scaleY,
  };
}

const EDGE = 8;

function shiftFor(min: number, max: number, offset: number, length: number): number {
  const from = min + offset;
  const to = max + offset;
  if (from < EDGE) return EDGE - from;
  return to > length - EDGE ? Math.max(length - EDGE - to, EDGE - from) : 0;
}

function keepIn(offset: number, min: number, max: number, length: number): number {
  const kept = Math.min(60, length / 2);
  return Math.min(Math.max(offset, kept - max), length - kept - min);
}

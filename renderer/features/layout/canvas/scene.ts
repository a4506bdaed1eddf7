import type { PlanPoint, PlanSlot } from '../../../../shared/domain/layout/plan.ts';
import {
  boundsOfPoints,
  isInside,
  outlineOf,
  thingsOf,
  unite,
  type Bounds,
  type Doc,
  type Key,
  type Thing,
} from '../things.ts';

/** A thing with what the canvas needs of it again and again. */
export type Piece = {
  readonly key: Key;
  readonly thing: Thing;
  readonly outline: readonly PlanPoint[];
  readonly bounds: Bounds;
  /** Whether its sides run along the axes. */
  readonly isUpright: boolean;
};

export type RowLabel = { readonly text: string; readonly bounds: Bounds };

/** A plan as it is painted and pointed at. */
export type Scene = {
  readonly zones: readonly Piece[];
  readonly areas: readonly Piece[];
  readonly landmarks: readonly Piece[];
  readonly slots: readonly Piece[];
  readonly rows: readonly RowLabel[];
  readonly bounds: Bounds | null;
};

/** A landmark that is a point is drawn this large. */
const POINT_CM = 300;

/** Lays a plan out. Pieces of things that did not change are taken from the scene before. */
export function sceneOf(doc: Doc, before: WeakMap<Thing, Piece>): Scene {
  const pieces: Record<Thing['kind'], Piece[]> = { zone: [], slot: [], area: [], landmark: [] };
  let bounds: Bounds | null = null;
  const rows = new Map<string, { text: string; bounds: Bounds }>();
  for (const [key, thing] of doc) {
    let piece = before.get(thing);
    if (piece === undefined || piece.key !== key) {
      const made = pieceOf(key, thing);
      if (made === null) continue;
      piece = made;
      before.set(thing, piece);
    }
    pieces[thing.kind].push(piece);
    bounds = unite(bounds, piece.bounds);
    if (thing.kind === 'slot') {
      const name = `${thing.value.zone}\n${thing.value.row}`;
      const row = rows.get(name);
      if (row === undefined) rows.set(name, { text: thing.value.row, bounds: piece.bounds });
      else row.bounds = unite(row.bounds, piece.bounds);
    }
  }
  return {
    zones: pieces.zone,
    areas: pieces.area,
    landmarks: pieces.landmark,
    slots: pieces.slot,
    rows: [...rows.values()],
    bounds,
  };
}

function pieceOf(key: Key, thing: Thing): Piece | null {
  const outline = thing.kind === 'landmark' ? grown(thing.value.outline) : outlineOf(thing);
  const bounds = boundsOfPoints(outline);
  if (bounds === null) return null;
  const isUpright = thing.kind === 'slot' ? thing.value.angleDeg % 90 === 0 : false;
  return { key, thing, outline, bounds, isUpright };
}

function grown(outline: readonly PlanPoint[]): readonly PlanPoint[] {
  const [first] = outline;
  if (first === undefined || outline.length > 2) return outline;
  const [x, y] = first;
  return [
    [x - POINT_CM, y - POINT_CM],
    [x + POINT_CM, y - POINT_CM],
    [x + POINT_CM, y + POINT_CM],
    [x - POINT_CM, y + POINT_CM],
  ];
}

/** What lies at a point, the topmost: a slot, else a landmark, else an area, else a zone. */
export function pieceAt(scene: Scene, [x, y]: PlanPoint): Piece | null {
  for (const list of [scene.slots, scene.landmarks, scene.areas, scene.zones]) {
    const found = list.findLast(
      ({ bounds, outline }) =>
        x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY && isInside(outline, x, y),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** What lies wholly in a rectangle; of slots the middle is enough. */
export function piecesWithin(scene: Scene, box: Bounds): readonly Key[] {
  const keys: Key[] = [];
  for (const { key, thing } of scene.slots) {
    const { xCm, yCm } = thing.value as PlanSlot;
    if (xCm >= box.minX && xCm <= box.maxX && yCm >= box.minY && yCm <= box.maxY) keys.push(key);
  }
  for (const { key, bounds } of [...scene.landmarks, ...scene.areas, ...scene.zones])
    if (bounds.minX >= box.minX && bounds.maxX <= box.maxX && bounds.minY >= box.minY && bounds.maxY <= box.maxY)
      keys.push(key);
  return keys;
}

/** The row that a slot belongs to. */
export function rowOf(doc: Doc, key: Key): readonly Key[] {
  const slot = doc.get(key);
  if (slot?.kind !== 'slot') return [key];
  const { zone, row } = slot.value;
  return Array.from(thingsOf(doc, 'slot'))
    .filter(([, other]) => other.row === row && other.zone === zone)
    .map(([other]) => other);
}

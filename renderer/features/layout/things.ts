import { cornersOf } from '../../../shared/domain/layout/geometry.ts';
import type {
  Plan,
  PlanArea,
  PlanLandmark,
  PlanPoint,
  PlanSlot,
  PlanZone,
} from '../../../shared/domain/layout/plan.ts';

/** Tells one thing from another while its code changes: the id of a thing that is saved already, `+1`, `+2` … of a new one. */
export type Key = string;

/** One thing on the plan. */
export type Thing =
  | { readonly kind: 'zone'; readonly value: PlanZone }
  | { readonly kind: 'slot'; readonly value: PlanSlot }
  | { readonly kind: 'area'; readonly value: PlanArea }
  | { readonly kind: 'landmark'; readonly value: PlanLandmark };
export type ThingKind = Thing['kind'];

/** A plan while it is drawn: every thing by its key. */
export type Doc = ReadonlyMap<Key, Thing>;

/** What a thing becomes; null takes it away. */
export type Entry = readonly [key: Key, after: Thing | null];

export type Bounds = {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
};

export function isNewKey(key: Key): boolean {
  return key.startsWith('+');
}

/** All things of one kind with their keys, in drawing order. */
export function* thingsOf<Kind extends ThingKind>(
  doc: Doc,
  kind: Kind,
): Generator<readonly [Key, Extract<Thing, { kind: Kind }>['value']]> {
  for (const [key, thing] of doc) if (thing.kind === kind) yield [key, thing.value as never];
}

/** The plan as it is saved, checked and exported. */
export function planOf(doc: Doc): Plan {
  const values = <Kind extends ThingKind>(kind: Kind) => Array.from(thingsOf(doc, kind), ([, value]) => value);
  return { zones: values('zone'), slots: values('slot'), keepClear: values('area'), landmarks: values('landmark') };
}

/** The things of a plan, in the order in which they lie on each other: zones lowest. */
export function thingsOfPlan(plan: Plan): readonly Thing[] {
  return [
    ...plan.zones.map((value): Thing => ({ kind: 'zone', value })),
    ...plan.keepClear.map((value): Thing => ({ kind: 'area', value })),
    ...plan.landmarks.map((value): Thing => ({ kind: 'landmark', value })),
    ...plan.slots.map((value): Thing => ({ kind: 'slot', value })),
  ];
}

/** The corners of a thing. A landmark may be a single point, a zone may have no ground at all. */
export function outlineOf(thing: Thing): readonly PlanPoint[] {
  return thing.kind === 'slot' ? cornersOf(thing.value) : thing.value.outline;
}

/** What a list of points takes up; null for none. */
export function boundsOfPoints(points: readonly PlanPoint[]): Bounds | null {
  let bounds: { minX: number; minY: number; maxX: number; maxY: number } | null = null;
  for (const [x, y] of points) {
    if (bounds === null) bounds = { minX: x, minY: y, maxX: x, maxY: y };
    else {
      bounds.minX = Math.min(bounds.minX, x);
      bounds.minY = Math.min(bounds.minY, y);
      bounds.maxX = Math.max(bounds.maxX, x);
      bounds.maxY = Math.max(bounds.maxY, y);
    }
  }
  return bounds;
}

/** What some things, or all, take up; null when nothing of them lies anywhere. */
export function boundsOf(doc: Doc, keys: Iterable<Key> = doc.keys()): Bounds | null {
  let all: Bounds | null = null;
  for (const key of keys) {
    const thing = doc.get(key);
    const one = thing === undefined ? null : boundsOfPoints(outlineOf(thing));
    all = one === null ? all : unite(all, one);
  }
  return all;
}

export function unite(a: Bounds | null, b: Bounds): Bounds {
  if (a === null) return b;
  return {
    minX: Math.min(a.minX, b.minX),
    minY: Math.min(a.minY, b.minY),
    maxX: Math.max(a.maxX, b.maxX),
    maxY: Math.max(a.maxY, b.maxY),
  };
}

/** The four corners of a rectangle along the axes, in whole centimetres. */
export function rectangleOf({ minX, minY, maxX, maxY }: Bounds): readonly PlanPoint[] {
  const [left, top, right, bottom] = [minX, minY, maxX, maxY].map(Math.round) as [number, number, number, number];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Whether a point lies inside an outline. */
export function isInside(outline: readonly PlanPoint[], x: number, y: number): boolean {
  let isIn = false;
  outline.forEach(([ax, ay], at) => {
    const [bx, by] = outline[(at + outline.length - 1) % outline.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  });
  return isIn;
}

/** Whether two things say the same. */
export function isSameThing(a: Thing | null | undefined, b: Thing | null | undefined): boolean {
  if (a === b) return true;
  const [left, right] = [a ?? null, b ?? null];
  if (left === null || right === null) return left === right;
  return left.kind === right.kind && isSameValue(left.value, right.value);
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => isSameValue(left[name], right[name]));
}

import type { PlanPoint, PlanSlot, PlanZone } from '../../../shared/domain/layout/plan.ts';
import { freeCode, freeRowCode, freeZoneCode, rowCodeAfter, rowsAmong } from './numbering.ts';
import { keepClearSlots } from '../../../shared/domain/layout/derive.ts';
import {
  copied,
  movedBy,
  renumbered as renumberedSlots,
  turnedBy,
  withAttributes,
  type Numbering,
} from '../../../shared/domain/layout/draw.ts';
import {
  boundsOf,
  outlineOf,
  planOf,
  thingsOf,
  unite,
  type Bounds,
  type Doc,
  type Entry,
  type Key,
  type Thing,
} from './things.ts';

/** A zone goes with its slots. */
export function withContents(doc: Doc, keys: Iterable<Key>): ReadonlySet<Key> {
  const all = new Set(keys);
  const zones = new Set<string>();
  for (const key of all) {
    const thing = doc.get(key);
    if (thing?.kind === 'zone') zones.add(thing.value.code);
  }
  if (zones.size > 0) for (const [key, slot] of thingsOf(doc, 'slot')) if (zones.has(slot.zone)) all.add(key);
  return all;
}

/** Moves things by so many centimetres. */
export function moved(doc: Doc, keys: Iterable<Key>, dxCm: number, dyCm: number): readonly Entry[] {
  return each(doc, withContents(doc, keys), (thing) => movedThing(thing, dxCm, dyCm));
}

function movedThing(thing: Thing, dxCm: number, dyCm: number): Thing {
  return placed(
    thing,
    (slot) => movedBy([slot], dxCm, dyCm),
    ([x, y]) => [x + dxCm, y + dyCm],
  );
}

/** Turns things together about their middle. */
export function turned(doc: Doc, keys: Iterable<Key>, byDeg: number, about?: PlanPoint): readonly Entry[] {
  const all = withContents(doc, keys);
  const bounds = boundsOf(doc, all);
  if (bounds === null) return [];
  const centre = about ?? middleOf(bounds);
  const turn = (byDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return each(doc, all, (thing) =>
    placed(
      thing,
      (slot) => turnedBy([slot], centre, byDeg),
      ([x, y]) => [
        centre[0] + (x - centre[0]) * cos - (y - centre[1]) * sin,
        centre[1] + (x - centre[0]) * sin + (y - centre[1]) * cos,
      ],
    ),
  );
}

function placed(
  thing: Thing,
  slotTo: (slot: PlanSlot) => readonly PlanSlot[],
  pointTo: (point: PlanPoint) => PlanPoint,
): Thing {
  if (thing.kind === 'slot') return { kind: 'slot', value: slotTo(thing.value)[0] ?? thing.value };
  const outline = thing.value.outline.map((point): PlanPoint => {
    const [x, y] = pointTo(point);
    return [Math.round(x), Math.round(y)];
  });
  return { ...thing, value: { ...thing.value, outline } } as Thing;
}

/** Takes things away; a zone with its slots. */
export function removed(doc: Doc, keys: Iterable<Key>): readonly Entry[] {
  return [...withContents(doc, keys)].map((key) => [key, null] as const);
}

/** Copies of things beside them, under codes that are free. `keyAt` names the new ones. */
export function copies(doc: Doc, keys: Iterable<Key>, by: PlanPoint, keyAt: (at: number) => Key): readonly Entry[] {
  const all = withContents(doc, keys);
  const made: Thing[] = [];
  // Each copy must see the codes of those made before it.
  const seen = new Map(doc);
  const add = (thing: Thing): void => {
    seen.set(keyAt(made.length), thing);
    made.push(movedThing(thing, by[0], by[1]));
  };
  const zones = new Map<string, string>();
  for (const key of all) {
    const thing = doc.get(key);
    if (thing?.kind !== 'zone') continue;
    const code = freeZoneCode(seen);
    zones.set(thing.value.code, code);
    add({ kind: 'zone', value: { ...thing.value, code, name: `${thing.value.name} ${code}`.slice(0, 80) } });
  }
  for (const kind of ['area', 'landmark'] as const) {
    for (const key of all) {
      const thing = doc.get(key);
      if (thing?.kind !== kind) continue;
      const taken = new Set(Array.from(thingsOf(seen, kind), ([, { code }]) => code));
      const code = freeCode(taken, thing.value.code.replace(/\d+$/, ''));
      add({ ...thing, value: { ...thing.value, code } } as Thing);
    }
  }
  const rows = rowsAmong(doc, all);
  for (const zone of new Set(rows.map((row) => row.zone))) {
    const toZone = zones.get(zone) ?? zone;
    const own = rows.filter((row) => row.zone === zone);
    const first = freeRowCode(seen, toZone);
    const rowCodes = new Map(own.map(({ row }, at) => [row, rowCodeAfter(first, at)]));
    const slots = own.flatMap((row) => row.slots.map(([, slot]) => ({ ...slot, zone: toZone })));
    for (const value of copied(slots, 0, 0, (row) => rowCodes.get(row) ?? row)) add({ kind: 'slot', value });
  }
  return made.map((thing, at) => [keyAt(at), thing] as const);
}

/** Gives rows new codes and numbers, in the order in which they lie: from the top, then from the left. */
export function renumbered(doc: Doc, keys: Iterable<Key>, firstRow: string, numbering: Numbering): readonly Entry[] {
  const rows = rowsAmong(doc, keys)
    .map((row) => ({
      ...row,
      bounds: boundsOf(
        doc,
        row.slots.map(([key]) => key),
      ),
    }))
    .toSorted((a, b) => (a.bounds?.minY ?? 0) - (b.bounds?.minY ?? 0) || (a.bounds?.minX ?? 0) - (b.bounds?.minX ?? 0));
  const all = rows.flatMap(({ row: old, slots }, rowAt) => {
    const row = firstRow === '' ? old : rowCodeAfter(firstRow, rowAt);
    return slots.map(([key, slot]) => [key, { ...slot, row }] as const);
  });
  const numbered = renumberedSlots(
    all.map(([, slot]) => slot),
    numbering,
  );
  return all.flatMap(([key], at): Entry[] => {
    const value = numbered[at];
    return value === undefined ? [] : [[key, { kind: 'slot', value }]];
  });
}

/** Gives slots the same attributes. */
export function slotsWith(doc: Doc, keys: Iterable<Key>, change: Partial<PlanSlot>): readonly Entry[] {
  return each(doc, keys, (thing) => {
    if (thing.kind !== 'slot') return null;
    // What withAttributes leaves out concerns one slot alone.
    const { code = thing.value.code, ...attributes } = change;
    const [value = thing.value] = withAttributes([{ ...thing.value, code }], attributes);
    return { kind: 'slot', value };
  });
}

/** Changes a zone; its slots follow when its code changes. */
export function zoneWith(doc: Doc, key: Key, change: Partial<PlanZone>): readonly Entry[] {
  const zone = doc.get(key);
  if (zone?.kind !== 'zone') return [];
  const entries: Entry[] = [[key, { kind: 'zone', value: { ...zone.value, ...change } }]];
  if (change.code === undefined || change.code === zone.value.code) return entries;
  for (const [slotKey, slot] of thingsOf(doc, 'slot'))
    if (slot.zone === zone.value.code) entries.push([slotKey, { kind: 'slot', value: { ...slot, zone: change.code } }]);
  return entries;
}

/** With slots added or taken away, a zone that counted all its slots counts them all again. */
export function withCapacities(doc: Doc, entries: readonly Entry[]): readonly Entry[] {
  const by = new Map<string, number>();
  const count = (zone: string, more: number): void => void by.set(zone, (by.get(zone) ?? 0) + more);
  for (const [key, after] of entries) {
    const before = doc.get(key);
    if (before?.kind === 'slot') count(before.value.zone, -1);
    if (after?.kind === 'slot') count(after.value.zone, 1);
  }
  const changedZones = new Set([...by].filter(([, more]) => more !== 0).map(([zone]) => zone));
  if (changedZones.size === 0) return entries;
  const slots = new Map<string, number>();
  for (const [, { zone }] of thingsOf(doc, 'slot')) slots.set(zone, (slots.get(zone) ?? 0) + 1);
  const given = new Map(entries);
  const corrected: Entry[] = [];
  for (const [key, thing] of doc) {
    if (thing.kind !== 'zone' || !changedZones.has(thing.value.code) || given.get(key) === null) continue;
    const now = slots.get(thing.value.code) ?? 0;
    if (thing.value.capacity !== now) continue;
    const zone = given.get(key) ?? thing;
    if (zone.kind !== 'zone') continue;
    corrected.push([key, { kind: 'zone', value: { ...zone.value, capacity: now + (by.get(thing.value.code) ?? 0) } }]);
  }
  return [...entries, ...corrected];
}

/** Slots that come to lie in an area that stays clear are marked so; the mark goes with the area (LY4). */
export function withMarks(doc: Doc, entries: readonly Entry[]): readonly Entry[] {
  const isOnGround = ([key, after]: Entry): boolean => {
    const kind = after?.kind ?? doc.get(key)?.kind;
    return kind === 'area' || kind === 'slot';
  };
  const before = planOf(doc);
  const next = new Map(doc);
  for (const [key, after] of entries) {
    if (after === null) next.delete(key);
    else next.set(key, after);
  }
  const after = planOf(next);
  if (!entries.some(isOnGround) || (before.keepClear.length === 0 && after.keepClear.length === 0)) return entries;
  const marked = keepClearSlots(after, before);
  const keys = Array.from(thingsOf(next, 'slot'), ([key]) => key);
  return [
    ...entries,
    ...marked.flatMap((value, at): Entry[] => {
      const key = keys[at];
      return key === undefined || value === after.slots[at] ? [] : [[key, { kind: 'slot', value }]];
    }),
  ];
}

export type Unit = { readonly keys: readonly Key[]; readonly bounds: Bounds };

/** What is aligned as one: a row of slots, or a single other thing. */
export function unitsOf(doc: Doc, keys: Iterable<Key>): readonly Unit[] {
  const chosen = [...keys];
  const units: Unit[] = [];
  const push = (own: readonly Key[]): void => {
    const bounds = boundsOf(doc, own);
    if (bounds !== null) units.push({ keys: own, bounds });
  };
  for (const { slots } of rowsAmong(doc, chosen)) push(slots.map(([key]) => key));
  for (const key of chosen) {
    const thing = doc.get(key);
    if (thing !== undefined && thing.kind !== 'slot' && outlineOf(thing).length > 0) push([key]);
  }
  return units;
}

export const EDGES = ['left', 'right', 'top', 'bottom'] as const;
export type Edge = (typeof EDGES)[number];

/** Lines rows and things up along the outermost edge of them all. */
export function aligned(doc: Doc, keys: Iterable<Key>, edge: Edge): readonly Entry[] {
  const units = unitsOf(doc, keys);
  const all = units.reduce<Bounds | null>((sum, { bounds }) => unite(sum, bounds), null);
  if (all === null) return [];
  return units.flatMap(({ keys: own, bounds }) => {
    const dx = edge === 'left' ? all.minX - bounds.minX : edge === 'right' ? all.maxX - bounds.maxX : 0;
    const dy = edge === 'top' ? all.minY - bounds.minY : edge === 'bottom' ? all.maxY - bounds.maxY : 0;
    return moved(doc, own, Math.round(dx), Math.round(dy));
  });
}

/** Spaces rows and things evenly between the first and the last. */
export function distributed(doc: Doc, keys: Iterable<Key>, axis: 'x' | 'y'): readonly Entry[] {
  const [low, high] = axis === 'x' ? (['minX', 'maxX'] as const) : (['minY', 'maxY'] as const);
  const units = unitsOf(doc, keys).toSorted((a, b) => a.bounds[low] - b.bounds[low]);
  const [first, last] = [units[0], units.at(-1)];
  if (first === undefined || last === undefined || units.length < 3) return [];
  const filled = units.reduce((sum, { bounds }) => sum + bounds[high] - bounds[low], 0);
  const gap = (last.bounds[high] - first.bounds[low] - filled) / (units.length - 1);
  let next = first.bounds[low];
  return units.flatMap(({ keys: own, bounds }) => {
    const by = Math.round(next - bounds[low]);
    next += bounds[high] - bounds[low] + gap;
    return axis === 'x' ? moved(doc, own, by, 0) : moved(doc, own, 0, by);
  });
}

/** Puts another plan in place of this one: what has the same code stays the same thing. */
export function replacedBy(
  base: Doc,
  doc: Doc,
  things: readonly Thing[],
  keyAt: (at: number) => Key,
): readonly Entry[] {
  const known = new Map(Array.from(base, ([key, { kind, value }]) => [`${kind} ${value.code}`, key] as const));
  const entries: Entry[] = [];
  const used = new Set<Key>();
  let added = 0;
  for (const thing of things) {
    const old = known.get(`${thing.kind} ${thing.value.code}`);
    const key = old === undefined || used.has(old) ? keyAt(added++) : old;
    used.add(key);
    entries.push([key, thing]);
  }
  for (const key of doc.keys()) if (!used.has(key)) entries.unshift([key, null]);
  return entries;
}

export function middleOf({ minX, minY, maxX, maxY }: Bounds): PlanPoint {
  return [Math.round((minX + maxX) / 2), Math.round((minY + maxY) / 2)];
}

function each(doc: Doc, keys: Iterable<Key>, change: (thing: Thing) => Thing | null): readonly Entry[] {
  const entries: Entry[] = [];
  for (const key of keys) {
    const thing = doc.get(key);
    const after = thing === undefined ? null : change(thing);
    if (after !== null) entries.push([key, after]);
  }
  return entries;
}

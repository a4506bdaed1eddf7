import { planArea, planLandmark, planSlot, planZone } from '../../../shared/domain/layout/plan.ts';
import type { RowStore } from '../../store/row-store.ts';
import { isSameThing, type Doc, type Key, type Thing } from './things.ts';

const KINDS = ['zone', 'keepClearArea', 'landmark', 'slot'] as const;
export type PlanRowKind = (typeof KINDS)[number];

/** The plan that is saved, from the live rows; each thing under its id. What did not change is the thing of before. */
export function presentDoc(rows: RowStore, before?: Doc): Doc {
  const doc = new Map<Key, Thing>();
  for (const kind of KINDS)
    for (const id of rows.all(kind).keys()) {
      const thing = planThingOf(rows, kind, id);
      const old = before?.get(id);
      if (thing !== null) doc.set(id, isSameThing(old, thing) && old !== undefined ? old : thing);
    }
  return doc;
}

/** One thing of the saved plan; null when it is gone. */
export function planThingOf(rows: RowStore, kind: PlanRowKind, id: string): Thing | null {
  if (kind === 'zone') {
    const zone = rows.get('zone', id);
    return zone === undefined || zone.removedAt !== null ? null : { kind: 'zone', value: planZone(zone) };
  }
  if (kind === 'slot') {
    const slot = rows.get('slot', id);
    return slot === undefined || slot.removedAt !== null ? null : { kind: 'slot', value: planSlot(slot, slot.zone) };
  }
  if (kind === 'keepClearArea') {
    const area = rows.get('keepClearArea', id);
    if (area === undefined) return null;
    return { kind: 'area', value: planArea(area) };
  }
  const mark = rows.get('landmark', id);
  if (mark === undefined) return null;
  return { kind: 'landmark', value: planLandmark(mark) };
}

/** Slots on which something stands now. */
export function takenKeys(rows: RowStore): ReadonlySet<Key> {
  const taken = new Set<Key>();
  for (const [id, slot] of rows.all('slot')) if (slot.visitId !== null || slot.unknownAt !== null) taken.add(id);
  for (const visit of rows.all('visit').values()) for (const id of visit.alsoSlotIds) taken.add(id);
  return taken;
}

export function isSameSet(a: ReadonlySet<Key>, b: ReadonlySet<Key>): boolean {
  if (a.size !== b.size) return false;
  for (const key of a) if (!b.has(key)) return false;
  return true;
}

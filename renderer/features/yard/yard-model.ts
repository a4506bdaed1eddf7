import type { WireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { SlotRow, VisitRow, ZoneRow } from '../../../shared/contract/rows.ts';
import type { RowBatch, RowStore } from '../../store/row-store.ts';
import { CATEGORIES, categoryOf, type YardView } from './category.ts';
import {
  alarmOf,
  compareCodes,
  incidentAlarmOf,
  slotViewOf,
  SLOT_STATES,
  worstOf,
  type SlotAlarm,
  type SlotState,
  type SlotView,
} from './slot-view.ts';

/** What changed in the model: slots to paint again, and whether their number or geometry did. */
export type YardChange = {
  readonly isLayout: boolean;
  readonly slots: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
};

export type ZoneCount = {
  readonly zone: ZoneRow;
  readonly trucks: number;
  readonly slots: number;
};

/** The slots of the yard as they show now, outside React; follows the row store frame by frame. */
export type YardModel = {
  readonly slots: () => ReadonlyMap<string, SlotView>;
  readonly get: (slotId: string) => SlotView | undefined;
  readonly counts: (view: YardView, now: Instant) => ReadonlyMap<string, number>;
  /** Zones in the order of their codes; each truck in the yard is counted in one of them. */
  readonly zones: () => readonly ZoneCount[];
  /** Trucks in the yard that stand in no slot, the longest here first. */
  readonly unplaced: () => readonly VisitRow[];
  readonly trucks: () => number;
  /** Grows with every change: a cheap key for whatever is derived from the whole. */
  readonly version: () => number;
  readonly watch: (listener: (change: YardChange) => void) => () => void;
  readonly stop: () => void;
};

const KINDS = ['slot', 'visit', 'zone', 'alarm', 'incident', 'keepClearArea', 'site'] as const;

/** Builds the model from the store and keeps it until `stop`. Costs what changed, not what there is. */
export function createYardModel(rows: RowStore): YardModel {
  let views = new Map<string, SlotView>();
  let slotsOfVisit = new Map<string, Set<string>>();
  let alarms = createAlarmIndex();
  let states = new Map<SlotState, number>();
  let zoneOfVisit = new Map<string, string | null>();
  let trucksInZone = new Map<string, number>();
  let slotsInZone = new Map<string, number>();
  let slotOfCode = new Map<string, string>();
  let unplaced = new Set<string>();
  let version = 0;
  const listeners = new Set<(change: YardChange) => void>();

  const bump = <Key>(counts: Map<Key, number>, key: Key, by: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + by);
  };

  const visitRow = (id: string | null): VisitRow | null => (id === null ? null : (rows.get('visit', id) ?? null));

  const derive = (slot: SlotRow): SlotView =>
    slotViewOf(slot, visitRow(slot.visitId), visitRow(slot.reservedFor), worstOf(alarms.of(slot.visitId, slot.slotId)));

  const link = (visitId: string | null, slotId: string, isLinked: boolean): void => {
    if (visitId === null) return;
    const slots = slotsOfVisit.get(visitId);
    if (isLinked) {
      if (slots === undefined) slotsOfVisit.set(visitId, new Set([slotId]));
      else slots.add(slotId);
    } else if (slots !== undefined) {
      slots.delete(slotId);
      if (slots.size === 0) slotsOfVisit.delete(visitId);
    }
  };

  const drop = (view: SlotView): void => {
    views.delete(view.slotId);
    link(view.slot.visitId, view.slotId, false);
    link(view.slot.reservedFor, view.slotId, false);
    bump(states, view.state, -1);
    bump(slotsInZone, view.slot.zoneId, -1);
    slotOfCode.delete(view.slot.code);
  };

  const put = (view: SlotView): void => {
    views.set(view.slotId, view);
    link(view.slot.visitId, view.slotId, true);
    link(view.slot.reservedFor, view.slotId, true);
    bump(states, view.state, 1);
    bump(slotsInZone, view.slot.zoneId, 1);
    slotOfCode.set(view.slot.code, view.slotId);
  };

  const seeVisit = (visitId: string): void => {
    const before = zoneOfVisit.get(visitId);
    if (before !== undefined) {
      if (before !== null) bump(trucksInZone, before, -1);
      zoneOfVisit.delete(visitId);
      unplaced.delete(visitId);
    }
    const row = rows.get('visit', visitId);
    if (row === undefined || !isInYard(row.stage)) return;
    zoneOfVisit.set(visitId, row.zoneId);
    if (row.zoneId !== null) bump(trucksInZone, row.zoneId, 1);
    if (row.slotId === null && row.stage !== 'processing') unplaced.add(visitId);
  };

  const rebuild = (): void => {
    views = new Map();
    slotsOfVisit = new Map();
    alarms = createAlarmIndex();
    states = new Map();
    zoneOfVisit = new Map();
    trucksInZone = new Map();
    slotsInZone = new Map();
    slotOfCode = new Map();
    unplaced = new Set();
    for (const row of rows.all('slot').values()) slotOfCode.set(row.code, row.slotId);
    for (const row of rows.all('alarm').values()) alarms.put(row.alarmId, row.visitId, null, alarmOf(row));
    for (const row of rows.all('incident').values())
      alarms.put(row.incidentId, row.visitId, slotOfPlace(row.place), incidentAlarmOf(row));
    for (const row of rows.all('slot').values()) put(derive(row));
    for (const id of rows.all('visit').keys()) seeVisit(id);
  };

  const slotOfPlace = (place: string): string | null =>
    place.startsWith('slot:') ? place.slice('slot:'.length) : (slotOfCode.get(place) ?? null);

  const touchedByAlarm = (id: string, into: Set<string>): void => {
    const target = alarms.targetOf(id);
    if (target === null) return;
    if (target.slotId !== null) into.add(target.slotId);
    if (target.visitId !== null) for (const slotId of slotsOfVisit.get(target.visitId) ?? []) into.add(slotId);
  };

  const follow = (batch: RowBatch): YardChange => {
    const dirty = new Set<string>(batch.slot ?? []);
    for (const id of batch.visit ?? []) {
      seeVisit(id);
      for (const slotId of slotsOfVisit.get(id) ?? []) dirty.add(slotId);
    }
    for (const id of batch.alarm ?? []) {
      touchedByAlarm(id, dirty);
      const row = rows.get('alarm', id);
      alarms.put(id, row?.visitId ?? null, null, row === undefined ? null : alarmOf(row));
      touchedByAlarm(id, dirty);
    }
    for (const id of batch.incident ?? []) {
      touchedByAlarm(id, dirty);
      const row = rows.get('incident', id);
      alarms.put(
        id,
        row?.visitId ?? null,
        row === undefined ? null : slotOfPlace(row.place),
        row === undefined ? null : incidentAlarmOf(row),
      );
      touchedByAlarm(id, dirty);
    }
    let isLayout = batch.zone !== undefined || batch.keepClearArea !== undefined;
    const removed = new Set<string>();
    for (const slotId of dirty) {
      const before = views.get(slotId);
      const row = rows.get('slot', slotId);
      if (before !== undefined) drop(before);
      if (row === undefined) {
        dirty.delete(slotId);
        if (before !== undefined) removed.add(slotId);
        isLayout ||= before !== undefined;
        continue;
      }
      put(derive(row));
      isLayout ||= before === undefined || isMoved(before.slot, row);
    }
    return { isLayout, slots: dirty, removed };
  };

  const unwatch = rows.watch(KINDS, (batch) => {
    const before = batch.isReset ? views : null;
    let change: YardChange;
    if (before !== null) {
      rebuild();
      change = {
        isLayout: true,
        slots: new Set(views.keys()),
        removed: new Set([...before.keys()].filter((id) => !views.has(id))),
      };
    } else change = follow(batch);
    version += 1;
    for (const listener of listeners) listener(change);
  });
  rebuild();

  return {
    slots: () => views,
    get: (slotId) => views.get(slotId),
    counts(view, now) {
      const counts = new Map(CATEGORIES[view].map((category) => [category, 0]));
      if (view === 'state') for (const state of SLOT_STATES) counts.set(state, states.get(state) ?? 0);
      else for (const slot of views.values()) bump(counts, categoryOf(view, slot, now), 1);
      return counts;
    },
    zones: () =>
      [...rows.all('zone').values()]
        .map((zone) => ({
          zone,
          trucks: trucksInZone.get(zone.zoneId) ?? 0,
          slots: slotsInZone.get(zone.zoneId) ?? 0,
        }))
        .sort((a, b) => compareCodes(a.zone.code, b.zone.code)),
    unplaced: () =>
      [...unplaced]
        .flatMap((id) => rows.get('visit', id) ?? [])
        .sort((a, b) => (a.arrivedAt ?? 0) - (b.arrivedAt ?? 0) || (a.visitId < b.visitId ? -1 : 1)),
    trucks: () => zoneOfVisit.size,
    version: () => version,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: unwatch,
  };
}

function isMoved(a: SlotRow, b: SlotRow): boolean {
  return (
    a.xCm !== b.xCm ||
    a.yCm !== b.yCm ||
    a.angleDeg !== b.angleDeg ||
    a.lengthCm !== b.lengthCm ||
    a.widthCm !== b.widthCm ||
    a.zoneId !== b.zoneId ||
    a.row !== b.row ||
    a.code !== b.code
  );
}

type AlarmTarget = {
  readonly visitId: string | null;
  readonly slotId: string | null;
};

/** Open alarms by the visit or the slot they are about. */
function createAlarmIndex() {
  const targets = new Map<string, AlarmTarget>();
  const byTarget = new Map<string, Map<string, SlotAlarm>>();

  const remove = (id: string, key: string | null): void => {
    if (key === null) return;
    byTarget.get(key)?.delete(id);
    if (byTarget.get(key)?.size === 0) byTarget.delete(key);
  };
  const add = (id: string, key: string | null, alarm: SlotAlarm): void => {
    if (key === null) return;
    const known = byTarget.get(key);
    if (known === undefined) byTarget.set(key, new Map([[id, alarm]]));
    else known.set(id, alarm);
  };

  return {
    put(id: string, visitId: WireId<'visit'> | null, slotId: string | null, alarm: SlotAlarm | null): void {
      const before = targets.get(id);
      if (before !== undefined) {
        remove(id, before.visitId);
        remove(id, before.slotId);
        targets.delete(id);
      }
      if (alarm === null) return;
      targets.set(id, { visitId, slotId });
      add(id, visitId, alarm);
      add(id, slotId, alarm);
    },
    targetOf: (id: string): AlarmTarget | null => targets.get(id) ?? null,
    *of(visitId: string | null, slotId: string): Generator<SlotAlarm> {
      if (visitId !== null) yield* byTarget.get(visitId)?.values() ?? [];
      yield* byTarget.get(slotId)?.values() ?? [];
    },
  };
}

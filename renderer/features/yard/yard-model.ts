import type { Instant } from '../../../shared/kernel/instant.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { SlotRow, VisitRow, ZoneRow } from '../../../shared/contract/rows.ts';
import type { RowBatch, RowStore } from '../../store/row-store.ts';
import { createAlarmIndex } from './alarm-index.ts';
import { CATEGORIES, categoryOf, type YardView } from './category.ts';
import {
  alarmOf,
  compareCodes,
  incidentAlarmOf,
  slotViewOf,
  SLOT_STATES,
  worstOf,
  type SlotState,
  type SlotView,
} from './slot-view.ts';
import { createLaneIndex } from './lane-index.ts';
import { createPieceIndex } from './piece-index.ts';

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
  /** Its slots; the capacity that was said where none is drawn. */
  readonly places: number;
};

/** The slots of the yard as they show now, outside React; follows the row store frame by frame. */
export type YardModel = {
  readonly slots: () => ReadonlyMap<string, SlotView>;
  readonly get: (slotId: string) => SlotView | undefined;
  readonly counts: (view: YardView, now: Instant) => ReadonlyMap<string, number>;
  /** Zones in the order of their codes; each truck in the yard is counted in one of them. */
  readonly zones: () => readonly ZoneCount[];
  /** Trucks that still need a place, the longest here first: in no slot, nor in a zone that has none. */
  readonly unplaced: () => readonly VisitRow[];
  /** Trucks of a zone that are known only roughly: by zone, row, aisle or bay. The last seen first. */
  readonly roughIn: (zoneId: string) => readonly VisitRow[];
  /** What stands between a slot and the mouth of its lane, mouth first (SL5). */
  readonly blockersOf: (slotId: string) => readonly SlotView[];
  readonly trucks: () => number;
  /** Grows with every change: a cheap key for whatever is derived from the whole. */
  readonly version: () => number;
  readonly watch: (listener: (change: YardChange) => void) => () => void;
  readonly stop: () => void;
};

const KINDS = ['slot', 'visit', 'zone', 'alarm', 'incident', 'keepClearArea', 'landmark', 'piece', 'site'] as const;

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
  let slotless = new Set<string>();
  let version = 0;
  const lanes = createLaneIndex((slotId) => rows.get('slot', slotId));
  const pieces = createPieceIndex();
  const listeners = new Set<(change: YardChange) => void>();

  const bump = <Key>(counts: Map<Key, number>, key: Key, by: number): void => {
    counts.set(key, (counts.get(key) ?? 0) + by);
  };

  const visitRow = (id: string | null): VisitRow | null => (id === null ? null : (rows.get('visit', id) ?? null));

  const derive = (slot: SlotRow): SlotView =>
    slotViewOf(
      slot,
      visitRow(slot.visitId),
      visitRow(slot.reservedFor),
      worstOf(alarms.of(slot.visitId, slot.slotId)),
      lanes.statusOf(slot),
      pieces.at(slot.slotId),
    );

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
      slotless.delete(visitId);
    }
    const row = rows.get('visit', visitId);
    if (row === undefined || !isInYard(row.stage)) return;
    zoneOfVisit.set(visitId, row.zoneId);
    if (row.zoneId !== null) bump(trucksInZone, row.zoneId, 1);
    if (row.slotId === null && row.stage !== 'processing') slotless.add(visitId);
  };

  const isZoneOnly = (zoneId: string | null): boolean => {
    const zone = zoneId === null ? undefined : rows.get('zone', zoneId);
    return zone !== undefined && !isPseudoZone(zone.kind) && (slotsInZone.get(zone.zoneId) ?? 0) === 0;
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
    slotless = new Set();
    lanes.clear();
    pieces.clear();
    for (const row of rows.all('slot').values()) {
      slotOfCode.set(row.code, row.slotId);
      lanes.put(row);
    }
    for (const row of rows.all('piece').values()) pieces.put(row.pieceId, row);
    for (const row of rows.all('alarm').values()) alarms.put(row.alarmId, row.visitId, row.slotId, alarmOf(row));
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
      alarms.put(id, row?.visitId ?? null, row?.slotId ?? null, row === undefined ? null : alarmOf(row));
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
    for (const id of batch.piece ?? [])
      for (const slotId of pieces.put(id, rows.get('piece', id) ?? null)) dirty.add(slotId);
    let isLayout = batch.zone !== undefined || batch.keepClearArea !== undefined || batch.landmark !== undefined;
    const inLanes = new Set<string>();
    const removed = new Set<string>();
    for (const slotId of dirty) {
      const before = views.get(slotId);
      const row = rows.get('slot', slotId);
      if (before !== undefined) drop(before);
      if (before?.slot.visitId !== row?.visitId || before?.slot.laneKey !== row?.laneKey) {
        for (const mate of lanes.move(slotId, before?.slot, row)) inLanes.add(mate);
      }
      if (row === undefined) {
        dirty.delete(slotId);
        if (before !== undefined) removed.add(slotId);
        isLayout ||= before !== undefined;
        continue;
      }
      put(derive(row));
      isLayout ||= before === undefined || isMoved(before.slot, row);
    }
    for (const slotId of inLanes) {
      const before = views.get(slotId);
      if (before === undefined || before.lane === lanes.statusOf(before.slot)) continue;
      drop(before);
      put(derive(before.slot));
      dirty.add(slotId);
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

  const zones = (): readonly ZoneCount[] =>
    [...rows.all('zone').values()]
      .map((zone) => ({
        zone,
        trucks: trucksInZone.get(zone.zoneId) ?? 0,
        slots: slotsInZone.get(zone.zoneId) ?? 0,
        places: slotsInZone.get(zone.zoneId) || zone.capacity,
      }))
      .sort((a, b) => compareCodes(a.zone.code, b.zone.code));

  return {
    slots: () => views,
    get: (slotId) => views.get(slotId),
    counts(view, now) {
      const counts = new Map(CATEGORIES[view].map((category) => [category, 0]));
      if (view === 'state') {
        for (const state of SLOT_STATES) counts.set(state, states.get(state) ?? 0);
        // A zone without slots has places all the same.
        for (const { zone, trucks, slots, places } of zones()) {
          if (slots > 0 || isPseudoZone(zone.kind)) continue;
          bump(counts, 'free', Math.max(0, places - trucks));
          bump(counts, 'occupied', trucks);
        }
      } else for (const slot of views.values()) bump(counts, categoryOf(view, slot, now), 1);
      return counts;
    },
    zones,
    unplaced: () =>
      [...slotless]
        .flatMap((id) => rows.get('visit', id) ?? [])
        .filter(({ zoneId }) => !isZoneOnly(zoneId))
        .sort((a, b) => (a.arrivedAt ?? 0) - (b.arrivedAt ?? 0) || (a.visitId < b.visitId ? -1 : 1)),
    roughIn: (zoneId) =>
      [...slotless]
        .flatMap((id) => rows.get('visit', id) ?? [])
        .filter((visit) => visit.zoneId === zoneId)
        .sort((a, b) => (b.seenAt ?? 0) - (a.seenAt ?? 0) || (a.visitId < b.visitId ? -1 : 1)),
    blockersOf(slotId) {
      const slot = rows.get('slot', slotId);
      return slot === undefined ? [] : lanes.blockersOf(slot).flatMap((each) => views.get(each.slotId) ?? []);
    },
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

import type { SlotId, VisitId, ZoneId } from '../../kernel/ids.ts';
import { fold } from '../../kernel/text.ts';
import type { SlotStatus } from '../vocabulary.ts';
import { adjacencyOf, type Adjacency } from './adjacent.ts';
import { statusAfterLeaving } from './decide.ts';
import type { Slot } from './types.ts';

/** Rules that take slots out of a suggestion, in the order in which they are asked; a slot counts under the first. */
export const REMOVAL_RULES = [
  'slot.keep-clear',
  'slot.closed',
  'slot.closing',
  'slot.out-of-service',
  'slot.occupied',
  'slot.unknown-truck',
  'slot.too-short',
  'slot.hazard',
  'slot.hazard-neighbour',
  'slot.reserved',
  'slot.blocking',
] as const;
export type RemovalRule = (typeof REMOVAL_RULES)[number];

/** Value of `barred` for a slot that anyone may take; else 1 + the place in REMOVAL_RULES. */
export const NOT_BARRED = 0;

/** How `barred` and `removed` number a rule. */
export function removalNumberOf(rule: RemovalRule): number {
  return REMOVAL_RULES.indexOf(rule) + 1;
}

/** What many slots have in common; a visit is weighed against each profile once, not against each slot. */
export type SlotProfile = Pick<Slot, 'lengthCm' | 'hasPower' | 'hazardClasses' | 'direction'> & {
  /** Index into `zoneIds`. */
  readonly zone: number;
  /** See `slotClassOf`. */
  readonly slotClass: string;
};

/**
 * The slots of a yard in flat arrays, kept current by `refreshSlot` (or by `setOccupied` and `setStatus`), so that a
 * suggestion is one pass.
 * Index order is row order: it is the tie-break of every suggestion, whatever order the slots came in.
 */
export type PreparedSlots = {
  readonly count: number;
  readonly ids: readonly SlotId[];
  readonly codes: readonly string[];
  readonly indexOf: ReadonlyMap<SlotId, number>;
  /** The slots as they were when the index was built: only what is drawn of them still holds. */
  readonly drawn: readonly Slot[];
  readonly exitDistanceM: Int32Array;
  readonly walkDistanceM: Int32Array;
  /** Index into `profiles`. */
  readonly profile: Uint16Array;
  readonly profiles: readonly SlotProfile[];
  /** Index into `zoneIds`. */
  readonly zone: Uint16Array;
  readonly zoneIds: readonly ZoneId[];
  /** Slots of the zone that a truck stands on or may stand on. */
  readonly zoneUsable: Int32Array;
  readonly zoneOccupied: Int32Array;
  /** Index into `lanes`, or -1. */
  readonly lane: Int32Array;
  /** Slots of each one-ended lane, mouth first. */
  readonly lanes: readonly Int32Array[];
  readonly isKeepClear: Uint8Array;
  readonly status: SlotStatus[];
  /** The visit that stands there; 0 for none (ids start at 1). */
  readonly visit: Float64Array;
  /** The visit that a slot is reserved for; 0 for none. */
  readonly reserved: Float64Array;
  /** The firm that a slot is reserved for, folded; empty for none. */
  readonly reservedFirm: string[];
  /** Whether a truck stands there that nobody knows. */
  readonly isUnknown: Uint8Array;
  /** Free slots of the zone that are wished for somebody. */
  readonly zoneWished: Int32Array;
  readonly barred: Uint8Array;
  /** Which slots touch, by index; found when it is first asked for. */
  readonly adjacency: () => Adjacency;
};

/** Slots whose ways to the exit differ by less than this may have one price. */
const PRICE_BAND_M = 50;

/** The class of a slot for shadow prices: zone, length, plug, hazard classes, direction, and about how far the exit is. */
export function slotClassOf(
  slot: Pick<Slot, 'zoneId' | 'lengthCm' | 'hasPower' | 'hazardClasses' | 'direction' | 'exitDistanceM'>,
): string {
  const { zoneId, lengthCm, hasPower, hazardClasses, direction, exitDistanceM } = slot;
  const hazards = hazardClasses.toSorted().join(',');
  const band = Math.floor(exitDistanceM / PRICE_BAND_M);
  return `${zoneId}|${lengthCm}|${hasPower ? 'plug' : ''}|${hazards}|${direction ?? ''}|${band}`;
}

/** Builds the index for `suggest`. */
export function prepareSlots(source: readonly Slot[]): PreparedSlots {
  const slots = source.toSorted(inRowOrder);
  const count = slots.length;
  const profiles = createNumbering<SlotProfile>();
  const zones = createNumbering<ZoneId>();
  const laneMembers = new Map<string, number[]>();
  const prepared = {
    count,
    ids: slots.map((slot) => slot.id),
    codes: slots.map((slot) => slot.code),
    indexOf: new Map(slots.map((slot, index) => [slot.id, index])),
    exitDistanceM: Int32Array.from(slots, (slot) => Math.round(slot.exitDistanceM)),
    walkDistanceM: Int32Array.from(slots, (slot) => Math.round(slot.walkDistanceM)),
    zone: Uint16Array.from(slots, (slot) => zones.numberOf(String(slot.zoneId), slot.zoneId)),
    profile: Uint16Array.from(slots, (slot) => {
      const slotClass = slotClassOf(slot);
      const zone = zones.numberOf(String(slot.zoneId), slot.zoneId);
      const { lengthCm, hasPower, hazardClasses, direction } = slot;
      const profile = { lengthCm, hasPower, hazardClasses, direction, zone, slotClass };
      return profiles.numberOf(slotClass, profile);
    }),
    isKeepClear: Uint8Array.from(slots, (slot) => (slot.isKeepClear ? 1 : 0)),
    status: slots.map((slot) => slot.status),
    visit: Float64Array.from(slots, (slot) => slot.visitId ?? 0),
    reserved: Float64Array.from(slots, (slot) => slot.reservedFor ?? 0),
    reservedFirm: slots.map(reservedFirmOf),
    isUnknown: Uint8Array.from(slots, (slot) => (slot.unknownAt === null ? 0 : 1)),
    drawn: slots,
    barred: new Uint8Array(count),
    lane: new Int32Array(count).fill(-1),
  };
  slots.forEach((slot, index) => {
    if (slot.access !== 'lane' || slot.laneKey === null) return;
    const members = laneMembers.get(slot.laneKey) ?? [];
    members.push(index);
    laneMembers.set(slot.laneKey, members);
  });
  const lanes = [...laneMembers.values()].map((members, laneNumber) => {
    for (const index of members) prepared.lane[index] = laneNumber;
    return Int32Array.from(members.toSorted((a, b) => (slots[a]?.depth ?? 0) - (slots[b]?.depth ?? 0)));
  });
  let adjacency: Adjacency | null = null;
  const index: PreparedSlots = {
    ...prepared,
    adjacency: () => (adjacency ??= adjacencyOf(slots)),
    profiles: profiles.values,
    zoneIds: zones.values,
    zoneUsable: new Int32Array(zones.values.length),
    zoneOccupied: new Int32Array(zones.values.length),
    zoneWished: new Int32Array(zones.values.length),
    lanes,
  };
  for (let i = 0; i < count; i += 1) {
    index.barred[i] = barredOf(index, i);
    countIn(index, i, 1);
  }
  return index;
}

/**
 * Tells the index how a slot is now. Answers whether that was possible: one that was drawn anew, or that it does not
 * hold, asks for another index.
 */
export function refreshSlot(prepared: PreparedSlots, slot: Slot): boolean {
  const i = prepared.indexOf.get(slot.id);
  const drawn = i === undefined ? undefined : prepared.drawn[i];
  if (i === undefined || drawn === undefined || !isDrawnAlike(drawn, slot)) return false;
  countIn(prepared, i, -1);
  prepared.status[i] = slot.status;
  prepared.visit[i] = slot.visitId ?? 0;
  prepared.reserved[i] = slot.reservedFor ?? 0;
  prepared.reservedFirm[i] = reservedFirmOf(slot);
  prepared.isUnknown[i] = slot.unknownAt === null ? 0 : 1;
  prepared.barred[i] = barredOf(prepared, i);
  countIn(prepared, i, 1);
  return true;
}

/** An index of its own with the same slots: what is tried on it leaves the first one alone. */
export function copyOf(prepared: PreparedSlots): PreparedSlots {
  return {
    ...prepared,
    status: [...prepared.status],
    visit: prepared.visit.slice(),
    reserved: prepared.reserved.slice(),
    reservedFirm: [...prepared.reservedFirm],
    isUnknown: prepared.isUnknown.slice(),
    barred: prepared.barred.slice(),
    zoneUsable: prepared.zoneUsable.slice(),
    zoneOccupied: prepared.zoneOccupied.slice(),
    zoneWished: prepared.zoneWished.slice(),
  };
}

function reservedFirmOf(slot: Slot): string {
  return slot.reservedFor === null && slot.reservedCarrier !== null ? fold(slot.reservedCarrier) : '';
}

const DRAWN = [
  ...(['code', 'zoneId', 'row', 'position', 'lengthCm', 'widthCm', 'xCm', 'yCm', 'angleDeg'] as const),
  ...(['hasPower', 'direction', 'access', 'laneKey', 'depth', 'exitDistanceM', 'walkDistanceM'] as const),
  'isKeepClear',
] as const;

function isDrawnAlike(a: Slot, b: Slot): boolean {
  return DRAWN.every((field) => a[field] === b[field]) && a.hazardClasses.join() === b.hazardClasses.join();
}

/** Tells the index who stands in a slot; null empties it, and a closing slot is closed by that (SL3). */
export function setOccupied(prepared: PreparedSlots, slotId: SlotId, visitId: VisitId | null): void {
  const i = requireIndex(prepared, slotId);
  countIn(prepared, i, -1);
  const status = prepared.status[i];
  if (visitId === null && status !== undefined) prepared.status[i] = statusAfterLeaving(status);
  prepared.visit[i] = visitId ?? 0;
  prepared.barred[i] = barredOf(prepared, i);
  countIn(prepared, i, 1);
}

/** Tells the index the new status of a slot. */
export function setStatus(prepared: PreparedSlots, slotId: SlotId, status: SlotStatus): void {
  const i = requireIndex(prepared, slotId);
  countIn(prepared, i, -1);
  prepared.status[i] = status;
  prepared.barred[i] = barredOf(prepared, i);
  countIn(prepared, i, 1);
}

const KEEP_CLEAR = removalNumberOf('slot.keep-clear');
const CLOSED = removalNumberOf('slot.closed');
const CLOSING = removalNumberOf('slot.closing');
const OUT_OF_SERVICE = removalNumberOf('slot.out-of-service');
const OCCUPIED = removalNumberOf('slot.occupied');
const UNKNOWN_TRUCK = removalNumberOf('slot.unknown-truck');

function barredOf(prepared: PreparedSlots, i: number): number {
  if (prepared.isKeepClear[i] === 1) return KEEP_CLEAR;
  const status = prepared.status[i];
  if (status === 'closed') return CLOSED;
  if (status === 'closing') return CLOSING;
  if (status === 'out-of-service') return OUT_OF_SERVICE;
  if (prepared.visit[i] !== 0) return OCCUPIED;
  return prepared.isUnknown[i] === 1 ? UNKNOWN_TRUCK : NOT_BARRED;
}

function countIn(prepared: PreparedSlots, i: number, by: 1 | -1): void {
  const zone = prepared.zone[i] ?? 0;
  const isOccupied = prepared.visit[i] !== 0;
  if (isOccupied) prepared.zoneOccupied[zone] = (prepared.zoneOccupied[zone] ?? 0) + by;
  if (isOccupied || prepared.barred[i] === NOT_BARRED)
    prepared.zoneUsable[zone] = (prepared.zoneUsable[zone] ?? 0) + by;
  const isWished = prepared.reserved[i] !== 0 || prepared.reservedFirm[i] !== '';
  if (isWished && prepared.barred[i] === NOT_BARRED) prepared.zoneWished[zone] = (prepared.zoneWished[zone] ?? 0) + by;
}

function requireIndex(prepared: PreparedSlots, slotId: SlotId): number {
  const i = prepared.indexOf.get(slotId);
  if (i === undefined) throw new Error(`slot ${slotId} is not in the index`);
  return i;
}

function inRowOrder(a: Slot, b: Slot): number {
  return (
    a.zoneId - b.zoneId ||
    a.row.length - b.row.length ||
    (a.row < b.row ? -1 : a.row > b.row ? 1 : 0) ||
    a.position - b.position ||
    a.id - b.id
  );
}

function createNumbering<Value>(): {
  readonly values: Value[];
  readonly numberOf: (key: string, value: Value) => number;
} {
  const numbers = new Map<string, number>();
  const values: Value[] = [];
  return {
    values,
    numberOf(key, value) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
  };
}

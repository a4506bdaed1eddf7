import type { SlotRecord } from '../records.ts';

/** What of a slot says where it lies on the ground. */
export type GroundSlot = Pick<
  SlotRecord,
  'id' | 'zoneId' | 'row' | 'position' | 'xCm' | 'yCm' | 'angleDeg' | 'lengthCm' | 'widthCm'
>;

/** Drawn slots touch when no more than a kerb or a line lies between them. */
const MOST_GAP_CM = 60;
/** Two directions within this are the same one: rows are drawn by hand. */
const MOST_TURN_DEG = 10;

/** How two slots lie to each other: one before the other, beside each other, or apart. */
export type Joint = 'end' | 'side' | null;

/** How a slot touches another of its zone (SL2). */
export function jointOf(a: GroundSlot, b: GroundSlot): Joint {
  if (a.id === b.id || a.zoneId !== b.zoneId || !isParallel(a.angleDeg, b.angleDeg)) return null;
  const angle = (a.angleDeg * Math.PI) / 180;
  const dx = b.xCm - a.xCm;
  const dy = b.yCm - a.yCm;
  const along = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle));
  const across = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle));
  const gapAlong = along - (a.lengthCm + b.lengthCm) / 2;
  const gapAcross = across - (a.widthCm + b.widthCm) / 2;
  if (Math.abs(gapAlong) <= MOST_GAP_CM && across < Math.min(a.widthCm, b.widthCm) / 2) return 'end';
  if (Math.abs(gapAcross) <= MOST_GAP_CM && along < Math.min(a.lengthCm, b.lengthCm) / 2) return 'side';
  return null;
}

/** Whether slots lie together in one zone, each touching another one, so that one vehicle may take them all (SL2). */
export function areAdjacent(slots: readonly GroundSlot[]): boolean {
  const [first] = slots;
  if (first === undefined || new Set(slots.map((slot) => slot.id)).size < slots.length) return false;
  return connectedTo(first, slots, (joint) => joint !== null).length === slots.length;
}

/**
 * How long a vehicle may be that takes these slots together: the lengths of those that lie end to end, else the widths
 * of those beside each other, for one that stands across them (SL2).
 */
export function reachCmOf(slots: readonly GroundSlot[]): number {
  const sumOver = (first: GroundSlot, wanted: Joint, size: (slot: GroundSlot) => number): number =>
    connectedTo(first, slots, (joint) => joint === wanted).reduce((sum, slot) => sum + size(slot), 0);
  return slots.reduce(
    (reach, slot) =>
      Math.max(
        reach,
        sumOver(slot, 'end', (one) => one.lengthCm),
        slots.length === 1 ? 0 : sumOver(slot, 'side', (one) => one.widthCm),
      ),
    0,
  );
}

function connectedTo(
  first: GroundSlot,
  slots: readonly GroundSlot[],
  isJoined: (joint: Joint) => boolean,
): readonly GroundSlot[] {
  const reached = [first];
  for (const from of reached)
    for (const to of slots) if (!reached.includes(to) && isJoined(jointOf(from, to))) reached.push(to);
  return reached;
}

function isParallel(a: number, b: number): boolean {
  const turn = (((a - b) % 180) + 180) % 180;
  return Math.min(turn, 180 - turn) <= MOST_TURN_DEG;
}

/** For each slot of a list, by index, those that touch it end to end and those beside it. */
export type Adjacency = {
  readonly ends: readonly (readonly number[])[];
  readonly sides: readonly (readonly number[])[];
};

/** Finds what touches what; compares only what lies in neighbouring cells of a coarse grid. */
export function adjacencyOf(slots: readonly GroundSlot[]): Adjacency {
  const longest = slots.reduce((most, slot) => Math.max(most, slot.lengthCm, slot.widthCm), 0) + MOST_GAP_CM;
  const cells = new Map<string, number[]>();
  const ends = slots.map((): number[] => []);
  const sides = slots.map((): number[] => []);
  slots.forEach((slot, index) => {
    const x = Math.floor(slot.xCm / longest);
    const y = Math.floor(slot.yCm / longest);
    for (let column = x - 1; column <= x + 1; column += 1)
      for (let line = y - 1; line <= y + 1; line += 1)
        for (const other of cells.get(`${column}:${line}`) ?? []) {
          const joint = jointOf(slot, slots[other] as GroundSlot);
          if (joint === null) continue;
          const lists = joint === 'end' ? ends : sides;
          lists[index]?.push(other);
          lists[other]?.push(index);
        }
    const cell = cells.get(`${x}:${y}`);
    if (cell === undefined) cells.set(`${x}:${y}`, [index]);
    else cell.push(index);
  });
  return { ends, sides };
}

import type { VisitId } from '../../kernel/ids.ts';
import type { SlotHazardNeighbour } from './refusals.ts';
import type { PlacingVisit, Slot } from './types.ts';

/** Columns of the table, in its order. */
export const SEGREGATED_CLASSES = [
  ...['1.1', '1.3', '1.4', '2.1', '2.2', '2.3', '3', '4.1', '4.2'],
  ...['4.3', '5.1', '5.2', '6.1', '6.2', '7', '8', '9'],
] as const;

/**
 * The segregation table of the IMDG Code, 7.2.4 (49 CFR 176.83 (b) prints the same figures): 0 none in general, 1 away
 * from, 2 separated from, 3 by a complete compartment or hold, 4 longitudinally by one. Inside class 1 the Code asks
 * for the compatibility group (7.2.7), which no declaration here carries: those are kept away from each other.
 */
const TABLE: Readonly<Record<string, string>> = {
  '1.1': '11142244444424240',
  '1.3': '11142243344424220',
  '1.4': '11121122222204220',
  '2.1': '44200021202204210',
  '2.2': '22100010100102100',
  '2.3': '22100020200202100',
  '3': '44221200212203200',
  '4.1': '43210000101203210',
  '4.2': '43221221012213210',
  '4.3': '44200010102202210',
  '5.1': '44220021220213120',
  '5.2': '44221222222013220',
  '6.1': '22000000101101000',
  '6.2': '44442233323310330',
  '7': '22221122221203020',
  '8': '42210001112203200',
  '9': '00000000000000000',
};

/** Divisions that share a line of the table with another one. */
const SAME_LINE: Readonly<Record<string, string>> = { '1.2': '1.1', '1.5': '1.1', '1.6': '1.3' };

/** Metres for away from, separated, by a compartment, longitudinally. */
export type SegregationMetres = readonly [number, number, number, number];

/** How far goods of two hazard classes are kept apart, 0 to 4; a class without its division counts as the strictest. */
export function segregationOf(a: string, b: string): 0 | 1 | 2 | 3 | 4 {
  let strictest = 0;
  for (const line of linesOf(a))
    for (const column of linesOf(b)) strictest = Math.max(strictest, Number(TABLE[line]?.[columnOf(column)] ?? 0));
  return strictest as 0 | 1 | 2 | 3 | 4;
}

function columnOf(hazardClass: string): number {
  return (SEGREGATED_CLASSES as readonly string[]).indexOf(hazardClass);
}

/** The lines of the table that a class may mean: `1.4S` and `1.4` one, `2` all three of its divisions. */
function linesOf(hazardClass: string): readonly string[] {
  const division = /^[1-9](?:\.[1-6])?/.exec(hazardClass.trim())?.[0];
  if (division === undefined) return [];
  const line = SAME_LINE[division] ?? division;
  if (TABLE[line] !== undefined) return [line];
  return SEGREGATED_CLASSES.filter((each) => each.startsWith(`${division.slice(0, 1)}.`));
}

/** Where a truck stands or would stand, as far as hazardous goods ask. */
export type HazardPlace = Pick<Slot, 'id' | 'code' | 'xCm' | 'yCm' | 'lengthCm'>;

/** A truck with hazardous goods in a slot. */
export type StandingHazard = {
  readonly visitId: VisitId;
  readonly hazardClass: string;
  readonly slot: HazardPlace;
};

/** Metres that surely lie between two slots, however they are turned. */
export function metresBetween(a: HazardPlace, b: HazardPlace): number {
  const centres = Math.hypot(a.xCm - b.xCm, a.yCm - b.yCm);
  return Math.max(0, Math.floor((centres - (a.lengthCm + b.lengthCm) / 2) / 100));
}

/** Metres that must lie between goods of two classes. */
export function metresNeeded(a: string, b: string, metres: SegregationMetres): number {
  const degree = segregationOf(a, b);
  return degree === 0 ? 0 : (metres[degree - 1] ?? 0);
}

/**
 * The truck with hazardous goods to which this one would stand too near in a slot, the worst of them, or null (SL14).
 * It is the same whichever of the two was there first.
 */
export function hazardNeighbourOf(
  slot: HazardPlace,
  visit: Pick<PlacingVisit, 'visitId' | 'hazardClass'>,
  standing: readonly StandingHazard[],
  metres: SegregationMetres,
): SlotHazardNeighbour | null {
  const { hazardClass } = visit;
  if (hazardClass === null) return null;
  let worst: SlotHazardNeighbour | null = null;
  for (const other of standing) {
    if (other.visitId === visit.visitId || other.slot.id === slot.id) continue;
    const neededM = metresNeeded(hazardClass, other.hazardClass, metres);
    if (neededM === 0) continue;
    const distanceM = metresBetween(slot, other.slot);
    if (distanceM >= neededM) continue;
    if (worst !== null && worst.neededM - worst.distanceM >= neededM - distanceM) continue;
    const { code: slotCode } = other.slot;
    worst = { code: 'slot.hazard-neighbour', hazardClass, other: other.hazardClass, slotCode, distanceM, neededM };
  }
  return worst;
}

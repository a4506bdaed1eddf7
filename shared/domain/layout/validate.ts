import { overlappingPairs, overlaps, turnedOf, type TurnedBox } from './geometry.ts';
import { isPseudoZone, PSEUDO_ZONE_KINDS, type Box, type Layout, type LayoutSlot } from './types.ts';

/** What can be wrong with a layout that comes from outside. */
export const LAYOUT_PROBLEM_CODES = [
  'layout.code-missing',
  'layout.zone-repeated',
  'layout.row-repeated',
  'layout.slot-repeated',
  'layout.position-repeated',
  'layout.keep-clear-repeated',
  'layout.exit-repeated',
  'layout.facility-repeated',
  'layout.bed-repeated',
  'layout.zone-unknown',
  'layout.row-unknown',
  'layout.row-in-other-zone',
  'layout.facility-unknown',
  'layout.pseudo-zone-missing',
  'layout.pseudo-zone-with-slots',
  'layout.name-missing',
  'layout.length-invalid',
  'layout.width-invalid',
  'layout.capacity-invalid',
  'layout.distance-invalid',
  'layout.position-invalid',
  'layout.place-invalid',
  'layout.lane-invalid',
  'layout.lane-depth-repeated',
  'layout.slots-overlap',
  'layout.slot-in-keep-clear',
  'layout.too-many-slots',
] as const;
export type LayoutProblemCode = (typeof LAYOUT_PROBLEM_CODES)[number];

/** One thing that is wrong, with the code of what it is wrong with. */
export type LayoutProblem = { readonly code: LayoutProblemCode; readonly at: string; readonly other?: string };

export const MOST_SLOTS = 20_000;
const LENGTH_CM = { min: 300, max: 4000 } as const;
const WIDTH_CM = { min: 200, max: 1000 } as const;
const FARTHEST_M = 100_000;

/** All that is wrong with a layout; empty means that it can be saved. */
export function layoutProblems(layout: Layout): readonly LayoutProblem[] {
  if (layout.slots.length > MOST_SLOTS) return [{ code: 'layout.too-many-slots', at: String(layout.slots.length) }];
  return [
    ...codeProblems(layout),
    ...referenceProblems(layout),
    ...measureProblems(layout),
    ...laneProblems(layout.slots),
    ...groundProblems(layout),
  ];
}

function codeProblems(layout: Layout): readonly LayoutProblem[] {
  const lists: readonly (readonly [LayoutProblemCode, readonly { readonly code: string }[]])[] = [
    ['layout.zone-repeated', layout.zones],
    ['layout.row-repeated', layout.rows],
    ['layout.slot-repeated', layout.slots],
    ['layout.keep-clear-repeated', layout.keepClear],
    ['layout.exit-repeated', layout.exits],
    ['layout.facility-repeated', layout.facilities],
    ['layout.bed-repeated', layout.beds],
  ];
  const problems: LayoutProblem[] = [];
  for (const [code, things] of lists) {
    for (const at of repeatedOf(things.map((thing) => thing.code))) problems.push({ code, at });
    if (things.some((thing) => thing.code.trim() === '')) problems.push({ code: 'layout.code-missing', at: code });
  }
  const byPlace = layout.slots.map((slot) => `${slot.row}/${slot.position}`);
  for (const at of repeatedOf(byPlace)) problems.push({ code: 'layout.position-repeated', at });
  return problems;
}

function referenceProblems(layout: Layout): readonly LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const zones = new Map(layout.zones.map((zone) => [zone.code, zone]));
  const rows = new Map(layout.rows.map((row) => [row.code, row]));
  const facilities = new Map(layout.facilities.map((facility) => [facility.code, facility]));
  for (const row of layout.rows)
    if (!zones.has(row.zoneCode)) problems.push({ code: 'layout.zone-unknown', at: row.code, other: row.zoneCode });
  for (const slot of layout.slots) {
    const zone = zones.get(slot.zoneCode);
    const row = rows.get(slot.row);
    if (zone === undefined) problems.push({ code: 'layout.zone-unknown', at: slot.code, other: slot.zoneCode });
    else if (isPseudoZone(zone.kind))
      problems.push({ code: 'layout.pseudo-zone-with-slots', at: slot.code, other: zone.code });
    if (row === undefined) problems.push({ code: 'layout.row-unknown', at: slot.code, other: slot.row });
    else if (row.zoneCode !== slot.zoneCode)
      problems.push({ code: 'layout.row-in-other-zone', at: slot.code, other: row.zoneCode });
  }
  for (const bed of layout.beds)
    if (facilities.get(bed.facilityCode)?.kind !== 'dormitory')
      problems.push({ code: 'layout.facility-unknown', at: bed.code, other: bed.facilityCode });
  for (const kind of PSEUDO_ZONE_KINDS)
    if (!layout.zones.some((zone) => zone.kind === kind))
      problems.push({ code: 'layout.pseudo-zone-missing', at: kind });
  return problems;
}

function measureProblems(layout: Layout): readonly LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const check = (isGood: boolean, code: LayoutProblemCode, at: string): void => {
    if (!isGood) problems.push({ code, at });
  };
  for (const zone of layout.zones) {
    check(zone.name.vi.trim() !== '' && zone.name.en.trim() !== '', 'layout.name-missing', zone.code);
    check(isWhole(zone.capacity, 0, MOST_SLOTS), 'layout.capacity-invalid', zone.code);
    check(isBox(zone), 'layout.place-invalid', zone.code);
  }
  for (const slot of layout.slots) {
    check(isWhole(slot.lengthCm, LENGTH_CM.min, LENGTH_CM.max), 'layout.length-invalid', slot.code);
    check(isWhole(slot.widthCm, WIDTH_CM.min, WIDTH_CM.max), 'layout.width-invalid', slot.code);
    check(isWhole(slot.position, 1, MOST_SLOTS), 'layout.position-invalid', slot.code);
    check([slot.xCm, slot.yCm, slot.angleDeg].every(Number.isFinite), 'layout.place-invalid', slot.code);
    const distances = [slot.exitDistanceM, slot.walkDistanceM];
    check(
      distances.every((distance) => isWhole(distance, 0, FARTHEST_M)),
      'layout.distance-invalid',
      slot.code,
    );
  }
  for (const area of layout.keepClear) check(isBox(area), 'layout.place-invalid', area.code);
  for (const exit of layout.exits)
    check(Number.isFinite(exit.xCm) && Number.isFinite(exit.yCm), 'layout.place-invalid', exit.code);
  for (const facility of layout.facilities) {
    check(isBox(facility), 'layout.place-invalid', facility.code);
    check(isWhole(facility.capacity, 0, 1_000_000), 'layout.capacity-invalid', facility.code);
    const beds = layout.beds.filter((bed) => bed.facilityCode === facility.code).length;
    if (facility.kind === 'dormitory') check(facility.capacity === beds, 'layout.capacity-invalid', facility.code);
  }
  return problems;
}

function laneProblems(slots: readonly LayoutSlot[]): readonly LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  const seen = new Map<string, string>();
  for (const slot of slots) {
    const isLane = slot.access === 'lane';
    const isComplete = isLane
      ? slot.laneKey !== null && slot.laneKey.trim() !== '' && isWhole(slot.depth, 0, 1000)
      : slot.laneKey === null && slot.depth === 0;
    if (!isComplete) {
      problems.push({ code: 'layout.lane-invalid', at: slot.code });
      continue;
    }
    if (!isLane) continue;
    const key = `${slot.laneKey}/${slot.depth}`;
    const other = seen.get(key);
    if (other !== undefined) problems.push({ code: 'layout.lane-depth-repeated', at: slot.code, other });
    seen.set(key, slot.code);
  }
  return problems;
}

function groundProblems(layout: Layout): readonly LayoutProblem[] {
  const drawable = layout.slots.filter((slot) =>
    [slot.xCm, slot.yCm, slot.angleDeg, slot.lengthCm, slot.widthCm].every(Number.isFinite),
  );
  const problems: LayoutProblem[] = overlappingPairs(drawable).map(([a, b]) => ({
    code: 'layout.slots-overlap',
    at: drawable[b]?.code ?? '',
    other: drawable[a]?.code ?? '',
  }));
  for (const area of layout.keepClear.filter(isBox)) {
    const ground = turnedOf(area);
    for (const slot of drawable)
      if (!slot.isKeepClear && isNear(slot, area) && overlaps(slot, ground))
        problems.push({ code: 'layout.slot-in-keep-clear', at: slot.code, other: area.code });
  }
  return problems;
}

function isNear(slot: TurnedBox, area: Box): boolean {
  const reach = slot.lengthCm + slot.widthCm;
  return (
    Math.abs(slot.xCm - area.xCm) <= reach + area.widthCm / 2 &&
    Math.abs(slot.yCm - area.yCm) <= reach + area.heightCm / 2
  );
}

function repeatedOf(codes: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const code of codes) {
    if (seen.has(code)) repeated.add(code);
    seen.add(code);
  }
  return [...repeated];
}

function isBox(box: Box): boolean {
  return (
    [box.xCm, box.yCm].every(Number.isFinite) &&
    [box.widthCm, box.heightCm].every((side) => side > 0 && Number.isFinite(side))
  );
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

import { groundProblems, type Changed } from './check-ground.ts';
import type { Plan, PlanPoint, PlanSlot, PlanZone } from './plan.ts';
import type { PlanList, PlanProblem, PlanProblemCode } from './problems.ts';
import { isPseudoZone, PSEUDO_ZONE_KINDS } from './types.ts';

export const MOST_SLOTS = 20_000;
/** Zones, keep-clear areas and landmarks, of each. */
const MOST_OTHERS = 500;
const LENGTH_CM = { min: 300, max: 4000 } as const;
const WIDTH_CM = { min: 200, max: 1000 } as const;
const FARTHEST_CM = 10_000_000;
const FARTHEST_M = 100_000;
const MOST_POINTS = 200;
const MOST_OF_ZONE = 100_000;
const LAST_POSITION = 10_000;
const DEEPEST = 200;
const LONGEST_NAME = 80;
const SHORT_CODE = 12;
const LONG_CODE = 20;

/** How many problems are named; with more than these nobody starts to mend them one by one. */
const MOST_PROBLEMS = 1000;

/**
 * All that is wrong with a plan (LY5); empty means that it can be saved. Where only part of a plan has `changed`, what
 * lies in each other and was not touched is left alone.
 */
export function planProblems(plan: Plan, changed?: Changed): readonly PlanProblem[] {
  const many = tooMany(plan);
  if (many.length > 0) return many;
  return [
    ...zoneProblems(plan),
    ...slotProblems(plan),
    ...laneProblems(plan.slots),
    ...outlineProblems(plan),
    ...groundProblems(plan, { slots: plan.slots.map(isDrawable), most: MOST_PROBLEMS }, changed),
  ].slice(0, MOST_PROBLEMS);
}

function tooMany(plan: Plan): readonly PlanProblem[] {
  const lists = ['zones', 'slots', 'keepClear', 'landmarks'] as const satisfies readonly PlanList[];
  return lists
    .filter((list) => plan[list].length > (list === 'slots' ? MOST_SLOTS : MOST_OTHERS))
    .map((list) => ({ code: 'too-many', at: String(plan[list].length), list, index: null }));
}

/** Notes problems of one list. */
function noting(list: PlanList) {
  const problems: PlanProblem[] = [];
  const note = (code: PlanProblemCode, at: string, index: number | null, other?: string): void => {
    problems.push({ code, at, ...(other !== undefined && { other }), list, index });
  };
  /** Codes are there, short enough, and each is there once. */
  const noteCodes = (things: readonly { readonly code: string }[], longest: number): void => {
    const seen = new Set<string>();
    things.forEach(({ code }, index) => {
      if (!isCode(code, longest)) note('code-wrong', code, index);
      else if (seen.has(code)) note('code-repeated', code, index);
      seen.add(code);
    });
  };
  return { problems, note, noteCodes };
}

function zoneProblems({ zones }: Plan): readonly PlanProblem[] {
  const { problems, note, noteCodes } = noting('zones');
  noteCodes(zones, SHORT_CODE);
  zones.forEach((zone, index) => {
    if (!isCode(zone.name, LONGEST_NAME) || !isCode(zone.nameEn, LONGEST_NAME)) note('name-wrong', zone.code, index);
    if (!isWhole(zone.capacity, 0, MOST_OF_ZONE)) note('capacity-wrong', zone.code, index);
    // A zone may be known by its name alone.
    if (zone.outline.length > 0 && !isOutline(zone.outline, 3)) note('outline-wrong', zone.code, index);
    if (zone.parts.some((part) => part.capacity !== null && !isWhole(part.capacity, 0, LAST_POSITION)))
      note('capacity-wrong', zone.code, index);
    const parts = zone.parts.map((part) => `${part.kind}/${part.code}`);
    if (new Set(parts).size < parts.length) note('code-repeated', zone.code, index);
    if (zone.parts.some((part) => !isCode(part.code, SHORT_CODE))) note('code-wrong', zone.code, index);
  });
  for (const kind of PSEUDO_ZONE_KINDS)
    if (!zones.some((zone) => zone.kind === kind)) note('pseudo-zone-missing', kind, null);
  return problems;
}

function slotProblems({ slots, zones: all }: Plan): readonly PlanProblem[] {
  const { problems, note, noteCodes } = noting('slots');
  noteCodes(slots, LONG_CODE);
  const zones = new Map<string, PlanZone>(all.map((zone) => [zone.code, zone]));
  const places = new Map<string, string>();
  slots.forEach((slot, index) => {
    const check = (isGood: boolean, code: PlanProblemCode, other?: string): void => {
      if (!isGood) note(code, slot.code, index, other);
    };
    const zone = zones.get(slot.zone);
    check(zone !== undefined, 'zone-unknown', slot.zone);
    check(zone === undefined || !isPseudoZone(zone.kind), 'pseudo-zone-with-slots', slot.zone);
    check(isCode(slot.row, SHORT_CODE), 'row-wrong');
    check(isWhole(slot.position, 1, LAST_POSITION), 'position-wrong');
    check(isWhole(slot.lengthCm, LENGTH_CM.min, LENGTH_CM.max), 'length-wrong');
    check(isWhole(slot.widthCm, WIDTH_CM.min, WIDTH_CM.max), 'width-wrong');
    check(isPoint([slot.xCm, slot.yCm]) && Math.abs(slot.angleDeg) <= 360, 'place-wrong');
    const distances = [slot.exitDistanceM, slot.walkDistanceM];
    check(
      distances.every((distance) => isWhole(distance, 0, FARTHEST_M)),
      'distance-wrong',
    );
    const place = `${slot.zone}/${slot.row}/${String(slot.position)}`;
    const other = places.get(place);
    check(other === undefined, 'position-repeated', other);
    places.set(place, slot.code);
  });
  return problems;
}

function laneProblems(slots: readonly PlanSlot[]): readonly PlanProblem[] {
  const { problems, note } = noting('slots');
  const seen = new Map<string, string>();
  slots.forEach((slot, index) => {
    const isLane = slot.access === 'lane';
    const isComplete = isLane
      ? slot.laneKey !== null && isCode(slot.laneKey, LONG_CODE) && isWhole(slot.depth, 0, DEEPEST)
      : slot.laneKey === null && slot.depth === 0;
    if (!isComplete) note('lane-incomplete', slot.code, index);
    if (!isComplete || !isLane) return;
    const key = `${String(slot.laneKey)}/${String(slot.depth)}`;
    const other = seen.get(key);
    if (other !== undefined) note('lane-depth-repeated', slot.code, index, other);
    seen.set(key, slot.code);
  });
  return problems;
}

function outlineProblems({ keepClear, landmarks }: Plan): readonly PlanProblem[] {
  const areas = noting('keepClear');
  areas.noteCodes(keepClear, LONG_CODE);
  keepClear.forEach((area, index) => {
    if (!isOutline(area.outline, 3)) areas.note('outline-wrong', area.code, index);
  });
  const marks = noting('landmarks');
  marks.noteCodes(landmarks, LONG_CODE);
  landmarks.forEach((landmark, index) => {
    if (!isOutline(landmark.outline, 1)) marks.note('outline-wrong', landmark.code, index);
  });
  return [...areas.problems, ...marks.problems];
}

/** Whether a slot can be compared with others; what is wrong with its measures is said already. */
function isDrawable(slot: PlanSlot): boolean {
  return (
    isWhole(slot.lengthCm, LENGTH_CM.min, LENGTH_CM.max) &&
    isWhole(slot.widthCm, WIDTH_CM.min, WIDTH_CM.max) &&
    isPoint([slot.xCm, slot.yCm]) &&
    Math.abs(slot.angleDeg) <= 360
  );
}

/** Something that can be written in one line, and is. */
function isCode(code: string, longest: number): boolean {
  return code !== '' && code === code.trim() && code.length <= longest && !/\p{Cc}/u.test(code);
}

function isOutline(outline: readonly PlanPoint[], least: number): boolean {
  return outline.length >= least && outline.length <= MOST_POINTS && outline.every(isPoint);
}

function isPoint(point: PlanPoint): boolean {
  return point.every((value) => isWhole(value, -FARTHEST_CM, FARTHEST_CM));
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

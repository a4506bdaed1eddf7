import type { Direction } from '../vocabulary.ts';
import { columnsOf } from './columns.ts';
import { facilitiesFor, REST_STRIP_HEIGHT_CM } from './facility-plan.ts';
import { drivingDistanceM } from './geometry.ts';
import {
  HAZARD_CLASSES,
  PSEUDO_ZONES,
  SHORT_SLOT_CM,
  ZONE_PLANS,
  type ColumnPlan,
  type TemplateSize,
  type ZonePlan,
} from './plans.ts';
import {
  isWalkedTo,
  leavesBy,
  type Box,
  type KeepClearArea,
  type Layout,
  type LayoutExit,
  type LayoutFacility,
  type LayoutRow,
  type LayoutSlot,
  type LayoutZone,
} from './types.ts';

const SLOT_WIDTH_CM = 350;
const AISLE_CM = 1800;
/** Room for the row code left of a row, and to turn at its end. */
const SIDE_CM = 1200;
const FIRE_LANE_CM = 800;
const MARGIN_CM = 1500;
const FORECOURT_CM = 1000;
const HYDRANT_CM = 200;

/** The layout that is offered to a new site of this size. */
export function templateLayout(size: TemplateSize): Layout {
  return makeLayout(size);
}

/**
 * Draws a whole yard with this many slots, listed zone by zone: zones A–F in columns, rows in pairs back to back with aisles between,
 * fire lanes, gates, and the drivers' rest area along the lower edge. The same size always gives the same yard.
 */
export function makeLayout(slots: number): Layout {
  if (!Number.isSafeInteger(slots) || slots < 1) throw new RangeError(`not a number of slots: ${slots}`);
  const drawn = drawColumns(columnsOf(slots));
  const facilities = facilitiesFor(slots, MARGIN_CM, drawn.bottomCm + AISLE_CM);
  const boxesEndCm = Math.max(...facilities.facilities.map(rightOf));
  const pseudo = pseudoZones(slots, boxesEndCm + SIDE_CM, drawn.bottomCm + AISLE_CM);
  const widthCm = Math.max(drawn.rightCm, ...pseudo.map(rightOf)) + MARGIN_CM;
  const heightCm = drawn.bottomCm + AISLE_CM + REST_STRIP_HEIGHT_CM + MARGIN_CM;
  const exits = exitsOf(drawn, widthCm);
  return {
    widthCm,
    heightCm,
    zones: [...drawn.zones, ...pseudo],
    rows: drawn.rows,
    slots: drawn.slots.map((slot) => ({
      ...slot,
      exitDistanceM: exitDistanceM(slot, slot.direction, exits),
      walkDistanceM: walkDistanceM(slot, facilities.facilities),
    })),
    keepClear: [...drawn.fireLanes, ...forecourtsOf(exits), ...hydrantsOf(drawn.fireLanes)],
    exits,
    facilities: facilities.facilities,
    rooms: facilities.rooms,
    beds: facilities.beds,
  };
}

type PlacedSlot = Omit<LayoutSlot, 'exitDistanceM' | 'walkDistanceM'>;

type Drawing = {
  readonly zones: readonly LayoutZone[];
  readonly rows: readonly LayoutRow[];
  readonly slots: readonly PlacedSlot[];
  readonly fireLanes: readonly KeepClearArea[];
  readonly rightCm: number;
  readonly bottomCm: number;
};

function drawColumns(columns: readonly ColumnPlan[]): Drawing {
  const zones: LayoutZone[] = [];
  const rows: LayoutRow[] = [];
  const slots: PlacedSlot[] = [];
  const fireLaneXs: number[] = [];
  let x = MARGIN_CM;
  let bottomCm = 0;
  for (const column of columns) {
    if (column.hasFireLaneBefore) {
      fireLaneXs.push(x + FIRE_LANE_CM / 2);
      x += FIRE_LANE_CM;
    }
    let y = MARGIN_CM + FORECOURT_CM;
    const longest = Math.max(...column.zones.flatMap((zone) => zone.rows));
    for (const { code, rows: lengths } of column.zones) {
      const plan = ZONE_PLANS.find((each) => each.code === code);
      if (plan === undefined || lengths.length === 0) continue;
      const drawn = drawZone(plan, lengths, x + SIDE_CM, y);
      zones.push(drawn.zone);
      rows.push(...drawn.rows);
      slots.push(...drawn.slots);
      y = drawn.bottomCm + AISLE_CM;
    }
    bottomCm = Math.max(bottomCm, y);
    x += SIDE_CM + longest * SLOT_WIDTH_CM + SIDE_CM;
  }
  const top = MARGIN_CM;
  const fireLanes = fireLaneXs.map((xCm, i): KeepClearArea => ({
    code: `PC${i + 1}`,
    kind: 'fire-lane',
    xCm,
    yCm: (top + bottomCm) / 2,
    widthCm: FIRE_LANE_CM,
    heightCm: bottomCm - top,
  }));
  return {
    zones: zones.toSorted((a, b) => inOrder(a.code, b.code)),
    rows: rows.toSorted((a, b) => inOrder(a.zoneCode, b.zoneCode)),
    slots: slots.toSorted((a, b) => inOrder(a.zoneCode, b.zoneCode)),
    fireLanes,
    rightCm: x,
    bottomCm,
  };
}

function drawZone(
  plan: ZonePlan,
  lengths: readonly number[],
  leftCm: number,
  topCm: number,
): {
  readonly zone: LayoutZone;
  readonly rows: readonly LayoutRow[];
  readonly slots: readonly PlacedSlot[];
  readonly bottomCm: number;
} {
  const rows: LayoutRow[] = [];
  const slots: PlacedSlot[] = [];
  const isLane = plan.laneDepth > 1;
  const group = isLane ? plan.laneDepth : 2;
  const firstShortRow = lengths.length - Math.floor(lengths.length * plan.shortRowShare);
  let y = topCm + AISLE_CM;
  lengths.forEach((count, rowIndex) => {
    const row = `${plan.code}${rowIndex + 1}`;
    const lengthCm = rowIndex >= firstShortRow ? SHORT_SLOT_CM : plan.lengthCm;
    const placeInGroup = rowIndex % group;
    const mouthRow = `${plan.code}${rowIndex - placeInGroup + 1}`;
    const isHazardRow = plan.hasHazardRow && rowIndex === lengths.length - 1;
    const yCm = y + lengthCm / 2;
    rows.push({ code: row, zoneCode: plan.code, xCm: leftCm - SIDE_CM / 2, yCm });
    for (let position = 1; position <= count; position += 1) {
      slots.push({
        code: slotCode(row, position),
        zoneCode: plan.code,
        row,
        position,
        lengthCm,
        widthCm: SLOT_WIDTH_CM,
        xCm: leftCm + (position - 0.5) * SLOT_WIDTH_CM,
        yCm,
        // Lanes open to the aisle above; of a pair the upper row looks up and the lower one down.
        angleDeg: isLane || placeInGroup === 0 ? 270 : 90,
        hasPower: plan.hasPower,
        isCovered: false,
        hazardClasses: isHazardRow && position > (count * 2) / 3 ? HAZARD_CLASSES : [],
        direction: plan.direction,
        access: isLane ? 'lane' : 'through',
        laneKey: isLane ? slotCode(mouthRow, position) : null,
        depth: isLane ? placeInGroup : 0,
        isKeepClear: false,
      });
    }
    y += lengthCm;
    if (placeInGroup === group - 1) y += AISLE_CM;
  });
  const bottomCm = lengths.length % group === 0 ? y - AISLE_CM : y;
  const widthCm = Math.max(...lengths) * SLOT_WIDTH_CM;
  const heightCm = bottomCm - topCm;
  const zone: LayoutZone = {
    code: plan.code,
    name: plan.name,
    kind: plan.kind,
    capacity: slots.length,
    direction: plan.direction,
    cargoClasses: plan.cargoClasses,
    xCm: leftCm + widthCm / 2,
    yCm: topCm + heightCm / 2,
    widthCm,
    heightCm,
  };
  return { zone, rows, slots, bottomCm };
}

function slotCode(row: string, position: number): string {
  return `${row}-${String(position).padStart(2, '0')}`;
}

function pseudoZones(slots: number, leftCm: number, topCm: number): readonly LayoutZone[] {
  const widthCm = 2500;
  return PSEUDO_ZONES.map(({ code, name, kind, capacityOf1200 }, i) => ({
    code,
    name,
    kind,
    capacity: Math.ceil((capacityOf1200 * slots) / 1200),
    direction: null,
    cargoClasses: [],
    xCm: leftCm + i * (widthCm + 500) + widthCm / 2,
    yCm: topCm + REST_STRIP_HEIGHT_CM / 2,
    widthCm,
    heightCm: REST_STRIP_HEIGHT_CM,
  }));
}

/** The border is up and to the right, the road inland below on the left. */
function exitsOf(drawn: Drawing, widthCm: number): readonly LayoutExit[] {
  return [
    { code: '1', side: 'inland', xCm: MARGIN_CM + FORECOURT_CM / 2, yCm: drawn.bottomCm + AISLE_CM / 2 },
    { code: '2', side: 'border', xCm: Math.round(widthCm / 3), yCm: MARGIN_CM / 2 },
    { code: '3', side: 'border', xCm: Math.round(widthCm * 0.9), yCm: MARGIN_CM / 2 },
    { code: '4', side: 'inland', xCm: Math.round(widthCm * 0.6), yCm: drawn.bottomCm + AISLE_CM / 2 },
  ];
}

function forecourtsOf(exits: readonly LayoutExit[]): readonly KeepClearArea[] {
  return exits.map((exit) => ({
    code: `LR${exit.code}`,
    kind: 'exit',
    xCm: exit.xCm,
    yCm: exit.yCm,
    widthCm: FORECOURT_CM,
    heightCm: FORECOURT_CM,
  }));
}

function hydrantsOf(fireLanes: readonly KeepClearArea[]): readonly KeepClearArea[] {
  return fireLanes.flatMap((lane, i) =>
    [0.25, 0.75].map((share, k) => ({
      code: `TN${2 * i + k + 1}`,
      kind: 'hydrant' as const,
      xCm: lane.xCm - (lane.widthCm + HYDRANT_CM) / 2,
      yCm: Math.round(lane.yCm + (share - 0.5) * lane.heightCm),
      widthCm: HYDRANT_CM,
      heightCm: HYDRANT_CM,
    })),
  );
}

function exitDistanceM(slot: PlacedSlot, direction: Direction | null, exits: readonly LayoutExit[]): number {
  const usable = exits.filter((exit) => leavesBy(direction, exit.side));
  return Math.min(...usable.map((exit) => drivingDistanceM(slot, exit)));
}

function walkDistanceM(slot: PlacedSlot, facilities: readonly LayoutFacility[]): number {
  return Math.min(
    ...facilities.filter((each) => isWalkedTo(each.kind)).map((facility) => drivingDistanceM(slot, facility)),
  );
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rightOf(box: Box): number {
  return box.xCm + box.widthCm / 2;
}

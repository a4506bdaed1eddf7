import type { Direction, SlotAccess } from '../vocabulary.ts';
import type { PlanPoint, PlanSlot } from './plan.ts';

/** How the slots of a row are numbered. `{zone}`, `{row}` and `{n}` of the pattern are filled in. */
export type Numbering = {
  readonly pattern: string;
  readonly first: number;
  readonly step: number;
  /** Least number of digits of `{n}`, with zeros before it. */
  readonly digits: number;
  /** Whether the last slot of the row carries the first number. */
  readonly isReversed: boolean;
};

export const USUAL_NUMBERING: Numbering = { pattern: '{row}-{n}', first: 1, step: 1, digits: 2, isReversed: false };

/** What slots are, apart from where they are drawn and what they are called. */
export type SlotAttributes = {
  readonly hasPower: boolean;
  readonly isCovered: boolean;
  readonly hazardClasses: readonly string[];
  readonly direction: Direction | null;
  readonly exitDistanceM: number;
  readonly walkDistanceM: number;
  readonly isKeepClear: boolean;
};

const USUAL_ATTRIBUTES: SlotAttributes = {
  hasPower: false,
  isCovered: false,
  hazardClasses: [],
  direction: null,
  exitDistanceM: 0,
  walkDistanceM: 0,
  isKeepClear: false,
};

export type RowDrawing = {
  /** Code of its zone. */
  readonly zone: string;
  readonly row: string;
  readonly count: number;
  /** Centre of the first slot. */
  readonly xCm: number;
  readonly yCm: number;
  /** Where the row runs, clockwise from the x axis. */
  readonly angleDeg: number;
  /** Where the cabs point. */
  readonly slotAngleDeg: number;
  /** From one slot's centre to the next. */
  readonly pitchCm: number;
  readonly lengthCm: number;
  readonly widthCm: number;
  readonly numbering?: Numbering;
  readonly attributes?: Partial<SlotAttributes>;
  /** Position of the first slot where the row goes on; 1 when left out. */
  readonly firstPosition?: number;
};

/** A row of slots, each reached by itself. */
export function slotsOfRow(drawing: RowDrawing): readonly PlanSlot[] {
  const { zone, row, count, numbering = USUAL_NUMBERING, firstPosition = 1 } = drawing;
  const [alongX, alongY] = directionOf(drawing.angleDeg);
  return Array.from({ length: Math.max(0, Math.trunc(count)) }, (_, i) => {
    const nth = numbering.isReversed ? count - 1 - i : i;
    return {
      code: codeOf(numbering, zone, row, nth),
      zone,
      row,
      position: firstPosition + nth,
      lengthCm: Math.round(drawing.lengthCm),
      widthCm: Math.round(drawing.widthCm),
      xCm: Math.round(drawing.xCm + i * drawing.pitchCm * alongX),
      yCm: Math.round(drawing.yCm + i * drawing.pitchCm * alongY),
      angleDeg: inCircle(drawing.slotAngleDeg),
      ...USUAL_ATTRIBUTES,
      ...drawing.attributes,
      access: 'through',
      laneKey: null,
      depth: 0,
    };
  });
}

export type LaneDrawing = Omit<RowDrawing, 'row'> & {
  /** Codes of the rows from the mouth inwards: as many as the lanes are deep. */
  readonly rows: readonly string[];
  /** Ground between two rows, along the lane; none when left out. */
  readonly gapCm?: number;
};

/** One-ended lanes: rows one behind another, away from where the cabs point. The first row is at the mouth. */
export function laneOfRows(drawing: LaneDrawing): readonly PlanSlot[] {
  const { rows, gapCm = 0, ...usual } = drawing;
  const [alongX, alongY] = directionOf(drawing.slotAngleDeg);
  const pitchCm = drawing.lengthCm + gapCm;
  const mouths = new Map<number, string>();
  return rows.flatMap((row, depth) =>
    slotsOfRow({
      ...usual,
      row,
      xCm: drawing.xCm - depth * pitchCm * alongX,
      yCm: drawing.yCm - depth * pitchCm * alongY,
    }).map((slot): PlanSlot => {
      const laneKey = mouths.get(slot.position) ?? slot.code;
      mouths.set(slot.position, laneKey);
      return { ...slot, access: 'lane', laneKey, depth };
    }),
  );
}

/** The same slots elsewhere. */
export function movedBy(slots: readonly PlanSlot[], dxCm: number, dyCm: number): readonly PlanSlot[] {
  return slots.map((slot) => ({
    ...slot,
    xCm: Math.round(slot.xCm + dxCm),
    yCm: Math.round(slot.yCm + dyCm),
  }));
}

/** The same slots turned clockwise around a point. */
export function turnedBy(slots: readonly PlanSlot[], centre: PlanPoint, degrees: number): readonly PlanSlot[] {
  const [cos, sin] = directionOf(degrees);
  return slots.map((slot) => {
    const [x, y] = [slot.xCm - centre[0], slot.yCm - centre[1]];
    return {
      ...slot,
      xCm: Math.round(centre[0] + x * cos - y * sin),
      yCm: Math.round(centre[1] + x * sin + y * cos),
      angleDeg: inCircle(slot.angleDeg + degrees),
    };
  });
}

/**
 * Copies of slots elsewhere, in the row that `rowOf` names for theirs. A code that begins with its row begins with the
 * new one; any other is made of the new row and its position. Lanes are copied as lanes of their own.
 */
export function copied(
  slots: readonly PlanSlot[],
  dxCm: number,
  dyCm: number,
  rowOf: string | ((row: string) => string),
): readonly PlanSlot[] {
  const copies = movedBy(slots, dxCm, dyCm).map((slot): PlanSlot => {
    const row = typeof rowOf === 'string' ? rowOf : rowOf(slot.row);
    const code = slot.code.startsWith(slot.row)
      ? `${row}${slot.code.slice(slot.row.length)}`
      : codeOf(USUAL_NUMBERING, slot.zone, row, slot.position - 1);
    return { ...slot, row, code };
  });
  return withLanesOfTheirOwn(copies);
}

/** Other numbers, row by row in the order of their positions. Positions start anew at 1. */
export function renumbered(slots: readonly PlanSlot[], numbering: Numbering): readonly PlanSlot[] {
  const nths = new Map<PlanSlot, number>();
  for (const row of Map.groupBy(slots, (slot) => `${slot.zone}/${slot.row}`).values()) {
    const inOrder = row.toSorted((a, b) => a.position - b.position);
    inOrder.forEach((slot, i) => nths.set(slot, numbering.isReversed ? inOrder.length - 1 - i : i));
  }
  const others = slots.map((slot) => {
    const nth = nths.get(slot) ?? 0;
    return { ...slot, code: codeOf(numbering, slot.zone, slot.row, nth), position: nth + 1 };
  });
  return withLanesOfTheirOwn(others);
}

/** Slots with other attributes. What is no lane any more is reached by itself; what becomes one is one place deep. */
export function withAttributes(
  slots: readonly PlanSlot[],
  attributes: Partial<Omit<PlanSlot, 'code' | 'position' | 'xCm' | 'yCm'>>,
): readonly PlanSlot[] {
  return slots.map((slot) => {
    const other = { ...slot, ...attributes };
    return { ...other, ...laneOf(other, attributes.access) };
  });
}

function laneOf(slot: PlanSlot, access: SlotAccess | undefined): Pick<PlanSlot, 'laneKey' | 'depth'> {
  if (access === 'through') return { laneKey: null, depth: 0 };
  if (access === 'lane' && slot.laneKey === null) return { laneKey: slot.code, depth: 0 };
  return { laneKey: slot.laneKey, depth: slot.depth };
}

/** A lane is called by the slot at its mouth; of part of a lane, by the one nearest to it. */
function withLanesOfTheirOwn(slots: readonly PlanSlot[]): readonly PlanSlot[] {
  const mouths = new Map<string, PlanSlot>();
  for (const slot of slots) {
    if (slot.laneKey === null) continue;
    const mouth = mouths.get(slot.laneKey);
    if (mouth === undefined || slot.depth < mouth.depth) mouths.set(slot.laneKey, slot);
  }
  return slots.map((slot) =>
    slot.laneKey === null ? slot : { ...slot, laneKey: mouths.get(slot.laneKey)?.code ?? slot.laneKey },
  );
}

function codeOf(numbering: Numbering, zone: string, row: string, nth: number): string {
  const number = String(numbering.first + nth * numbering.step).padStart(numbering.digits, '0');
  const parts: Readonly<Record<string, string>> = { zone, row, n: number };
  return numbering.pattern.replaceAll(/\{(zone|row|n)\}/g, (_, name: string) => parts[name] ?? '');
}

/** A step of length one in a direction; exact along the axes, so that straight rows stay straight. */
function directionOf(angleDeg: number): readonly [x: number, y: number] {
  const quarter = inCircle(angleDeg) / 90;
  if (Number.isInteger(quarter)) return QUARTERS[quarter] ?? [1, 0];
  const radians = (angleDeg * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

const QUARTERS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** From 0 up to 360 degrees, to a hundredth. */
function inCircle(angleDeg: number): number {
  const turned = Math.round((((angleDeg % 360) + 360) % 360) * 100) / 100;
  return turned === 360 ? 0 : turned;
}

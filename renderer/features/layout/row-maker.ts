import type { PlanSlot } from '../../../shared/domain/layout/plan.ts';
import type { PlanPoint } from '../../../shared/domain/layout/plan.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import {
  laneOfRows,
  slotsOfRow,
  USUAL_NUMBERING,
  type Numbering,
  type RowDrawing,
} from '../../../shared/domain/layout/draw.ts';
import { rowCodeAfter } from './numbering.ts';

/** What the row tool draws: one row, or a block of rows with aisles between. */
export type RowSettings = {
  /** Code of the zone; empty for the one under the pointer. */
  readonly zone: string;
  /** Code of the first row; empty for the next free one. */
  readonly row: string;
  /** Slots in a row; null for as many as the drag is long. */
  readonly count: number | null;
  readonly rows: number;
  readonly pitchCm: number;
  readonly lengthCm: number;
  readonly widthCm: number;
  /** Between the row and its slots: 90 is square to it, 60 and 45 are slanted. */
  readonly slantDeg: number;
  /** Where the cabs point of a row that stands alone, and of lanes: to the near aisle or to the far one. */
  readonly cab: 'near' | 'far';
  /** How rows lie together: each at its own aisle, in pairs back to back, or as lanes with one open end. */
  readonly form: 'single' | 'pair' | 'lane';
  /** Slots one behind another in a lane. */
  readonly depth: number;
  readonly aisleCm: number;
  readonly numbering: Numbering;
  readonly direction: Direction | null;
  readonly hasPower: boolean;
};

export const USUAL_ROW: RowSettings = {
  zone: '',
  row: '',
  count: null,
  rows: 2,
  pitchCm: 350,
  lengthCm: 2000,
  widthCm: 350,
  slantDeg: 90,
  cab: 'near',
  form: 'pair',
  depth: 2,
  aisleCm: 1800,
  numbering: USUAL_NUMBERING,
  direction: null,
  hasPower: false,
};

/** Where a block begins (its corner) and which way its rows run, in degrees clockwise from the x axis. */
export type RowPlace = { readonly at: PlanPoint; readonly angleDeg: number };

export const MOST_IN_ROW = 500;
export const MOST_ROWS = 60;

/** How many slots a drag of this length takes. */
export function countFor({ count, pitchCm }: RowSettings, dragCm: number): number {
  return count ?? Math.min(MOST_IN_ROW, Math.max(1, Math.floor(dragCm / pitchCm + 0.02)));
}

/** Ground that one row needs across its line. */
export function rowDepthOf({ lengthCm, widthCm, slantDeg }: RowSettings): number {
  const slant = (slantDeg * Math.PI) / 180;
  return Math.round(lengthCm * Math.sin(slant) + widthCm * Math.abs(Math.cos(slant)));
}

/** How much ground a block takes along its rows and across them. */
export function blockSize(settings: RowSettings, count: number): { readonly along: number; readonly across: number } {
  const group = groupOf(settings);
  const groups = Math.ceil(settings.rows / group);
  const rest = settings.rows - (groups - 1) * group;
  return {
    along: count * settings.pitchCm,
    across: (groups - 1) * (groupDepth(settings, group) + settings.aisleCm) + groupDepth(settings, rest),
  };
}

/** Rows that touch each other. */
function groupOf({ form, depth }: RowSettings): number {
  return form === 'single' ? 1 : form === 'pair' ? 2 : depth;
}

/** Ground that so many touching rows need across; lanes go on along the slots, pairs lie side by side. */
function groupDepth(settings: RowSettings, rows: number): number {
  const one = rowDepthOf(settings);
  const next = settings.form === 'lane' ? settings.lengthCm * Math.sin((settings.slantDeg * Math.PI) / 180) : one;
  return Math.round(one + (rows - 1) * next);
}

/** The slots of a block (LY1, LY2). Row codes count on from `row`. */
export function slotsOfBlock(
  settings: RowSettings,
  place: RowPlace,
  count: number,
  zone: string,
  row: string,
): readonly PlanSlot[] {
  const turn = (place.angleDeg * Math.PI) / 180;
  const [alongX, alongY] = [Math.cos(turn), Math.sin(turn)];
  const group = groupOf(settings);
  const isFar = settings.cab === 'far';
  const slots: PlanSlot[] = [];
  const drawingAt = (acrossCm: number, isCabFar: boolean): Omit<RowDrawing, 'row'> => ({
    zone,
    count,
    xCm: place.at[0] + (alongX * settings.pitchCm) / 2 - alongY * acrossCm,
    yCm: place.at[1] + (alongY * settings.pitchCm) / 2 + alongX * acrossCm,
    angleDeg: place.angleDeg,
    slotAngleDeg: place.angleDeg + settings.slantDeg + (isCabFar ? 0 : 180),
    pitchCm: settings.pitchCm,
    lengthCm: settings.lengthCm,
    widthCm: settings.widthCm,
    numbering: settings.numbering,
    attributes: { direction: settings.direction, hasPower: settings.hasPower },
  });
  for (let first = 0; first < settings.rows; first += group) {
    const rows = Math.min(group, settings.rows - first);
    const top = (first / group) * (groupDepth(settings, group) + settings.aisleCm);
    const half = rowDepthOf(settings) / 2;
    const codes = Array.from({ length: rows }, (_, at) => rowCodeAfter(row, first + at));
    if (settings.form === 'lane') {
      // The mouth is where the cabs point: the upper row, or the lower one.
      const mouth = isFar ? top + groupDepth(settings, rows) - half : top + half;
      slots.push(...laneOfRows({ ...drawingAt(mouth, isFar), rows: isFar ? codes.toReversed() : codes }));
    } else
      codes.forEach((code, at) => {
        const isCabFar = settings.form === 'pair' ? at === 1 : isFar;
        slots.push(...slotsOfRow({ ...drawingAt(top + half + at * rowDepthOf(settings), isCabFar), row: code }));
      });
  }
  return slots;
}

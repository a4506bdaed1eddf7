import type { PlanSlot } from '../../../shared/domain/layout/plan.ts';
import type { PlanPoint } from '../../../shared/domain/layout/plan.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import { numbersOf, rowCodeAfter, slotCodeOf, USUAL_NUMBERING, type Numbering } from './numbering.ts';

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
  return {
    along: count * settings.pitchCm,
    across: settings.rows * rowDepthOf(settings) + (groups - 1) * settings.aisleCm,
  };
}

/** Rows that touch each other. */
function groupOf({ form, depth }: RowSettings): number {
  return form === 'single' ? 1 : form === 'pair' ? 2 : depth;
}

/** The slots of a block. Row codes count on from `row`. */
export function slotsOfBlock(
  settings: RowSettings,
  place: RowPlace,
  count: number,
  zone: string,
  row: string,
): readonly PlanSlot[] {
  const turn = (place.angleDeg * Math.PI) / 180;
  const along = [Math.cos(turn), Math.sin(turn)] as const;
  const across = [-along[1], along[0]] as const;
  const group = groupOf(settings);
  const depthCm = rowDepthOf(settings);
  const numbers = numbersOf(settings.numbering, count);
  const slots: PlanSlot[] = [];
  for (let rowAt = 0; rowAt < settings.rows; rowAt += 1) {
    const inGroup = rowAt % group;
    const groupAt = Math.floor(rowAt / group);
    const v = groupAt * (group * depthCm + settings.aisleCm) + inGroup * depthCm + depthCm / 2;
    const code = rowCodeAfter(row, rowAt);
    const isNear = settings.form === 'pair' ? inGroup === 0 : settings.cab === 'near';
    // Lanes open where the cabs point: their mouth is the row at that side.
    const depth = isNear ? inGroup : Math.min(group, settings.rows - groupAt * group) - 1 - inGroup;
    const mouth = rowCodeAfter(row, isNear ? rowAt - inGroup : rowAt + depth);
    numbers.forEach((number, at) => {
      const u = (at + 0.5) * settings.pitchCm;
      slots.push({
        code: slotCodeOf(settings.numbering.pattern, zone, code, number),
        zone,
        row: code,
        position: number,
        lengthCm: settings.lengthCm,
        widthCm: settings.widthCm,
        xCm: Math.round(place.at[0] + along[0] * u + across[0] * v),
        yCm: Math.round(place.at[1] + along[1] * u + across[1] * v),
        angleDeg: upright(place.angleDeg + settings.slantDeg + (isNear ? 180 : 0)),
        hasPower: settings.hasPower,
        isCovered: false,
        hazardClasses: [],
        direction: settings.direction,
        access: settings.form === 'lane' ? 'lane' : 'through',
        laneKey: settings.form === 'lane' ? slotCodeOf(settings.numbering.pattern, zone, mouth, number) : null,
        depth: settings.form === 'lane' ? depth : 0,
        exitDistanceM: 0,
        walkDistanceM: 0,
        isKeepClear: false,
      });
    });
  }
  return slots;
}

/** An angle from 0 to below 360. */
export function upright(angleDeg: number): number {
  const turned = angleDeg % 360;
  return turned < 0 ? turned + 360 : turned;
}

import type { FacilityKind } from '../vocabulary.ts';
import type { Layout, LayoutBed, LayoutFacility, LayoutRoom } from './types.ts';

export const REST_STRIP_HEIGHT_CM = 2000;
const GAP_CM = 500;

/** Beds of a yard of 1,200, in dormitories of these sizes. */
const BEDS_PER_1200 = 160;
const DORMITORY_SIZES = [64, 96] as const;
/** Beds of one room, and rooms of one floor; the last room of the first dormitory is for women. */
const ROOM_BEDS = 8;
const FLOOR_ROOMS = 4;

type FacilityPlan = {
  readonly code: string;
  readonly kind: FacilityKind;
  readonly per1200: number;
  readonly widthCm: number;
  readonly turnMinutes?: number;
};

/** The other facilities of a yard of 1,200; see the load standards for what a unit of each is. */
const FACILITY_PLANS: readonly FacilityPlan[] = [
  { code: 'NA', kind: 'canteen', per1200: 900, widthCm: 3000 },
  { code: 'VT', kind: 'shower', per1200: 24, widthCm: 1500, turnMinutes: 15 },
  { code: 'WC', kind: 'toilet', per1200: 40, widthCm: 2000 },
  { code: 'NU', kind: 'water', per1200: 14, widthCm: 600 },
  { code: 'GI', kind: 'laundry', per1200: 16, widthCm: 1000, turnMinutes: 60 },
  { code: 'YT', kind: 'first-aid', per1200: 1, widthCm: 800 },
];

/** The drivers' rest area of a yard with this many slots, from the given corner to the right. */
export function facilitiesFor(
  slots: number,
  leftCm: number,
  topCm: number,
): Required<Pick<Layout, 'facilities' | 'rooms' | 'beds'>> {
  const facilities: LayoutFacility[] = [];
  const rooms: LayoutRoom[] = [];
  const beds: LayoutBed[] = [];
  let x = leftCm;
  const place = ({ code, kind, widthCm, turnMinutes }: Omit<FacilityPlan, 'per1200'>, capacity: number): void => {
    facilities.push({
      code,
      kind,
      capacity,
      ...(turnMinutes === undefined ? {} : { turnMinutes }),
      xCm: x + widthCm / 2,
      yCm: topCm + REST_STRIP_HEIGHT_CM / 2,
      widthCm,
      heightCm: REST_STRIP_HEIGHT_CM,
    });
    x += widthCm + GAP_CM;
  };
  dormitorySizes(Math.max(2, Math.round((slots * BEDS_PER_1200) / 1200))).forEach((size, i) => {
    const code = `N${i + 1}`;
    place({ code, kind: 'dormitory', widthCm: 2000 }, size);
    const own = bedsOf(code, size, i === 0);
    rooms.push(...roomsOf(own));
    beds.push(...own);
  });
  for (const plan of FACILITY_PLANS) place(plan, Math.max(1, Math.ceil((plan.per1200 * slots) / 1200)));
  return { facilities, rooms, beds };
}

function dormitorySizes(beds: number): readonly number[] {
  if (beds <= BEDS_PER_1200) {
    const first = Math.round((beds * DORMITORY_SIZES[0]) / BEDS_PER_1200);
    return [first, beds - first];
  }
  const sizes: number[] = [];
  for (let rest = beds; rest > 0; rest -= sizes.at(-1) ?? rest)
    sizes.push(Math.min(rest, DORMITORY_SIZES[sizes.length % 2] ?? rest));
  return sizes;
}

function bedsOf(facilityCode: string, count: number, hasWomensRoom: boolean): readonly Required<LayoutBed>[] {
  const women = hasWomensRoom ? Math.min(ROOM_BEDS, Math.floor(count / 4)) : 0;
  const others = count - women;
  return Array.from({ length: count }, (_, i) => ({
    code: `${facilityCode}-${String(i + 1).padStart(2, '0')}`,
    facilityCode,
    roomCode: roomCode(facilityCode, i < others ? Math.floor(i / ROOM_BEDS) : Math.ceil(others / ROOM_BEDS)),
    number: i + 1,
    isQuiet: i >= count / 2,
    isForWomen: i >= others,
  }));
}

/** Room 201 is the first of the second floor. */
function roomCode(facilityCode: string, at: number): string {
  return `${facilityCode}-${String(100 * floorOf(at) + (at % FLOOR_ROOMS) + 1)}`;
}

function floorOf(at: number): number {
  return 1 + Math.floor(at / FLOOR_ROOMS);
}

/** The rooms that these beds of one house stand in: for women, and quiet, where all their beds are. */
function roomsOf(beds: readonly Required<LayoutBed>[]): readonly LayoutRoom[] {
  return [...Map.groupBy(beds, (bed) => bed.roomCode)].map(([code, own], at) => ({
    code,
    facilityCode: own[0]?.facilityCode ?? '',
    floor: String(floorOf(at)),
    isQuiet: own.every(({ isQuiet }) => isQuiet),
    isForWomen: own.every(({ isForWomen }) => isForWomen),
  }));
}

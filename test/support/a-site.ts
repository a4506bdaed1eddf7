import type { Layout, LayoutSlot, LayoutZone } from '../../shared/domain/layout/types.ts';
import { ALWAYS_OPEN } from '../../shared/domain/queue/calendar.ts';
import type { Direction, Role } from '../../shared/domain/vocabulary.ts';
import type { NewSite } from '../../electron/areas/site/create.ts';

const BOX = { xCm: 0, yCm: 0, widthCm: 10_000, heightCm: 5_000 };

function aZone(code: string, over: Partial<LayoutZone> = {}): LayoutZone {
  return {
    ...BOX,
    code,
    name: { vi: code, en: code },
    kind: 'parking',
    capacity: 10,
    direction: null,
    cargoClasses: [],
    ...over,
  };
}

function aSlot(code: string, over: Partial<LayoutSlot> = {}): LayoutSlot {
  const position = Number(code.slice(-2));
  return {
    code,
    zoneCode: code.slice(0, 1),
    row: code.slice(0, 2),
    position,
    lengthCm: 2000,
    widthCm: 350,
    xCm: position * 400,
    yCm: 0,
    angleDeg: 90,
    hasPower: false,
    isCovered: false,
    hazardClasses: [],
    direction: null,
    access: 'through',
    laneKey: null,
    depth: 0,
    exitDistanceM: 100 + position,
    walkDistanceM: 50 + position,
    isKeepClear: false,
    ...over,
  };
}

/**
 * Eighteen slots: A01–A06 with plugs, B01–B06 plain, B07 short, B08 for hazardous goods, C01–C03 one lane behind
 * another, C04 a fire lane. Four beds: two usual, one quiet, one for women.
 */
export function aLayout(): Layout {
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    widthCm: 20_000,
    heightCm: 20_000,
    zones: [
      aZone('A', { direction: 'export', cargoClasses: ['fresh'] }),
      aZone('B'),
      aZone('C', { kind: 'overflow' }),
      aZone('GL', { kind: 'gate-lane' }),
      aZone('PR', { kind: 'processing' }),
      aZone('UN', { kind: 'unknown', capacity: 0 }),
    ],
    rows: [],
    slots: [
      ...[1, 2, 3, 4, 5, 6].map((n) => aSlot(`A${two(n)}`, { hasPower: true, direction: 'export' })),
      ...[1, 2, 3, 4, 5, 6].map((n) => aSlot(`B${two(n)}`)),
      aSlot('B07', { lengthCm: 1200 }),
      aSlot('B08', { hazardClasses: ['3', '8'] }),
      ...[1, 2, 3].map((n) => aSlot(`C${two(n)}`, { access: 'lane', laneKey: 'C1', depth: n - 1 })),
      aSlot('C04', { isKeepClear: true }),
    ],
    keepClear: [{ ...BOX, code: 'K1', kind: 'fire-lane' }],
    exits: [],
    facilities: [
      { ...BOX, code: 'N1', kind: 'dormitory', capacity: 4 },
      { ...BOX, code: 'A1', kind: 'canteen', capacity: 20 },
      { ...BOX, code: 'T1', kind: 'shower', capacity: 2 },
    ],
    beds: [
      { code: 'N1-01', facilityCode: 'N1', number: 1, isQuiet: false, isForWomen: false },
      { code: 'N1-02', facilityCode: 'N1', number: 2, isQuiet: false, isForWomen: false },
      { code: 'N1-03', facilityCode: 'N1', number: 3, isQuiet: true, isForWomen: false },
      { code: 'N1-04', facilityCode: 'N1', number: 4, isQuiet: false, isForWomen: true },
    ],
  };
}

const DIRECTIONS: readonly Direction[] = ['export', 'import'];

/** Two crossings in both directions, one crossing for exports alone, the small layout, and no users. */
export function aSite(over: Partial<NewSite> = {}): NewSite {
  const crossing = (code: string, name: string, directions: readonly Direction[]) => ({
    code,
    name,
    nameZh: '',
    aliases: [],
    calendar: ALWAYS_OPEN,
    directions: directions.map((direction) => ({
      direction,
      capacityPerHour: 30,
      buffer: 5,
      arriveWithinMs: 30 * 60_000,
    })),
  });
  return {
    name: 'Bãi thử',
    timeZone: 'Asia/Ho_Chi_Minh',
    isDemo: false,
    template: 300,
    layout: aLayout(),
    crossings: [
      crossing('HN', 'Hữu Nghị', DIRECTIONS),
      crossing('TT', 'Tân Thanh', DIRECTIONS),
      crossing('CM', 'Chi Ma', ['export']),
    ],
    users: [],
    ...over,
  };
}

/** One user for each role, all with the same secret. */
export const SECRET = 'mật khẩu 123';
export const USERS: readonly { readonly user: string; readonly roles: readonly Role[] }[] = [
  { user: 'moi', roles: ['gate', 'coordinator', 'rest', 'manager', 'administrator'] },
  { user: 'cong', roles: ['gate'] },
  { user: 'dieuphoi', roles: ['coordinator'] },
  { user: 'nghi', roles: ['rest'] },
  { user: 'quanly', roles: ['manager'] },
  { user: 'xem', roles: ['viewer'] },
  { user: 'tuong', roles: ['wall'] },
];

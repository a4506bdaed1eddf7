import type { CargoClass, Direction } from '../vocabulary.ts';
import type { LocalName, ZoneKind } from './types.ts';

/** Sizes for which a template is offered to a new site. */
export const TEMPLATE_SIZES = [300, 1200, 5000] as const;
export type TemplateSize = (typeof TEMPLATE_SIZES)[number];

/** What a zone of a template is for and how its rows look; `slotsPer10000` shares out sizes that have no plan of their own. */
export type ZonePlan = {
  readonly code: string;
  readonly name: LocalName;
  readonly kind: ZoneKind;
  readonly direction: Direction | null;
  readonly cargoClasses: readonly CargoClass[];
  readonly hasPower: boolean;
  readonly lengthCm: number;
  /** How many of its last rows are for short trucks. */
  readonly shortRowShare: number;
  /** Rows that stand one behind another from one aisle; 1 for drive-through pairs. */
  readonly laneDepth: number;
  /** Whether the end of the last row admits hazardous goods: far from people and from the way out. */
  readonly hasHazardRow: boolean;
  /** How row lengths change from the first row to the last, as ground does that is not a rectangle. */
  readonly slant: number;
  readonly slotsPer10000: number;
};

export const SHORT_SLOT_CM = 1200;
export const HAZARD_CLASSES: readonly string[] = ['2', '3', '8', '9'];

const usual = {
  kind: 'parking',
  hasPower: false,
  lengthCm: 2000,
  shortRowShare: 0,
  laneDepth: 1,
  hasHazardRow: false,
  slant: 0,
  cargoClasses: [],
} as const;

export const ZONE_PLANS: readonly ZonePlan[] = [
  {
    ...usual,
    code: 'A',
    name: { vi: 'Xuất tươi · có ổ điện', en: 'Fresh export · with plugs' },
    direction: 'export',
    cargoClasses: ['fresh'],
    hasPower: true,
    slotsPer10000: 1320,
  },
  {
    ...usual,
    code: 'B',
    name: { vi: 'Xuất chung', en: 'General export' },
    direction: 'export',
    cargoClasses: ['general', 'electronics', 'machinery', 'vehicles'],
    shortRowShare: 1 / 3,
    slotsPer10000: 2000,
  },
  {
    ...usual,
    code: 'C',
    name: { vi: 'Nhập chờ kiểm', en: 'Import · waiting for inspection' },
    direction: 'import',
    shortRowShare: 1 / 4,
    slotsPer10000: 2680,
  },
  {
    ...usual,
    code: 'D',
    name: { vi: 'Nhập sang tải', en: 'Import · transshipment' },
    direction: 'import',
    cargoClasses: ['general', 'electronics', 'fresh'],
    slant: 2,
    slotsPer10000: 1680,
  },
  {
    ...usual,
    code: 'E',
    name: { vi: 'Xe mới · máy móc', en: 'New vehicles · machinery' },
    direction: 'import',
    cargoClasses: ['vehicles', 'machinery'],
    lengthCm: 1800,
    hasHazardRow: true,
    slant: -2,
    slotsPer10000: 1640,
  },
  {
    ...usual,
    code: 'F',
    name: { vi: 'Tràn', en: 'Overflow' },
    kind: 'overflow',
    direction: null,
    laneDepth: 2,
    slotsPer10000: 680,
  },
];

/** A column of zones, top to bottom, each with the number of slots of every row; a fire lane may run on its left. */
export type ColumnPlan = {
  readonly hasFireLaneBefore: boolean;
  readonly zones: readonly { readonly code: string; readonly rows: readonly number[] }[];
};

/** The yards that are drawn by hand. */
export const DRAWN_PLANS: ReadonlyMap<number, readonly ColumnPlan[]> = new Map([
  [
    300,
    [
      {
        hasFireLaneBefore: false,
        zones: [
          { code: 'A', rows: [20, 20] },
          { code: 'B', rows: [20, 20, 20] },
        ],
      },
      {
        hasFireLaneBefore: false,
        zones: [
          { code: 'C', rows: [21, 21, 19, 19] },
          { code: 'F', rows: [10, 10] },
        ],
      },
      {
        hasFireLaneBefore: true,
        zones: [
          { code: 'D', rows: [24, 26] },
          { code: 'E', rows: [26, 24] },
        ],
      },
    ],
  ],
  [
    1200,
    [
      {
        hasFireLaneBefore: false,
        zones: [
          { code: 'A', rows: [40, 40, 40, 40] },
          { code: 'B', rows: [40, 40, 40, 40, 40, 40] },
        ],
      },
      {
        hasFireLaneBefore: false,
        zones: [
          { code: 'C', rows: [42, 42, 42, 42, 38, 38, 38, 38] },
          { code: 'F', rows: [40, 40] },
        ],
      },
      {
        hasFireLaneBefore: true,
        zones: [
          { code: 'D', rows: [36, 38, 40, 42, 44] },
          { code: 'E', rows: [44, 42, 40, 38, 36] },
        ],
      },
    ],
  ],
]);

/** Pseudo-zones of every template; capacity for a yard of 1,200. */
export const PSEUDO_ZONES: readonly {
  readonly code: string;
  readonly name: LocalName;
  readonly kind: ZoneKind;
  readonly capacityOf1200: number;
}[] = [
  { code: 'LC', name: { vi: 'Làn cổng', en: 'Gate lanes' }, kind: 'gate-lane', capacityOf1200: 12 },
  {
    code: 'DL',
    name: { vi: 'Đang làm thủ tục', en: 'At the crossing or inspection' },
    kind: 'processing',
    capacityOf1200: 66,
  },
  { code: 'CR', name: { vi: 'Chưa rõ chỗ', en: 'Place not known' }, kind: 'unknown', capacityOf1200: 0 },
];

/** Columns of a plan's slots as a table, in the order in which they are written. */
export const PLAN_COLUMNS = [
  'code',
  'zone',
  'row',
  'position',
  'length',
  'width',
  'x',
  'y',
  'angle',
  'power',
  'covered',
  'hazard',
  'direction',
  'access',
  'lane',
  'depth',
  'exit',
  'walk',
  'keepClear',
] as const;
export type PlanColumn = (typeof PLAN_COLUMNS)[number];

/** Without these a table is no plan. */
export const NEEDED_COLUMNS = ['code', 'zone', 'row', 'position', 'length', 'x', 'y'] as const satisfies PlanColumn[];

/** How columns are called, folded: small letters without marks, one space between words, without their unit. */
const NAMES: Readonly<Record<PlanColumn, readonly string[]>> = {
  code: ['code', 'slot', 'slot code', 'ma', 'ma o', 'o', 'ma cho', 'ma o do'],
  zone: ['zone', 'zone code', 'area', 'khu', 'ma khu', 'khu vuc'],
  row: ['row', 'row code', 'day', 'hang', 'ma day'],
  position: ['position', 'pos', 'no', 'number', 'so', 'so thu tu', 'stt', 'vi tri'],
  length: ['length', 'len', 'dai', 'chieu dai'],
  width: ['width', 'rong', 'chieu rong'],
  x: ['x', 'toa do x'],
  y: ['y', 'toa do y'],
  angle: ['angle', 'huong', 'goc', 'heading'],
  power: ['power', 'plug', 'has power', 'o dien', 'o cam', 'dien'],
  covered: ['covered', 'cover', 'roof', 'mai che', 'co mai'],
  hazard: ['hazard', 'hazard classes', 'hazard class', 'nguy hiem', 'hang nguy hiem', 'loai nguy hiem'],
  direction: ['direction', 'chieu', 'xuat nhap', 'chieu xuat nhap'],
  access: ['access', 'loi vao', 'kieu vao'],
  lane: ['lane', 'lane key', 'lan', 'ma lan'],
  depth: ['depth', 'do sau'],
  exit: ['exit', 'exit distance', 'ra cong', 'cach cong'],
  walk: ['walk', 'walk distance', 'walking', 'di bo'],
  keepClear: ['keep clear', 'keepclear', 'cam do'],
};

const BY_NAME: ReadonlyMap<string, PlanColumn> = new Map(
  PLAN_COLUMNS.flatMap((column) => NAMES[column].map((name) => [name, column] as const)),
);

export type LengthUnit = 'm' | 'cm';

/** What a header stands for, with the unit that it names; null for one that is no column of a plan. */
export function columnNamed(header: string): { readonly column: PlanColumn; readonly unit: LengthUnit | null } | null {
  const words = folded(header).split(' ');
  const last = words.at(-1) ?? '';
  const hasUnit = words.length > 1 && UNITS.has(last);
  const column = BY_NAME.get((hasUnit ? words.slice(0, -1) : words).join(' '));
  if (column === undefined) return null;
  return { column, unit: hasUnit && (last === 'm' || last === 'cm') ? last : null };
}

const UNITS: ReadonlySet<string> = new Set(['m', 'cm', 'do', 'deg', '°']);

/** A word as it is compared: small letters, no marks, one space between words. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/giu, 'd')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}°.]+/gu, ' ')
    .trim();
}

import { checkDigitOf } from '../vehicles/container.ts';
import type { CargoClass, Direction, VehicleType } from '../vocabulary.ts';
import type { DemoCrossingCode } from './flows.ts';
import type { Random } from './random.ts';
import {
  CARRIERS,
  CHINESE_CARRIERS,
  CHINESE_FAMILY_NAMES,
  CHINESE_GIVEN_NAMES,
  FAMILY_NAMES,
  GIVEN_NAMES,
  MIDDLE_NAMES,
} from './words.ts';

/** Particulars of one made-up truck, in the fields of a declaration. */
export type DemoTruck = {
  readonly plate: string;
  readonly trailerPlate?: string;
  readonly containerNo?: string;
  readonly direction: Direction;
  readonly crossing: DemoCrossingCode;
  readonly cargoClass: CargoClass;
  readonly goods: string;
  readonly loaded: boolean;
  readonly vehicleType: VehicleType;
  readonly temperatureC?: number;
  readonly hazardClass?: string;
  readonly people: number;
  readonly driver: string;
  readonly phone?: string;
  readonly carrier: string;
  readonly weightKg: number;
  readonly customsDeclarationNo?: string;
  readonly growingAreaCode?: string;
  readonly packingHouseCode?: string;
};

type Goods = { readonly name: string; readonly temperatureC?: number };

const GOODS: Readonly<Record<Direction, Readonly<Record<CargoClass, readonly Goods[]>>>> = {
  export: {
    fresh: [
      { name: 'Sầu riêng', temperatureC: 5 },
      { name: 'Sầu riêng', temperatureC: 4 },
      { name: 'Thanh long', temperatureC: 5 },
      { name: 'Xoài', temperatureC: 8 },
      { name: 'Mít', temperatureC: 10 },
      { name: 'Chuối', temperatureC: 13 },
      { name: 'Dưa hấu' },
    ],
    electronics: [{ name: 'Linh kiện điện tử' }, { name: 'Bản mạch' }],
    machinery: [{ name: 'Máy nông nghiệp' }],
    vehicles: [{ name: 'Xe tải' }],
    general: [{ name: 'Tinh bột sắn' }, { name: 'Nhôm thỏi' }, { name: 'Sợi gai' }, { name: 'Tinh bột sắn' }],
  },
  import: {
    fresh: [{ name: 'Hoa quả', temperatureC: 3 }, { name: 'Nông sản' }, { name: 'Lê, táo', temperatureC: 2 }],
    electronics: [{ name: 'Linh kiện máy vi tính' }, { name: 'Hàng điện tử' }, { name: 'Linh kiện điện tử' }],
    machinery: [{ name: 'Máy móc' }, { name: 'Máy xúc' }, { name: 'Thiết bị dây chuyền' }],
    vehicles: [{ name: 'Ô tô mới' }, { name: 'Ô tô tải mới' }],
    general: [
      { name: 'Hàng tiêu dùng' },
      { name: 'Linh kiện ô tô, xe máy' },
      { name: 'Sản phẩm sắt thép' },
      { name: 'Nguyên phụ liệu dệt may, da giày' },
    ],
  },
};

const PROVINCES = [
  '12',
  '12',
  '12',
  '29',
  '30',
  '98',
  '99',
  '14',
  '15',
  '34',
  '51',
  '50',
  '60',
  '63',
  '66',
  '77',
  '93',
  '47',
  '70',
  '86',
];
const CHINESE_PLACES = ['桂A', '桂F', '桂F', '桂P', '粤B', '湘A', '鲁Q'];
const CONTAINER_OWNERS = ['KMTU', 'TGHU', 'MSKU', 'OOLU', 'CSNU', 'BMOU'];
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Part of the imports that Chinese trucks bring themselves. */
const CHINESE_TRUCKS = 0.45;

/** Makes a truck for a flow: plate, pieces, people, goods and papers that fit together. */
export function aTruck(
  random: Random,
  of: { readonly crossing: DemoCrossingCode; readonly direction: Direction; readonly cargoClass: CargoClass },
): DemoTruck {
  const { crossing, direction, cargoClass } = of;
  const isChinese = direction === 'import' && random.chance(CHINESE_TRUCKS);
  const goods = random.pick(GOODS[direction][cargoClass]);
  const vehicleType = vehicleTypeOf(random, cargoClass, direction);
  const isArticulated = vehicleType.startsWith('tractor');
  const isReefer = goods.temperatureC !== undefined && random.chance(0.85);
  const hasCodes = direction === 'export' && cargoClass === 'fresh' && random.chance(0.72);
  const isHazardous = cargoClass === 'general' && random.chance(0.012);
  return {
    plate:
      vehicleType === 'new-vehicle' ? temporaryPlate(random) : isChinese ? chinesePlate(random) : plateOf(random, 'C'),
    ...(isArticulated && { trailerPlate: isChinese ? chineseTrailer(random) : plateOf(random, 'R') }),
    ...(isArticulated && random.chance(0.55) && { containerNo: containerNo(random) }),
    direction,
    crossing,
    cargoClass,
    goods: goods.name,
    loaded: !random.chance(0.02),
    vehicleType,
    ...(isReefer && { temperatureC: goods.temperatureC }),
    ...(isHazardous && { hazardClass: random.pick(['3', '8', '9']) }),
    people: random.chance(0.86) ? 2 : 1,
    driver: isChinese ? chineseName(random) : nameOf(random),
    ...(random.chance(0.8) && { phone: `09${digits(random, 8)}` }),
    carrier: isChinese ? random.pick(CHINESE_CARRIERS) : random.pick(CARRIERS),
    weightKg: Math.round(random.between(9000, 27_000) / 100) * 100,
    ...(random.chance(0.96) && { customsDeclarationNo: `30${digits(random, 10)}` }),
    ...(hasCodes && {
      growingAreaCode: `VN-${random.pick(['DLOR', 'TGOR', 'LDOR', 'BTOR', 'DTOR'])}-${digits(random, 4)}`,
      packingHouseCode: `VN-${random.pick(['BTPH', 'TGPH', 'DLPH', 'LAPH'])}-${digits(random, 3)}`,
    }),
  };
}

function vehicleTypeOf(random: Random, cargoClass: CargoClass, direction: Direction): VehicleType {
  if (cargoClass === 'vehicles')
    return random.weighted([
      [0.55, 'new-vehicle'],
      [0.45, 'tractor-45'],
    ] as const);
  if (cargoClass === 'fresh' && direction === 'export')
    return random.weighted([
      [0.62, 'tractor-40'],
      [0.2, 'tractor-45'],
      [0.18, 'truck-4-axle'],
    ] as const);
  return random.weighted([
    [0.44, 'tractor-40'],
    [0.16, 'tractor-45'],
    [0.2, 'truck-4-axle'],
    [0.14, 'truck-3-axle'],
    [0.06, 'truck-2-axle'],
  ] as const);
}

/** A Vietnamese plate as people write it: tractors and trucks `C` (some `H`), trailers `R`. */
function plateOf(random: Random, series: 'C' | 'R'): string {
  const letter = series === 'C' && random.chance(0.12) ? 'H' : series;
  return `${random.pick(PROVINCES)}${letter}-${digits(random, 3)}.${digits(random, 2)}`;
}

/** New cars drive in on temporary plates. */
function temporaryPlate(random: Random): string {
  return `T${digits(random, 7)}`;
}

function chinesePlate(random: Random): string {
  return `${random.pick(CHINESE_PLACES)}·${random.chance(0.3) ? random.pick([...LETTERS]) : digits(random, 1)}${digits(random, 4)}`;
}

function chineseTrailer(random: Random): string {
  return `${random.pick(CHINESE_PLACES)}·${digits(random, 4)}挂`;
}

function containerNo(random: Random): string {
  const firstTen = `${random.pick(CONTAINER_OWNERS)}${digits(random, 6)}`;
  const check = checkDigitOf(firstTen);
  // One in a hundred is read wrongly at the gate (GA2).
  return `${firstTen}${String(random.chance(0.01) ? (check + 1) % 10 : check)}`;
}

function nameOf(random: Random): string {
  return `${random.pick(FAMILY_NAMES)} ${random.pick(MIDDLE_NAMES)} ${random.pick(GIVEN_NAMES)}`;
}

function chineseName(random: Random): string {
  return `${random.pick(CHINESE_FAMILY_NAMES)}${random.pick(CHINESE_GIVEN_NAMES)}`;
}

function digits(random: Random, count: number): string {
  let text = '';
  for (let i = 0; i < count; i += 1) text += String(random.int(10));
  return text;
}

import type { CommandInput } from '../../../shared/contract/commands.ts';
import {
  CARGO_CLASSES,
  VEHICLE_TYPES,
  type CargoClass,
  type Direction,
  type VehicleType,
} from '../../../shared/domain/vocabulary.ts';
import { instantOfLocal, type TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { readDay, readNumber } from '../../ui/format.ts';

/** What is typed of one truck; all of it text, empty where nothing is known. */
export type Typed = {
  readonly plate: string;
  readonly trailerPlate: string;
  readonly containerNo: string;
  /** Direction and crossing code. */
  readonly course: string;
  readonly cargoClass: string;
  readonly goods: string;
  readonly vehicleType: string;
  readonly temperatureC: string;
  readonly weightKg: string;
  readonly driver: string;
  readonly phone: string;
  readonly expectedAt: string;
  readonly customsDeclarationNo: string;
  readonly carrier: string;
};

export const NOTHING_TYPED: Typed = {
  plate: '',
  trailerPlate: '',
  containerNo: '',
  course: '',
  cargoClass: 'fresh',
  goods: '',
  vehicleType: '',
  temperatureC: '',
  weightKg: '',
  driver: '',
  phone: '',
  expectedAt: '',
  customsDeclarationNo: '',
  carrier: '',
};

export type Declaration = CommandInput<'expected.add'>;
export type TypingProblem = { readonly field: keyof Typed };

/** Reads what was typed into the command's input, or names the field that cannot be read. */
export function declarationOf(typed: Typed, zone: TimeZone): Declaration | TypingProblem {
  const [direction, crossing] = typed.course.split(' ', 2) as [Direction, string];
  const expectedAt = typed.expectedAt.trim() === '' ? null : readDayTime(typed.expectedAt, zone);
  if (typed.expectedAt.trim() !== '' && expectedAt === null) return { field: 'expectedAt' };
  const numbers = { temperatureC: numberOf(typed.temperatureC), weightKg: numberOf(typed.weightKg) };
  for (const field of ['temperatureC', 'weightKg'] as const) if (Number.isNaN(numbers[field])) return { field };
  return {
    plate: typed.plate,
    direction,
    crossing,
    cargoClass: CARGO_CLASSES.find((one) => one === typed.cargoClass) ?? ('general' satisfies CargoClass),
    trailerPlate: textOf(typed.trailerPlate),
    containerNo: textOf(typed.containerNo),
    goods: textOf(typed.goods),
    vehicleType: VEHICLE_TYPES.find((one) => one === typed.vehicleType) ?? (null satisfies VehicleType | null),
    temperatureC: numbers.temperatureC,
    weightKg: numbers.weightKg === null ? null : Math.round(numbers.weightKg),
    driver: textOf(typed.driver),
    phone: textOf(typed.phone),
    expectedAt,
    customsDeclarationNo: textOf(typed.customsDeclarationNo),
    carrier: textOf(typed.carrier),
  };
}

/** Reads `22/11/2026 02:19` in the site's zone; null when it is no such time. */
export function readDayTime(text: string, zone: TimeZone): Instant | null {
  const match = /^(\S+)\s+(\d{1,2})(?::|h|g)(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const day = readDay(match[1] ?? '');
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  if (day === null || hour > 23 || minute > 59) return null;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return instantOfLocal({ year, month, day: date, hour, minute, second: 0 }, zone);
}

function textOf(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Null when nothing is typed, NaN when it is no number. */
function numberOf(text: string): number | null {
  if (text.trim() === '') return null;
  return readNumber(text) ?? Number.NaN;
}

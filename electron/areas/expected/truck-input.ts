import { readContainer } from '../../../shared/domain/vehicles/container.ts';
import { readPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import type { CargoClass, Direction } from '../../../shared/domain/vocabulary.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';

type Particulars = Omit<ParsedInput<'expected.add'>, 'crossing' | 'plate'>;
type Typed = { readonly [Key in keyof Particulars]?: Particulars[Key] | undefined } & { readonly plate: string };

/** Reads typed particulars into their normal form, with warnings instead of refusals (GA2). */
export function readTruck(
  typed: Typed,
  base: DeclaredTruck | null,
  usual: {
    readonly direction: Direction;
    readonly crossingId: number;
    readonly cargoClass: CargoClass;
    readonly people: number;
  },
): { readonly truck: DeclaredTruck; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const plate = readPlate(typed.plate);
  if (plate.form === 'unknown') warnings.push('plate.unknown-form');
  const container = typed.containerNo ? readContainer(typed.containerNo) : null;
  const containerIsValid =
    container?.isValid ?? (typed.containerNo === undefined ? base?.containerIsValid : null) ?? null;
  if (containerIsValid === false) warnings.push('container.check-digit');
  const temperatureC = chosen(typed.temperatureC, base?.temperatureC);
  if (base !== null && typed.people !== undefined && typed.people > base.people)
    warnings.push('people.more-than-declared');
  const truck: DeclaredTruck = {
    plate: plate.plate,
    plateTyped: typed.plate,
    trailerPlate: typed.trailerPlate
      ? readPlate(typed.trailerPlate).plate
      : chosen(typed.trailerPlate, base?.trailerPlate),
    containerNo: container?.containerNo ?? chosen(typed.containerNo, base?.containerNo),
    containerIsValid,
    direction: typed.direction ?? base?.direction ?? usual.direction,
    crossingId: usual.crossingId,
    cargoClass: typed.cargoClass ?? base?.cargoClass ?? usual.cargoClass,
    goods: chosen(typed.goods, base?.goods),
    loaded: typed.loaded ?? base?.loaded ?? true,
    vehicleType: chosen(typed.vehicleType, base?.vehicleType),
    needsPower: typed.needsPower ?? base?.needsPower ?? temperatureC !== null,
    temperatureC,
    loadedAt: chosen(typed.loadedAt, base?.loadedAt),
    spoilByAt: chosen(typed.spoilByAt, base?.spoilByAt),
    isTwoWay: typed.isTwoWay ?? base?.isTwoWay ?? false,
    hazardClass: chosen(typed.hazardClass, base?.hazardClass),
    people: typed.people ?? base?.people ?? usual.people,
    driver: chosen(typed.driver, base?.driver),
    phone: chosen(typed.phone, base?.phone),
    documentNo: chosen(typed.documentNo, base?.documentNo),
    carrier: chosen(typed.carrier, base?.carrier),
    weightKg: chosen(typed.weightKg, base?.weightKg),
    expectedAt: chosen(typed.expectedAt, base?.expectedAt),
    appointmentAt: chosen(typed.appointmentAt, base?.appointmentAt),
    platformCode: chosen(typed.platformCode, base?.platformCode),
    customsDeclarationNo: chosen(typed.customsDeclarationNo, base?.customsDeclarationNo),
    growingAreaCode: chosen(typed.growingAreaCode, base?.growingAreaCode),
    packingHouseCode: chosen(typed.packingHouseCode, base?.packingHouseCode),
    note: chosen(typed.note, base?.note),
  };
  return { truck, warnings };
}

/** What was typed; what was known before where nothing was typed. */
function chosen<Value>(typed: Value | null | undefined, before: Value | null | undefined): Value | null {
  return (typed === undefined ? before : typed) ?? null;
}

import type { Waits } from '../../../shared/domain/queue/waits.ts';
import { CARGO_CLASSES, type CargoClass } from '../../../shared/domain/vocabulary.ts';

type ClassWaits = Waits['classes'][number];

export type ComparedClass = {
  readonly cargoClass: CargoClass;
  readonly actual: ClassWaits | null;
  readonly changed: ClassWaits | null;
};

/** The classes that came on the day, each with its waits as they were and as they would have been. */
export function comparedClassesOf(actual: Waits, changed: Waits): readonly ComparedClass[] {
  const of = (waits: Waits, cargoClass: CargoClass): ClassWaits | null =>
    waits.classes.find((one) => one.cargoClass === cargoClass) ?? null;
  return CARGO_CLASSES.map((cargoClass) => ({
    cargoClass,
    actual: of(actual, cargoClass),
    changed: of(changed, cargoClass),
  })).filter((one) => one.actual !== null || one.changed !== null);
}

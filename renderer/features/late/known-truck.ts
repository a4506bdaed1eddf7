import type { VisitRow } from '../../../shared/contract/rows.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { isKnownPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import type { RowStore } from '../../store/row-store.ts';
import type { LineWay } from './lines.ts';

/** Who is expected, and who is inside, by plate. */
export type KnownTrucks = {
  readonly expected: ReadonlyMap<string, VisitRow>;
  readonly inside: ReadonlyMap<string, VisitRow>;
};

export function knownTrucks(rows: RowStore): KnownTrucks {
  const expected = new Map<string, VisitRow>();
  const inside = new Map<string, VisitRow>();
  for (const visit of rows.all('visit').values()) {
    if (visit.stage === 'expected') expected.set(visit.plate, visit);
    else if (isInYard(visit.stage) || visit.stage === 'abroad') inside.set(visit.plate, visit);
  }
  return { expected, inside };
}

/** Whether somebody with this plate is expected or inside. */
export function isOnRecord(code: string, { expected, inside }: KnownTrucks): boolean {
  const plate = normalisePlate(code);
  return expected.has(plate) || inside.has(plate);
}

/** What is known of a truck by its whole plate: out means inside, in means expected, or inside already. */
export function knownBy(plate: string, way: LineWay, { expected, inside }: KnownTrucks): VisitRow | null {
  const whole = normalisePlate(plate);
  if (way === 'out') return inside.get(whole) ?? null;
  return inside.get(whole) ?? expected.get(whole) ?? null;
}

/** A shorter fragment would match half the yard. */
const SHORTEST_FRAGMENT = 4;

/** The plate that a fragment stands for: its end or its beginning, where only one truck fits; else the text as it is. */
export function wholePlate(text: string, way: LineWay, { expected, inside }: KnownTrucks): string {
  const fragment = normalisePlate(text);
  if (fragment.length < SHORTEST_FRAGMENT || isKnownPlate(fragment)) return text;
  const plates = way === 'out' ? [...inside.keys()] : [...expected.keys()];
  const fitting = plates.filter((plate) => plate.endsWith(fragment) || plate.startsWith(fragment));
  return fitting.length === 1 ? (fitting[0] ?? text) : text;
}

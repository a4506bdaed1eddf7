import { CARGO_CLASSES, DIRECTIONS, type CargoClass, type Direction } from '../vocabulary.ts';
import type { YardPlaces, ZonePlaces } from './types.ts';

/** Number of kinds of trucks that zones tell apart: direction × class of goods. */
export const TRUCK_KINDS = DIRECTIONS.length * CARGO_CLASSES.length;

/** Which of them a truck is. */
export function truckKind(direction: Direction, cargoClass: CargoClass): number {
  return DIRECTIONS.indexOf(direction) * CARGO_CLASSES.length + CARGO_CLASSES.indexOf(cargoClass);
}

export type Placing = {
  /** Places wanted in each zone, in the order of the yard's, after the last `place`. */
  readonly wanted: Float64Array;
  /** Places the trucks of each kind; how many find none in the yard. The list is used up. */
  readonly place: (trucks: Float64Array) => number;
};

/**
 * Puts trucks into zones (RH7): those zones that take the fewest kinds come first, zones with the same kinds fill together,
 * each by its places, and what finds none goes on to the next. What a zone wants is what came as far as to it, so a special
 * zone may be short of places while there is room elsewhere. Trucks that wait for no crossing hold general places.
 */
export function createPlacing({ zones, others }: YardPlaces): Placing {
  const wanted = new Float64Array(zones.length);
  const groups = [...Map.groupBy(zones.keys(), (at) => kindsOf(zones[at] as ZonePlaces).join())]
    .map(([, members]) => {
      const kinds = kindsOf(zones[members[0] as number] as ZonePlaces);
      return { kinds, members, all: members.reduce((sum, at) => sum + (zones[at]?.places ?? 0), 0) };
    })
    .sort((a, b) => a.kinds.length - b.kinds.length);
  let homeless = others;
  const free = new Map<(typeof groups)[number], number>();
  for (const group of [...groups].reverse()) {
    const held = Math.min(homeless, group.all);
    homeless -= held;
    free.set(group, group.all - held);
  }
  const plans = groups.map((group) => ({
    kinds: Int32Array.from(group.kinds),
    free: free.get(group) ?? 0,
    held: group.all - (free.get(group) ?? 0),
    members: Int32Array.from(group.members),
    parts: Float64Array.from(group.members, (at) =>
      group.all > 0 ? (zones[at]?.places ?? 0) / group.all : 1 / group.members.length,
    ),
  }));
  return {
    wanted,
    place: (trucks) => {
      for (const { kinds, free: places, held, members, parts } of plans) {
        let come = 0;
        for (let k = 0; k < kinds.length; k += 1) come += trucks[kinds[k] as number] as number;
        const left = come > places ? 1 - places / come : 0;
        for (let k = 0; k < kinds.length; k += 1) {
          const kind = kinds[k] as number;
          trucks[kind] = (trucks[kind] as number) * left;
        }
        for (let m = 0; m < members.length; m += 1) wanted[members[m] as number] = (held + come) * (parts[m] as number);
      }
      let without = homeless;
      for (let kind = 0; kind < TRUCK_KINDS; kind += 1) without += trucks[kind] as number;
      return without;
    },
  };
}

/** Whether a zone takes not all kinds of trucks. */
export function isSpecial(zone: ZonePlaces): boolean {
  return kindsOf(zone).length < TRUCK_KINDS;
}

function kindsOf({ direction, cargoClasses }: ZonePlaces): readonly number[] {
  return DIRECTIONS.filter((one) => direction === null || one === direction).flatMap((one) =>
    CARGO_CLASSES.filter((cargo) => cargoClasses.length === 0 || cargoClasses.includes(cargo)).map((cargo) =>
      truckKind(one, cargo),
    ),
  );
}

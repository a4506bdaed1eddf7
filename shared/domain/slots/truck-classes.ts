import { fold } from '../../kernel/text.ts';
import type { PreparedSlots } from './prepared.ts';
import type { SuggestOptions } from './suggest.ts';
import { urgencyPercentOf } from './terms.ts';
import type { PlacingVisit } from './types.ts';

/** Trucks to which each slot costs the same, but for the length that they leave over. */
export type TruckClass = { readonly example: PlacingVisit; readonly visits: readonly PlacingVisit[] };

/** More classes than this, and trucks of different length that fit the same slots count as one. */
const MOST_CLASSES = 96;

/**
 * Sorts trucks into classes, so that whole yards can be planned by class. Two of a class cost the same in every slot
 * outside lanes. Where there would be too many classes, trucks that fit the same slots are put together: what each
 * leaves over then differs by the same amount in every slot, up to rounding.
 */
export function truckClassesOf(
  prepared: PreparedSlots,
  visits: readonly PlacingVisit[],
  options: SuggestOptions,
): readonly TruckClass[] {
  const exact = classesBy(
    visits,
    keyBy(prepared, options, (lengthCm) => lengthCm),
  );
  if (exact.length <= MOST_CLASSES) return exact;
  const lengths = [...new Set(prepared.profiles.map((profile) => profile.lengthCm))].toSorted((a, b) => a - b);
  return classesBy(
    visits,
    keyBy(prepared, options, (lengthCm) => lengths.filter((each) => each < lengthCm).length),
  );
}

function classesBy(visits: readonly PlacingVisit[], keyOf: (visit: PlacingVisit) => string): readonly TruckClass[] {
  const classes = new Map<string, PlacingVisit[]>();
  for (const visit of visits) {
    const key = keyOf(visit);
    const members = classes.get(key);
    if (members === undefined) classes.set(key, [visit]);
    else members.push(visit);
  }
  return [...classes.values()].map((members) => ({ example: members[0] as PlacingVisit, visits: members }));
}

function keyBy(
  prepared: PreparedSlots,
  options: SuggestOptions,
  bandOf: (lengthCm: number) => number,
): (visit: PlacingVisit) => string {
  const wishers = new Set<number>(prepared.reserved);
  const firms = new Set(prepared.reservedFirm);
  const goods = new Map<string, string>();
  const closings = [...new Set(options.closesAt?.values() ?? [])].toSorted((a, b) => a - b);
  const zonesFor = (cargoClass: PlacingVisit['cargoClass']): string => {
    let zones = goods.get(cargoClass);
    if (zones === undefined) {
      zones = prepared.zoneIds
        .map((zoneId) => options.zones?.get(zoneId)?.cargoClasses ?? [])
        .map((admitted) => (admitted.length === 0 || admitted.includes(cargoClass) ? '1' : '0'))
        .join('');
      goods.set(cargoClass, zones);
    }
    return zones;
  };
  return (visit) => {
    const leavesAt = visit.expectedDepartureAt ?? Infinity;
    const firm = visit.carrier === null ? '' : fold(visit.carrier);
    return [
      bandOf(visit.lengthCm),
      visit.needsPower ? 'plug' : '',
      visit.hazardClass ?? '',
      visit.direction ?? '',
      urgencyPercentOf(visit, options.now),
      zonesFor(visit.cargoClass),
      firm !== '' && firms.has(firm) ? firm : '',
      wishers.has(visit.visitId) ? visit.visitId : '',
      closings.filter((at) => at < leavesAt).length,
      visit.expectedDepartureAt === null ? 'unknown' : '',
    ].join('|');
  };
}

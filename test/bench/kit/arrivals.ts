import type { Instant } from '../../../shared/kernel/instant.ts';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import type { Layout } from '../../../shared/domain/layout/types.ts';
import type { ZoneId } from '../../../shared/kernel/ids.ts';
import type { PlacingVisit, ZonePolicy } from '../../../shared/domain/slots/types.ts';
import { aPlacing, NOW, visitId, zoneId } from '../../unit/slots/a-slot.ts';

/** Numbers between 0 and 1 that are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Kinds of trucks as they come to a yard at the border, and how many of a hundred are of each. */
const KINDS: readonly (Partial<PlacingVisit> & { readonly share: number; readonly stayHours: number })[] = [
  { share: 17, stayHours: 5, cargoClass: 'fresh', needsPower: true, lengthCm: 1650, direction: 'export' },
  { share: 9, stayHours: 9, cargoClass: 'fresh', needsPower: false, lengthCm: 1150, direction: 'export' },
  { share: 14, stayHours: 16, cargoClass: 'general', lengthCm: 1650, direction: 'export' },
  { share: 8, stayHours: 16, cargoClass: 'general', lengthCm: 1150, direction: 'export' },
  { share: 16, stayHours: 16, cargoClass: 'electronics', lengthCm: 1650, direction: 'import' },
  { share: 12, stayHours: 30, cargoClass: 'general', lengthCm: 1650, direction: 'import' },
  { share: 9, stayHours: 30, cargoClass: 'general', lengthCm: 1150, direction: 'import' },
  { share: 7, stayHours: 40, cargoClass: 'machinery', lengthCm: 1750, direction: 'import' },
  { share: 5, stayHours: 40, cargoClass: 'vehicles', lengthCm: 1200, direction: 'import' },
  { share: 2, stayHours: 16, cargoClass: 'general', hazardClass: '3', lengthCm: 1650, direction: 'import' },
  { share: 1, stayHours: 16, cargoClass: 'general', hazardClass: '8', lengthCm: 1150, direction: 'export' },
];

/** Trucks in the order in which they come; the mix is the usual one, each drawn by chance. */
export function arrivals(count: number, random: () => number, now: Instant = NOW): readonly PlacingVisit[] {
  return Array.from({ length: count }, (_, at) => {
    let drawn = random() * 100;
    const kind = KINDS.find(({ share }) => (drawn -= share) < 0) ?? KINDS[0];
    const { share: _share, stayHours, ...rest } = kind as (typeof KINDS)[number];
    return aPlacing({ ...rest, visitId: visitId(at + 1), expectedDepartureAt: later(now, stayHours * HOUR_MS) });
  });
}

/** What a forecast says of so many trucks: the usual mix, not what chance will bring. */
export function forecast(count: number): readonly { readonly example: PlacingVisit; readonly trucks: number }[] {
  return KINDS.map(({ share, stayHours, ...rest }) => ({
    example: aPlacing({ ...rest, visitId: visitId(900_000), expectedDepartureAt: later(NOW, stayHours * HOUR_MS) }),
    trucks: Math.round((count * share) / 100),
  }));
}

/** What the zones of a layout are meant for. */
export function policiesOf(layout: Layout): ReadonlyMap<ZoneId, ZonePolicy> {
  return new Map(
    layout.zones.map((zone, at): [ZoneId, ZonePolicy] => [
      zoneId(at + 1),
      { cargoClasses: zone.cargoClasses, isOverflow: zone.kind === 'overflow' },
    ]),
  );
}

import { parseWireId, wireId, type SlotId, type ZoneId } from '../../kernel/ids.ts';
import type { ZoneKind, ZonePartKind } from '../layout/types.ts';
import type { Place } from '../records.ts';

/** A place in words that the code can tell apart (SL20). */
export type RoughPlace =
  | { readonly kind: 'outside' | 'gate-lane' | 'processing' | 'unknown' }
  | { readonly kind: 'slot'; readonly slotId: SlotId }
  | { readonly kind: 'zone'; readonly zoneId: ZoneId }
  | { readonly kind: ZonePartKind; readonly zoneId: ZoneId; readonly code: string };

/** A row, an aisle or a bay of a zone, by the code that people know it by. */
export type PlacePart = { readonly kind: ZonePartKind; readonly code: string };

const BARE = ['outside', 'gate-lane', 'processing', 'unknown'] as const;
const PARTS = ['row', 'aisle', 'bay'] as const satisfies readonly ZonePartKind[];

/** Writes a place as records keep it. */
export function placeOf(place: RoughPlace): Place {
  switch (place.kind) {
    case 'slot':
      return `slot:${wireId('slot', place.slotId)}`;
    case 'zone':
      return `zone:${wireId('zone', place.zoneId)}`;
    case 'row':
    case 'aisle':
    case 'bay':
      return `${place.kind}:${wireId('zone', place.zoneId)}:${place.code}`;
    default:
      return place.kind;
  }
}

/** Reads a place; null for words that are none. */
export function readPlace(text: Place): RoughPlace | null {
  const bare = BARE.find((kind) => kind === text);
  if (bare !== undefined) return { kind: bare };
  const [kind, id = '', ...rest] = text.split(':');
  if (kind === 'slot') {
    const slotId = rest.length === 0 ? parseWireId('slot', id) : null;
    return slotId === null ? null : { kind, slotId };
  }
  const zoneId = parseWireId('zone', id);
  if (zoneId === null) return null;
  if (kind === 'zone') return rest.length === 0 ? { kind, zoneId } : null;
  const part = PARTS.find((each) => each === kind);
  // A code may hold a colon of its own.
  const code = rest.join(':');
  return part === undefined || code === '' ? null : { kind: part, zoneId, code };
}

/** The place of what stands in a zone: a part of it where one is named; lanes and the like have one place only. */
export function placeInZone(
  zone: { readonly id: ZoneId; readonly kind: ZoneKind },
  part: PlacePart | null = null,
): Place {
  if (zone.kind === 'gate-lane' || zone.kind === 'processing' || zone.kind === 'unknown') return zone.kind;
  return part === null ? placeOf({ kind: 'zone', zoneId: zone.id }) : placeOf({ ...part, zoneId: zone.id });
}

/** The row, aisle or bay that somebody names, or null. */
export function partOf(said: Readonly<Partial<Record<ZonePartKind, string | undefined>>>): PlacePart | null {
  const kind = PARTS.find((each) => said[each] !== undefined);
  return kind === undefined ? null : { kind, code: (said[kind] ?? '').trim() };
}

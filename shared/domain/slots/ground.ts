import type { SlotId } from '../../kernel/ids.ts';
import { wireId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Sighting } from '../records.ts';
import type { CountedSlot, CountedUnit, CountFacts } from './stock-take.ts';

/** What a sighting is of, as the record knows it now. */
export type Subject =
  | { readonly kind: 'empty' | 'unread' }
  /** Something in the yard by the record. */
  | { readonly kind: 'unit'; readonly unit: CountedUnit }
  | { readonly kind: 'unknown'; readonly plate: string }
  /** A truck that has left since, or whose record is newer than this. */
  | { readonly kind: 'left' };

export type Reading = { readonly sighting: Sighting; readonly subject: Subject };

/** What the sightings of a stock-take say of the ground, once the older and outdated ones are left out (KB1, KB2). */
export type Ground = {
  readonly seenOf: (unit: CountedUnit) => Sighting | null;
  /** Whether it was seen where the record has it. */
  readonly isRight: (unit: CountedUnit) => boolean;
  readonly inSlot: (slotId: SlotId) => Reading | null;
  readonly holderOf: (slotId: SlotId) => CountedUnit | null;
  /** What was seen in places without a slot. */
  readonly rough: readonly Reading[];
  /** When the zone, row, aisle or bay that a truck is recorded in had been gone through; null when it was not. */
  readonly passedAt: (unit: CountedUnit) => Instant | null;
  readonly placeOf: (sighting: Sighting) => string;
  readonly placesSeen: number;
  readonly trucksSeen: number;
};

export function readGround(facts: CountFacts): Ground {
  const newest = newestOf(facts.sightings);
  const slotById = new Map(facts.slots.map((slot) => [slot.id, slot]));
  const holders = new Map(facts.units.flatMap((unit) => unit.slotIds.map((slotId) => [slotId, unit] as const)));
  const find = finderOf(facts.units);
  const all = newest.map((sighting): Reading => ({ sighting, subject: subjectOf(sighting, find) }));
  const isOutdated = ({ sighting, subject }: Reading): boolean => {
    const slot = sighting.slotId === null ? undefined : slotById.get(sighting.slotId);
    if ((slot?.changedAt ?? 0) > sighting.seenAt) return true;
    return subject.kind === 'left' || (subject.kind === 'unit' && subject.unit.since > sighting.seenAt);
  };
  const last = new Map<string, Reading>();
  const valid = all.filter((reading) => !isOutdated(reading));
  for (const reading of valid) last.set(nameOf(reading), reading);
  const isLast = (reading: Reading): boolean => {
    const latest = last.get(nameOf(reading));
    if (latest === reading || latest === undefined) return true;
    // A long vehicle is seen in each of its slots.
    const { subject, sighting } = reading;
    const slotIds = subject.kind === 'unit' ? subject.unit.slotIds : [];
    return [latest.sighting.slotId, sighting.slotId].every((slotId) => slotId !== null && slotIds.includes(slotId));
  };
  const kept = valid.filter(isLast);
  const bySlot = new Map(
    kept.flatMap((one) => (one.sighting.slotId === null ? [] : [[one.sighting.slotId, one] as const])),
  );
  const inSlot = (slotId: SlotId): Reading | null => bySlot.get(slotId) ?? null;
  const seenOf = (unit: CountedUnit): Sighting | null => last.get(unit.key)?.sighting ?? null;
  const right = new Map<string, boolean>();
  const passed = new Map<string, Instant | null>();
  const passes = passesOf(facts, newest);

  return {
    seenOf,
    isRight(unit) {
      let known = right.get(unit.key);
      if (known === undefined) {
        const sighting = seenOf(unit);
        known = sighting !== null && isWhereRecorded(unit, sighting, slotById, inSlot);
        right.set(unit.key, known);
      }
      return known;
    },
    inSlot,
    holderOf: (slotId) => holders.get(slotId) ?? null,
    rough: kept.filter(({ sighting, subject }) => sighting.slotId === null && subject.kind !== 'empty'),
    passedAt(unit) {
      // The place of a zone or a part of it names its zone too.
      let at = passed.get(unit.place);
      if (at === undefined) passed.set(unit.place, (at = passes(unit)));
      return at;
    },
    placeOf,
    placesSeen: newest.filter(({ slotId, isEmpty }) => slotId !== null || !isEmpty).length,
    trucksSeen: kept.filter(({ subject }) => subject.kind !== 'empty').length,
  };
}

/** A later sighting of the same place replaces the earlier one (KB1). */
function newestOf(sightings: readonly Sighting[]): readonly Sighting[] {
  const newest = new Map<string, Sighting>();
  for (const sighting of sightings.toSorted((a, b) => a.seenAt - b.seenAt || a.id - b.id)) {
    const place = placeOf(sighting);
    newest.delete(place);
    newest.set(place, sighting);
  }
  return [...newest.values()];
}

/** A slot; elsewhere the place together with what was seen there, as many may stand in a zone. */
export function placeOf(sighting: Pick<Sighting, 'slotId' | 'place' | 'isEmpty' | 'plate' | 'visitId'>): string {
  const { slotId, place, isEmpty, plate, visitId } = sighting;
  if (slotId !== null || isEmpty) return place;
  return `${place} ${plate ?? (visitId === null ? '' : wireId('visit', visitId))}`;
}

function nameOf({ sighting, subject }: Reading): string {
  if (subject.kind === 'unit') return subject.unit.key;
  if (subject.kind === 'unknown') return `plate:${subject.plate}`;
  return `place:${placeOf(sighting)}`;
}

/**
 * The same facts with every sighting that can be named bearing its visit: a truck that is seen, and leaves the record
 * afterwards, does not become an unknown one.
 */
export function withNames(facts: CountFacts): CountFacts {
  const find = finderOf(facts.units);
  const named = (sighting: Sighting): Sighting =>
    sighting.isEmpty || sighting.visitId !== null
      ? sighting
      : { ...sighting, visitId: find(sighting)?.visitId ?? null };
  return { ...facts, sightings: facts.sightings.map(named) };
}

type Finder = (sighting: Sighting) => CountedUnit | null;

/** By its plate; one that stands apart goes by its own. */
function finderOf(units: readonly CountedUnit[]): Finder {
  const byVisit = new Map<number, CountedUnit>();
  const byPlate = new Map<string, CountedUnit>();
  for (const unit of units) {
    if (unit.pieceId === null) byVisit.set(unit.visitId, unit);
    for (const plate of unit.plates) if (unit.pieceId !== null || !byPlate.has(plate)) byPlate.set(plate, unit);
  }
  return ({ visitId, plate }) => {
    const named = plate === null ? undefined : byPlate.get(plate);
    if (named !== undefined && (visitId === null || named.visitId === visitId)) return named;
    return visitId === null ? null : (byVisit.get(visitId) ?? null);
  };
}

function subjectOf(sighting: Sighting, find: Finder): Subject {
  if (sighting.isEmpty) return { kind: 'empty' };
  const unit = find(sighting);
  if (unit !== null) return { kind: 'unit', unit };
  if (sighting.visitId !== null) return { kind: 'left' };
  return sighting.plate === null ? { kind: 'unread' } : { kind: 'unknown', plate: sighting.plate };
}

/** Whether a truck stands where the record has it; what is known by its slot also stands in the slot's zone and row. */
function isWhereRecorded(
  unit: CountedUnit,
  sighting: Sighting,
  slotById: ReadonlyMap<SlotId, CountedSlot>,
  inSlot: (slotId: SlotId) => Reading | null,
): boolean {
  const isElse = (slotId: SlotId): boolean => {
    const subject = inSlot(slotId)?.subject;
    if (subject === undefined || subject.kind === 'unread') return false;
    if (subject.kind === 'empty') return sighting.slotId === null;
    return subject.kind !== 'unit' || subject.unit.key !== unit.key;
  };
  if (unit.slotIds.some((slotId) => slotId !== sighting.slotId && isElse(slotId))) return false;
  if (sighting.slotId !== null) return unit.slotIds.includes(sighting.slotId);
  if (unit.place === sighting.place) return true;
  if (unit.zoneId !== sighting.zoneId) return false;
  const [kind] = sighting.place.split(':');
  if (kind === 'zone') return true;
  if (unit.slotIds.length === 0) return false;
  // Nobody knows of which aisle or bay a slot is.
  return kind !== 'row' || unit.slotIds.some((slotId) => slotById.get(slotId)?.row === partOf(sighting.place));
}

/**
 * A place is gone through when somebody said so (nothing more stands there), or when each of its slots was looked at:
 * then it speaks of the time of the first look.
 */
function passesOf({ slots, isOfRows }: CountFacts, newest: readonly Sighting[]): (unit: CountedUnit) => Instant | null {
  const counted = Map.groupBy(
    slots.filter(({ isKeepClear }) => !isKeepClear),
    ({ zoneId }) => zoneId,
  );
  const looks = new Map(newest.flatMap(({ slotId, seenAt }) => (slotId === null ? [] : [[slotId, seenAt] as const])));
  const done = newest.filter(({ isEmpty, slotId }) => isEmpty && slotId === null);
  return ({ zoneId, place }) => {
    if (zoneId === null) return null;
    const zonePlace = `zone:${wireId('zone', zoneId)}`;
    const isPart = place.startsWith('row:') || place.startsWith('aisle:') || place.startsWith('bay:');
    if (place !== zonePlace && !isPart) return null;
    const said = done.findLast(({ place: seen }) => seen === place || seen === zonePlace);
    if (said !== undefined) return said.seenAt;
    const row = place.startsWith('row:') ? partOf(place) : null;
    if (isPart ? row === null : isOfRows) return null;
    const within = (counted.get(zoneId) ?? []).filter((slot) => row === null || slot.row === row);
    if (within.length === 0) return null;
    const times = within.map((slot) => looks.get(slot.id));
    return times.every((at) => at !== undefined) ? (Math.min(...times) as Instant) : null;
  };
}

/** The code of a row, aisle or bay: `row:zon_1:A` is `A`. */
function partOf(place: string): string {
  return place.split(':').slice(2).join(':');
}

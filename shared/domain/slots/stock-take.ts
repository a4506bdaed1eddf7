import type { PieceId, SlotId, VisitId, ZoneId } from '../../kernel/ids.ts';
import { wireId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Place, Sighting } from '../records.ts';
import type { Correction, DifferenceKind } from './count-types.ts';
import { readGround, type Reading } from './ground.ts';

/** A truck, or a piece of one that stands apart, where the record has it. */
export type CountedUnit = {
  /** `visit:vis_2s` or `piece:pie_3`. */
  readonly key: string;
  readonly visitId: VisitId;
  readonly pieceId: PieceId | null;
  readonly plates: readonly string[];
  readonly place: Place;
  readonly zoneId: ZoneId | null;
  readonly slotIds: readonly SlotId[];
  /** From when on the record says so. */
  readonly since: Instant;
};

export type CountedSlot = {
  readonly id: SlotId;
  readonly zoneId: ZoneId;
  readonly row: string;
  readonly isKeepClear: boolean;
  readonly unknownAt: Instant | null;
  readonly unknownPlate: string | null;
  /** When the record of what stands there last changed. */
  readonly changedAt: Instant | null;
};

/** What a stock-take is decided from. */
export type CountFacts = {
  /** The slots that are gone through. */
  readonly slots: readonly CountedSlot[];
  /** Whether only some rows are gone through: then no zone is gone through as a whole. */
  readonly isOfRows: boolean;
  /** All that is in the yard by the record. */
  readonly units: readonly CountedUnit[];
  readonly sightings: readonly Sighting[];
  /** Plates of unknown trucks that are known to stand in a zone, as `<zone id> <plate>`. */
  readonly markedInZones: ReadonlySet<string>;
};

export type Difference = {
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly slotId: SlotId | null;
  readonly zoneId: ZoneId | null;
  readonly visitId: VisitId | null;
  readonly pieceId: PieceId | null;
  readonly plate: string | null;
  readonly recorded: Place | null;
  readonly seen: Place | null;
  readonly seenAt: Instant | null;
  /** Ways to put it right, the likeliest first. */
  readonly corrections: readonly Correction[];
  /** Places that were looked at and that it makes wrong. */
  readonly places: readonly string[];
};

export type StockTake = {
  /** In the order of their keys. */
  readonly differences: readonly Difference[];
  readonly placesSeen: number;
  readonly trucksSeen: number;
};

/** Compares what was seen with the record (SL7, KB1–KB6). Whatever order the facts come in, the answer is one. */
export function differencesOf(facts: CountFacts): StockTake {
  const ground = readGround(facts);
  const differences: Difference[] = [];
  for (const unit of facts.units) {
    const sighting = ground.seenOf(unit);
    const difference = sighting === null ? missing(unit) : misplaced(unit, sighting);
    if (difference !== null) differences.push(difference);
  }
  const wrong = new Set(differences.map(({ key }) => key));
  for (const slot of facts.slots) {
    const difference = strange(slot);
    if (difference !== null) differences.push(difference);
  }
  for (const { sighting, subject } of ground.rough) {
    if (subject.kind !== 'unknown' || facts.markedInZones.has(zoneMark(sighting.zoneId, subject.plate))) continue;
    const key = `sighting:${wireId('sighting', sighting.id)}`;
    differences.push(stranger(key, 'unknown-truck', sighting, subject.plate, [ground.placeOf(sighting)]));
  }
  return {
    differences: differences.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    placesSeen: ground.placesSeen,
    trucksSeen: ground.trucksSeen,
  };

  /** KB3: it was seen, but not where the record has it. */
  function misplaced(unit: CountedUnit, sighting: Sighting): Difference | null {
    if (ground.isRight(unit)) return null;
    return {
      ...ofUnit(unit),
      kind: 'elsewhere',
      slotId: sighting.slotId,
      zoneId: sighting.zoneId,
      seen: sighting.place,
      seenAt: sighting.seenAt,
      corrections: ['place', 'record-right'],
      places: [ground.placeOf(sighting), ...lookedAt(unit)],
    };
  }

  /** KB4: the record has it in what was gone through, and nobody saw it. */
  function missing(unit: CountedUnit): Difference | null {
    const base = { ...ofUnit(unit), zoneId: unit.zoneId, seen: null, places: lookedAt(unit) };
    const left: readonly Correction[] = unit.pieceId === null ? ['left-unrecorded'] : [];
    const unseen = { kind: 'unseen', corrections: ['place-unknown', ...left, 'record-right'] } as const;
    if (unit.slotIds.length === 0) {
      const passedAt = ground.passedAt(unit);
      return passedAt === null || unit.since > passedAt ? null : { ...base, ...unseen, slotId: null, seenAt: passedAt };
    }
    const readings = unit.slotIds.map((slotId) => ground.inSlot(slotId));
    const [slotId = null] = unit.slotIds;
    const foreign = readings.find((reading) => isForeign(reading, unit));
    if (foreign !== undefined) return { ...base, ...unseen, slotId, seenAt: foreign?.sighting.seenAt ?? null };
    if (!readings.every((reading) => reading?.subject.kind === 'empty')) return null;
    const seenAt = Math.max(...readings.map((reading) => reading?.sighting.seenAt ?? 0)) as Instant;
    return { ...base, ...unseen, kind: 'gone', slotId, seenAt };
  }

  /** KB5: what stands in a slot is no truck of the record, or a mark of such a truck is wrong. */
  function strange(slot: CountedSlot): Difference | null {
    const reading = ground.inSlot(slot.id);
    if (reading === null) return null;
    const { sighting, subject } = reading;
    const key = `slot:${wireId('slot', slot.id)}`;
    const places = [ground.placeOf(sighting)];
    const isMarked = slot.unknownAt !== null;
    switch (subject.kind) {
      case 'unknown':
        if (isMarked && slot.unknownPlate === subject.plate) return null;
        return stranger(key, 'unknown-truck', sighting, subject.plate, places);
      case 'unread': {
        const holder = ground.holderOf(slot.id);
        const isHolder = holder !== null && !wrong.has(holder.key);
        return isMarked || isHolder ? null : stranger(key, 'unread', sighting, null, places);
      }
      case 'unit':
      case 'empty': {
        // A truck seen elsewhere by the record takes the mark with it when it is placed here.
        const isSettled = !isMarked || (subject.kind === 'unit' && !ground.isRight(subject.unit));
        if (isSettled) return null;
        const mark = stranger(key, 'gone', sighting, slot.unknownPlate, places);
        return { ...mark, recorded: sighting.place, seen: null, corrections: ['left-unrecorded', 'record-right'] };
      }
      case 'left':
        return null;
    }
  }

  function lookedAt(unit: CountedUnit): readonly string[] {
    return unit.slotIds.flatMap((slotId) => {
      const reading = ground.inSlot(slotId);
      return reading === null ? [] : [ground.placeOf(reading.sighting)];
    });
  }
}

/** How many of the places that were looked at were as recorded, once it is known what was only a wrong look (KB7). */
export function placesRightOf({ differences, placesSeen }: StockTake, isRecordRight: (key: string) => boolean): number {
  const wrong = new Set(differences.filter(({ key }) => !isRecordRight(key)).flatMap(({ places }) => places));
  return placesSeen - wrong.size;
}

/** How a plate without a visit in a zone is known again. */
export function zoneMark(zoneId: ZoneId, plate: string): string {
  return `${String(zoneId)} ${plate}`;
}

/**
 * A truck whose slot is to be given to what was seen there, but that is said to stand there: both cannot be (KB8).
 * Answers the key of its difference.
 */
export function contradictionIn(
  { differences }: StockTake,
  units: readonly CountedUnit[],
  correctionOf: (key: string) => Correction,
): string | null {
  const taken = new Map<SlotId, string>();
  for (const { key, slotId, kind } of differences) {
    const correction = correctionOf(key);
    if (slotId !== null && (correction === 'place' || (correction === 'mark-unknown' && kind !== 'gone')))
      taken.set(slotId, key);
  }
  const unsettled = new Set(
    differences.filter(({ key }) => correctionOf(key) === 'record-right').map(({ key }) => key),
  );
  const holder = units.find(
    (unit) =>
      unsettled.has(unit.key) && unit.slotIds.some((slotId) => taken.has(slotId) && taken.get(slotId) !== unit.key),
  );
  return holder?.key ?? null;
}

function ofUnit(unit: CountedUnit): Pick<Difference, 'key' | 'visitId' | 'pieceId' | 'plate' | 'recorded'> {
  const { key, visitId, pieceId, plates, place } = unit;
  return { key, visitId, pieceId, plate: plates[0] ?? null, recorded: place };
}

function stranger(
  key: string,
  kind: 'unknown-truck' | 'unread' | 'gone',
  sighting: Sighting,
  plate: string | null,
  places: readonly string[],
): Difference {
  const { slotId, zoneId, place, seenAt } = sighting;
  const corrections = ['mark-unknown', 'record-right'] as const;
  const nobody = { visitId: null, pieceId: null, recorded: null };
  return { key, kind, slotId, zoneId, ...nobody, plate, seen: place, seenAt, corrections, places };
}

/** Whether something else than this truck stands in its slot. */
function isForeign(reading: Reading | null, unit: CountedUnit): boolean {
  if (reading === null) return false;
  const { subject } = reading;
  return subject.kind === 'unknown' || (subject.kind === 'unit' && subject.unit.key !== unit.key);
}

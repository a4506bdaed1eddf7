import type { Instant } from '../../kernel/instant.ts';
import type { FacilityId, RoomId } from '../../kernel/ids.ts';
import type { ForWhom } from '../vocabulary.ts';
import type { RestSettings } from './settings.ts';
import type { Bed, RestPerson } from './types.ts';

/** What speaks for a bed. */
export const BED_REASONS = ['women', 'families', 'near', 'quiet', 'same-firm', 'soon-away'] as const;
export type BedReason = (typeof BED_REASONS)[number];

/** What is known about the rest that somebody looks for a bed for. */
export type BedWish = {
  readonly now: Instant;
  /** When the person's truck is expected to leave; null while nobody can tell. */
  readonly expectedDepartureAt: Instant | null;
  /** Walk from the truck to a dormitory, in metres; null when one of both places is not known. */
  readonly walkToM: (facilityId: FacilityId) => number | null;
  /** Whether a man and a woman came with the truck. */
  readonly isFamily: boolean;
  /** Rooms in which people of the same truck or firm sleep. */
  readonly roomsOfFirm: ReadonlySet<RoomId>;
  readonly settings: Pick<RestSettings, 'longRestMs'>;
};

export type RankedBed = {
  readonly bed: Bed;
  readonly walkM: number | null;
  readonly why: readonly BedReason[];
};

/** What the other side of the house is worth, in metres of walk: a bed there is taken when it saves more. */
const QUIET_WORTH_M = 300;
/** What a room with people of the same firm is worth. */
const FIRM_WORTH_M = 200;
/** What a families' room is worth to a family: more than any walk on a yard. */
const FAMILY_WORTH_M = 10_000;
/** What each bed that one passes in the room costs somebody who is called soon, and from which on it is all the same. */
const DEPTH_WORTH_M = 10;
const MOST_DEPTH = 10;
/** Dormitories whose walk is so little longer than the shortest count as near. */
const NEAR_M = 50;

/**
 * The free beds that do for a person, best first; of equals the one that was made first. Costs are metres of walk, so
 * that they can be weighed. Rules RE9, RE10.
 */
export function rankBeds(person: RestPerson, beds: readonly Bed[], wish: BedWish): readonly RankedBed[] {
  const groups = groupsFor(person, beds, wish);
  const depths = depthsOf(beds);
  const free = beds.filter(
    (bed) => bed.stayId === null && bed.status === 'usable' && bed.shut === null && groups.has(bed.forWhom),
  );
  const walks = new Map<FacilityId, number | null>();
  for (const { facilityId } of free) if (!walks.has(facilityId)) walks.set(facilityId, wish.walkToM(facilityId));
  const known = [...walks.values()].filter((metres) => metres !== null);
  const [nearest, farthest] = [Math.min(...known), Math.max(0, ...known)];
  const staysLong = isLongRest(wish);

  return free
    .map((bed) => {
      const walkM = walks.get(bed.facilityId) ?? null;
      const depth = Math.min(MOST_DEPTH, depths.get(bed) ?? 0);
      const isWithFirm = bed.roomId !== null && wish.roomsOfFirm.has(bed.roomId);
      const cost =
        // Where nobody knows the way, the longest is feared.
        (walkM ?? farthest) +
        (bed.isQuiet === staysLong ? 0 : QUIET_WORTH_M) +
        (isWithFirm ? 0 : FIRM_WORTH_M) +
        (wish.isFamily && bed.forWhom !== 'families' ? FAMILY_WORTH_M : 0) +
        (staysLong ? 0 : depth * DEPTH_WORTH_M);
      const speaks: Readonly<Record<BedReason, boolean>> = {
        women: bed.forWhom === 'women',
        families: bed.forWhom === 'families',
        near: walkM !== null && walkM <= nearest + NEAR_M,
        quiet: staysLong && bed.isQuiet,
        'same-firm': isWithFirm,
        'soon-away': !staysLong && bed.roomId !== null && !bed.isQuiet && depth <= 1,
      };
      return { bed, walkM, cost, why: BED_REASONS.filter((reason) => speaks[reason]) };
    })
    .sort((a, b) => a.cost - b.cost || a.bed.id - b.bed.id);
}

/** Whether somebody rests so long that the quiet side is theirs; who does not know is taken to. */
function isLongRest({ now, expectedDepartureAt, settings }: BedWish): boolean {
  return expectedDepartureAt === null || expectedDepartureAt - now >= settings.longRestMs;
}

/** The rooms that a person is put in unasked; the attendant can name another bed. Rule RE9. */
function groupsFor(person: RestPerson, beds: readonly Bed[], wish: BedWish): ReadonlySet<ForWhom> {
  const families: readonly ForWhom[] = wish.isFamily ? ['families'] : [];
  if (person.isWoman !== true) return new Set([...families, 'men', 'everybody']);
  // A woman is never put among men unasked, unless the yard keeps no beds for women.
  const hasWomens = beds.some(({ forWhom }) => forWhom === 'women');
  return new Set([...families, hasWomens ? 'women' : 'everybody']);
}

/** How many beds one passes on the way to each in its room, in the order in which they were made. */
function depthsOf(beds: readonly Bed[]): ReadonlyMap<Bed, number> {
  const met = new Map<RoomId, number>();
  const depths = new Map<Bed, number>();
  for (const bed of beds) {
    if (bed.roomId === null) continue;
    const depth = met.get(bed.roomId) ?? 0;
    depths.set(bed, depth);
    met.set(bed.roomId, depth + 1);
  }
  return depths;
}

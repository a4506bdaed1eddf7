import type { TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Bed as BedRecord, Facility, Room } from '../records.ts';
import type { ForWhom } from '../vocabulary.ts';
import { roomShutOf, shutOf } from './open.ts';
import type { Bed, Shut } from './types.ts';

/** All beds as somebody who looks for one sees them. Rules RE6, RE7. */
export function offeredBeds(
  beds: readonly BedRecord[],
  rooms: readonly Room[],
  facilities: readonly Facility[],
  now: Instant,
  zone: TimeZone,
): readonly Bed[] {
  const roomById = new Map(rooms.map((room) => [room.id, { room, shut: roomShutOf(room) }]));
  const facilityById = new Map(
    facilities.map((facility) => [facility.id, { facility, shut: shutOf(facility, now, zone) }]),
  );
  return beds.flatMap((bed) => {
    const there = facilityById.get(bed.facilityId);
    if (there === undefined) return [];
    const inRoom = bed.roomId === null ? undefined : roomById.get(bed.roomId);
    return [offeredBed(bed, inRoom?.room ?? null, there.facility, there.shut ?? inRoom?.shut ?? null)];
  });
}

function offeredBed(bed: BedRecord, room: Room | null, facility: Facility, shut: Shut | null): Bed {
  return {
    id: bed.id,
    facilityId: bed.facilityId,
    roomId: bed.roomId,
    code: bed.code,
    status: bed.status,
    isQuiet: isQuietBed(bed, room),
    forWhom: forWhomOf(bed, room, facility),
    shut,
    stayId: bed.stayId,
  };
}

/** For whom a bed is: as the bed says, else its room, else its dormitory. Rule RE6. */
export function forWhomOf(
  bed: Pick<BedRecord, 'isForWomen'>,
  room: Pick<Room, 'forWhom'> | null,
  facility: Pick<Facility, 'forWhom'>,
): ForWhom {
  if (bed.isForWomen) return 'women';
  return room === null || room.forWhom === 'everybody' ? facility.forWhom : room.forWhom;
}

/** Whether a bed is on the quiet side, by itself or with its whole room. Rule RE6. */
export function isQuietBed(bed: Pick<BedRecord, 'isQuiet'>, room: Pick<Room, 'isQuiet'> | null): boolean {
  return bed.isQuiet || room?.isQuiet === true;
}

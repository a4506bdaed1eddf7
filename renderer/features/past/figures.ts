import type { QueuePoint } from '../../../shared/domain/queue/points.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { countersOf, type Counters } from '../../store/counters.ts';
import { groundOf, type GroundOfZone } from '../../store/ground.ts';
import type { RowStore } from '../../store/row-store.ts';

export type PastLine = {
  readonly key: string;
  readonly crossing: string;
  readonly direction: Direction;
  readonly point: QueuePoint;
  readonly isSuspended: boolean;
  readonly waiting: number;
  readonly called: number;
  readonly processing: number;
  readonly longestMs: number | null;
  /** Who came first, first. */
  readonly first: readonly string[];
};
export type PastRoom = {
  readonly key: string;
  readonly facility: string;
  /** Null in a dormitory without rooms. */
  readonly room: string | null;
  readonly beds: number;
  readonly taken: number;
};
export type PastZone = GroundOfZone & {
  readonly zoneId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
};
export type PastFigures = {
  readonly counters: Counters;
  readonly people: number;
  readonly zones: readonly PastZone[];
  readonly lines: readonly PastLine[];
  readonly rooms: readonly PastRoom[];
};

const FIRST_OF_LINE = 4;

/** What is told of the rows of an instant. */
export function figuresOf(rows: RowStore, at: Instant): PastFigures {
  return {
    counters: countersOf(rows, at),
    people: peopleOf(rows),
    zones: zonesOf(rows),
    lines: linesOf(rows, at),
    rooms: roomsOf(rows),
  };
}

/** People on site: of trucks in the yard, or staying without theirs (RE3). */
function peopleOf(rows: RowStore): number {
  let people = 0;
  for (const { visitId, isStaying, leftAt } of rows.all('person').values()) {
    const stage = rows.get('visit', visitId)?.stage;
    if (leftAt === null && (isStaying || (stage !== undefined && isInYard(stage)))) people += 1;
  }
  return people;
}

function zonesOf(rows: RowStore): readonly PastZone[] {
  return [...groundOf(rows).zones]
    .flatMap(([zoneId, ground]) => {
      const zone = rows.get('zone', zoneId);
      if (zone === undefined || ground.places.places + ground.shut === 0) return [];
      return [{ ...ground, zoneId, code: zone.code, name: zone.name, nameEn: zone.nameEn }];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function linesOf(rows: RowStore, at: Instant): readonly PastLine[] {
  const visits = [...rows.all('visit').values()];
  return [...rows.all('queue').values()]
    .map(({ queueId, crossing, direction, point, suspendedAt }) => {
      const own = visits.filter((visit) => visit.queueId === queueId);
      const waiting = own
        .filter(({ stage }) => stage === 'waiting')
        .sort((a, b) => (a.joinedAt ?? at) - (b.joinedAt ?? at));
      const joinedAt = waiting[0]?.joinedAt ?? null;
      return {
        key: queueId,
        crossing,
        direction,
        point,
        isSuspended: suspendedAt !== null,
        waiting: waiting.length,
        called: own.filter(({ stage }) => stage === 'called').length,
        processing: own.filter(({ stage }) => stage === 'processing').length,
        longestMs: joinedAt === null ? null : at - joinedAt,
        first: waiting.slice(0, FIRST_OF_LINE).map(({ plate }) => formatPlate(plate)),
      };
    })
    .sort((a, b) => (placeOfLine(a) < placeOfLine(b) ? -1 : 1));
}

/** Always the same, so that a line stays where it is while time moves. */
function placeOfLine({ crossing, direction, point }: PastLine): string {
  return `${crossing} ${direction} ${point === 'main' ? '' : point}`;
}

function roomsOf(rows: RowStore): readonly PastRoom[] {
  const rooms = new Map<string, { facility: string; room: string | null; beds: number; taken: number }>();
  for (const { facilityId, facility, roomId, stayId } of rows.all('bed').values()) {
    const key = `${facilityId} ${roomId ?? ''}`;
    const room = roomId === null ? null : (rows.get('room', roomId)?.code ?? null);
    const of = rooms.get(key) ?? { facility, room, beds: 0, taken: 0 };
    of.beds += 1;
    if (stayId !== null) of.taken += 1;
    rooms.set(key, of);
  }
  return [...rooms]
    .map(([key, room]) => ({ key, ...room }))
    .sort((a, b) => (`${a.facility} ${a.room ?? ''}` < `${b.facility} ${b.room ?? ''}` ? -1 : 1));
}

import type { Snapshot } from '../../shared/contract/rows.ts';
import type { PersonData } from '../../shared/domain/records.ts';
import { NO_PERSON_DATA } from '../../shared/domain/rest/new-records.ts';
import {
  alarmRow,
  authorityOrderRow,
  bedRow,
  closingRow,
  countRow,
  candidateRow,
  createImageContext,
  crossingRow,
  facilityRow,
  incidentRow,
  keepClearRow,
  landmarkRow,
  moveRow,
  noticeRow,
  passRow,
  personRow,
  pieceRow,
  queueRow,
  reservationRow,
  roomRow,
  shiftRow,
  sightingRow,
  siteRow,
  slotRow,
  stayRow,
  turnRow,
  visitRow,
  zoneRow,
} from './images.ts';
import type { Stores } from './stores.ts';

/**
 * The whole live state as the stores have it: what a client holds after a snapshot. Read inside one transaction.
 * Names and telephones only `withPeople`.
 */
export function takeSnapshot(
  stores: Stores,
  withPeople: boolean,
): Omit<Snapshot, 'seq' | 'epoch' | 'siteNow' | 'rate'> {
  const slots = stores.slots.slots();
  const codes = new Map(slots.map((slot) => [slot.id as number, slot.code]));
  const context = { ...createImageContext(stores), slotCode: (id: number) => codes.get(id) ?? '' };
  const names = withPeople ? stores.people.dataOfAllHere() : new Map<number, PersonData>();
  const site = stores.site.site();
  const shift = stores.shifts.open();
  return {
    sites: site === null ? [] : [siteRow(site)],
    crossings: stores.queues.crossings().map(crossingRow),
    queues: stores.queues.queues().map((queue) => queueRow(queue, context)),
    zones: stores.slots.zones().map(zoneRow),
    slots: slots.map((slot) => slotRow(slot, context)),
    keepClearAreas: stores.slots.keepClearAreas().map(keepClearRow),
    visits: [...stores.visits.live()].map((visit) => visitRow(visit, context)),
    people: stores.people
      .here()
      .map((person) => personRow(person, names.get(person.id) ?? NO_PERSON_DATA, context.dutyOf(person))),
    facilities: stores.rest.facilities().map(facilityRow),
    beds: stores.rest.beds().map((bed) => bedRow(bed, context)),
    passes: stores.visits.livePasses().toReversed().map(passRow),
    alarms: stores.site.openAlarms().map(alarmRow),
    incidents: stores.site.openIncidents().map(incidentRow),
    moves: stores.moves.open().map((move) => moveRow(move, stores)),
    candidates: stores.candidates.open().map((candidate) => candidateRow(candidate, stores)),
    shifts: shift === null ? [] : [shiftRow(shift)],
    piecesApart: stores.slots.piecesApart().map(pieceRow),
    reservations: stores.reservations.open().map(reservationRow),
    closings: stores.closings.open().map(closingRow),
    counts: stores.counts.open().map(countRow),
    sightings: stores.counts.sightingsOfOpen().map(sightingRow),
    landmarks: stores.slots.landmarks().map(landmarkRow),
    notices: stores.queues.openNotices().map(noticeRow),
    authorityOrders: stores.queues.openOrders().map(authorityOrderRow),
    rooms: stores.rest.rooms().map(roomRow),
    stays: stores.rest.openStays().map(stayRow),
    turns: stores.rest.openTurns().map(turnRow),
  };
}

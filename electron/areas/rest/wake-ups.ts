import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { wakeUpOf } from '../../../shared/domain/rest/wake.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { sleeperOf } from '../steps/sleeping-driver.ts';
import { callTimesOf } from './call-times.ts';

/** Who is to be woken until then, soonest first (RE4, RE40). */
export function wakeUps(
  { until }: { readonly until?: Instant | undefined },
  context: QueryContext,
): Omit<QueryOutputs['rest.wake-ups'], 'seq'> {
  const { stores, now, site } = context;
  const callTimes = callTimesOf(context);
  const rooms = new Map(stores.rest.rooms().map((room) => [room.id, room]));
  const wakeUps: WakeUp[] = [];
  for (const stay of stores.rest.openStays()) {
    const visit = stores.records.require('visit', stay.visitId);
    const call = callTimes(visit);
    const sleeper = sleeperOf(stay, visit, call?.p90From ?? null);
    const wakeUp = wakeUpOf(sleeper, now, site.settings.rest);
    if (wakeUp === null || (until !== undefined && wakeUp.at > until)) continue;
    const bed = stores.records.require('bed', stay.bedId);
    const room = bed.roomId === null ? undefined : rooms.get(bed.roomId);
    const { language } = stores.records.require('person', stay.personId);
    wakeUps.push({
      stayId: wireId('stay', stay.id),
      bed: bed.code,
      room: room?.code ?? null,
      floor: room?.floor ?? null,
      facility: stores.records.require('facility', bed.facilityId).code,
      plate: visit.plate,
      queueNumber: visit.queueNumber,
      name: stores.people.dataOf(stay.personId).name,
      language,
      wakeAt: wakeUp.at,
      state: wakeUp.state,
      callFrom: call?.p90From ?? null,
      callTo: call?.p90To ?? null,
      isCalled: sleeper.calledAt !== null,
      wokenAt: stay.wokenAt,
      answer: stay.wakeAnswer,
    });
  }
  const bedOrder = new Intl.Collator('vi', { numeric: true });
  return { wakeUps: wakeUps.sort((a, b) => a.wakeAt - b.wakeAt || bedOrder.compare(a.bed, b.bed)) };
}

import { wireId } from '../../shared/kernel/ids.ts';
import { later, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import type { TruckAct } from '../../shared/domain/demo/behaviour.ts';
import type { PlannedTruck } from '../../shared/domain/demo/day-plan.ts';
import type { Habit } from '../../shared/domain/demo/habits.ts';
import { identityFor } from '../../shared/domain/demo/identities.ts';
import { randomOf } from '../../shared/domain/demo/random.ts';
import { MISSED_REASON, MOVE_NOTE, REST_REASON } from '../../shared/domain/demo/words.ts';
import { gateTo } from '../../shared/domain/demo/world.ts';
import { openHoldsOf } from '../../shared/domain/gate/decide.ts';
import { isInYard } from '../../shared/domain/gate/visit-stage.ts';
import type { Visit } from '../../shared/domain/records.ts';
import { chargeSheetOf } from '../areas/steps/charges.ts';
import type { Stores } from '../engine/stores.ts';
import type { Parking } from './parking.ts';
import type { Command } from './set-up.ts';

/** Who of those that rest when their truck leaves stays behind. */
const STAYING = 0.06;

/** Who pays in cash; the others by bank. */
const IN_CASH = 0.7;

type Yard = { readonly stores: Stores; readonly parking: Parking; readonly seed: string };

/** A declaration of a planned truck. */
export function declarationOf({ truck, platformCode, declared }: PlannedTruck): Command {
  return { name: 'expected.add', input: { ...truck, platformCode, expectedAt: declared?.expectedAt } };
}

/** A truck that nobody declared stands at the gate. */
export function walkInOf({ truck, platformCode }: PlannedTruck, seed: string): Command {
  return { name: 'visit.arrive', input: { ...truck, ...wayIn(truck.direction, platformCode, seed) } };
}

/** The command of an act, or null when the yard has no way to do it now. */
export function commandOfAct(
  act: TruckAct,
  visit: Visit,
  planned: PlannedTruck | null,
  now: Instant,
  yard: Yard,
): Command | null {
  const visitId = wireId('visit', visit.id);
  switch (act.do) {
    case 'arrive': {
      const plate = planned?.truck.plate ?? visit.plateTyped;
      // Chance made a plate twice: the second truck stays away, it would only be a false alarm (GA1).
      const isHere = yard.stores.visits.liveByPlate(visit.plate).some((one) => isInYard(one.stage));
      if (isHere) return { name: 'expected.cancel', input: { visitId, reason: MISSED_REASON } };
      return { name: 'visit.arrive', input: { visitId, plate, ...wayIn(visit.direction, visitId, yard.seed) } };
    }
    case 'cancel':
      return { name: 'expected.cancel', input: { visitId, reason: act.reason } };
    case 'park': {
      const slotId = yard.parking.choose(visit, now);
      return slotId === null ? null : { name: 'slot.assign', input: { visitId, slotId: wireId('slot', slotId) } };
    }
    case 'reach':
      return { name: 'queue.reached', input: { visitId } };
    case 'miss': {
      const attempts = (['loudspeaker', 'telephone', 'cab'] as const).map((channel, i) => ({
        channel,
        at: later(now, (i - 2) * 2 * MINUTE_MS),
      }));
      return { name: 'queue.no-show', input: { visitId, attempts } };
    }
    case 'milestone':
      return { name: 'visit.milestone', input: { visitId, milestone: act.milestone } };
    case 'send-back':
      return { name: 'queue.send-back', input: { visitId, reason: act.reason } };
    case 'turn-back':
      return {
        name: 'queue.turn-back',
        input: { visitId, reason: act.reason, ...lanesTo('inland', visitId, yard.seed) },
      };
    case 'depart': {
      const way = lanesTo(act.departure === 'crossed' ? 'border' : 'inland', visitId, yard.seed);
      return { name: 'visit.depart', input: { visitId, departure: act.departure, ...way, ...stayingOf(visit, yard) } };
    }
    case 'release-hold': {
      const { holdId, documentNo } = act.hold;
      return { name: 'visit.release-hold', input: { visitId, holdId, documentNo } };
    }
    case 'bring-document': {
      const number = String(10_000 + randomOf(yard.seed, visit.id, act.kind).int(80_000));
      return { name: 'visit.document', input: { visitId, kind: act.kind, state: 'present', number } };
    }
    default:
      return assertNever(act);
  }
}

/** What a truck that leaves pays at the gate, if it owes; how, is a matter of the truck. */
export function paymentOf(act: TruckAct, visit: Visit, now: Instant, yard: Yard): Command | null {
  const site = yard.stores.site.site();
  if (act.do !== 'depart' || site === null) return null;
  const { dueDong } = chargeSheetOf({ stores: yard.stores, zone: site.timeZone, site }, visit, now);
  if (dueDong <= 0) return null;
  const how = randomOf(yard.seed, visit.id, 'payment').chance(IN_CASH) ? 'cash' : 'transfer';
  return { name: 'charge.settle', input: { visitId: wireId('visit', visit.id), how, gate: gateTo('inland') } };
}

/** The command of a habit, or null when it does not fit what has become of the truck. */
export function commandOfHabit(habit: Habit, visit: Visit, now: Instant, yard: Yard): Command | null {
  const visitId = wireId('visit', visit.id);
  const isWaiting = visit.stage === 'waiting';
  const isFree = isWaiting && openHoldsOf(visit).length === 0;
  switch (habit.do) {
    case 'reserve': {
      if (visit.stage !== 'expected' || yard.parking.isReserved(visit.id)) return null;
      const slotId = yard.parking.choose(visit, now);
      return slotId === null ? null : { name: 'slot.reserve', input: { visitId, slotId: wireId('slot', slotId) } };
    }
    case 'miss-document':
      return isFree
        ? { name: 'visit.document', input: { visitId, kind: habit.kind, state: 'missing', number: '' } }
        : null;
    case 'hold': {
      const { authority, reason, visibility } = habit.hold;
      const input = { visitId, authority, reason, visibility, documentNo: habit.documentNo };
      return isFree ? { name: 'visit.hold', input } : null;
    }
    case 'fast-track': {
      if (!isFree || visit.fastTrack !== null) return null;
      const { reason, orderedBy, unit, note } = habit.order;
      const { channel, documentNo } = habit;
      return { name: 'queue.fast-track', input: { visitId, reason, orderedBy, unit, channel, documentNo, note } };
    }
    case 'move': {
      if (!isWaiting || visit.slotId === null) return null;
      const slotId = yard.parking.choose(visit, now);
      return slotId === null
        ? null
        : { name: 'slot.move', input: { visitId, slotId: wireId('slot', slotId), override: { reason: MOVE_NOTE } } };
    }
    case 'check-in': {
      const [person] = isWaiting ? yard.stores.people.ofVisit(visit.id) : [];
      if (person === undefined) return null;
      const { lastsMs, wakeAfterMs } = habit;
      const input = {
        visitId,
        person: { personId: wireId('person', person.id) },
        until: lastsMs === null ? null : later(now, lastsMs),
        wakeAt: wakeAfterMs === null ? null : later(now, wakeAfterMs),
        reason: REST_REASON,
      };
      return { name: 'rest.check-in', input };
    }
    case 'show-paper': {
      const [stay] = yard.stores.rest.openStaysOfVisit(visit.id);
      const name = stay === undefined ? null : yard.stores.people.dataOf(stay.personId).name;
      if (stay === undefined || name === null) return null;
      const paper = identityFor(name, randomOf(yard.seed, visit.id, 'paper'));
      return { name: 'person.amend', input: { personId: wireId('person', stay.personId), ...paper } };
    }
    case 'guest':
      return isWaiting
        ? {
            name: 'rest.check-in',
            input: { visitId, person: { name: habit.name, role: 'owner', isWoman: true }, reason: REST_REASON },
          }
        : null;
    case 'take-turn': {
      const [person] = isInYard(visit.stage) ? yard.stores.people.ofVisit(visit.id) : [];
      if (person === undefined || person.leftAt !== null) return null;
      const input = { visitId, person: { personId: wireId('person', person.id) }, service: habit.service };
      return { name: 'turn.take', input };
    }
    case 'check-out': {
      const [stay] = yard.stores.rest.openStaysOfVisit(visit.id);
      return stay === undefined ? null : { name: 'rest.check-out', input: { stayId: wireId('stay', stay.id) } };
    }
    case 'serve': {
      if (!isInYard(visit.stage)) return null;
      const quantity = habit.forAll ? Math.max(1, visit.peopleCount) : 1;
      return { name: 'rest.serve', input: { visitId, service: habit.service, quantity } };
    }
    default:
      return assertNever(habit);
  }
}

function stayingOf(visit: Visit, { stores, seed }: Yard): { readonly staying?: readonly object[] } {
  if (!randomOf(seed, visit.id, 'staying').chance(STAYING)) return {};
  const [stay] = stores.rest.openStaysOfVisit(visit.id);
  return stay === undefined ? {} : { staying: [{ personId: wireId('person', stay.personId) }] };
}

function wayIn(
  direction: Visit['direction'],
  key: string,
  seed: string,
): { readonly gate: string; readonly lane: string } {
  return lanesTo(direction === 'export' ? 'inland' : 'border', key, seed);
}

function lanesTo(
  side: 'inland' | 'border',
  key: string,
  seed: string,
): { readonly gate: string; readonly lane: string } {
  return { gate: gateTo(side), lane: randomOf(seed, key, side).chance(0.6) ? '1' : '2' };
}

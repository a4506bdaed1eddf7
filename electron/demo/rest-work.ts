import { atMinuteOfDay, dayOf, type Day } from '../../shared/kernel/calendar.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { randomOf } from '../../shared/domain/demo/random.ts';
import {
  COMPLAINTS,
  DEMO_FACILITIES,
  FAMILY_ROOMS,
  LODGING_AT_MINUTE,
  LODGING_NOTE,
  MEAL_NOTE,
  MORE_FACILITIES,
  PLAN_AT_MINUTE,
  PLANNED_SHARES,
  SHOWER_NUMBERS,
  SHOWERS_OUT,
} from '../../shared/domain/demo/rest-data.ts';
import { DEMO_ZONE } from '../../shared/domain/demo/world.ts';
import type { Facility } from '../../shared/domain/records.ts';
import { opensAgainAt } from '../../shared/domain/rest/open.ts';
import type { Stores } from '../engine/stores.ts';
import type { Command } from './set-up.ts';

/** Facilities outside the strip of the houses stand in the aisle below a zone. */
const BELOW_CM = 900;

/** The rest area as the demo's yard has it: names, hours, sittings, families' rooms, and what stands elsewhere. */
export function facilityCommands(stores: Stores): readonly Command[] {
  return [
    ...DEMO_FACILITIES.flatMap(({ code, ...said }): readonly Command[] => {
      const facility = stores.rest.facilityByCode(code);
      if (facility === null) return [];
      const { kind, capacity } = facility;
      const families = FAMILY_ROOMS.rooms.map((room) => ({ code: room, forWhom: 'families' }));
      const rooms = code === FAMILY_ROOMS.facility ? { rooms: families } : {};
      return [{ name: 'facility.save', input: { code, kind, capacity, ...said, ...rooms } }];
    }),
    ...MORE_FACILITIES.flatMap(({ below, aside, ...said }): readonly Command[] => {
      const zone = stores.slots.zones().find(({ code }) => code === below);
      const slots = stores.slots.slots().filter(({ zoneId }) => zoneId === zone?.id);
      if (slots.length === 0) return [];
      const xs = slots.map(({ xCm }) => xCm);
      const left = Math.min(...xs);
      const xCm = Math.round(left + aside * (Math.max(...xs) - left));
      const yCm = Math.round(Math.max(...slots.map((slot) => slot.yCm + slot.lengthCm / 2))) + BELOW_CM;
      return [{ name: 'facility.save', input: { ...said, xCm, yCm } }];
    }),
  ];
}

/** What falls due by the clock: the plan of meals each morning, the lodging list each evening, complaints. */
export function restDuties(
  stores: Stores,
  from: Instant,
  to: Instant,
): readonly { readonly at: Instant; readonly command: Command }[] {
  const isDue = (at: Instant): boolean => at > from && at <= to;
  const today = dayOf(to, DEMO_ZONE);
  const duties: { readonly at: Instant; readonly command: Command }[] = [];
  const planAt = atMinuteOfDay(today, PLAN_AT_MINUTE, DEMO_ZONE);
  if (isDue(planAt)) for (const command of mealPlans(stores, today)) duties.push({ at: planAt, command });
  const lodgingAt = atMinuteOfDay(today, LODGING_AT_MINUTE, DEMO_ZONE);
  if (isDue(lodgingAt))
    duties.push({ at: lodgingAt, command: { name: 'lodging.report', input: { on: today, note: LODGING_NOTE } } });
  const facilityId = (code: string | null): string | null => {
    const facility = code === null ? null : stores.rest.facilityByCode(code);
    return facility === null ? null : wireId('facility', facility.id);
  };
  const told = COMPLAINTS.filter(({ at }) => at > (stores.site.site()?.createdAt ?? from));
  told.forEach(({ at, text, facility, steps }, index) => {
    if (isDue(at))
      duties.push({ at, command: { name: 'complaint.note', input: { text, facilityId: facilityId(facility) } } });
    // Nobody else complains before the living day: the demo's are numbered in their order.
    const complaintId = wireId('complaint', index + 1);
    for (const step of steps)
      if (isDue(step.at))
        duties.push({
          at: step.at,
          command: { name: 'complaint.follow', input: { complaintId, text: step.text, close: step.close } },
        });
  });
  return duties;
}

function mealPlans(stores: Stores, on: Day): readonly Command[] {
  return stores.rest
    .facilities()
    .filter(({ kind }) => kind === 'canteen')
    .flatMap(({ id, sittings, portionsPerHour }) =>
      sittings.map(({ code, fromMinute, toMinute }): Command => {
        const most = ((portionsPerHour ?? 0) * (toMinute - fromMinute)) / 60;
        const planned = Math.round((most * (PLANNED_SHARES[code] ?? 0.5)) / 10) * 10;
        const input = { facilityId: wireId('facility', id), on, sitting: code, planned, note: MEAL_NOTE };
        return { name: 'meal.plan', input };
      }),
    );
}

/** How long somebody is in the shower, and how long the way there takes. */
const IN_SHOWER_MINUTES = [7, 16] as const;
const TO_SHOWER_MINUTES = [1, 4] as const;

/** What the people at the showers do: those who are done leave, the next are called, who was called goes in. */
export function turnWork(stores: Stores, now: Instant, seed: string): readonly Command[] {
  const turns = stores.rest.openTurns();
  if (turns.length === 0) return [];
  const commands: Command[] = [];
  const minutesOf = (key: number, what: string, [from, to]: readonly [number, number]): number =>
    randomOf(seed, what, key).between(from, to) * MINUTE_MS;
  const inUse = new Map<Facility['id'], number>();
  for (const turn of turns) {
    const turnId = wireId('turn', turn.id);
    const isIn = turn.begunAt !== null;
    if (isIn && now >= turn.begunAt + minutesOf(turn.id, 'in-shower', IN_SHOWER_MINUTES)) {
      commands.push({ name: 'turn.end', input: { turnId, how: 'done' } });
      continue;
    }
    if (!isIn && turn.calledAt !== null && now >= turn.calledAt + minutesOf(turn.id, 'to-shower', TO_SHOWER_MINUTES))
      commands.push({ name: 'turn.begin', input: { turnId } });
    if (turn.facilityId !== null) inUse.set(turn.facilityId, (inUse.get(turn.facilityId) ?? 0) + 1);
  }
  for (const facility of stores.rest.facilities()) {
    if (facility.turnMinutes === null || !facility.isOpen || facility.state !== 'usable') continue;
    if (opensAgainAt(facility.openHours, now, DEMO_ZONE) !== null) continue;
    const waiting = turns.filter(({ service, calledAt }) => service === facility.kind && calledAt === null).length;
    const free = facility.capacity - facility.unitsOut - (inUse.get(facility.id) ?? 0);
    for (let count = 0; count < Math.min(waiting, free); count += 1)
      commands.push({ name: 'turn.call', input: { facilityId: wireId('facility', facility.id) } });
  }
  return commands;
}

/** What is under way at the showers when the living day begins: half of them without water, and a line of numbers. */
export function openingRest(stores: Stores, now: Instant): readonly Command[] {
  const showers = stores.rest.facilityByCode(SHOWERS_OUT.code);
  if (showers === null) return [];
  const { unitsOut, reason, hours } = SHOWERS_OUT;
  const input = { facilityId: wireId('facility', showers.id), unitsOut, reason, until: later(now, hours * HOUR_MS) };
  const waiting = new Set(stores.rest.openTurns().map(({ personId }) => personId));
  const people = [...stores.visits.live()]
    .filter(({ stage, slotId }) => stage === 'waiting' && slotId !== null)
    .flatMap(({ id }) => stores.people.ofVisit(id).slice(0, 1))
    .filter(({ id, leftAt }) => leftAt === null && !waiting.has(id))
    .filter((_, at) => at % 40 === 7)
    .slice(0, SHOWER_NUMBERS);
  return [
    { name: 'facility.set-state', input },
    ...people.map(({ id, visitId }): Command => {
      const person = { personId: wireId('person', id) };
      return { name: 'turn.take', input: { visitId: wireId('visit', visitId), person, service: 'shower' } };
    }),
  ];
}

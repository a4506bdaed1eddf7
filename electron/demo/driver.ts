import { addDays, dayOf, startOfDay, type Day } from '../../shared/kernel/calendar.ts';
import { wireId, type SlotId, type VisitId } from '../../shared/kernel/ids.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS, instant, later, type Instant } from '../../shared/kernel/instant.ts';
import { nextActOf, DEMO_ACTOR } from '../../shared/domain/demo/behaviour.ts';
import { placeInPlan, planOfDay, type DayPlan, type PlannedTruck } from '../../shared/domain/demo/day-plan.ts';
import { dailyCount, freshShareOf, usualFlows } from '../../shared/domain/demo/flows.ts';
import { habitsOf, type DueHabit } from '../../shared/domain/demo/habits.ts';
import { randomOf } from '../../shared/domain/demo/random.ts';
import { tetDayOf } from '../../shared/kernel/lunar.ts';
import { INCIDENT_OVER } from '../../shared/domain/demo/words.ts';
import {
  DEMO_QUARANTINE,
  DEMO_START,
  DEMO_YEAR,
  DEMO_ZONE,
  demoCrossings,
  demoHistoryFrom,
  openingIncidents,
  paceFactor,
} from '../../shared/domain/demo/world.ts';
import { isFinalStage, isInYard } from '../../shared/domain/gate/visit-stage.ts';
import { openMsBetween, stateAt } from '../../shared/domain/queue/calendar.ts';
import type { Crossing, Queue, Visit } from '../../shared/domain/records.ts';
import type { DrivenClock } from '../engine/clock.ts';
import type { Dispatch, Outcome, Request } from '../engine/dispatch.ts';
import { systemActor } from '../engine/handler.ts';
import type { Stores } from '../engine/stores.ts';
import { createAgenda } from './agenda.ts';
import { commandOfAct, commandOfHabit, declarationOf, paymentOf, walkInOf } from './commands-of.ts';
import { demoFacts } from './facts.ts';
import { handOverDue } from './hand-over.ts';
import { createParking } from './parking.ts';
import { openingRest, restDuties, turnWork } from './rest-work.ts';
import { stockTakeCommands } from './stock-take.ts';
import { tractorCommands, yardWorkCommands } from './yard-work.ts';
import { firstCommands, newDemoSite, type Command } from './set-up.ts';

/** When the living day begins: where the clock of a new demo stands. */
export { DEMO_START } from '../../shared/domain/demo/world.ts';

/** Plays the yard: the same seed gives the same commands, however often and in whatever strides it is called. */
export type Demo = {
  /** Makes the site and its history up to the demo's "now"; the clock stands there afterwards. */
  readonly create: (onProgress: (part: number) => void) => void;
  /** Does everything that is due until then, and moves the clock there. */
  readonly advanceTo: (at: Instant) => void;
};

/** The demo decides every so often of site time; the history in longer strides, for speed. */
const STEP_MS = 30 * SECOND_MS;
const HISTORY_STEP_MS = 10 * MINUTE_MS;
/** The end of the history, in shorter strides: what stands at the gate looks as it does in the living day. */
const LAST_HISTORY_MS = HOUR_MS;
const LAST_HISTORY_STEP_MS = 2 * MINUTE_MS;
/** Trucks are called a few at a time. */
const CALL_EVERY_MS = 15 * MINUTE_MS;
const BATCH = 200;
/** What was refused is tried again after this. */
const BACK_OFF_MS = 10 * MINUTE_MS;
/** Part of the places from which on trucks are kept outside. */
const FULL = 0.96;
/** Imports that leave without a call (see `behaviour.ts`). */
const UNCALLED_IMPORTS = 0.25;
const INCIDENT_CHECK_MS = 5 * MINUTE_MS;
const STAYING_CHECK_MS = 30 * MINUTE_MS;

type Work = Command & { readonly now: Instant; readonly visitId: VisitId | null };

export function createDemo(parts: {
  readonly dispatch: Dispatch;
  readonly stores: Stores;
  readonly clock: DrivenClock;
  readonly seed: number;
  /** Days of history; fewer for tests. */
  readonly historyDays?: number;
}): Demo {
  const { dispatch, stores, clock } = parts;
  const seed = String(parts.seed);
  const facts = demoFacts();
  const actor = systemActor(DEMO_ACTOR);
  const flows = usualFlows(facts.flows);
  const tetOn = tetDayOf(DEMO_YEAR);
  const frame = { seed, flows, tetOn, zone: DEMO_ZONE, extraIncidents: openingIncidents() };
  const usualWaiting = new Map(
    demoCrossings(facts.calendars).flatMap(({ code, directions }) =>
      directions.map((one): [string, number] => [`${code} ${one.direction}`, one.usualWaiting]),
    ),
  );

  const visits = new Map<VisitId, Visit>();
  const habits = new Map<VisitId, { readonly since: Instant | null; readonly list: readonly DueHabit[] }>();
  const backOff = new Map<VisitId, Instant>();
  const plans = new Map<Day, DayPlan>();
  const paces = new Map<string, number>();
  const agenda = createAgenda();
  const parking = createParking(stores, (visitId) => visits.get(visitId));
  let crossings: readonly Crossing[] = [];
  /** Until when everything was done; null before the first step. */
  let doneUntil: Instant | null = null;
  /** Nothing of the demo is dated before what people did last. */
  let notBefore: Instant = instant(0);
  let isOwn = false;

  const planOf = (day: Day): DayPlan => {
    let plan = plans.get(day);
    if (plan === undefined) {
      if (plans.size > 6) plans.clear();
      plans.set(day, (plan = planOfDay(frame, day)));
    }
    return plan;
  };

  const plannedOf = (visit: Visit): PlannedTruck | null => {
    const place = visit.platformCode === null ? null : placeInPlan(visit.platformCode);
    return place === null ? null : (planOf(place.day).trucks[place.index] ?? null);
  };

  const habitsNow = (visit: Visit): readonly DueHabit[] => {
    const known = habits.get(visit.id);
    if (known !== undefined && known.since === visit.arrivedAt) return known.list;
    const requirements = stores.site.site()?.settings.requiredDocuments ?? [];
    const list = habitsOf(visit, seed, DEMO_ZONE, requirements);
    habits.set(visit.id, { since: visit.arrivedAt, list });
    return list;
  };

  /** When the next act of a truck is due; what was refused waits. */
  const actTimeOf = (visit: Visit): { readonly at: Instant; readonly due: ReturnType<typeof nextActOf> } | null => {
    const due = nextActOf(visit, seed, visit.stage === 'expected' ? plannedOf(visit) : null);
    if (due === null) return null;
    return { at: Math.max(due.at, backOff.get(visit.id) ?? 0) as Instant, due };
  };

  const schedule = (visit: Visit): void => {
    const after = doneUntil ?? instant(0);
    const actAt = actTimeOf(visit)?.at ?? Infinity;
    const habitAt = habitsNow(visit).find(({ at }) => at > after)?.at ?? Infinity;
    const at = Math.min(actAt, habitAt);
    agenda.put(visit.id, at === Infinity ? null : (Math.max(at, after + 1) as Instant));
  };

  const refreshVisit = (visitId: VisitId): void => {
    const visit = stores.visits.get(visitId);
    if (visit === null || isFinalStage(visit.stage)) {
      visits.delete(visitId);
      habits.delete(visitId);
      backOff.delete(visitId);
      agenda.put(visitId, null);
      return;
    }
    visits.set(visitId, visit);
    schedule(visit);
  };

  const load = (): void => {
    crossings = stores.queues.crossings();
    parking.refreshAll();
    for (const visit of stores.visits.live()) visits.set(visit.id, visit);
    for (const visit of visits.values()) schedule(visit);
  };

  dispatch.onCommit(({ touched }) => {
    if (!isOwn) notBefore = clock.now();
    if (doneUntil === null) return;
    if (touched.has('zone')) parking.refreshAll();
    for (const id of touched.get('slot') ?? []) parking.refreshSlot(id as SlotId);
    for (const id of touched.get('visit') ?? []) refreshVisit(id as VisitId);
    if (touched.has('crossing')) crossings = stores.queues.crossings();
  });

  const run = (work: readonly Work[], name: string): void => {
    for (let from = 0; from < work.length; from += BATCH) {
      const batch = work.slice(from, from + BATCH);
      const requests = batch.map((one, i): Request => ({
        commandId: `demo-${seed}-${name}-${String(from + i)}`,
        name: one.name,
        input: one.input,
        actor,
        now: one.now,
        ...(one.prepared && { prepared: one.prepared }),
      }));
      const outcomes = runOwn(requests);
      outcomes.forEach((outcome, i) => {
        const visitId = batch[i]?.visitId ?? null;
        if (visitId !== null && !('ok' in outcome)) backOff.set(visitId, later(doneUntil ?? notBefore, BACK_OFF_MS));
      });
    }
  };

  const runOwn = (requests: readonly Request[]): readonly Outcome[] => {
    isOwn = true;
    try {
      return dispatch.runBatch(requests);
    } finally {
      isOwn = false;
    }
  };

  /** Everything that is due after `from` and until `to`. */
  const step = (from: Instant, to: Instant): void => {
    const work: Work[] = [];
    // What is overdue is spread over the step, so that not everything happens on its first second.
    const timeOf = (at: Instant, ...key: readonly (string | number)[]): Instant => {
      const spread = from + SECOND_MS * (1 + randomOf(seed, to, ...key).int((to - from) / SECOND_MS));
      return instant(Math.max(at > from ? Math.min(at, to) : spread, notBefore));
    };
    const add = (command: Command | null, now: Instant, visitId: VisitId | null): boolean => {
      if (command !== null) work.push({ ...command, now, visitId });
      return command !== null;
    };
    const limit = Math.floor(FULL * stores.slots.countPlaces());
    let inYard = 0;
    const waiting = new Map<number, number>();
    for (const visit of visits.values()) {
      if (isInYard(visit.stage)) inYard += 1;
      if (visit.stage === 'waiting' && visit.queueId !== null)
        waiting.set(visit.queueId, (waiting.get(visit.queueId) ?? 0) + 1);
    }

    const isFirst = doneUntil === null;
    doneUntil = to;
    const today = dayOf(to, DEMO_ZONE);
    for (const day of [today, addDays(today, 1)])
      for (const planned of planOf(day).declarations) {
        const at = planned.declared?.at ?? to;
        if (at > to) break;
        if (at > from || (isFirst && planned.arrivesAt > from))
          add(declarationOf(planned), timeOf(at, planned.platformCode), null);
      }
    for (const day of daysOf(from, today))
      for (const planned of planOf(day).walkIns) {
        if (planned.arrivesAt <= from) continue;
        if (planned.arrivesAt > to) break;
        if (inYard < limit && add(walkInOf(planned, seed), timeOf(planned.arrivesAt), null)) inYard += 1;
      }

    const acted: VisitId[] = [];
    const yard = { stores, parking, seed };
    for (const visitId of agenda.takeDue(to)) {
      const visit = visits.get(visitId);
      if (visit === undefined) continue;
      acted.push(visitId);
      for (const { at, habit } of habitsNow(visit))
        if (at > from && at <= to) add(commandOfHabit(habit, visit, to, yard), timeOf(at), null);
      const next = actTimeOf(visit);
      if (next === null || next.due === null || next.at > to) continue;
      const { act } = next.due;
      const isTurnedAway = act.do === 'arrive' && inYard >= limit;
      const now = timeOf(next.at, visitId);
      const planned = visit.stage === 'expected' ? plannedOf(visit) : null;
      add(paymentOf(act, visit, now, yard), now, null);
      if (isTurnedAway || !add(commandOfAct(act, visit, planned, now, yard), now, visitId))
        backOff.set(visitId, later(to, BACK_OFF_MS));
      else if (act.do === 'arrive') inYard += 1;
    }

    for (const queue of stores.queues.queues()) {
      const command = callOf(queue, waiting.get(queue.id) ?? 0, from, to, today);
      if (command !== null) add(command, timeOf(from, 'call', queue.id), null);
    }
    for (const [slotId, visitId] of parking.reservations()) {
      const visit = visits.get(visitId);
      if (visit === undefined || visit.slotId !== null)
        add({ name: 'slot.reserve', input: { slotId: wireId('slot', slotId) } }, timeOf(from, 'kept', slotId), null);
    }
    for (const day of [addDays(today, -1), today])
      addEvents(planOf(day), from, to, (command, at) => add(command, timeOf(at), null));
    for (const { at, command } of restDuties(stores, from, to)) add(command, timeOf(at), null);
    for (const command of turnWork(stores, to, seed)) add(command, to, null);
    const handOver = handOverDue(to, { stores, seed });
    if (handOver !== null) add(handOver.command, timeOf(handOver.at, 'shift'), null);
    if (isAt(from, to, INCIDENT_CHECK_MS)) closeIncidents(to, (command) => add(command, to, null));
    if (isAt(from, to, STAYING_CHECK_MS)) sendHome(to, (command) => add(command, to, null));

    clock.setNow(to);
    const inOrder = work.map((one, i) => ({ one, i })).sort((a, b) => a.one.now - b.one.now || a.i - b.i);
    run(
      inOrder.map(({ one }) => one),
      to.toString(36),
    );
    // Somebody walks a row each morning when the rest of the step is done.
    if (isAt(from, to, 24 * HOUR_MS)) {
      const commands = stockTakeCommands(stores, seed, Math.floor(to / (24 * HOUR_MS)));
      run(
        commands.map((command) => ({ ...command, now: to, visitId: null })),
        `${to.toString(36)}-count`,
      );
    }
    for (const visitId of acted) {
      const visit = visits.get(visitId);
      if (visit !== undefined) schedule(visit);
    }
  };

  /** The calls that keep a queue moving at the pace of its crossing. */
  const callOf = (queue: Queue, waiting: number, from: Instant, to: Instant, today: Day): Command | null => {
    const crossing = crossings.find((one) => one.id === queue.crossingId);
    if (crossing === undefined || waiting === 0 || queue.suspendedAt !== null) return null;
    const offset = queue.id * STEP_MS;
    if (!isAt(later(from, offset), later(to, offset), CALL_EVERY_MS)) return null;
    // Open when they get there: earlier in the morning, and not so long in the evening.
    if (stateAt(crossing.calendar, later(to, queue.walkUpMs), DEMO_ZONE) === 'closed') return null;
    const atCrossing = usualWaiting.get(`${crossing.code} ${queue.direction}`) ?? waiting;
    const usual = atCrossing * shareOfPoint(crossing, queue);
    const perHour = paceOf(crossing, queue, today) * paceFactor(waiting, usual);
    const chance = randomOf(seed, 'call', queue.id, to).next();
    const count = Math.floor((perHour * CALL_EVERY_MS) / HOUR_MS + chance);
    if (count === 0) return null;
    const { direction, point } = queue;
    return { name: 'queue.call', input: { crossing: crossing.code, direction, point, count } };
  };

  /** What part of a crossing's trucks of a direction queues at this point. */
  const shareOfPoint = (crossing: Crossing, { direction, point }: Queue): number => {
    const flow = flows.find((one) => one.crossing === crossing.code && one.direction === direction);
    if (direction === 'export' || crossing.code !== DEMO_QUARANTINE.crossing || flow === undefined) return 1;
    return point === 'main' ? 1 - freshShareOf(flow) : freshShareOf(flow);
  };

  /** Usual calls an hour of a queue on a day. */
  const paceOf = (crossing: Crossing, queue: Queue, day: Day): number => {
    const key = `${day} ${String(queue.id)}`;
    let pace = paces.get(key);
    if (pace === undefined) {
      if (paces.size > 60) paces.clear();
      const flow = flows.find((one) => one.crossing === crossing.code && one.direction === queue.direction);
      const count = flow === undefined ? { fresh: 0, other: 0 } : dailyCount(flow, day, tetOn);
      const called =
        (count.fresh + count.other) *
        shareOfPoint(crossing, queue) *
        (queue.direction === 'import' ? 1 - UNCALLED_IMPORTS : 1);
      const midnight = startOfDay(day, DEMO_ZONE);
      const openMs = openMsBetween(crossing.calendar, midnight, later(midnight, 24 * HOUR_MS), DEMO_ZONE, true);
      paces.set(key, (pace = openMs === 0 ? 0 : Math.max(1, called / (openMs / HOUR_MS))));
    }
    return pace;
  };

  const addEvents = (plan: DayPlan, from: Instant, to: Instant, add: (command: Command, at: Instant) => void): void => {
    const isDue = (at: Instant): boolean => at > from && at <= to;
    for (const incident of plan.incidents.filter(({ at }) => isDue(at))) {
      const parked = [...visits.values()]
        .filter((visit) => visit.slotId !== null && (!incident.isReefer || visit.needsPower))
        .sort((a, b) => a.id - b.id);
      const visit = parked[Math.floor(incident.where * parked.length)];
      if (visit === undefined) continue;
      const { kind, note, calls } = incident;
      add({ name: 'incident.open', input: { kind, note, calls, visitId: wireId('visit', visit.id) } }, incident.at);
    }
    for (const { closeAt, openAt, reason, where } of plan.closings) {
      if (!isDue(closeAt) && !isDue(openAt)) continue;
      const slots = stores.slots.slots();
      const slot = slots[Math.floor(where * slots.length)];
      if (slot === undefined) continue;
      const slotId = wireId('slot', slot.id);
      if (isDue(closeAt)) add({ name: 'slot.close', input: { slotId, reason } }, closeAt);
      else add({ name: 'slot.open', input: { slotId } }, openAt);
    }
  };

  const closeIncidents = (now: Instant, add: (command: Command) => void): void => {
    for (const { id, openedAt, openedBy } of stores.site.openIncidents()) {
      const lastsMs = randomOf(seed, 'incident', id).between(35, 150) * MINUTE_MS;
      if (openedBy === DEMO_ACTOR && now >= openedAt + lastsMs)
        add({ name: 'incident.close', input: { incidentId: wireId('incident', id), note: INCIDENT_OVER } });
    }
  };

  /** People who stayed when their truck left go home some hours later (RE1). */
  const sendHome = (now: Instant, add: (command: Command) => void): void => {
    for (const person of stores.people.staying()) {
      const departedAt = stores.visits.get(person.visitId)?.departedAt ?? now;
      if (now >= departedAt + randomOf(seed, 'staying', person.id).between(2, 8) * HOUR_MS)
        add({ name: 'person.leave', input: { personId: wireId('person', person.id) } });
    }
  };

  return {
    create(onProgress) {
      const start = demoHistoryFrom(parts.historyDays);
      const end = DEMO_START;
      const made = demoCrossings(facts.calendars);
      clock.setNow(start);
      const commandId = `demo-${seed}-site`;
      runOwn([{ commandId, name: 'site.create', input: newDemoSite(made), actor, now: start }]);
      run(
        firstCommands(stores, made).map((command) => ({ ...command, now: start, visitId: null })),
        'first',
      );
      load();
      for (let from = start; from < end;) {
        const stride = end - from > LAST_HISTORY_MS ? HISTORY_STEP_MS : LAST_HISTORY_STEP_MS;
        const to = instant(Math.min(from + stride, end));
        step(from, to);
        onProgress((to - start) / (end - start));
        from = to;
      }
      // What is under way in the yard when people come to look.
      const once = (commands: readonly Command[], name: string): void =>
        run(
          commands.map((command) => ({ ...command, now: end, visitId: null })),
          name,
        );
      once(tractorCommands(), 'tractors');
      once(yardWorkCommands(stores, parking, end), 'yard-work');
      once(openingRest(stores, end), 'rest');
    },
    advanceTo(at) {
      if (doneUntil === null) {
        const { head, change } = stores.journal;
        const lastAt = change(head().seq)?.at ?? 0;
        const known = Math.max(clock.now(), stores.site.siteClockAt() ?? 0, lastAt);
        doneUntil = instant(Math.floor(known / STEP_MS) * STEP_MS);
        notBefore = instant(lastAt);
        load();
      }
      for (let to = later(doneUntil, STEP_MS); to <= at; to = later(to, STEP_MS)) step(later(to, -STEP_MS), to);
      clock.setNow(at);
    },
  };
}

/** The days that a stretch of time touches. */
function daysOf(from: Instant, today: Day): readonly Day[] {
  const first = dayOf(from, DEMO_ZONE);
  return first === today ? [today] : [first, today];
}

/** Whether a stretch of time ends on, or passes, a multiple of a length of time. */
function isAt(from: Instant, to: Instant, everyMs: number): boolean {
  return Math.floor(from / everyMs) < Math.floor(to / everyMs);
}

import { wireId } from '../../../shared/kernel/ids.ts';
import { later, type Instant } from '../../../shared/kernel/instant.ts';
import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import { createChangeLog, type ChangeLog, type YardEvent } from '../../../shared/domain/events.ts';
import { invertedOf } from '../../../shared/domain/journal/undo.ts';
import type { CommandName } from '../../../shared/contract/commands.ts';
import type {
  Bed,
  Crossing,
  Occupancy,
  Person,
  Piece,
  Queue,
  RecordKind,
  SlotRecord,
  Standing,
  Visit,
} from '../../../shared/domain/records.ts';
import { isOldestTurn, oldestEvery, streamOf } from '../../../shared/domain/queue/discipline.ts';
import { formatQueueNumber, nextQueueNumber } from '../../../shared/domain/queue/number.ts';
import { NEW_PERSON } from '../../../shared/domain/rest/new-records.ts';
import { visitOf } from '../../../electron/areas/expected/declare.ts';
import type { Stores } from '../../../electron/engine/stores.ts';
import { amended, checkedIn, checkedOut, holdReleased, holdSet, paid, serviceAdded, type Sleeper } from './unusual.ts';
import type { YearStep, YearSlot } from './steps.ts';
import type { YearTruck } from './flow.ts';

/** One change as a command would have made it. */
export type YearChange = {
  readonly command: CommandName;
  readonly events: readonly YardEvent[];
  readonly answer: object;
  /** The person whose values are kept, when one came. */
  readonly driver: Person | null;
  /** The truck that left for good. */
  readonly departed: Visit | null;
};

export const YEAR_ACTOR = 'an';
/** Takes the place of the digest of a person's values: nobody asks for it. */
const NO_DIGEST = 'd'.repeat(32);

const COMMANDS: Readonly<Record<YearStep['what'], CommandName>> = {
  arrive: 'visit.arrive',
  hold: 'visit.hold',
  release: 'visit.release-hold',
  amend: 'visit.amend',
  undo: 'change.undo',
  sleep: 'rest.check-in',
  assign: 'slot.assign',
  call: 'queue.call',
  reach: 'queue.reached',
  serve: 'charge.add',
  pay: 'charge.settle',
  depart: 'visit.depart',
};

/** What is known of a truck that is here. */
type Here = {
  visit: Visit;
  readonly pieces: readonly Piece[];
  readonly people: readonly Person[];
  standing: Standing;
  sleeper: Sleeper | null;
  /** The visit before what was last put right, and what did so. */
  before: { readonly visit: Visit; readonly events: readonly YardEvent[] } | null;
  slot: SlotRecord | null;
  occupancy: Occupancy | null;
};

/**
 * What each step changes, told from what is held in memory, in the order and form in which the commands themselves tell
 * it (the test runs both).
 */
export function createCourse(stores: Stores, zone: string, actor: string) {
  const ids = new Map<RecordKind, number>();
  const nextId = (kind: RecordKind): never => {
    const id = (ids.get(kind) ?? stores.records.lastId(kind)) + 1;
    ids.set(kind, id);
    return id as never;
  };
  const crossings = new Map<string, Crossing>(stores.queues.crossings().map((one) => [one.code, one]));
  const queues = new Map<string, Queue>(
    stores.queues.queues().map((one) => [`${String(one.crossingId)} ${one.direction}`, one]),
  );
  const lane = stores.slots.pseudoZone('gate-lane');
  const processing = stores.slots.pseudoZone('processing');
  const beds = new Map<number, Bed>(stores.rest.beds().map((bed) => [bed.id, bed]));
  let receipt = { year: 0, seq: 0 };
  const here = new Map<number, Here>();
  /** Each queue has one stream only, for no class is proven. */
  const waiting = new Map<number, number>();

  const crossingOf = (truck: YearTruck): Crossing => {
    const crossing = crossings.get(truck.crossing);
    if (crossing === undefined) throw new Error(`no crossing ${truck.crossing}`);
    return crossing;
  };
  const queueKey = (truck: YearTruck): string => `${String(crossingOf(truck).id)} ${truck.direction}`;
  const queueOf = (truck: YearTruck): Queue => {
    const queue = queues.get(queueKey(truck));
    if (queue === undefined) throw new Error(`no queue ${truck.crossing} ${truck.direction}`);
    return queue;
  };
  const hereOf = (truck: YearTruck): Here => {
    const found = here.get(truck.n);
    if (found === undefined) throw new Error(`truck ${String(truck.n)} is not here`);
    return found;
  };

  const stand = (log: ChangeLog, visit: Visit, place: string, zoneId: Standing['zoneId'], at: Instant): Standing =>
    log.insert(
      'standing.started',
      'standing',
      { id: nextId('standing'), visitId: visit.id, place, zoneId, startedAt: at, endedAt: null, isAdjustment: false },
      visit.id,
    );
  const pass = (log: ChangeLog, visit: Visit, way: 'in' | 'out', gate: string, at: Instant): void => {
    const record = {
      id: nextId('pass'),
      visitId: visit.id,
      way,
      gate,
      lane: '1',
      occurredAt: at,
      recordedAt: at,
      plate: visit.plate,
      trailerPlate: visit.trailerPlate,
      direction: visit.direction,
      queueNumber: visit.queueNumber,
      slotCode: null,
      departure: way === 'out' ? visit.departure : null,
      warnings: way === 'in' ? visit.warnings : [],
      actor,
      slipNo: null,
    } as const;
    log.insert('pass.recorded', 'pass', record, visit.id);
  };

  const arrive = (truck: YearTruck, at: Instant): YearChange => {
    const log = createChangeLog();
    const queue = queueOf(truck);
    const stream = streamOf(
      { cargoClass: truck.cargoClass, isClassProven: false, growingAreaCode: null, packingHouseCode: null },
      queue.discipline,
    );
    const { year } = localTimeOf(at, zone);
    const number = nextQueueNumber(queue.numbers[stream.letter] ?? null, year, waiting.get(queue.id) ?? 0);
    waiting.set(queue.id, (waiting.get(queue.id) ?? 0) + 1);
    const orderSeq = queue.lastOrderSeq + 1;
    const turned = { numbers: { ...queue.numbers, [stream.letter]: number }, lastOrderSeq: orderSeq };
    queues.set(queueKey(truck), log.update('queue.turned', 'queue', queue, turned));
    const visit: Visit = {
      ...visitOf(
        nextId('visit'),
        {
          ...NOTHING_SAID,
          ...{ plate: truck.plate, plateTyped: truck.plate, trailerPlate: truck.trailerPlate },
          ...{ containerNo: truck.containerNo, containerIsValid: truck.containerNo === null ? null : true },
          ...{ direction: truck.direction, crossingId: queue.crossingId, cargoClass: truck.cargoClass },
          ...{ goods: truck.goods, people: truck.people, carrier: truck.carrier, note: truck.note },
          customsDeclarationNo: truck.customsDeclarationNo,
        },
        { isDeclared: false },
      ),
      stage: 'waiting',
      queueId: queue.id,
      arrivedAt: at,
      place: 'gate-lane',
      placeZoneId: lane.id,
      seenAt: at,
      stream: stream.key,
      queueNumber: formatQueueNumber(truck.crossing, stream.letter, number.value),
      orderAt: at,
      orderSeq,
      joinedAt: at,
      warnings: ['plate.not-declared'],
    };
    log.insert('visit.arrived', 'visit', visit, visit.id, { gate: '1', lane: '1', isLate: false });
    const kinds = [
      ['tractor', truck.plate],
      ['trailer', truck.trailerPlate],
      ['container', truck.containerNo],
    ] as const;
    const pieces = kinds.flatMap(([kind, plate]) => {
      if (plate === null) return [];
      const isLead = truck.trailerPlate === null ? kind === 'tractor' : kind === 'trailer';
      const piece: Piece = {
        ...{ id: nextId('piece'), visitId: visit.id, kind, plate, isLead, isApart: false, place: 'visit' },
        ...{ seenAt: at, attachedAt: at, detachedAt: null },
      };
      return [log.insert('piece.attached', 'piece', piece, visit.id)];
    });
    const people = Array.from({ length: truck.people }, (_, place) => {
      const role = place === 0 ? 'driver' : 'co-driver';
      const person: Person = { id: nextId('person'), visitId: visit.id, role, attachedAt: at, ...NEW_PERSON };
      return log.insert('person.attached', 'person', person, visit.id, place === 0 ? { digest: NO_DIGEST } : {});
    });
    const standing = stand(log, visit, 'gate-lane', lane.id, at);
    pass(log, visit, 'in', '1', at);
    here.set(truck.n, { visit, pieces, people, standing, sleeper: null, before: null, slot: null, occupancy: null });
    const { queueNumber, warnings } = visit;
    return {
      ...{ command: 'visit.arrive', events: log.events, driver: people[0] ?? null, departed: null },
      answer: { visitId: wireId('visit', visit.id), queueNumber, warnings },
    };
  };

  const assign = (truck: YearTruck, slotHere: YearSlot, at: Instant): YearChange => {
    const log = createChangeLog();
    const of = hereOf(truck);
    const { visit } = of;
    const place = `slot:${wireId('slot', slotHere.id)}`;
    log.update('standing.ended', 'standing', of.standing, { endedAt: at }, visit.id);
    const empty = { id: slotHere.id, visitId: null, occupiedAt: null } as unknown as SlotRecord;
    of.slot = log.update('slot.occupied', 'slot', empty, { visitId: visit.id, occupiedAt: at }, visit.id);
    const occupancy: Occupancy = {
      ...{ id: nextId('occupancy'), slotId: slotHere.id, visitId: visit.id, pieceId: null },
      ...{ startedAt: at, endedAt: null, overrideReason: null },
    };
    of.occupancy = log.insert('occupancy.started', 'occupancy', occupancy, visit.id);
    of.standing = stand(log, visit, place, slotHere.zoneId, at);
    const placed = { place, placeZoneId: slotHere.zoneId, slotId: slotHere.id, seenAt: at };
    of.visit = log.update('visit.placed', 'visit', visit, placed, visit.id);
    return {
      ...{ command: 'slot.assign', events: log.events, driver: null, departed: null },
      answer: { slotId: wireId('slot', slotHere.id) },
    };
  };

  const call = (truck: YearTruck, at: Instant): YearChange => {
    const log = createChangeLog();
    const of = hereOf(truck);
    const queue = queueOf(truck);
    const isOldest = queue.discipline.streams.length > 1 && isOldestTurn(queue.turn, oldestEvery(queue.discipline));
    const rule = isOldest ? 'QU2' : 'QU1';
    const arriveByAt = later(at, queue.arriveWithinMs);
    const called: Partial<Visit> = {
      stage: 'called',
      calledAt: at,
      arriveByAt,
      callRule: rule,
      callLane: null,
      callAttempts: [],
    };
    const info = { rule, reason: isOldest ? 'oldest' : 'turn-of-stream' };
    of.visit = log.update('queue.called', 'visit', of.visit, called, of.visit.id, info);
    waiting.set(queue.id, (waiting.get(queue.id) ?? 0) - 1);
    queues.set(queueKey(truck), log.update('queue.turned', 'queue', queue, { turn: queue.turn + 1 }));
    const one = { visitId: wireId('visit', of.visit.id), arriveBy: arriveByAt, rule, lane: null };
    return {
      ...{ command: 'queue.call', events: log.events, driver: null, departed: null },
      answer: { called: [one], passedOver: [], stop: null },
    };
  };

  const reach = (truck: YearTruck, at: Instant): YearChange => {
    const log = createChangeLog();
    const of = hereOf(truck);
    const { visit } = of;
    if (of.slot !== null) log.update('slot.vacated', 'slot', of.slot, { visitId: null, occupiedAt: null }, visit.id);
    if (of.occupancy !== null) log.update('occupancy.ended', 'occupancy', of.occupancy, { endedAt: at }, visit.id);
    log.update('standing.ended', 'standing', of.standing, { endedAt: at }, visit.id);
    of.standing = stand(log, visit, 'processing', processing.id, at);
    const reached: Partial<Visit> = {
      place: 'processing',
      placeZoneId: processing.id,
      slotId: null,
      seenAt: at,
      stage: 'processing',
      processingAt: at,
      arriveByAt: null,
      withPlate: null,
    };
    of.visit = log.update('queue.reached', 'visit', visit, reached, visit.id);
    return { command: 'queue.reached', events: log.events, driver: null, departed: null, answer: {} };
  };

  const depart = (truck: YearTruck, at: Instant): YearChange => {
    const log = createChangeLog();
    const { visit, pieces, people, standing, sleeper } = hereOf(truck);
    const departure = visit.direction === 'export' ? 'crossed' : 'cleared-inland';
    for (const piece of pieces)
      log.update('piece.detached', 'piece', piece, { place: 'outside', detachedAt: at }, visit.id);
    for (const person of people) {
      const isAsleep = sleeper?.stay.personId === person.id;
      if (isAsleep) checkedOut(log, sleeper, at);
      const known = isAsleep ? sleeper.person : person;
      log.update('person.left', 'person', known, { leftAt: at, isStaying: false }, visit.id);
    }
    pass(log, { ...visit, departure }, 'out', '2', at);
    log.update('standing.ended', 'standing', standing, { endedAt: at }, visit.id);
    const gone: Partial<Visit> = {
      place: 'outside',
      placeZoneId: null,
      slotId: null,
      seenAt: visit.seenAt,
      stage: 'departed',
      departure,
      departedAt: at,
      isToConfirm: false,
      warnings: visit.warnings,
      orderAt: null,
      orderSeq: null,
      arriveByAt: null,
      keysWith: null,
      isDriverless: false,
    };
    const departed = log.update('visit.departed', 'visit', visit, gone, visit.id, { occurredAt: at });
    here.delete(truck.n);
    return { command: 'visit.depart', events: log.events, driver: null, departed, answer: { departure, warnings: [] } };
  };

  /** What a step told of a truck of which nothing but the visit has changed. */
  const kept = (of: Here, told: ReturnType<typeof amended>): Pick<YearChange, 'events' | 'answer'> => {
    of.before = { visit: of.visit, events: told.events };
    of.visit = told.visit;
    return told;
  };

  /** Takes the last change of a visit back, which was the change before this one. */
  const undo = (of: Here, undone: number): Pick<YearChange, 'events' | 'answer'> => {
    if (of.before === null) throw new Error('nothing to take back');
    const { visit, events } = of.before;
    of.visit = visit;
    return { events: invertedOf(events, undone), answer: { undone } };
  };

  const sleep = (of: Here, bedId: number, at: Instant): Pick<YearChange, 'events' | 'answer'> => {
    const bed = beds.get(bedId);
    const [driver] = of.people;
    if (bed === undefined || driver === undefined) throw new Error(`no bed ${String(bedId)}`);
    const told = checkedIn(nextId, bed, driver, at);
    of.sleeper = told;
    return told;
  };

  const pay = (visitId: Visit['id'], at: Instant): Pick<YearChange, 'events' | 'answer'> => {
    const { year } = localTimeOf(at, zone);
    if (receipt.year !== year) receipt = { year, seq: stores.charges.nextReceiptSeq(year) };
    const told = paid(nextId, visitId, { receiptYear: year, receiptSeq: receipt.seq, paidAt: at, paidBy: actor });
    receipt = { year, seq: receipt.seq + 1 };
    return told;
  };

  const unusual = (step: YearStep, seq: number): Pick<YearChange, 'events' | 'answer'> => {
    const { at, truck } = step;
    const of = hereOf(truck);
    switch (step.what) {
      case 'hold':
        return kept(of, holdSet(of.visit, at));
      case 'release':
        return kept(of, holdReleased(of.visit, at));
      case 'amend':
        return kept(of, amended(of.visit));
      case 'undo':
        return undo(of, seq - 1);
      case 'sleep':
        return sleep(of, step.bed, at);
      case 'serve':
        return serviceAdded(nextId, of.visit.id, actor, at);
      case 'pay':
        return pay(of.visit.id, at);
      default:
        throw new Error(`${step.what} is usual`);
    }
  };

  /** `seq` is the one that the change gets. */
  return (step: YearStep, seq: number): YearChange => {
    switch (step.what) {
      case 'arrive':
        return arrive(step.truck, step.at);
      case 'assign':
        return assign(step.truck, step.slot, step.at);
      case 'call':
        return call(step.truck, step.at);
      case 'reach':
        return reach(step.truck, step.at);
      case 'depart':
        return depart(step.truck, step.at);
      default:
        return { command: COMMANDS[step.what], ...unusual(step, seq), driver: null, departed: null };
    }
  };
}

const NOTHING_SAID = {
  ...{ loaded: true, vehicleType: null, needsPower: false, temperatureC: null, loadedAt: null, spoilByAt: null },
  ...{ appointmentAt: null, isTwoWay: false, hazardClass: null, driver: null, phone: null, documentNo: null },
  ...{ weightKg: null, expectedAt: null, platformCode: null, growingAreaCode: null, packingHouseCode: null },
} as const;

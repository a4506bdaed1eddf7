import { wireId } from '../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { createChangeLog, type ChangeLog } from '../../shared/domain/events.ts';
import { makeLayout } from '../../shared/domain/layout/templates.ts';
import type { Person, Queue, SlotRecord, Visit, Zone } from '../../shared/domain/records.ts';
import { CARGO_CLASSES } from '../../shared/domain/vocabulary.ts';
import { NEW_PERSON } from '../../shared/domain/rest/new-records.ts';
import { closeCleanly, openForWriting, type Connection } from '../../electron/db/open.ts';
import { createDrivenClock, createMachineClock } from '../../electron/engine/clock.ts';
import { composeEngine, type Engine } from '../../electron/engine/compose.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { createIdSource, newEpoch, newSalt } from '../../electron/engine/ids.ts';
import { prepareSecret } from '../../electron/engine/sessions.ts';
import { usualSite } from '../../electron/engine/usual-site.ts';
import { visitOf } from '../../electron/areas/expected/declare.ts';
import { seeded } from './chance.ts';

export type BulkYard = {
  readonly folder: string;
  readonly slots: number;
  /** Trucks that came and left, spread over the days before `now`. */
  readonly past: number;
  /** Trucks in slots. */
  readonly parked: number;
  /** Trucks in the gate lane, in the queue and without a slot. */
  readonly atGate: number;
  readonly days: number;
  /** People on the trucks that are here; left out = one each. The first trucks have one more. */
  readonly livePeople?: number;
  /** Those that left and those that are here came mixed, not one after the other: trucks leave until the end. */
  readonly isMixed?: boolean;
  /** When the yard's history ends. */
  readonly now: Instant;
};

export const BULK_USER = { user: 'an', secret: 'ben-bai-bench' } as const;

const PER_TRANSACTION = 2000;
const GOODS = ['Sầu riêng', 'Thanh long', 'Linh kiện điện tử', 'Hàng tiêu dùng', 'Tinh bột sắn'];

/**
 * Fills a data folder with a site and its past, through the same writers as the engine: each visit is one change whose
 * events go through `records.apply` and the journal with its chain and receipts, thousands to a transaction.
 */
export async function fillYard(yard: BulkYard): Promise<void> {
  const db = openForWriting(yard.folder);
  db.pragma('synchronous = OFF');
  db.pragma('wal_autocheckpoint = 20000');
  const clock = createDrivenClock(instant(yard.now - yard.days * DAY_MS));
  const engine = composeEngine({
    db,
    siteClock: clock,
    machineClock: createMachineClock(),
    logDefect: (error) => {
      throw error;
    },
  });
  engine.stores.site.begin(newEpoch(), clock.now());
  await createBulkSite(engine, yard.slots);
  writeVisits(db, engine, yard);
  clock.setNow(yard.now);
  engine.stores.site.saveSiteClock(yard.now);
  closeCleanly(db, yard.folder);
}

export async function createBulkSite(engine: Engine, slots: number): Promise<void> {
  const usual = usualSite(BULK_USER.user, BULK_USER.secret, 300);
  const secret = await prepareSecret(BULK_USER.secret);
  const input = {
    ...usual,
    template: 'bulk',
    layout: makeLayout(slots),
    users: usual.users.map(({ user, displayName, roles }) => ({ user, displayName, roles, secret })),
  };
  const [outcome] = engine.dispatch.runBatch([
    { commandId: 'bulk-site-create', name: 'site.create', input, actor: systemActor('system') },
  ]);
  if (outcome === undefined || !('ok' in outcome)) throw new Error(`no site: ${JSON.stringify(outcome)}`);
}

function writeVisits(db: Connection, engine: Engine, yard: BulkYard): void {
  const { stores } = engine;
  const ids = createIdSource(stores.records);
  const random = seeded(11);
  const slots = stores.slots.slots().filter((slot) => !slot.isKeepClear);
  const queues = [...stores.queues.queues()];
  const parts: Parts = { ids, random, lane: stores.slots.pseudoZone('gate-lane'), slots, queues };
  const inputHash = newSalt().toString('hex');
  const total = yard.past + yard.parked + yard.atGate;
  if (yard.parked > slots.length)
    throw new RangeError(`${String(yard.parked)} trucks for ${String(slots.length)} slots`);
  const secondPeople = Math.max(0, (yard.livePeople ?? 0) - yard.parked - yard.atGate);
  let head = stores.journal.head();
  const start = yard.now - yard.days * DAY_MS;
  for (let first = 0; first < total; first += PER_TRANSACTION) {
    db.exec('BEGIN IMMEDIATE');
    for (let n = first; n < Math.min(total, first + PER_TRANSACTION); n += 1) {
      const log = createChangeLog();
      const at = instant(Math.round(start + ((yard.now - start) * n) / total));
      // How many that left came before this one, and whether it is one of them.
      const pastBefore = yard.isMixed === true ? Math.floor((n * yard.past) / total) : Math.min(n, yard.past);
      const isPast = yard.isMixed === true ? Math.floor(((n + 1) * yard.past) / total) > pastBefore : n < yard.past;
      const live = n - pastBefore;
      if (isPast) pastVisit(log, parts, at, yard.now);
      else liveVisit(log, parts, at, live < yard.parked ? (slots[live] ?? null) : null, live < secondPeople);
      const seq = head.seq + 1;
      for (const event of log.events) {
        stores.records.apply(event.change, seq);
        if (event.change.kind === 'person' && event.change.was === null)
          stores.people.saveData(
            event.change.id as never,
            {
              name: `Nguyễn Văn ${String(event.change.id)}`,
              phone: '0912345678',
              documentNo: null,
              isWoman: false,
              identity: null,
            },
            'd'.repeat(32),
          );
      }
      const change = {
        seq,
        at,
        recordedAt: at,
        command: 'visit.arrive',
        commandId: `bulk-${String(seq)}-018f3c1e`,
        actor: BULK_USER.user,
        station: 'gate-1',
        reason: null,
        approvedBy: null,
        isReversible: true,
      };
      head = { seq, hash: stores.journal.append(change, log.events, head.hash) };
      const outcome = JSON.stringify({ ok: { visitId: wireId('visit', n + 1), queueNumber: null, warnings: [] }, seq });
      stores.journal.keepReceipt(change.commandId, change.command, inputHash, outcome, seq, at);
    }
    for (const [at, queue] of queues.entries()) {
      const was = stores.records.require('queue', queue.id);
      const set = { lastOrderSeq: queue.lastOrderSeq, numbers: queue.numbers };
      stores.records.apply({ kind: 'queue', id: queue.id, set: set as never, was: was as never }, head.seq);
      queues[at] = queue;
    }
    while (stores.index.settle(PER_TRANSACTION));
    db.exec('COMMIT');
  }
}

type Parts = {
  readonly ids: ReturnType<typeof createIdSource>;
  readonly random: () => number;
  readonly lane: Zone;
  readonly slots: readonly SlotRecord[];
  readonly queues: Queue[];
};

/** A truck with its particulars, in a queue, as the gate would have made it. */
function newVisit(parts: Parts, at: Instant): Visit {
  const { ids, random, queues } = parts;
  const id = ids.next('visit') as Visit['id'];
  const place = Math.floor(random() * queues.length);
  const queue = queues[place] as Queue;
  const lastOrderSeq = queue.lastOrderSeq + 1;
  const number = (queue.numbers['Q']?.value ?? 0) + 1;
  const year = queue.numbers['Q']?.year ?? 2026;
  queues[place] = { ...queue, lastOrderSeq, numbers: { ...queue.numbers, Q: { year, value: number } } };
  const digits = String(10_000 + (id % 89_999)).padStart(5, '0');
  const plate = `${String(11 + Math.floor(id / 90_000))}C${digits}`;
  const truck = {
    plate,
    plateTyped: plate,
    trailerPlate: random() < 0.6 ? `${String(11 + (id % 80))}R${digits}` : null,
    containerNo: null,
    containerIsValid: null,
    direction: queue.direction,
    crossingId: queue.crossingId,
    cargoClass: CARGO_CLASSES[Math.floor(random() * CARGO_CLASSES.length)] ?? 'general',
    goods: GOODS[Math.floor(random() * GOODS.length)] ?? null,
    loaded: random() < 0.8,
    vehicleType: 'tractor-45',
    needsPower: false,
    temperatureC: null,
    loadedAt: null,
    spoilByAt: null,
    appointmentAt: null,
    isTwoWay: false,
    hazardClass: null,
    people: 1,
    driver: null,
    phone: null,
    documentNo: null,
    carrier: 'Công ty TNHH Vận tải Lạng Sơn',
    weightKg: 18_500,
    expectedAt: null,
    platformCode: null,
    customsDeclarationNo: `10${String(7_000_000_000 + id)}`,
    growingAreaCode: null,
    packingHouseCode: null,
    note: null,
  } as const;
  return {
    ...visitOf(id, truck, { isDeclared: true }),
    stage: 'waiting',
    arrivedAt: at,
    seenAt: at,
    queueId: queue.id,
    stream: 'general',
    queueNumber: `HN-Q ${String(number).padStart(4, '0')}`,
    orderAt: at,
    orderSeq: lastOrderSeq,
    joinedAt: at,
  };
}

function attach(log: ChangeLog, parts: Parts, visit: Visit, leftAt: Instant | null): void {
  const at = visit.arrivedAt as Instant;
  log.insert(
    'piece.attached',
    'piece',
    {
      id: parts.ids.next('piece') as never,
      visitId: visit.id,
      kind: visit.trailerPlate === null ? 'tractor' : 'trailer',
      plate: visit.trailerPlate ?? visit.plate,
      isLead: true,
      isApart: false,
      place: leftAt === null ? 'visit' : 'outside',
      seenAt: at,
      attachedAt: at,
      detachedAt: leftAt,
    },
    visit.id,
  );
  attachPerson(log, parts, visit, 'driver', leftAt);
}

function attachPerson(log: ChangeLog, parts: Parts, visit: Visit, role: Person['role'], leftAt: Instant | null): void {
  const person = {
    id: parts.ids.next('person') as never,
    visitId: visit.id,
    role,
    attachedAt: visit.arrivedAt as Instant,
    ...NEW_PERSON,
    leftAt,
  } as const;
  log.insert('person.attached', 'person', person, visit.id, { digest: 'd'.repeat(32) });
}

function stand(
  log: ChangeLog,
  parts: Parts,
  visit: Visit,
  place: string,
  zoneId: Zone['id'],
  from: Instant,
  to: Instant | null,
): void {
  const standing = {
    id: parts.ids.next('standing'),
    visitId: visit.id,
    place,
    zoneId,
    startedAt: from,
    endedAt: to,
    isAdjustment: false,
  };
  log.insert('standing.started', 'standing', standing, visit.id);
}

function occupy(log: ChangeLog, parts: Parts, visit: Visit, slot: SlotRecord, from: Instant, to: Instant | null): void {
  const occupancy = {
    id: parts.ids.next('occupancy'),
    slotId: slot.id,
    visitId: visit.id,
    pieceId: null,
    startedAt: from,
    endedAt: to,
    overrideReason: null,
  };
  log.insert('occupancy.started', 'occupancy', occupancy, visit.id);
}

function pass(log: ChangeLog, parts: Parts, visit: Visit, way: 'in' | 'out', at: Instant): void {
  log.insert(
    'pass.recorded',
    'pass',
    {
      id: parts.ids.next('pass') as never,
      visitId: visit.id,
      way,
      gate: '1',
      lane: '1',
      occurredAt: at,
      recordedAt: at,
      plate: visit.plate,
      trailerPlate: visit.trailerPlate,
      direction: visit.direction,
      queueNumber: visit.queueNumber,
      slotCode: null,
      departure: way === 'out' ? visit.departure : null,
      warnings: [],
      actor: BULK_USER.user,
      slipNo: null,
    },
    visit.id,
  );
}

/** Half an hour in the lane, some hours in a slot, gone. */
function pastVisit(log: ChangeLog, parts: Parts, at: Instant, now: Instant): void {
  const stayMs = (4 + parts.random() * 30) * HOUR_MS;
  const departedAt = instant(Math.round(Math.min(at + stayMs, now)));
  const placedAt = instant(Math.min(at + 20 * MINUTE_MS, departedAt));
  const slot = parts.slots[Math.floor(parts.random() * parts.slots.length)] as SlotRecord;
  const base = newVisit(parts, at);
  const visit: Visit = {
    ...base,
    stage: 'departed',
    departure: base.direction === 'export' ? 'crossed' : 'cleared-inland',
    departedAt,
    place: 'outside',
    orderAt: null,
    orderSeq: null,
    processingAt: departedAt,
  };
  log.insert('visit.arrived', 'visit', visit, visit.id, { gate: '1', lane: '1', isLate: false });
  attach(log, parts, visit, departedAt);
  pass(log, parts, visit, 'in', at);
  stand(log, parts, visit, 'gate-lane', parts.lane.id, at, placedAt);
  stand(log, parts, visit, `slot:${wireId('slot', slot.id)}`, slot.zoneId, placedAt, departedAt);
  occupy(log, parts, visit, slot, placedAt, departedAt);
  pass(log, parts, visit, 'out', departedAt);
}

/** A truck that is here: in a slot, or in the gate lane. */
function liveVisit(log: ChangeLog, parts: Parts, at: Instant, slot: SlotRecord | null, hasSecondPerson: boolean): void {
  const zoneId = slot?.zoneId ?? parts.lane.id;
  const place = slot === null ? 'gate-lane' : `slot:${wireId('slot', slot.id)}`;
  const visit: Visit = { ...newVisit(parts, at), place, placeZoneId: zoneId, slotId: slot?.id ?? null };
  log.insert('visit.arrived', 'visit', visit, visit.id, { gate: '1', lane: '1', isLate: false });
  attach(log, parts, visit, null);
  if (hasSecondPerson) attachPerson(log, parts, visit, 'co-driver', null);
  pass(log, parts, visit, 'in', at);
  stand(log, parts, visit, place, zoneId, at, null);
  if (slot === null) return;
  occupy(log, parts, visit, slot, at, null);
  log.update('slot.occupied', 'slot', slot, { visitId: visit.id, occupiedAt: at }, visit.id);
}

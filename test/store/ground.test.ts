import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, wireId, type SlotId, type VisitId } from '../../shared/kernel/ids.ts';
import type { Alarm } from '../../shared/domain/records.ts';
import { GROUND_SQL } from '../../electron/areas/ground/store.ts';
import { PIECES_APART } from '../../electron/areas/slots/store.ts';
import { isGroundWatchDue } from '../../electron/areas/ground/watch.ts';
import { placesByZone } from '../../electron/areas/ground/places.ts';
import { dueWork } from '../../electron/engine/deadlines.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { NO_TALLY, withSlot } from '../../shared/domain/ground/places.ts';
import { instant, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { aYard, nextCommandId, replayedState, START, stateOf, type Yard } from '../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  // Whatever the watch wrote, the journal makes it again (AC2).
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const HOUR = 60;
const EXPORT = { direction: 'export', crossing: 'HN', people: 1 } as const;
const arrive = (plate: string, more: object = {}): string =>
  yard.ok('visit.arrive', { plate, cargoClass: 'general', loaded: true, ...EXPORT, ...more }).visitId;
const idOf = (visitId: string): VisitId => parseWireId('visit', visitId) as VisitId;

/** What the engine does every few seconds: asks what is due, and does it. */
function watch(): void {
  const requests = dueWork(yard.stores, yard.clock).map(({ name, input }) => ({
    commandId: nextCommandId(),
    name,
    input,
    actor: systemActor('system'),
  }));
  if (requests.length > 0) yard.engine.dispatch.runBatch(requests);
}

function open(): readonly Alarm[] {
  return yard.stores.site.openAlarms();
}

const codes = (): readonly string[] => open().map(({ code }) => code);

function acknowledgeAll(): void {
  for (const { id } of open()) yard.ok('alarm.acknowledge', { alarmId: wireId('alarm', id) });
}

describe('the watch over the ground', () => {
  it('[AL1, AL5] an overstay alarms once, stays acknowledged, and ends when the truck leaves', () => {
    const visitId = arrive('12C-111.11');
    yard.at(48 * HOUR - 1);
    watch();
    expect(codes()).toEqual([]);
    const { now } = { now: yard.at(48 * HOUR) };
    watch();
    watch();
    expect(open()).toMatchObject([
      { code: 'overstay', visitId: idOf(visitId), details: { hours: 48, limit: 48, limitAt: now }, raisedAt: now },
    ]);
    acknowledgeAll();
    yard.at(60 * HOUR);
    watch();
    expect(open()).toMatchObject([{ code: 'overstay', acknowledgedAt: now, raisedAt: now }]);
    yard.ok('visit.depart', { visitId });
    watch();
    expect(codes()).toEqual([]);
  });

  it('[AL1, AL5] a corrected class of goods ends it, and it may be raised anew', () => {
    const visitId = arrive('12C-111.11');
    yard.at(50 * HOUR);
    watch();
    yard.ok('visit.amend', { visitId, cargoClass: 'machinery' });
    watch();
    expect(codes()).toEqual([]);
    yard.at(97 * HOUR);
    watch();
    expect(open().map(({ code, id }) => [code, id])).toEqual([['overstay', 2]]);
  });

  it('[AL2] perishable goods alarm before they are lost; a declared time comes first', () => {
    const fresh = arrive('12C-111.11', { cargoClass: 'fresh' });
    arrive('12C-222.22', { spoilByAt: yard.at(0) + 8 * HOUR * 60_000 });
    yard.at(2 * HOUR);
    watch();
    expect(open()).toMatchObject([{ code: 'perishable', details: { left: 6 } }]);
    yard.ok('visit.amend', { visitId: fresh, loadedAt: yard.at(2 * HOUR) - 43 * HOUR * 60_000 });
    watch();
    expect(open().map(({ code, details }) => [code, details?.['left']])).toEqual([
      ['perishable', 6],
      ['perishable', 5],
    ]);
  });

  it('[AL3, AL5] a reefer without a plug alarms, stops when it is plugged in, and alarms again when it is not', () => {
    const visitId = arrive('12C-111.11', { needsPower: true, temperatureC: -18 });
    yard.at(44);
    watch();
    expect(codes()).toEqual([]);
    yard.at(45);
    watch();
    expect(open()).toMatchObject([{ code: 'reefer-no-plug', details: { minutes: 45 } }]);
    acknowledgeAll();
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    watch();
    expect(codes()).toEqual([]);
    yard.at(100);
    yard.ok('slot.move', { visitId, slotId: 'slt_7' });
    yard.at(144);
    watch();
    expect(codes()).toEqual([]);
    yard.at(145);
    watch();
    expect(open()).toMatchObject([{ code: 'reefer-no-plug', acknowledgedAt: null, details: { minutes: 45 } }]);
  });

  it('[AL4] a truck of the other country alarms before its hours are over', () => {
    arrive('桂A12345', { direction: 'import' });
    arrive('桂A54321', { direction: 'import', isTwoWay: true });
    yard.at(21 * HOUR);
    watch();
    expect(open().map(({ code, visitId }) => [code, visitId])).toEqual([['return-clock', 1]]);
    yard.at(33 * HOUR);
    watch();
    expect(open().map(({ code, visitId }) => [code, visitId])).toEqual([
      ['return-clock', 1],
      ['return-clock', 2],
    ]);
  });

  it('[AL4] its hours begin anew when it comes back from abroad, wherever it stands after that', () => {
    const truck = arrive('桂A12345', { direction: 'import', isTwoWay: true });
    yard.at(20 * HOUR);
    yard.ok('visit.abroad', { visitId: truck });
    yard.at(30 * HOUR);
    yard.ok('visit.return', { visitId: truck });
    yard.at(40 * HOUR);
    yard.ok('slot.assign', { visitId: truck, slotId: wireId('slot', 7) });
    yard.at(62 * HOUR);
    watch();
    expect(open().filter(({ code }) => code === 'return-clock')).toEqual([]);
    yard.at(63 * HOUR);
    watch();
    expect(open().filter(({ code }) => code === 'return-clock')).toMatchObject([{ visitId: 1 }]);
    expect(yard.ask('yard.clocks', {}).clocks.find(({ code }) => code === 'return-clock')).toMatchObject({
      limitAt: START + 66 * 60 * MINUTE_MS,
    });
  });

  it('[FI3] each threshold opens one alarm of the zone and closes it by itself', () => {
    yard.ok('settings.save', {
      values: {
        fill: {
          fullAtFreePercent: 1,
          notFullAtFreePercent: 17,
          almostFullAtFreePercent: 34,
          availableAtFreePercent: 51,
        },
      },
    });
    const trucks = [1, 2, 3, 4, 5, 6].map((n) => arrive(`12C-000.0${String(n)}`));
    const fill = (): readonly unknown[] => open().map(({ code, zoneId, details }) => [code, zoneId, details?.['free']]);
    const put = (n: number): void => {
      yard.ok('slot.assign', { visitId: trucks[n] ?? '', slotId: wireId('slot', n + 1) });
      watch();
    };
    const leave = (n: number): void => {
      yard.ok('slot.vacate', { visitId: trucks[n] ?? '' });
      watch();
    };
    for (const n of [0, 1, 2]) put(n);
    expect(fill()).toEqual([]);
    put(3);
    put(4);
    expect(fill()).toEqual([['almost-full', 1, 2]]);
    acknowledgeAll();
    put(5);
    expect(fill()).toEqual([['full', 1, 0]]);
    leave(5);
    expect(fill(), 'one free place is 17 %: not above the return').toEqual([['full', 1, 0]]);
    leave(4);
    expect(fill()).toEqual([['almost-full', 1, 2]]);
    leave(3);
    expect(fill(), 'half free: not above the return').toEqual([['almost-full', 1, 2]]);
    leave(2);
    expect(fill()).toEqual([]);
  });

  it('[FI1] a zone without slots fills by its capacity with what stands loose in it', () => {
    yard.db.exec(`UPDATE slots SET removed_at = 1 WHERE zone_id = 2`);
    const moved = arrive('12C-111.11');
    yard.ok('piece.see', { visitId: moved, zone: 'B' });
    const places = (): unknown =>
      placesByZone(yard, yard.stores.ground.trucks(instant(0))).map(({ zone, places: of }) => [
        zone.code,
        of.places,
        of.free,
      ]);
    expect(places()).toEqual([
      ['A', 6, 6],
      ['B', 10, 9],
      ['C', 3, 3],
    ]);
    yard.db.exec(`UPDATE slots SET removed_at = NULL WHERE zone_id = 2`);
  });

  it('[AL5] a truck that has left the yard has left the fire lane', () => {
    const visitId = arrive('12C-111.11');
    yard.engine.dispatch.runBatch([
      {
        commandId: nextCommandId(),
        name: 'system.alarm',
        input: { code: 'keep-clear', visitId: idOf(visitId) },
        actor: systemActor('system'),
      },
    ]);
    watch();
    expect(codes()).toEqual(['keep-clear']);
    yard.ok('visit.depart', { visitId });
    watch();
    expect(codes()).toEqual([]);
  });

  it('[AL6] writes nothing while nothing opens or closes', () => {
    arrive('12C-111.11');
    yard.at(50 * HOUR);
    watch();
    const seq = yard.seq();
    yard.at(51 * HOUR);
    expect(isGroundWatchDue({ stores: yard.stores, now: yard.clock.now() })).toBe(false);
    watch();
    yard.engine.dispatch.runBatch([
      { commandId: nextCommandId(), name: 'ground.watch', input: {}, actor: systemActor('system') },
    ]);
    expect(yard.seq()).toBe(seq);
  });

  it('[AL5] takes many at once in parts, until all have alarmed', () => {
    for (let n = 0; n < 510; n += 1) arrive(`12C-${String(10_000 + n)}`);
    yard.at(50 * HOUR);
    const overstays = (): readonly Alarm[] => open().filter(({ code }) => code === 'overstay');
    watch();
    expect(overstays()).toHaveLength(500);
    watch();
    expect(overstays()).toHaveLength(510);
    watch();
    expect(new Set(overstays().map(({ visitId }) => visitId)).size).toBe(510);
  });
});

describe('alarms that people close', () => {
  it('[AL7] are closed by name, seen at once; what closes itself is not', () => {
    const visitId = arrive('12C-111.11');
    yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' });
    const [alarm] = open();
    const alarmId = wireId('alarm', alarm?.id ?? 0);
    yard.ok('alarm.resolve', { alarmId, note: 'đã tìm thấy giấy' });
    expect(codes()).toEqual([]);
    expect(yard.stores.records.require('alarm', alarm?.id ?? 0)).toMatchObject({
      acknowledgedBy: 'system',
      clearedAt: yard.clock.now(),
      clearedBy: 'system',
    });
    expect(yard.refused('alarm.resolve', { alarmId })).toMatchObject({ code: 'alarm.not-open' });
    arrive('12C-222.22');
    yard.at(50 * HOUR);
    watch();
    expect(yard.refused('alarm.resolve', { alarmId: wireId('alarm', 2) })).toMatchObject({
      code: 'alarm.closes-itself',
    });
  });

  it('[AL8] a line of many is seen with one command', () => {
    for (const n of [1, 2, 3, 4, 5]) arrive(`12C-111.1${String(n)}`);
    yard.at(50 * HOUR);
    watch();
    const [first, ...others] = open().map(({ id }) => wireId('alarm', id));
    const seq = yard.seqOf('alarm.acknowledge', { alarmId: first ?? '', alsoAlarmIds: others });
    expect(open().every(({ acknowledgedAt }) => acknowledgedAt !== null)).toBe(true);
    expect(yard.seqOf('alarm.acknowledge', { alarmId: first ?? '', alsoAlarmIds: others })).toBe(seq);
  });
});

describe('how full the ground is', () => {
  it('[FI1] statements and rules count the same', () => {
    const slots = yard.stores.slots.slots();
    const byRule = new Map<number, unknown>();
    for (const [zoneId, own] of Map.groupBy(slots, (slot) => slot.zoneId))
      byRule.set(zoneId, own.reduce(withSlot, NO_TALLY));
    expect(yard.stores.ground.tallies()).toEqual(byRule);
    const visitId = arrive('12C-111.11');
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    yard.ok('slot.close', { slotId: 'slt_1', reason: 'sửa' });
    yard.ok('slot.close', { slotId: 'slt_8', reason: 'sửa' });
    const after = [1, 8].map((id) => yard.stores.records.require('slot', id as SlotId));
    expect(after.map(({ status }) => status)).toEqual(['closing', 'closed']);
    expect(Object.fromEntries(yard.stores.ground.tallies())).toMatchObject({
      1: { slots: 6, open: 6, taken: 1 },
      2: { slots: 8, open: 7, taken: 0 },
    });
  });

  it('[FI4, FI5] the budget tells places, pace and hours left of each zone and of the site', () => {
    yard.at(4 * HOUR);
    const trucks = [1, 2, 3, 4, 5].map((n) => arrive(`12C-000.0${String(n)}`));
    trucks.forEach((visitId, n) => yard.ok('slot.assign', { visitId, slotId: wireId('slot', n + 1) }));
    yard.at(5 * HOUR);
    yard.ok('visit.depart', { visitId: trucks[0] ?? '' });
    yard.ok('slot.move', { visitId: trucks[1] ?? '', slotId: 'slt_7' });
    yard.ok('slot.move', { visitId: trucks[2] ?? '', slotId: 'slt_6' });
    const { site, zones } = yard.ask('yard.budget', {});
    expect(site).toMatchObject({ places: 17, occupied: 4, free: 13, inPerHour: 1.7, outPerHour: 0.3 });
    expect(
      zones.map(({ code, places, free, inPerHour, outPerHour }) => [code, places, free, inPerHour, outPerHour]),
    ).toEqual([
      ['A', 6, 3, 1.7, 0.7],
      ['B', 8, 7, 0.3, 0],
      ['C', 3, 3, 0, 0],
    ]);
    expect(zones[0]).toMatchObject({
      dwellBudgetMs: 9 * HOUR * 60_000,
      untilFullMs: 3 * HOUR * 60_000,
      state: 'spaces-available',
    });
    expect(zones[2]).toMatchObject({ dwellBudgetMs: null, untilFullMs: null, untilFullLowMs: null });
  });

  it('the clocks that run come soonest first', () => {
    arrive('桂A12345', { direction: 'import' });
    arrive('12C-111.11', { cargoClass: 'fresh' });
    const { clocks } = yard.ask('yard.clocks', {});
    expect(clocks.map(({ plate, code, isDue }) => [plate, code, isDue])).toEqual([
      ['桂A12345', 'return-clock', false],
      ['12C11111', 'overstay', false],
      ['12C11111', 'perishable', false],
      ['桂A12345', 'overstay', false],
    ]);
    yard.at(22 * HOUR);
    expect(yard.ask('yard.clocks', { limit: 1 }).clocks).toMatchObject([{ code: 'return-clock', isDue: true }]);
  });

  it('reads no piece but those that stand apart', () => {
    const plan = yard.db.prepare(`EXPLAIN QUERY PLAN SELECT * FROM pieces ${PIECES_APART}`).all();
    expect(plan).toMatchObject([{ detail: 'SCAN pieces USING INDEX pieces_apart' }]);
  });

  it('hot statements read by index, never all visits or all stays', () => {
    for (const [name, sql] of Object.entries(GROUND_SQL)) {
      const plan = yard.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.includes('?') ? [1] : [])) as readonly {
        readonly detail: string;
      }[];
      for (const { detail } of plan.filter((step) => /^(SCAN|SEARCH)/.test(step.detail)))
        expect(detail, name).toMatch(/^SEARCH .* USING (COVERING )?(INDEX|(INTEGER )?PRIMARY KEY)/);
    }
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRow } from '../../../shared/contract/report-queries.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { Correction } from '../../../shared/domain/slots/count-types.ts';
import { actorWith, aYard, recordsOf, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN', people: 1 } as const;
const plateOf = (n: number): string => `12C${String(10_000 + n)}`;
const slotId = (n: number): string => `slt_${n.toString(36)}`;

/** A truck that has arrived, in a slot by number where one is given. */
function truck(n: number, slot?: number, more: object = {}): string {
  const { visitId } = yard.ok('visit.arrive', { plate: plateOf(n), ...EXPORT, ...more });
  if (slot !== undefined) yard.ok('slot.assign', { visitId, slotId: slotId(slot), override: { reason: 'x' } });
  return visitId;
}

const start = (input: object = {}): string => yard.ok('count.start', input).countId;
const see = (countId: string, input: object) => yard.ok('count.see', { countId, ...input } as never);
const differences = (countId: string) => yard.ask('count.state', { countId }).differences;
const visit = (visitId: string) => yard.ask('visit.story', { visitId }).visit;
const slot = (n: number) => yard.stores.records.require('slot', n);
const alarms = () =>
  yard.stores.site.openAlarms().map(({ code, details, slotId: of }) => [code, of, details?.['plate'] ?? null]);

/** Ends a stock-take with the likeliest correction of each difference, or others by key. */
function finish(countId: string, chosen: Readonly<Record<string, Correction>> = {}) {
  return yard.ok('count.finish', { countId, corrections: corrections(countId, chosen) });
}

function corrections(countId: string, chosen: Readonly<Record<string, Correction>> = {}) {
  return differences(countId).map(({ key, corrections: [first = 'record-right'] }) => ({
    key,
    correction: chosen[key] ?? first,
    reason: `vì ${key}`,
  }));
}

describe('seeing', () => {
  it('[KB1] finds the truck by its plate or its trailer’s, and a later sighting replaces the earlier', () => {
    const visitId = truck(1, 1, { trailerPlate: '12R-00001', vehicleType: 'tractor-40' });
    const countId = start();
    expect(see(countId, { slotId: slotId(1), plate: '12c 100.01' })).toMatchObject({ visitId });
    const first = see(countId, { slotId: slotId(1), plate: '12R-000.01' });
    expect(first.visitId).toBe(visitId);
    expect(see(countId, { slotId: slotId(1), isEmpty: true })).toEqual({ ...first, visitId: null });
    expect(yard.stores.counts.sightingsOfOpen()).toMatchObject([{ isEmpty: true, plate: null, place: 'slot:slt_1' }]);
    see(countId, { zone: 'A', plate: plateOf(1) });
    see(countId, { zone: 'A', plate: plateOf(2) });
    see(countId, { zone: 'A', plate: plateOf(1), note: 'đuôi bãi' });
    expect(yard.stores.counts.sightingsOfOpen()).toHaveLength(3);
  });

  it('[SL7] takes places of its zones and rows only', () => {
    const countId = start({ zones: ['B'], rows: ['B0'] });
    expect(yard.refused('count.see', { countId, slotId: slotId(1), isEmpty: true })).toEqual({
      code: 'count.place-outside',
    });
    see(countId, { zone: 'B', row: 'B0', plate: plateOf(9) });
    for (const place of [{ zone: 'B' }, { zone: 'A', row: 'A0' }])
      expect(yard.refused('count.see', { countId, ...place, isEmpty: true }).code).toBe('count.place-outside');
    expect(yard.refused('count.start', { rows: ['ZZ'] }).code).toBe('count.place-outside');
    expect(yard.refused('count.start', { zones: ['GL'] }).code).toBe('zone.unknown');
  });

  it('[KB2] what came, left or moved since somebody looked is no difference', () => {
    const moved = truck(1, 1);
    const gone = truck(2, 2);
    const countId = start();
    yard.at(10);
    see(countId, { slotId: slotId(1), plate: plateOf(1) });
    see(countId, { slotId: slotId(2), plate: plateOf(2) });
    see(countId, { slotId: slotId(3), isEmpty: true });
    yard.at(20);
    yard.ok('slot.move', { visitId: moved, slotId: slotId(4) });
    yard.ok('visit.depart', { visitId: gone });
    truck(3, 3);
    expect(differences(countId)).toEqual([]);
    expect(finish(countId)).toEqual({ placesSeen: 3, placesRight: 3, trucksSeen: 0, corrected: 0 });
  });
});

describe('putting right', () => {
  it('[SL7, KB8] two trucks that stand in each other’s slots change places in one change', () => {
    const [a, b] = [truck(1, 1), truck(2, 2)];
    const countId = start();
    yard.at(30);
    see(countId, { slotId: slotId(1), plate: plateOf(2) });
    see(countId, { slotId: slotId(2), plate: plateOf(1) });
    expect(finish(countId)).toEqual({ placesSeen: 2, placesRight: 0, trucksSeen: 2, corrected: 2 });
    expect([visit(a).slotId, visit(b).slotId]).toEqual([slotId(2), slotId(1)]);
    expect(visit(a).seenAt).toBe(START + 30 * 60_000);
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });

  it('[KB6] each difference needs a correction of its kind with a reason, or nothing changes', () => {
    truck(1, 1);
    truck(2, 2);
    const countId = start();
    see(countId, { slotId: slotId(1), isEmpty: true });
    see(countId, { slotId: slotId(2), isEmpty: true });
    const before = recordsOf(yard.db);
    expect(yard.refused('count.finish', { countId, corrections: [] })).toEqual({
      code: 'count.unresolved',
      count: 2,
      keys: ['visit:vis_1', 'visit:vis_2'],
    });
    const wrong = corrections(countId, { 'visit:vis_2': 'mark-unknown' });
    expect(yard.refused('count.finish', { countId, corrections: wrong })).toEqual({
      code: 'count.correction-wrong',
      key: 'visit:vis_2',
    });
    expect(recordsOf(yard.db)).toEqual(before);
    const stranger = { key: 'visit:vis_9', correction: 'place' as const, reason: 'x' };
    yard.ok('count.finish', { countId, corrections: [...corrections(countId), stranger] });
  });

  it('[KB4, SL7] a truck that is gone has left unrecorded, with nobody to confirm it, or its place is not known', () => {
    const [a, b] = [truck(1, 1), truck(2, 2)];
    const countId = start();
    see(countId, { slotId: slotId(1), isEmpty: true });
    see(countId, { slotId: slotId(2), isEmpty: true });
    finish(countId, { 'visit:vis_1': 'left-unrecorded' });
    expect(visit(a)).toMatchObject({ stage: 'departed', departure: 'left-unrecorded', isToConfirm: false });
    expect(visit(b)).toMatchObject({ stage: 'waiting', place: 'unknown', slotId: null });
    expect([slot(1).visitId, slot(2).visitId]).toEqual([null, null]);
    expect(alarms()).toEqual([]);
  });

  it('[KB4] one that is gone under a hold has left under a hold, and is alarmed', () => {
    const visitId = truck(1, 1);
    yard.ok('visit.hold', { visitId, authority: 'Hải quan', reason: 'soi chiếu' } as never);
    const countId = start();
    see(countId, { slotId: slotId(1), isEmpty: true });
    finish(countId, { 'visit:vis_1': 'left-unrecorded' });
    expect(visit(visitId).departure).toBe('left-under-hold');
    expect(alarms()).toEqual([['left-under-hold', null, null]]);
  });

  it('[KB5] an unknown truck is marked in its slot and alarmed, and cleared when a later look finds it gone', () => {
    const countId = start();
    see(countId, { slotId: slotId(3), plate: '99C-999.99' });
    see(countId, { slotId: slotId(4) });
    finish(countId);
    expect(slot(3)).toMatchObject({ unknownPlate: '99C99999', unknownAt: START });
    expect(slot(4)).toMatchObject({ unknownPlate: null, unknownAt: START });
    expect(alarms()).toEqual([
      ['unknown-truck', 3, '99C99999'],
      ['unknown-truck', 4, null],
    ]);
    yard.at(60);
    const next = start();
    see(next, { slotId: slotId(3), plate: '99C-999.99' });
    see(next, { slotId: slotId(4), isEmpty: true });
    expect(differences(next).map(({ key, kind }) => [key, kind])).toEqual([['slot:slt_4', 'gone']]);
    finish(next);
    expect(slot(4).unknownAt).toBe(null);
    expect(alarms()).toEqual([['unknown-truck', 3, '99C99999']]);
  });

  it('[KB3, KB8] a truck known by its zone takes the slot where it stands, too short as it may be, with the reason', () => {
    const visitId = truck(1, undefined, { lengthCm: 1800 });
    yard.ok('piece.see', { visitId, zone: 'B' });
    const countId = start();
    see(countId, { slotId: slotId(13), plate: plateOf(1) });
    finish(countId);
    expect(visit(visitId).slotId).toBe(slotId(13));
    expect(yard.stores.slots.openOccupancies(1 as never)).toMatchObject([{ overrideReason: 'vì visit:vis_1' }]);
  });

  it('[KB8] a truck whose slot another is given cannot be right there', () => {
    truck(1, 1);
    truck(2, 2);
    const countId = start();
    see(countId, { slotId: slotId(1), plate: plateOf(2) });
    const both = corrections(countId, { 'visit:vis_1': 'record-right' });
    expect(yard.refused('count.finish', { countId, corrections: both })).toEqual({
      code: 'count.correction-wrong',
      key: 'visit:vis_1',
    });
  });

  it('[KB7] what a second look has shown right is kept, changes nothing and counts as right', () => {
    const visitId = truck(1, 1);
    const countId = start();
    see(countId, { slotId: slotId(1), isEmpty: true });
    see(countId, { slotId: slotId(2), isEmpty: true });
    const before = visit(visitId);
    expect(finish(countId, { 'visit:vis_1': 'record-right' })).toMatchObject({ placesRight: 2, corrected: 0 });
    expect(visit(visitId)).toEqual(before);
    const [ended] = yard.ask('count.list', {}).counts;
    expect(ended).toMatchObject({
      countId,
      endedHow: 'finished',
      placesSeen: 2,
      placesRight: 2,
      differences: [{ key: 'visit:vis_1', correction: 'record-right', reason: 'vì visit:vis_1', visitId }],
    });
  });

  it('[SL7] is the coordinator’s to finish; the gate counts and may give it up', () => {
    const gate = actorWith('gate');
    const { countId } = yard.ok('count.start', {}, gate);
    expect(yard.run('count.finish', { countId, corrections: [] }, { actor: gate })).toMatchObject({
      fault: { code: 'session.not-allowed' },
    });
    yard.ok('count.abandon', { countId, reason: 'mưa' }, gate);
    expect(yard.refused('count.see', { countId, slotId: slotId(1), isEmpty: true })).toEqual({ code: 'count.over' });
    expect(yard.ask('count.list', {}).counts).toMatchObject([
      { endedHow: 'abandoned', reason: 'mưa', placesSeen: null },
    ]);
  });
});

describe('accounts', () => {
  it('[KB9, AC1] count a correction as an adjustment of the zones, list it, and balance', () => {
    truck(1, 1);
    truck(2, 7);
    truck(3, 8);
    yard.at(30);
    const countId = start();
    see(countId, { slotId: slotId(9), plate: plateOf(1) });
    see(countId, { slotId: slotId(7), isEmpty: true });
    see(countId, { slotId: slotId(8), isEmpty: true });
    finish(countId, { 'visit:vis_3': 'left-unrecorded' });
    yard.at(40);
    const report = yard.ask('report.range', { from: instant(START + 1), to: yard.clock.now() });
    const zone = (code: string) => report.trucks.byZone.find((row) => row.zone === code);
    const row = (opening: number, adjustments: number): AccountRow => ({
      ...{ opening, in: 0, out: 0, adjustments },
      closing: opening + adjustments,
    });
    expect(zone('A')).toMatchObject(row(1, -1));
    expect(zone('B')).toMatchObject(row(2, -1));
    expect(zone('UN')).toMatchObject(row(0, 1));
    expect(report.trucks).toMatchObject(row(3, -1));
    expect(report.adjustments.map(({ plate, code }) => [plate, code])).toEqual([[plateOf(3), 'left-unrecorded']]);
    expect(report.zoneAdjustments.map(({ plate, fromZone, toZone }) => [plate, fromZone, toZone])).toEqual([
      [plateOf(1), 'A', 'B'],
      [plateOf(2), 'B', 'UN'],
    ]);
  });
});

describe('random yards', () => {
  it('[SL7, AC1, AC2] whatever stands there and whatever is seen, ground and record are equal afterwards', () => {
    const place = fc.oneof(fc.integer({ min: 1, max: 18 }), fc.constantFrom('A', 'B', 'C'));
    const sightings = fc.array(fc.tuple(place, fc.integer({ min: -2, max: 12 }), fc.nat(5)), { maxLength: 25 });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Array.from({ length: 18 }, (_, at) => at + 1)),
        sightings,
        fc.array(fc.nat(7), { minLength: 12, maxLength: 12 }),
        (slots, seen, choices) => {
          const random = aYard({ inMemory: true });
          yard.close();
          yard = random;
          for (let n = 1; n <= 9; n += 1) {
            const [at] = slots.slice(n - 1);
            const isParked = n <= 6 && at !== undefined && slot(at).isKeepClear === false;
            const visitId = truck(n, isParked ? at : undefined);
            if (n === 8) yard.ok('piece.see', { visitId, zone: 'B' });
          }
          const countId = start();
          let minute = 1;
          for (const [where, what, passed] of seen) {
            yard.at((minute += passed));
            const spot = typeof where === 'number' ? { slotId: slotId(where) } : { zone: where };
            const isNothing = what === 0 || (what < 0 && typeof where === 'string');
            if (isNothing) see(countId, { ...spot, isEmpty: true });
            else if (what < 0) see(countId, spot);
            else see(countId, { ...spot, plate: plateOf(what) });
            if (passed === 5 && slot(18).visitId === null && !slot(18).isKeepClear)
              yard.run('slot.move', { visitId: 'vis_1', slotId: slotId(18) });
          }
          yard.at(minute + 1);
          const chosen = differences(countId).map(({ key, corrections: ways }, at) => ({
            key,
            correction: ways[(choices[at % choices.length] ?? 0) % ways.length] ?? 'record-right',
            reason: 'x',
          }));
          const outcome = yard.run('count.finish', { countId, corrections: chosen });
          expect(yard.defects).toEqual([]);
          if ('refusal' in outcome) expect(outcome.refusal.code).toBe('count.correction-wrong');
          else expect(outcome).toHaveProperty('ok');
          expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
          const { trucks } = yard.ask('report.range', { from: START, to: yard.clock.now() });
          for (const row of [trucks, ...trucks.byZone])
            expect(row.opening + row.in - row.out + row.adjustments).toBe(row.closing);
          expect(trucks.byZone.reduce((sum, row) => sum + row.closing, 0)).toBe(trucks.closing);
        },
      ),
      { numRuns: 20 },
    );
  });
});

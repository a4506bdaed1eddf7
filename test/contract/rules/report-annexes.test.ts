import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { slotsOfRow } from '../../../shared/domain/layout/draw.ts';
import type { Annexes, DailyReport } from '../../../shared/contract/report-queries.ts';
import { runDue } from '../../support/due.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

/** The clock starts on 10 February 2026 at 8:00; the day's figures run from 20:00 to 20:00. */
const ON = '2026-02-10';
const NEXT = '2026-02-11';
const CUT_OFF = 12 * 60;

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const minute = (minutes: number) => later(START, minutes * MINUTE_MS);
const slotId = (n: number): string => `slt_${n.toString(36)}`;
const daily = (on = ON): Omit<DailyReport, 'seq'> => yard.ask('report.daily', { on });
const annexes = (on = ON): Annexes => daily(on).annexes;
const arrive = (n: number, more: object = {}): string =>
  yard.ok('visit.arrive', { plate: `12C${String(10_000 + n)}`, direction: 'export', crossing: 'HN', ...more }).visitId;
const park = (visitId: string, slot: number): unknown =>
  yard.ok('slot.assign', { visitId, slotId: slotId(slot), override: { reason: 'chật' } });
const coordinator = actorWith('coordinator');

describe('places', () => {
  it('[RP3] page 1 tells slots taken of slots that could be taken, as they were at the end of the day', () => {
    for (const n of [1, 2, 3]) park(arrive(n), n);
    arrive(4);
    yard.at(60);
    yard.ok('slot.close', { slotId: slotId(7), reason: 'sửa nền' });
    // Eighteen slots, one of them a fire lane, one closed.
    const then = { placesUsed: 3, places: 16, placesPercent: 18.75 };
    expect(daily().pageOne).toMatchObject(then);
    yard.at(CUT_OFF + 60);
    yard.ok('visit.depart', { visitId: 'vis_1' });
    yard.ok('slot.close', { slotId: slotId(8), reason: 'sửa nền' });
    park(arrive(5), 9);
    expect(daily().pageOne).toMatchObject(then);
    expect(daily().occupancy.places).toBe(16);
    expect(daily(NEXT).pageOne).toMatchObject({ placesUsed: 3, places: 15 });
  });

  it('[RP3] a closing counts while it lasts, a slot that was drawn later does not yet, one taken away since still does', () => {
    yard.ok('closing.order', { slotIds: [slotId(3)], until: minute(CUT_OFF + 30), reason: 'rửa sân' });
    yard.at(CUT_OFF + 60);
    runDue(yard, 'closing.turn');
    expect(daily().pageOne.places).toBe(16);
    const place = { xCm: 900_000, yCm: 900_000, angleDeg: 0, slotAngleDeg: 90, pitchCm: 350 };
    const drawn = slotsOfRow({ zone: 'B', row: 'ZZ', count: 4, ...place, lengthCm: 2000, widthCm: 350 });
    yard.ok('layout.save', { zones: [], slots: drawn.map((one) => ({ ...one, hazardClasses: [] })) });
    park(arrive(1), 20);
    yard.ok('layout.save', { zones: [], slots: [], removeSlots: ['B01'] });
    expect(daily().pageOne.places).toBe(16);
    expect(daily(NEXT).pageOne).toMatchObject({ placesUsed: 1, places: 20 });
  });

  it('[RP3] a slot that somebody had closed stays closed in that report when it is opened again', () => {
    const truck = arrive(1);
    park(truck, 7);
    yard.ok('slot.close', { slotId: slotId(7), reason: 'sửa nền' });
    yard.ok('slot.close', { slotId: slotId(8), reason: 'sửa nền' });
    const taken = yard.seqOf('slot.close', { slotId: slotId(9), reason: 'nhầm' });
    expect(daily().pageOne.places).toBe(15);
    yard.at(CUT_OFF + 60);
    yard.ok('slot.open', { slotId: slotId(8) });
    yard.ok('change.undo', { seq: taken });
    yard.ok('visit.depart', { visitId: truck });
    // The truck on the closing slot had its place then; what was taken back had never been.
    expect(daily().pageOne).toMatchObject({ placesUsed: 1, places: 16 });
    expect(daily(NEXT).pageOne).toMatchObject({ placesUsed: 0, places: 16 });
  });

  it('[RP4] tells for how long each zone and the whole were fuller than each threshold, exactly', () => {
    yard.ok('settings.save', { values: { report: { thresholds: [50, 80] } } });
    // Zone A has six slots.
    for (const n of [1, 2, 3]) park(arrive(n), n);
    yard.at(60);
    park(arrive(4), 4);
    yard.at(75);
    park(arrive(5), 5);
    yard.at(105);
    yard.ok('visit.depart', { visitId: 'vis_4' });
    yard.at(CUT_OFF);
    const { thresholds, zones } = annexes();
    const ofA = thresholds.filter(({ zone }) => zone === 'A');
    expect(ofA.map(({ percent, hours }) => [percent, hours])).toEqual([
      [50, 11],
      [80, 0.5],
    ]);
    // Of the twelve hours since the site was made.
    expect(ofA[0]?.share).toBe(0.9167);
    expect(thresholds.filter(({ zone }) => zone === null).map(({ hours }) => hours)).toEqual([0, 0]);
    expect(zones.find(({ zone }) => zone === 'A')).toMatchObject({ places: 6, min: 3, max: 5, maxPercent: 83.33 });
  });

  it('[RP3] the last stock-take of the day stands on page 1, its differences in the annex', () => {
    park(arrive(1), 1);
    const { countId } = yard.ok('count.start', { zones: ['A'] }, coordinator);
    yard.ok('count.see', { countId, slotId: slotId(1), isEmpty: true }, coordinator);
    yard.at(30);
    const [{ key = '' } = {}] = yard.ask('count.state', { countId }).differences;
    const corrections = [{ key, correction: 'left-unrecorded' as const, reason: 'không thấy' }];
    yard.ok('count.finish', { countId, corrections }, coordinator);
    const { pageOne, annexes: told } = daily();
    expect(pageOne.counted).toEqual({ at: minute(30), by: 'coordinator', differences: 1 });
    expect(told.countDifferences).toEqual([{ at: minute(30), by: 'coordinator', kinds: [{ key: 'gone', count: 1 }] }]);
    yard.at(CUT_OFF + 1);
    expect(daily(NEXT).pageOne.counted).toBeNull();
  });
});

describe('queue', () => {
  it('[RP5] tells waits and stays by class, turn-backs and calls out of turn with their reasons', () => {
    const fresh = arrive(1, { cargoClass: 'fresh' });
    const [a, b, c] = [arrive(2), arrive(3), arrive(4)];
    yard.at(20);
    const order = { orderedBy: 'Trần Bình', channel: 'telephone', note: '' } as const;
    yard.ok('queue.fast-track', { visitId: a, reason: 'perishable', ...order });
    yard.ok('queue.turn-back', { visitId: b, reason: 'thiếu giấy' });
    yard.ok('queue.turn-back', { visitId: c, reason: 'thiếu giấy' });
    yard.at(30);
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 2 });
    yard.at(90);
    yard.ok('visit.depart', { visitId: fresh });
    const { waitsByClass, dwellByClass, turnBackReasons, fastTrackReasons } = annexes();
    expect(waitsByClass.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(waitsByClass.every(({ p50Ms }) => p50Ms === 30 * MINUTE_MS)).toBe(true);
    expect(dwellByClass.map(({ cargoClass, count, maxMs }) => [cargoClass, count, maxMs])).toEqual([
      ['fresh', 1, 90 * MINUTE_MS],
      ['general', 2, 20 * MINUTE_MS],
    ]);
    expect(turnBackReasons).toEqual([{ key: 'thiếu giấy', count: 2 }]);
    expect(fastTrackReasons).toEqual([{ key: 'perishable', count: 1 }]);
  });

  it('[RP5] counts passages that were written down late, and how late', () => {
    arrive(1);
    yard.at(120);
    arrive(2, { occurredAt: minute(30), reason: 'mất điện' });
    yard.ok('visit.depart', { visitId: 'vis_1', occurredAt: minute(100), reason: 'mất điện' });
    arrive(3, { occurredAt: minute(115) });
    expect(annexes().lateEntries).toEqual({ count: 2, longestMs: 90 * MINUTE_MS });
  });

  it('[RP5] tells when calling stood still, also over the cut-off; what was taken back had never been', () => {
    yard.at(10);
    yard.ok('crossing.suspend', { crossing: 'HN', direction: 'export', reason: 'mưa đá' });
    yard.at(40);
    yard.ok('crossing.resume', { crossing: 'HN' });
    yard.at(50);
    const mistaken = yard.seqOf('crossing.suspend', { crossing: 'CM', reason: 'nhầm' });
    const undone = yard.run('change.undo', { seq: mistaken });
    yard.at(60);
    yard.ok('crossing.suspend', { crossing: 'TT', direction: 'import', reason: 'kẹt cảng' });
    yard.ok('crossing.suspend', { crossing: 'TT', direction: 'import', reason: 'kẹt bãi', reopensAt: minute(CUT_OFF) });
    yard.at(CUT_OFF + 120);
    yard.ok('crossing.resume', { crossing: 'TT' });
    const storm = { crossing: 'Hữu Nghị', direction: 'export', from: minute(10), to: minute(40), reason: 'mưa đá' };
    const jam = { crossing: 'Tân Thanh', direction: 'import', from: minute(60), reason: 'kẹt bãi' };
    expect('ok' in undone).toBe(true);
    expect(annexes().suspensions).toEqual([storm, { ...jam, to: null }]);
    expect(annexes(NEXT).suspensions).toEqual([{ ...jam, to: minute(CUT_OFF + 120) }]);
    yard.at(CUT_OFF + 25 * 60);
    expect(annexes('2026-02-12').suspensions).toEqual([]);
  });

  it('[RP6] the dwell budget of each hour is the places by what left in the three hours before', () => {
    const visits = [1, 2, 3, 4, 5, 6].map((n) => arrive(n));
    yard.at(30);
    for (const visitId of visits.slice(0, 3)) yard.ok('visit.depart', { visitId });
    yard.at(5 * 60);
    const { dwellBudget } = annexes();
    // In the first hour of the record there are no three hours before its end.
    const of = (hour: number) => dwellBudget.find((one) => one.hour === minute(hour * 60));
    expect(of(0)).toEqual({ hour: START, budgetMs: (17 / 3) * HOUR_MS, outPerHour: 3 });
    expect(of(2)).toMatchObject({ outPerHour: 1 });
    expect(of(3)).toEqual({ hour: minute(180), budgetMs: null, outPerHour: 0 });
  });
});

describe('trucks and people', () => {
  it('[RP6] tells trucks that stay longer than their class usually does, the longest first', () => {
    const overstayHours = { fresh: 48, electronics: 84, machinery: 120, vehicles: 144, general: 84 };
    const { alarms } = yard.stores.records.require('site', 1).settings;
    yard.ok('settings.save', { values: { alarms: { ...alarms, overstayHours } } });
    park(arrive(1, { cargoClass: 'fresh' }), 1);
    arrive(2);
    yard.at(49 * 60);
    expect(annexes('2026-02-12').overstays).toMatchObject([
      { plate: '12C10001', cargoClass: 'fresh', zone: 'A', arrivedAt: START, ageMs: 49 * HOUR_MS },
    ]);
    expect(annexes(NEXT).overstays).toEqual([]);
  });

  it('[RP6] tells holds that stood within the day; who ordered a restricted one is not told', () => {
    const [a, b] = [arrive(1), arrive(2)];
    yard.ok('visit.hold', { visitId: a, authority: 'Hải quan', reason: 'soi' });
    yard.at(60);
    yard.ok('visit.hold', { visitId: b, authority: 'Công an', reason: 'kín', visibility: 'restricted' });
    yard.at(CUT_OFF + 60);
    yard.ok('visit.release-hold', { visitId: a });
    const first = { visitId: a, plate: '12C10001', authority: 'Hải quan', from: START };
    const second = { visitId: b, plate: '12C10002', authority: '', from: minute(60), to: null };
    expect(annexes().holds).toEqual([{ ...first, to: null }, second]);
    expect(annexes(NEXT).holds).toEqual([{ ...first, to: minute(CUT_OFF + 60) }, second]);
    yard.at(CUT_OFF + 25 * 60);
    expect(annexes('2026-02-12').holds).toEqual([second]);
  });

  it('[RP6] tells a hold of a truck outside, though others were released at the same moment', () => {
    const [a, b] = [arrive(1), arrive(2, { isTwoWay: true })];
    yard.ok('visit.hold', { visitId: a, authority: 'Hải quan', reason: 'soi' });
    yard.ok('visit.hold', { visitId: a, authority: 'Thú y', reason: 'lấy mẫu' });
    yard.ok('visit.abroad', { visitId: b, gate: '2', lane: '1' });
    yard.at(CUT_OFF + 60);
    yard.ok('visit.release-hold', { visitId: a });
    yard.ok('visit.hold', { visitId: b, authority: 'Biên phòng', reason: 'chờ giấy' });
    expect(annexes(NEXT).holds.map(({ plate, authority, to }) => [plate, authority, to])).toEqual([
      ['12C10001', 'Hải quan', minute(CUT_OFF + 60)],
      ['12C10001', 'Thú y', minute(CUT_OFF + 60)],
      ['12C10002', 'Biên phòng', null],
    ]);
  });

  it('[RP6] tells who took a slot against a rule, and why', () => {
    const visitId = arrive(1, { lengthCm: 1900 });
    yard.at(5);
    yard.ok('slot.assign', { visitId, slotId: slotId(13), override: { reason: 'xe chờ cẩu' } }, coordinator);
    yard.at(20);
    yard.ok('visit.depart', { visitId });
    expect(annexes().overrides).toEqual([
      { at: minute(5), kind: 'slot', plate: '12C10001', by: 'coordinator', reason: 'xe chờ cẩu' },
    ]);
  });

  it('[RP6] tells charges by kind and way, less what was reversed; what was waived is not taken', () => {
    yard.ok('tariff.save', {
      name: 'Biểu giá',
      validFromOn: ON,
      lines: [
        { kind: 'entry', vehicleTypes: null, loaded: null, amountDong: 10_000 },
        { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 },
      ],
    });
    const settle = (visitId: string, how: 'cash' | 'transfer'): string =>
      yard.ok('charge.settle', { visitId, how }).paymentId;
    settle(arrive(1), 'cash');
    settle(arrive(2), 'transfer');
    const paymentId = settle(arrive(3), 'cash');
    yard.at(10);
    yard.ok('payment.reverse', { paymentId, reason: 'nhầm xe' });
    const { charges, chargesSumDong } = annexes();
    expect(charges).toEqual([
      { kind: 'entry', how: 'cash', count: 1, sumDong: 10_000 },
      { kind: 'entry', how: 'transfer', count: 1, sumDong: 10_000 },
      { kind: 'parking', how: 'cash', count: 1, sumDong: 50_000 },
      { kind: 'parking', how: 'transfer', count: 1, sumDong: 50_000 },
    ]);
    expect(chargesSumDong).toBe(120_000);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WireId } from '../../../shared/kernel/ids.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { QueryInput, QueryOutputs } from '../../../shared/contract/queries.ts';
import { driverKeyOf } from '../../../electron/areas/public/driver-key.ts';
import { aYard, type Yard } from '../../support/yard.ts';

const SECRETS = {
  driver: 'Nguyễn Văn Kín',
  phone: '0912345678',
  documentNo: 'B1-998877',
  goods: 'sầu riêng bí mật',
  carrier: 'Vận tải Kín Tiếng',
  customsDeclarationNo: '305511223344',
} as const;
/** From 8 o'clock, when a test begins, to the end of the day's hours. */
const OPEN_MINUTES = 11 * 60;
const PAGES_ON = { isBoardOn: true, isDriverPageOn: true, port: 4820, address: '192.168.1.10' };

let yard: Yard;
let trucks = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

function aTruck(more: object = {}): WireId<'visit'> {
  trucks += 1;
  yard.at(trucks);
  const { visitId } = yard.ok('visit.arrive', {
    plate: `29H${String(20_000 + trucks)}`,
    direction: 'export',
    crossing: 'HN',
    cargoClass: 'general',
    people: 2,
    ...SECRETS,
    ...more,
  });
  return visitId as WireId<'visit'>;
}

function keyOf(visitId: WireId<'visit'>): string {
  const id = parseWireId('visit', visitId);
  if (id === null) throw new Error(visitId);
  return driverKeyOf(id, yard.stores.site.salt());
}

function pageOf(visitId: WireId<'visit'>): Omit<QueryOutputs['driver.page'], 'seq'> | null {
  return yard.ask('driver.page', { key: keyOf(visitId) } as QueryInput<'driver.page'>);
}

/** The crossing with one direction changed, open from 7 to 19 o'clock. */
function save(direction: NonNullable<CommandInput<'crossing.save'>['directions']>[number]): void {
  const calendar = { daily: [{ fromMinute: 7 * 60, toMinute: 19 * 60 }], days: [], hours: [] };
  yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', calendar, directions: [direction] });
}

function numberOf(visitId: WireId<'visit'>): string | null {
  return yard.ask('visit.slip', { visitId }).queueNumber;
}

function expectNothingPersonal(answer: unknown): void {
  const text = JSON.stringify(answer);
  for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
}

describe('the board', () => {
  beforeEach(() => {
    trucks = 0;
  });

  it('[QU41] shows who is called by number and plate, the next ten by number, and nobody’s name', () => {
    Array.from({ length: 14 }, () => aTruck());
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 2 });
    const board = yard.ask('board.show', { crossing: 'HN' });
    expect(board).toMatchObject({ crossing: { code: 'HN' }, siteNow: yard.clock.now(), timeZone: 'Asia/Ho_Chi_Minh' });
    expect(board.called.map(({ plate }) => plate).sort()).toEqual(['29H20001', '29H20002']);
    const next = board.next.filter(({ direction }) => direction === 'export');
    expect(next).toHaveLength(10);
    expect(next.every(({ queueNumber }) => /^HN-\S+ \d{4}$/.test(queueNumber))).toBe(true);
    expect(Object.keys(next[0] ?? {}).sort()).toEqual(['direction', 'p90From', 'p90To', 'queueNumber']);
    expect(board.lines.find(({ direction }) => direction === 'export')).toMatchObject({
      state: 'normal',
      isSuspended: false,
      waiting: 12,
    });
    expectNothingPersonal(board);
  });

  it('[QU8] says no estimate where there is no history', () => {
    aTruck();
    const board = yard.ask('board.show', { crossing: 'HN' });
    expect(board.next).toMatchObject([{ p90From: null, p90To: null }]);
    expect(board.lines[0]).toMatchObject({ newcomerFromMs: null, newcomerToMs: null });
  });

  it('[QU56] while the crossing is suspended, shows those who come next when it opens', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('visit.hold', { visitId: first, authority: 'customs', reason: 'kiểm tra' });
    const third = aTruck();
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'mất điện' });
    const board = yard.ask('board.show', { crossing: 'HN' });
    expect(board.lines[0]).toMatchObject({ isSuspended: true, reopensAt: null });
    expect(board.next.map(({ queueNumber }) => queueNumber)).toEqual([second, third].map(numberOf));
    expect(board.next.every(({ p90From }) => p90From === null)).toBe(true);
    expect(pageOf(second)).toMatchObject({ rank: 1, missing: [], line: { isSuspended: true } });
    expect(pageOf(first)).toMatchObject({ rank: null, missing: ['hold', 'crossing-suspended'] });
  });

  it('[QU56] while the crossing is closed, and in the last minutes in which nobody would get there in time', () => {
    const trucks = [aTruck(), aTruck()];
    save({ direction: 'export', walkUpMinutes: 15 });
    for (const minutes of [OPEN_MINUTES - 5, OPEN_MINUTES + 60]) {
      yard.at(minutes);
      const board = yard.ask('board.show', { crossing: 'HN' });
      expect(board.next.map(({ queueNumber }) => queueNumber)).toEqual(trucks.map(numberOf));
      expect(pageOf(trucks[1] as WireId<'visit'>)).toMatchObject({ rank: 2, missing: [], line: { isCalling: false } });
    }
    // Calls begin before it opens, as long as trucks are on the way up: then it is not said that nobody is called.
    yard.at(OPEN_MINUTES + 12 * 60 - 10);
    expect(pageOf(trucks[1] as WireId<'visit'>)).toMatchObject({ line: { isCalling: true, state: 'closed' } });
    expect(yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 }).called).toHaveLength(1);
  });

  it('says how many are called, and names the newest of very many', () => {
    save({ direction: 'export', buffer: 100 });
    Array.from({ length: 64 }, () => aTruck());
    for (let n = 0; n < 8; n += 1) yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 8 });
    const { called, calledCount } = yard.ask('board.show', { crossing: 'HN' });
    expect({ calledCount, named: called.length }).toEqual({ calledCount: 64, named: 60 });
  });

  it('of a crossing that nobody knows is nothing', () => {
    expect(yard.ask('board.show', { crossing: 'Không Đâu' })).toBeNull();
  });
});

describe('the driver’s page', () => {
  beforeEach(() => {
    trucks = 0;
  });

  it('[QU41] says his own place, and of others nothing but numbers', () => {
    aTruck();
    const mine = aTruck();
    const page = pageOf(mine);
    expect(page).toMatchObject({ plate: '29H20002', rank: 2, stage: 'waiting', call: null, line: { waiting: 2 } });
    expect(page?.rules.vi).not.toBe('');
    expectNothingPersonal(page);
    expect(JSON.stringify(page)).not.toContain('29H20001');
  });

  it('[QU27] names a paper of the site’s own that is missing, and no other', () => {
    const names = { vi: 'giấy cân', en: null, zh: '过磅单' };
    const own = (kind: string) => ({ direction: null, cargoClass: null, kind, names });
    yard.ok('settings.save', { values: { requiredDocuments: [own('weighing'), own('other')] } });
    const mine = aTruck();
    yard.ok('visit.document', { visitId: mine, kind: 'weighing', state: 'missing' });
    expect(pageOf(mine)).toMatchObject({
      missing: ['missing-document:weighing'],
      documentNames: [{ kind: 'weighing', names }],
    });
  });

  it('says where to go and by when once he is called', () => {
    const mine = aTruck();
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    const page = pageOf(mine);
    expect(page?.stage).toBe('called');
    expect(page?.call?.calledAt).toBe(yard.clock.now());
    expect(page?.call?.arriveBy).toBeGreaterThan(yard.clock.now());
    expect(page?.rank).toBeNull();
  });

  it('[QU44] two hundred telephones read the journal once for each change of the line', () => {
    const trucks = Array.from({ length: 40 }, () => aTruck());
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    const read = vi.spyOn(yard.stores.journal, 'lineChanges');
    for (const truck of [...trucks, ...trucks]) pageOf(truck);
    expect(read).toHaveBeenCalledTimes(1);
    const before = pageOf(trucks[39] as WireId<'visit'>)?.steps;
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    const after = pageOf(trucks[39] as WireId<'visit'>)?.steps;
    expect(read).toHaveBeenCalledTimes(2);
    expect({ before: before?.[0]?.to, after: after?.[0]?.to }).toEqual({ before: 39, after: 38 });
  });

  it('[RE2] says what is left of today’s entitlements for the people of the truck', () => {
    const mine = aTruck();
    expect(pageOf(mine)?.entitlements).toContainEqual({ service: 'meal', perDay: 4, usedToday: 0 });
    yard.ok('rest.serve', { visitId: mine, service: 'meal', quantity: 1 });
    expect(pageOf(mine)?.entitlements).toContainEqual({ service: 'meal', perDay: 4, usedToday: 1 });
  });

  it('[QU40] a wrong key opens nothing, and a right one nothing a day after the departure', () => {
    const mine = aTruck();
    const wrong = keyOf(mine).replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
    expect(yard.ask('driver.page', { key: wrong } as QueryInput<'driver.page'>)).toBeNull();
    yard.ok('queue.turn-back', { visitId: mine, reason: 'giấy tờ sai' });
    expect(pageOf(mine)?.stage).toBe('departed');
    yard.at(trucks + 24 * 60 - 1);
    expect(pageOf(mine)).not.toBeNull();
    yard.at(trucks + 24 * 60);
    expect(pageOf(mine)).toBeNull();
  });

  it('[QU40] a truck that has not come yet has none', () => {
    const { visitId } = yard.ok('expected.add', {
      plate: '29H29999',
      direction: 'export',
      crossing: 'HN',
      cargoClass: 'general',
    });
    expect(pageOf(visitId as WireId<'visit'>)).toBeNull();
  });
});

describe('the rest area on slip and page', () => {
  it('[RE45] tells bed, wake-up, number and what is left free, and never whose', () => {
    trucks = 0;
    const visitId = aTruck();
    const person = { name: SECRETS.driver };
    yard.ok('facility.save', {
      facilityId: 'fac_3',
      code: 'T1',
      kind: 'shower',
      name: 'Nhà tắm',
      capacity: 1,
      turnMinutes: 15,
    });
    const untouched = pageOf(visitId);
    expect(untouched).toMatchObject({ beds: [], turns: [] });
    expect(untouched?.entitlements).toContainEqual({ service: 'shower', perDay: 2, usedToday: 0 });

    const { bedId } = yard.ok('rest.check-in', { visitId, person });
    const { turnId } = yard.ok('turn.take', { visitId, person, service: 'shower' });
    const bed = yard.stores.records.require('bed', parseWireId('bed', bedId) ?? 0).code;
    const beds = [{ bed, room: null, facility: 'N1', wakeAt: null }];
    const turn = { service: 'shower', number: 1 };
    const waits = [{ ...turn, expectedAt: yard.clock.now(), calledTo: null }];
    expect(pageOf(visitId)).toMatchObject({ beds, turns: waits });
    expect(yard.ask('visit.slip', { visitId })).toMatchObject({ beds, turns: waits });

    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    yard.ok('turn.begin', { turnId });
    const page = pageOf(visitId);
    expect(page?.beds).toEqual([{ ...beds[0], wakeAt: yard.clock.now() }]);
    expect(page?.turns).toEqual([{ ...turn, expectedAt: null, calledTo: 'Nhà tắm' }]);
    expect(page?.entitlements).toContainEqual({ service: 'shower', perDay: 2, usedToday: 1 });
    expect(yard.ask('visit.slip', { visitId }).entitlements).toContainEqual({ service: 'shower', perDay: 1, left: 1 });
    for (const secret of Object.values(SECRETS)) expect(JSON.stringify(page)).not.toContain(secret);
  });
});

describe('the slip', () => {
  beforeEach(() => {
    trucks = 0;
  });

  it('[QU40] leads to the driver’s page, once that is turned on', () => {
    const mine = aTruck({ trailerPlate: '29R00001' });
    expect(yard.ask('visit.slip', { visitId: mine })).toMatchObject({ url: null, rank: 1, waiting: 1, people: 2 });
    yard.ok('settings.save', { values: { publicPages: PAGES_ON } });
    const slip = yard.ask('visit.slip', { visitId: mine });
    expect(slip.url).toBe(`http://192.168.1.10:4820/me/${keyOf(mine)}`);
    expect(slip).toMatchObject({ trailerPlate: '29R00001', crossing: 'Hữu Nghị', estimate: null });
    expect(slip.entitlements).toContainEqual({ service: 'meal', perDay: 2, left: 4 });
  });
});

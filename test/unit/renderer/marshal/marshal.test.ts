import { describe, expect, it } from 'vitest';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { HOUR_MS, instant, later, MINUTE_MS } from '../../../../shared/kernel/instant.ts';
import type { ClosingRow } from '../../../../shared/contract/rows.ts';
import { closingLines } from '../../../../renderer/features/marshal/closings.ts';
import { readComingTime } from '../../../../renderer/features/marshal/coming-time.ts';
import {
  byDriver,
  nextPriority,
  openMoves,
  placeCode,
  yardTractors,
} from '../../../../renderer/features/marshal/moves.ts';
import { targetOf } from '../../../../renderer/features/marshal/order-target.ts';
import { filterPlaceless, NO_FILTER, placelessTrucks } from '../../../../renderer/features/marshal/placeless.ts';
import { readWish, zoneWish } from '../../../../renderer/features/marshal/wish.ts';
import { aSlotRow, aVisitRow, YARD_NOW } from '../../../support/full-yard.ts';
import { aMoveRow, aZoneRow, rowsOf } from './a-yard.ts';

describe('the wish that the screen is opened with', () => {
  it('names a pane, or a plan within one', () => {
    expect(readWish(null)).toEqual({ pane: 'moves', plan: null });
    expect(readWish('closings')).toEqual({ pane: 'closings', plan: null });
    expect(readWish('unblock:vis_2s')).toEqual({ pane: 'moves', plan: { why: 'unblock', visitId: 'vis_2s' } });
    expect(readWish('clear:clo_1')).toEqual({ pane: 'closings', plan: { why: 'zone-closing', closingId: 'clo_1' } });
    expect(readWish('nothing:at-all')).toEqual({ pane: 'moves', plan: null });
  });

  it('brings back the ground it was made of', () => {
    expect(readWish(zoneWish('gaps', 'A', 'A1')).plan).toEqual({ why: 'consolidate', zone: 'A' });
    expect(readWish(zoneWish('empty', 'A', 'A1')).plan).toEqual({ why: 'zone-closing', zone: 'A', row: 'A1' });
    expect(readWish(zoneWish('empty', 'A', '')).plan).toEqual({ why: 'zone-closing', zone: 'A' });
  });
});

describe('move orders', () => {
  const moves = [
    aMoveRow(1, { priority: 3, assignedTo: 'Tuấn' }),
    aMoveRow(2, { orderedAt: later(YARD_NOW, MINUTE_MS) }),
    aMoveRow(3, { orderedAt: YARD_NOW, assignedTo: 'Bình' }),
    aMoveRow(4, { priority: 1, orderedAt: later(YARD_NOW, HOUR_MS) }),
  ];

  it('are listed by priority, then the oldest first', () => {
    const listed = openMoves(rowsOf({ moves }));
    expect(listed.map(({ moveId }) => moveId)).toEqual([4, 3, 2, 1].map((number) => wireId('move', number)));
  });

  it('are handed out by driver; what nobody took comes last', () => {
    expect(byDriver(moves).map(({ who, moves: theirs }) => [who, theirs.length])).toEqual([
      ['Bình', 1],
      ['Tuấn', 1],
      [null, 2],
    ]);
  });

  it('step through three priorities', () => {
    expect([1, 2, 3].map(nextPriority)).toEqual([2, 3, 1]);
  });

  it('lead to a slot, a zone, or where words say', () => {
    const rows = rowsOf({ slots: [aSlotRow(1)], zones: [aZoneRow(1)] });
    expect(targetOf('a101', rows)?.input).toEqual({ toSlotId: wireId('slot', 1) });
    expect(targetOf('a', rows)?.input).toEqual({ toZone: 'A' });
    expect(targetOf(' cổng 2 ', rows)?.input).toEqual({ target: 'cổng 2' });
    expect(targetOf('  ', rows)).toBeNull();
  });

  it('begin at a place that people know by its code', () => {
    const rows = rowsOf({ slots: [aSlotRow(1)], zones: [aZoneRow(1)] });
    expect(placeCode(`slot:${wireId('slot', 1)}`, rows)).toBe('A1-01');
    expect(placeCode(`zone:${wireId('zone', 1)}`, rows)).toBe('A');
    expect(placeCode('unknown', rows)).toBeNull();
  });

  it('go to yard tractors that are in the yard', () => {
    const visits = [
      aVisitRow(1, { kind: 'internal' }),
      aVisitRow(2, { kind: 'internal', stage: 'expected' }),
      aVisitRow(3),
    ];
    expect(yardTractors(rowsOf({ visits })).map(({ visitId }) => visitId)).toEqual([wireId('visit', 1)]);
  });
});

describe('trucks without a slot', () => {
  const visits = [
    aVisitRow(1, { arrivedAt: later(YARD_NOW, -3 * HOUR_MS), direction: 'import' }),
    aVisitRow(2, { arrivedAt: later(YARD_NOW, -5 * HOUR_MS), zoneId: wireId('zone', 1), cargoClass: 'fresh' }),
    aVisitRow(3, { slotId: wireId('slot', 1) }),
    aVisitRow(4, { stage: 'expected' }),
    aVisitRow(5, { kind: 'internal' }),
  ];
  const trucks = placelessTrucks(rowsOf({ visits }));
  const idsOf = (filter: Partial<typeof NO_FILTER>) =>
    filterPlaceless(trucks, { ...NO_FILTER, ...filter }, ({ zoneId }) => (zoneId === null ? null : 'A'), YARD_NOW).map(
      ({ visitId }) => visitId,
    );

  it('are those in the yard that carry goods, who came first leads', () => {
    expect(idsOf({})).toEqual([wireId('visit', 2), wireId('visit', 1)]);
  });

  it('are narrowed down by zone, way, goods and arrival', () => {
    expect(idsOf({ zone: 'A' })).toEqual([wireId('visit', 2)]);
    expect(idsOf({ direction: 'import' })).toEqual([wireId('visit', 1)]);
    expect(idsOf({ cargoClass: 'fresh' })).toEqual([wireId('visit', 2)]);
    expect(idsOf({ withinHours: 4 })).toEqual([wireId('visit', 1)]);
  });
});

describe('closings', () => {
  it('name the ground, each truck on it once, and whether it has an order', () => {
    const slots = [1, 2, 3].map((at) => aSlotRow(at, at === 3 ? {} : { visitId: wireId('visit', 1) }));
    const closing: ClosingRow = {
      closingId: wireId('closing', 1),
      zoneId: null,
      row: null,
      slotIds: slots.map(({ slotId }) => slotId),
      fromAt: YARD_NOW,
      untilAt: null,
      reason: 'vá nền',
      isBroken: false,
      orderedAt: YARD_NOW,
      orderedBy: 'lan',
      begunAt: null,
      endedAt: null,
      endedHow: null,
    };
    const underWay = { ...closing, closingId: wireId('closing', 2), begunAt: YARD_NOW, slotIds: [] };
    const rows = rowsOf({
      slots,
      visits: [aVisitRow(1, { slotId: wireId('slot', 1) })],
      moves: [aMoveRow(1)],
      closings: [closing, underWay],
    });
    const lines = closingLines(rows);
    expect(lines.map(({ closing: { closingId } }) => closingId)).toEqual([wireId('closing', 2), wireId('closing', 1)]);
    expect(lines[1]).toMatchObject({ isUnderWay: false, ground: { codes: 'A1-01..A1-03' } });
    expect(lines[1]?.standing.map(({ slot, move }) => [slot.code, move?.moveId])).toEqual([
      ['A1-01', wireId('move', 1)],
    ]);
  });
});

describe('a time to come', () => {
  const zone = 'Asia/Ho_Chi_Minh';
  const now = instant(Date.UTC(2027, 0, 26, 7, 32));
  const read = (typed: string) => readComingTime(typed, now, zone);

  it('is today, else tomorrow', () => {
    expect(read('1500')).toBe(Date.UTC(2027, 0, 26, 8, 0));
    expect(read('6h05')).toBe(Date.UTC(2027, 0, 26, 23, 5));
  });

  it('is on the next such day', () => {
    expect(read('27 0600')).toBe(Date.UTC(2027, 0, 26, 23, 0));
    expect(read('25 0600')).toBe(Date.UTC(2027, 1, 24, 23, 0));
    expect(read('25/01 0600')).toBe(Date.UTC(2028, 0, 24, 23, 0));
  });

  it('is so many hours or minutes ahead', () => {
    expect(read('+3')).toBe(later(now, 3 * HOUR_MS));
    expect(read('+45ph')).toBe(later(now, 45 * MINUTE_MS));
  });

  it('is nothing else', () => {
    expect(['', '2560', '32 0600', '99', 'mai'].map(read)).toEqual([null, null, null, null, null]);
  });
});

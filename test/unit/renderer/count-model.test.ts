import { describe, expect, it } from 'vitest';
import type { ShownDifference } from '../../../shared/contract/queries.ts';
import type { LiveKind } from '../../../shared/contract/rows.ts';
import { accuracyOf, trendOf } from '../../../renderer/features/count/accuracy.ts';
import {
  alikeOf,
  correctionOf,
  correctionsOf,
  keepChoices,
  keptChoices,
  turnedCorrection,
  withChoice,
  withoutReason,
} from '../../../renderer/features/count/choices.ts';
import {
  asRecorded,
  candidatesFor,
  looseTrucksOf,
  tilesOf,
  walksOf,
} from '../../../renderer/features/count/count-model.ts';

type Row = Readonly<Record<string, unknown>>;

function rowsWith(tables: Partial<Record<LiveKind, Readonly<Record<string, Row>>>>) {
  const all = (kind: LiveKind) => new Map(Object.entries(tables[kind] ?? {}));
  return { all, get: (kind: LiveKind, id: string) => all(kind).get(id) } as never;
}

const slot = (id: string, row: string, position: number, more: Row = {}): Row => ({
  ...{ slotId: id, zoneId: 'zon_1', zone: 'A', code: `${row}-${String(position)}`, row, position, isKeepClear: false },
  ...{ visitId: null, unknownAt: null, unknownPlate: null },
  ...more,
});
const zone = (id: string, code: string, more: Row = {}): Row => ({
  ...{ zoneId: id, code, kind: 'parking', parts: [] },
  ...more,
});
const visit = (id: string, plate: string, more: Row = {}): Row => ({
  ...{
    visitId: id,
    plate,
    trailerPlate: null,
    vehicleType: 'rigid-3',
    stage: 'waiting',
    place: 'unknown',
    slotId: null,
  },
  ...more,
});
const sighting = (id: string, more: Row): Row => ({
  ...{ sightingId: id, countId: 'cnt_1', slotId: null, place: '', isEmpty: false, plate: null, visitId: null },
  ...{ seenBy: 'an' },
  ...more,
});

const ROWS = rowsWith({
  zone: {
    zon_1: zone('zon_1', 'A'),
    zon_2: zone('zon_2', 'C', { parts: [{ kind: 'bay', code: '1', capacity: null }] }),
    zon_3: zone('zon_3', 'GL', { kind: 'gate-lane' }),
  },
  slot: {
    slt_3: slot('slt_3', 'A2', 1),
    slt_2: slot('slt_2', 'A1', 2),
    slt_1: slot('slt_1', 'A1', 1, { visitId: 'vis_1' }),
    slt_4: slot('slt_4', 'A2', 2, { unknownAt: 1, unknownPlate: '99C1' }),
  },
  visit: {
    vis_1: visit('vis_1', '12C10001', { slotId: 'slt_1', place: 'slot:slt_1' }),
    vis_2: visit('vis_2', '12C10002', { place: 'zone:zon_2' }),
    vis_3: visit('vis_3', '29H10003', { trailerPlate: '12R10001', stage: 'expected' }),
  },
  sighting: {
    sgt_1: sighting('sgt_1', { slotId: 'slt_1', place: 'slot:slt_1', visitId: 'vis_1', plate: '12C10001' }),
    sgt_2: sighting('sgt_2', { place: 'zone:zon_2', plate: '99C12345' }),
    sgt_3: sighting('sgt_3', { place: 'zone:zon_2', isEmpty: true }),
  },
});
const COUNT = { countId: 'cnt_1', zoneIds: [], rows: [] } as never;
const COLLATOR = new Intl.Collator('vi', { numeric: true });

describe('walking', () => {
  it('[KB4] goes row by row in their order, and to places without slots', () => {
    expect(
      walksOf(ROWS, COUNT, COLLATOR).map(({ key, slotIds, seen, all, isDone }) => [key, slotIds, seen, all, isDone]),
    ).toEqual([
      ['zon_1 A1', ['slt_1', 'slt_2'], 1, 2, false],
      ['zon_1 A2', ['slt_3', 'slt_4'], 0, 2, false],
      ['bay:zon_2:1', [], 0, 0, false],
      ['zone:zon_2', [], 1, 1, true],
    ]);
    const rowsOnly = { countId: 'cnt_1', zoneIds: ['zon_1'], rows: ['A2'] } as never;
    expect(walksOf(ROWS, rowsOnly, COLLATOR).map(({ key }) => key)).toEqual(['zon_1 A2']);
  });

  it('tells what the record says of a slot and what was seen there', () => {
    const tiles = tilesOf(ROWS, 'cnt_1' as never, ['slt_1', 'slt_2', 'slt_4', 'slt_9']);
    expect(tiles.map(({ recorded, seen }) => [recorded.kind, seen?.kind ?? null])).toEqual([
      ['truck', 'right'],
      ['empty', null],
      ['unknown', null],
    ]);
    expect(tiles.map(({ recorded }) => asRecorded(recorded))).toEqual([
      { visitId: 'vis_1', plate: '12C10001' },
      { isEmpty: true },
      { plate: '99C1' },
    ]);
  });

  it('lists trucks of a place without slots, and those seen besides', () => {
    expect(looseTrucksOf(ROWS, 'cnt_1' as never, 'zone:zon_2')).toEqual([
      { plate: '12C10002', visitId: 'vis_2', isSeen: false },
      { plate: '99C12345', visitId: null, isSeen: true },
    ]);
  });

  it('offers trucks of the yard by part of a plate', () => {
    expect(candidatesFor(ROWS, '1000', 5).map(({ plate }) => plate)).toEqual(['12C10001', '12C10002']);
    expect(candidatesFor(ROWS, '1', 5)).toEqual([]);
  });
});

const difference = (key: string, kind: string, corrections: readonly string[]) =>
  ({ key, kind, corrections }) as unknown as ShownDifference;

describe('deciding', () => {
  const gone = difference('visit:vis_1', 'gone', ['place-unknown', 'left-unrecorded', 'record-right']);
  const other = difference('visit:vis_2', 'gone', ['place-unknown', 'left-unrecorded', 'record-right']);
  const stranger = difference('slot:slt_1', 'unknown-truck', ['mark-unknown', 'record-right']);
  const all = [gone, other, stranger];

  it('[KB6] the likeliest correction is chosen until somebody chooses, a reason never', () => {
    const choices = withChoice(new Map(), [gone.key], { correction: turnedCorrection(gone, new Map(), 1) });
    expect(all.map((one) => correctionOf(one, choices))).toEqual(['left-unrecorded', 'place-unknown', 'mark-unknown']);
    expect(withoutReason(all, choices)).toEqual(all.map(({ key }) => key));
    expect(turnedCorrection(gone, choices, -2)).toBe('record-right');
  });

  it('[KB6] one reason serves all of a kind that have none', () => {
    const own = withChoice(new Map(), [other.key], { reason: 'khác' });
    expect(alikeOf(all, gone, own)).toEqual([gone.key]);
    const choices = withChoice(new Map(), alikeOf(all, gone, new Map()), { reason: ' đã xem ' });
    expect(correctionsOf(all, choices).map(({ reason }) => reason)).toEqual(['đã xem', 'đã xem', '']);
  });
});

describe('what was decided so far', () => {
  it('is kept for each stock-take of a yard, and for no other', () => {
    const [yard, other] = [{}, {}];
    const choices = withChoice(keptChoices(yard, 'c1'), ['k'], { reason: 'ghi nhầm ô' });
    keepChoices(yard, 'c1', choices);
    keepChoices(yard, 'c2', withChoice(new Map(), ['k'], { reason: 'khác' }));
    expect(keptChoices(yard, 'c1').get('k')).toEqual({ reason: 'ghi nhầm ô' });
    expect(keptChoices(yard, 'c3').size).toBe(0);
    expect(keptChoices(other, 'c1').size).toBe(0);
  });
});

describe('history', () => {
  it('[KB7] accuracy is places right of those looked at; its course leaves out what compared nothing', () => {
    const counts = [
      { endedAt: 30, placesSeen: 50, placesRight: 49 },
      { endedAt: 20, placesSeen: null, placesRight: null },
      { endedAt: 10, placesSeen: 0, placesRight: 0 },
      { endedAt: 5, placesSeen: 10, placesRight: 9 },
    ] as never[];
    expect(counts.map((count) => accuracyOf(count))).toEqual([0.98, null, null, 0.9]);
    expect(trendOf(counts)).toEqual([
      { at: 5, percent: 90 },
      { at: 30, percent: 98 },
    ]);
  });
});

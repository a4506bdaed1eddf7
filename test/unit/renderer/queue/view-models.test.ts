import { describe, expect, it } from 'vitest';
import { loudTextsOf } from '../../../../renderer/features/queue/texts/loud-text.ts';
import { rangeWords, shortRangeWords } from '../../../../renderer/features/queue/estimates.ts';
import { gapOf } from '../../../../renderer/features/queue/line-windows.ts';
import { othersOf } from '../../../../renderer/features/queue/other-truck.ts';
import { papersOf } from '../../../../renderer/features/queue/papers.ts';
import { readReopening } from '../../../../renderer/features/queue/reopens.ts';
import { staircaseOf } from '../../../../renderer/features/queue/staircase.ts';
import { readHours } from '../../../../renderer/features/queue/typed-hours.ts';
import { JOB_KEYS, jobsOf } from '../../../../renderer/features/queue/jobs.ts';
import { createFormat } from '../../../../renderer/ui/format.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { HOUR_MS, later, type Instant } from '../../../../shared/kernel/instant.ts';
import { instantOfLocal, type TimeZone } from '../../../../shared/kernel/calendar.ts';
import { FIXTURE_NOW, visitRow } from '../../../support/station-fixture.ts';

const ZONE = 'Asia/Ho_Chi_Minh' as TimeZone;

describe('what the queue screen shows of a truck', () => {
  it('[QU4] lists papers that are missing, out of date and unknown before those that are there', () => {
    const papers = papersOf(
      {
        documents: [
          { kind: 'plant-quarantine', number: '12', state: 'present', at: FIXTURE_NOW, issuedOn: '2026-11-01' },
        ] as never,
        customsDeclarationNo: '10 123',
        growingAreaCode: null,
        packingHouseCode: null,
      },
      {
        notReady: ['expired-document:plant-quarantine', 'missing-document:packing-house-code', 'hold'],
        unknown: ['unknown-document:growing-area-code', 'unknown-driver-hours'],
      },
    );
    expect(papers.map(({ kind, state, number }) => [kind, state, number])).toEqual([
      ['packing-house-code', 'missing', null],
      ['plant-quarantine', 'expired', '12'],
      ['growing-area-code', 'unknown', null],
      ['customs-declaration', 'present', '10 123'],
    ]);
  });

  it('draws the place as a staircase and marks where it was lost', () => {
    const places = [58, 40, 44, 14].map((place, at) => ({ at: later(FIXTURE_NOW, at * HOUR_MS), place }));
    const stairs = staircaseOf(places, later(FIXTURE_NOW, 4 * HOUR_MS), { width: 100, height: 57 });
    expect(stairs).toMatchObject({ worst: 58, first: 58, last: 14, path: 'M0 57H25V39H50V43H75V13H100' });
    expect(stairs?.losses).toEqual([{ x: 50, y: 43 }]);
    const unquiet = Array.from({ length: 200 }, (_, at) => ({
      at: later(FIXTURE_NOW, at * HOUR_MS),
      place: 90 - Math.floor(at / 4) + (at % 2) * (at % 20 === 1 ? 3 : 1),
    }));
    expect(staircaseOf(unquiet, later(FIXTURE_NOW, 200 * HOUR_MS), { width: 100, height: 57 })?.losses).toHaveLength(4);
    expect(staircaseOf([], FIXTURE_NOW, { width: 1, height: 1 })).toBeNull();
  });

  it.each([
    ['3:30', 210],
    ['3g05', 185],
    ['3,5', 210],
    ['40', 2400],
    ['3:75', null],
    ['nhiều', null],
    ['', null],
  ])('reads %s as hours of driving', (typed, minutes) => {
    expect(readHours(typed)).toBe(minutes);
  });

  it('[QU7] reads when a crossing opens again: the next such hour, or a day and an hour', () => {
    const noon = instantOfLocal({ year: 2026, month: 11, day: 28, hour: 12, minute: 0, second: 0 } as never, ZONE);
    expect(readReopening('14:00', noon, ZONE)).toBe(later(noon, 2 * HOUR_MS));
    expect(readReopening('07:00', noon, ZONE)).toBe(later(noon, 19 * HOUR_MS));
    expect(readReopening('30/11/2026 07:00', noon, ZONE)).toBe(later(noon, 43 * HOUR_MS));
    expect(readReopening('25:00', noon, ZONE)).toBeNull();
    expect(readReopening('chiều', noon, ZONE)).toBeNull();
  });

  it('[QU5] reads a called truck out in Vietnamese and Chinese, with its lane', () => {
    const texts = loudTextsOf(
      { queueNumber: 'HN-Q 0123', direction: 'export', callLane: '2' },
      '12C-123.45',
      { name: 'Hữu Nghị', nameZh: '友谊关' },
      '14:30',
    );
    expect(texts.vi).toBe(
      'Mời xe biển số 12C-123.45, số thứ tự HN-Q 0123, lên cửa khẩu Hữu Nghị, hàng xuất, làn 2, có mặt trước 14:30.',
    );
    expect(texts.zh).toContain('友谊关口岸出口通道2号车道');
  });

  it('parts the head of a long line from the part around the chosen truck, and counts what lies between', () => {
    const facts = { selectedIndex: 78, firstIndex: 71, rowsInSight: 22, isApart: false };
    expect(gapOf(facts)).toBe(66);
    expect(gapOf({ ...facts, selectedIndex: 21 }), 'in the first screenful').toBeNull();
    expect(gapOf({ ...facts, selectedIndex: null }), 'of another line').toBeNull();
    expect(gapOf({ ...facts, firstIndex: 0 }), 'scrolled to the head').toBeNull();
    // Parted once, it stays so until nothing is left between; nothing jumps to and fro.
    expect(gapOf({ ...facts, firstIndex: 6 })).toBeNull();
    expect(gapOf({ ...facts, firstIndex: 6, isApart: true })).toBe(1);
    expect(gapOf({ ...facts, firstIndex: 5, isApart: true })).toBeNull();
  });

  it('[QU39] finds the truck to compare with in its own line, in others, and among those that left', () => {
    const own = visitRow(1, { plate: '29H55550' });
    const near = visitRow(2, { plate: '29H55551', queueNumber: 'HN-Q 0005' });
    const far = visitRow(3, { queueId: wireId('queue', 9), plate: '12C55555', queueNumber: 'TT-Q 0005' });
    const past = { ...far, visitId: wireId('visit', 77), plate: '29H55559' } as never;
    const here = [far, near, own];
    const found = (typed: string) => othersOf(own, typed, here, [past]).map(({ visitId }) => visitId);
    expect(found('5555')).toEqual([near.visitId, far.visitId, wireId('visit', 77)]);
    expect(othersOf(own, '05', here, []).map(({ visitId }) => visitId)).toEqual([near.visitId, far.visitId]);
    expect(othersOf(own, 'TT-Q 0005', here, []).map(({ visitId }) => visitId)).toEqual([far.visitId]);
    expect(othersOf(own, '5', here, [past])).toEqual([]);
  });

  it('[QU8] writes the date of a range that ends on another day', () => {
    const format = createFormat('vi', ZONE);
    const at = (day: number, hour: number) =>
      instantOfLocal({ year: 2026, month: 11, day, hour, minute: 5, second: 0 } as never, ZONE);
    const words = (p90From: Instant, p90To: Instant) => shortRangeWords({ p90From, p90To }, at(26, 14), format);
    expect(words(at(26, 15), at(26, 16))).toBe('15:05–16:05');
    expect(words(at(26, 15), at(27, 9))).toBe('15:05–27/11 09:05');
    expect(words(at(27, 7), at(27, 9))).toBe('27/11 07:05–09:05');
    expect(words(at(27, 7), at(28, 9))).toBe('27/11 07:05–28/11');
    expect(rangeWords({ p90From: at(27, 7), p90To: at(28, 9) }, at(26, 14), format)).toBe('27/11 07:05–28/11 09:05');
  });

  it('gives every job of a stage a key of its own', () => {
    for (const stage of ['waiting', 'called', 'processing'] as const) {
      for (const direction of ['export', 'import'] as const) {
        const caps = jobsOf({ stage, direction, holds: [], fastTrack: null }).map((job) => JOB_KEYS[job].cap);
        expect(new Set(caps).size).toBe(caps.length);
        for (const taken of ['S', 'E', 'A', 'O']) expect(caps).not.toContain(taken);
      }
    }
  });
});

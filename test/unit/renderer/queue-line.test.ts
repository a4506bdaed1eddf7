import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, later } from '../../../shared/kernel/instant.ts';
import { localTimeOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { aRule } from '../queue/builders.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import { queueEntryOf } from '../../../shared/domain/queue/entry.ts';
import type { VisitRow } from '../../../shared/contract/rows.ts';
import { createSiteClock } from '../../../renderer/client/site-clock.ts';
import { FIRST_COUNT, typeDigit } from '../../../renderer/features/queue/count-typing.ts';
import { axisOf, bandOf } from '../../../renderer/features/queue/estimates.ts';
import { jobsOf } from '../../../renderer/features/queue/jobs.ts';
import { countByQueue, crossingStatesOf, lineOf } from '../../../renderer/features/queue/line.ts';
import { createLiveLine, type Frames } from '../../../renderer/features/queue/live-line.ts';
import { createRowStore } from '../../../renderer/store/row-store.ts';
import { FIXTURE_NOW, visitRow, yardFixture } from '../../support/station-fixture.ts';

const QUEUE = wireId('queue', 1);
const ZONE = 'Asia/Ho_Chi_Minh' as TimeZone;

function storeOf(visits?: readonly VisitRow[]) {
  const rows = createRowStore();
  const yard = yardFixture(120);
  rows.reset(visits === undefined ? yard : { ...yard, visits });
  return rows;
}

function framesByHand(): Frames & { readonly run: () => number } {
  const wanted = new Map<number, () => void>();
  let last = 0;
  return {
    request(run) {
      last += 1;
      wanted.set(last, run);
      return last;
    },
    cancel: (id) => void wanted.delete(id),
    run() {
      const runs = [...wanted.values()];
      wanted.clear();
      for (const each of runs) each();
      return runs.length;
    },
  };
}

function change(rows: ReturnType<typeof storeOf>, row: VisitRow): void {
  const from = rows.seq();
  rows.apply({
    type: 'changes',
    from,
    to: from + 1,
    siteNow: FIXTURE_NOW,
    rate: 1,
    rows: [{ kind: 'visit', id: row.visitId, row }],
  });
}

describe('the line in the client', () => {
  it('[QU1] is the order of the shared rule over the live rows', () => {
    const rows = storeOf();
    const queue = rows.get('queue', QUEUE);
    const settings = rows.get('site', 'site')?.settings;
    if (queue === undefined || settings === undefined) throw new Error('no queue in the fixture');
    const entries = [...rows.all('visit').values()]
      .filter((visit) => visit.stage === 'waiting' && visit.queueId === QUEUE)
      .map((visit) =>
        queueEntryOf(
          { ...visit, id: Number.parseInt(visit.visitId.slice(4), 36) as never },
          { crossing: 'normal', isSuspended: false },
          settings,
        ),
      );
    const expected = orderQueue(entries, aRule(queue.discipline, queue.turn)).map(({ entry, rank }) => [
      entry.number,
      rank,
    ]);
    expect(lineOf(rows, QUEUE, FIXTURE_NOW).map((row) => [row.queueNumber, row.rank])).toEqual(expected);
  });

  it('[QU4] keeps a held truck in its line without a rank and says why', () => {
    const held = visitRow(1, {
      holds: [
        {
          holdId: 'h',
          authority: 'Hải quan',
          reason: 'chờ vàng O',
          documentNo: null,
          visibility: 'open',
          from: FIXTURE_NOW,
          to: null,
        },
      ],
    });
    const [first, second] = lineOf(storeOf([held, visitRow(2)]), QUEUE, FIXTURE_NOW);
    expect(first).toMatchObject({ visitId: held.visitId, rank: null, notReady: ['hold'], holdReason: 'chờ vàng O' });
    expect(second).toMatchObject({ rank: 1, cause: 'turn-of-stream' });
  });

  it('does not show the reason of a restricted hold', () => {
    const holds = [
      {
        holdId: 'h',
        authority: '',
        reason: 'nghi vấn',
        documentNo: null,
        visibility: 'restricted' as const,
        from: FIXTURE_NOW,
        to: null,
      },
    ];
    expect(lineOf(storeOf([visitRow(1, { holds })]), QUEUE, FIXTURE_NOW)[0]?.holdReason).toBeNull();
  });

  it('[QU3] puts a fast-tracked truck first', () => {
    const fastTrack = {
      reason: 'perishing',
      orderedBy: 'A',
      unit: 'Đồn BP',
      channel: 'document',
      documentNo: '118/BP',
      note: '',
      at: FIXTURE_NOW,
    };
    const line = lineOf(storeOf([visitRow(1), visitRow(2), visitRow(3, { fastTrack })]), QUEUE, FIXTURE_NOW);
    expect(line[0]).toMatchObject({ visitId: wireId('visit', 3), rule: 'QU3', documentNo: '118/BP', rank: 1 });
  });

  it('counts trucks by queue and stage', () => {
    const rows = storeOf([visitRow(1), visitRow(2, { stage: 'called' }), visitRow(3)]);
    expect(countByQueue(rows, 'waiting').get(QUEUE)).toBe(2);
    expect(countByQueue(rows, 'called').get(QUEUE)).toBe(1);
  });
});

describe('the live line', () => {
  const clock = createSiteClock(() => 0);
  clock.set(FIXTURE_NOW, 1);

  it('is worked out once a frame, however many changes came', () => {
    const rows = storeOf([visitRow(1), visitRow(2)]);
    const frames = framesByHand();
    const line = createLiveLine(rows, clock, QUEUE, frames);
    let told = 0;
    line.watch(() => (told += 1));
    change(rows, visitRow(3));
    change(rows, visitRow(4));
    expect(told).toBe(0);
    expect(frames.run()).toBe(1);
    expect(told).toBe(1);
    expect(line.get()).toHaveLength(4);
    line.stop();
  });

  it('stands still while an action is open and catches up after', () => {
    const rows = storeOf([visitRow(1), visitRow(2)]);
    const frames = framesByHand();
    const line = createLiveLine(rows, clock, QUEUE, frames);
    const thaw = line.freeze();
    change(rows, visitRow(3));
    frames.run();
    expect(line.get()).toHaveLength(2);
    thaw();
    thaw();
    frames.run();
    expect(line.get()).toHaveLength(3);
    line.stop();
  });

  it('keeps the row of a truck of which nothing shown changed', () => {
    const rows = storeOf([visitRow(1), visitRow(2)]);
    const frames = framesByHand();
    const line = createLiveLine(rows, clock, QUEUE, frames);
    const before = line.get()[0];
    change(rows, visitRow(2, { slotCode: 'A1-01' }));
    frames.run();
    expect(line.get()[0]).toBe(before);
    line.stop();
  });
});

describe('beside the line', () => {
  it('[QU29] takes the crossing as it is when a truck called now gets there', () => {
    const rows = storeOf([]);
    const queue = rows.get('queue', QUEUE);
    const crossing = rows.get('crossing', queue?.crossingId ?? '');
    if (queue === undefined || crossing === undefined) throw new Error('a queue and its crossing');
    const { hour, minute } = localTimeOf(FIXTURE_NOW, ZONE);
    const now = hour * 60 + minute;
    const openFrom = (fromMinute: number, toMinute: number) => {
      const from = rows.seq();
      const calendar = { daily: [{ fromMinute, toMinute }], days: [], hours: [] };
      rows.apply({
        type: 'changes',
        from,
        to: from + 1,
        siteNow: FIXTURE_NOW,
        rate: 1,
        rows: [
          { kind: 'crossing', id: crossing.crossingId, row: { ...crossing, calendar } },
          { kind: 'queue', id: QUEUE, row: { ...queue, walkUpMs: 30 * MINUTE_MS } },
        ],
      });
      return crossingStatesOf(rows, QUEUE, FIXTURE_NOW, ZONE);
    };
    expect(openFrom(now + 20, now + 120)).toEqual({ now: 'closed', then: 'normal' });
    expect(openFrom(now - 120, now + 20)).toEqual({ now: 'normal', then: 'closed' });
  });

  it('[QU8] draws ranges on whole hours around what is in sight', () => {
    const range = {
      p50From: later(FIXTURE_NOW, 20 * MINUTE_MS),
      p50To: later(FIXTURE_NOW, 50 * MINUTE_MS),
      p90From: later(FIXTURE_NOW, 10 * MINUTE_MS),
      p90To: later(FIXTURE_NOW, 4 * HOUR_MS),
      basis: 'recent-rate',
    };
    const axis = axisOf([range], FIXTURE_NOW, 110);
    expect(axis.from % HOUR_MS).toBe(0);
    expect(axis.to).toBeGreaterThanOrEqual(range.p90To);
    const band = bandOf(axis, range.p90From, range.p90To);
    expect(band?.left).toBeGreaterThan(0);
    expect((band?.left ?? 0) + (band?.width ?? 0)).toBeLessThanOrEqual(100);
    expect(bandOf(axis, later(axis.to, 1), later(axis.to, HOUR_MS))).toBeNull();
  });

  it('takes two quick digits as one number and a lone zero as none', () => {
    const five = typeDigit(FIRST_COUNT, 5, 1000);
    expect(five.count).toBe(5);
    expect(typeDigit(five, 2, 1500).count).toBe(52);
    expect(typeDigit(five, 2, 5000).count).toBe(2);
    expect(typeDigit(five, 0, 5000).count).toBe(5);
    expect(typeDigit(typeDigit(five, 2, 1500), 9, 1600).count).toBe(9);
  });

  it('offers crossing for exports and clearing for imports', () => {
    const base = { stage: 'processing', holds: [], fastTrack: null } as const;
    expect(jobsOf({ ...base, direction: 'export' })[0]).toBe('crossed');
    expect(jobsOf({ ...base, direction: 'import' })[0]).toBe('cleared');
    expect(jobsOf({ ...base, stage: 'departed', direction: 'export' })).toEqual([]);
  });
});

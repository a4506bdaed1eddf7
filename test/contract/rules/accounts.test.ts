import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRow } from '../../../shared/contract/report-queries.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { aYard, START, type Yard } from '../../support/yard.ts';
import { aLivelyDay } from '../../support/lively-day.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  yard.close();
});

const sum = (rows: readonly AccountRow[], field: keyof AccountRow): number =>
  rows.reduce((total, row) => total + row[field], 0);

describe('accounts', () => {
  it('[AC1] every zone, direction, crossing and class, people and beds balance over any interval', () => {
    aLivelyDay(yard);
    const end = yard.clock.now();
    const spans = [0, 0.25, 0.5, 1].flatMap((a, i, all) =>
      all
        .slice(i + 1)
        .map((b) => [a, b].map((share) => instant(Math.round(START - 60_000 + (end + 60_000 - START) * share)))),
    );
    for (const [from = START, to = end] of spans) {
      const report = yard.ask('report.range', { from, to });
      const { trucks } = report;
      const rows: readonly AccountRow[] = [
        trucks,
        ...trucks.byDirection,
        ...trucks.byCrossing,
        ...trucks.byZone,
        ...trucks.byClass,
        report.people,
        report.rest.account,
      ];
      for (const row of rows) expect(row.opening + row.in - row.out + row.adjustments).toBe(row.closing);
      for (const field of ['opening', 'closing'] as const) {
        expect(sum(trucks.byDirection, field)).toBe(trucks[field]);
        expect(sum(trucks.byCrossing, field)).toBe(trucks[field]);
        expect(sum(trucks.byZone, field)).toBe(trucks[field]);
        expect(sum(trucks.byClass, field)).toBe(trucks[field]);
      }
    }
    expect(yard.ask('report.range', { from: instant(START - 1), to: instant(end + 1) }).trucks.closing).toBe(
      yard.db.prepare("SELECT count(*) FROM visits WHERE stage IN ('waiting', 'called', 'processing')").pluck().get(),
    );
  });

  it('[AC1] what follows after the interval starts where it ended, and adjustments are listed', () => {
    aLivelyDay(yard);
    const half = instant(Math.round((START + yard.clock.now()) / 2));
    const first = yard.ask('report.range', { from: START, to: half });
    const second = yard.ask('report.range', { from: half, to: yard.clock.now() });
    expect(second.trucks.opening).toBe(first.trucks.closing);
    const all = yard.ask('report.range', { from: instant(START - 1), to: instant(yard.clock.now() + 1) });
    expect(all.adjustments.map((one) => one.code)).toContain('left-unrecorded');
    expect(Math.abs(all.trucks.adjustments)).toBe(all.adjustments.length);
  });

  it('[AC3] occupied time summed over slots is that summed over trucks', () => {
    aLivelyDay(yard);
    const { seconds, times } = occupied();
    expect(seconds).toBeGreaterThan(0);
    expect(times.slots).toBe(times.trucks);
  });

  function occupied() {
    const now = yard.clock.now();
    const bySlot = yard.db
      .prepare('SELECT slot_id, sum(coalesce(ended_at, ?) - started_at) AS ms FROM occupancies GROUP BY slot_id')
      .all(now) as readonly { ms: number }[];
    const byTruck = yard.db
      .prepare(
        "SELECT visit_id, sum(coalesce(ended_at, ?) - started_at) AS ms FROM standings WHERE place LIKE 'slot:%' GROUP BY visit_id",
      )
      .all(now) as readonly { ms: number }[];
    const total = (rows: readonly { ms: number }[]): number => rows.reduce((ms, row) => ms + row.ms, 0);
    return { seconds: total(bySlot) / 1000, times: { slots: total(bySlot), trucks: total(byTruck) } };
  }
});

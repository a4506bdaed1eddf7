import { describe, expect, it } from 'vitest';
import { instant, later, MINUTE_MS, SECOND_MS, type Instant } from '../../shared/kernel/instant.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import { DEMO_START } from '../../electron/demo/driver.ts';
import { aDemoYard, countOf, headOf, type DemoYard } from './demo-support.ts';

const HISTORY_DAYS = 0.3;
const HOUR = 60 * MINUTE_MS;

function created(seed = 1): DemoYard {
  const yard = aDemoYard({ seed, historyDays: HISTORY_DAYS });
  yard.demo.create(() => undefined);
  return yard;
}

/** Lets an hour pass in strides of this length, the last one cut off. */
function letHourPass(yard: DemoYard, strideMs: number, hours = 1): void {
  const end = later(DEMO_START, hours * HOUR);
  for (let at: Instant = DEMO_START; at < end;) {
    at = instant(Math.min(at + strideMs, end));
    yard.demo.advanceTo(at);
  }
}

describe('a living demo', () => {
  it('writes the same journal for the same seed and another for another', () => {
    const heads = [1, 1, 2].map((seed) => headOf(created(seed)));
    expect(heads[0]).toBe(heads[1]);
    expect(heads[0]).not.toBe(heads[2]);
  });

  it('writes the same journal however often it is called', () => {
    const heads = [HOUR, 7 * SECOND_MS, 61 * SECOND_MS].map((stride) => {
      const yard = created();
      const before = yard.engine.dispatch.seq();
      letHourPass(yard, stride);
      expect(yard.engine.dispatch.seq()).toBeGreaterThan(before + 100);
      expect(yard.clock.now()).toBe(DEMO_START + HOUR);
      return headOf(yard);
    });
    expect(new Set(heads).size).toBe(1);
  });

  it('goes on after a restart from the database and the site clock alone', () => {
    const yard = created();
    letHourPass(yard, 5 * MINUTE_MS);
    const again = aDemoYard({ historyDays: HISTORY_DAYS, from: yard });
    const before = again.engine.dispatch.seq();
    again.demo.advanceTo(later(DEMO_START, 2 * HOUR));
    expect(again.engine.dispatch.seq()).toBeGreaterThan(before + 100);
    expect(again.defects).toEqual([]);
    expect(again.engine.stores.journal.verify(1)).toMatchObject({ ok: true });
    // Nobody is declared or admitted a second time.
    expect(
      countOf(again, `SELECT count(*) - count(DISTINCT platform_code) FROM visits WHERE platform_code IS NOT NULL`),
    ).toBe(0);
  });

  it('puts up with whatever people do to its trucks', () => {
    const yard = created();
    const { stores, dispatch } = yard.engine;
    const actor = {
      user: 'hoang',
      displayName: 'Hoàng',
      roles: ['coordinator', 'administrator'] as const,
      station: 'test',
    };
    let sent = 0;
    const send = (name: 'visit.depart' | 'visit.hold' | 'slot.vacate' | 'queue.turn-back', input: object): void => {
      sent += 1;
      dispatch.runBatch([{ commandId: `people-${String(sent)}`, name, input, actor }]);
    };
    for (let round = 0; round < 24; round += 1) {
      yard.demo.advanceTo(later(DEMO_START, round * 5 * MINUTE_MS));
      const live = [...stores.visits.live()];
      live.forEach((visit, i) => {
        const visitId = wireId('visit', visit.id);
        if ((i + round) % 40 === 0) send('visit.depart', { visitId, departure: 'left-without-service' });
        if ((i + round) % 40 === 1) send('visit.hold', { visitId, authority: 'Hải quan', reason: 'kiểm tra' });
        if ((i + round) % 40 === 2) send('slot.vacate', { visitId });
        if ((i + round) % 40 === 3) send('queue.turn-back', { visitId, reason: 'quay đầu' });
      });
    }
    expect(sent).toBeGreaterThan(100);
    expect(yard.defects).toEqual([]);
    expect(stores.journal.verify(1)).toMatchObject({ ok: true });
    const times = yard.db.prepare<[], number>('SELECT at FROM changes ORDER BY seq').pluck().all();
    expect(times.every((at, i) => i === 0 || at >= times[i - 1]!)).toBe(true);
  });
});

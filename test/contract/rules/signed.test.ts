import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayFrom, isoOf } from '../../../shared/kernel/calendar.ts';
import { later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { aYard, actorWith, type Yard } from '../../support/yard.ts';

/** The clock starts on 10 February 2026 at 8:00; the day's figures end at 20:00. */
const ON = dayFrom(2026, 2, 10);
const AFTER_CUT_OFF = 12 * 60 + 5;

let yard: Yard;
beforeEach(() => {
  yard = aYard();
});
afterEach(() => yard.close());

const arrive = (plate: string): string =>
  yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'Hữu Nghị' }).visitId;

describe('freezing a day', () => {
  it('[RP10] keeps the figures as they were, with their hash, whatever happens after', () => {
    arrive('12C-111.11');
    yard.at(AFTER_CUT_OFF);
    const { version, hash, changes } = yard.ok('report.sign', { on: ON });
    expect([version, changes]).toEqual([1, 0]);
    const told = yard.ask('report.daily', { on: ON });
    const frozen = yard.ask('report.frozen', { on: ON });
    expect(frozen.report).toEqual({ ...told, seq: frozen.report.seq });
    expect(frozen.version).toMatchObject({ hash, version: 1, isWhole: true, changes: [], reason: null });
    late('12C-222.22');
    expect(yard.ask('report.daily', { on: ON }).trucks.in).toBe(2);
    expect(yard.ask('report.frozen', { on: ON })).toEqual(frozen);
  });

  it('[RP11] a correction makes the next version, which says what changed and why; both stay', () => {
    arrive('12C-111.11');
    yard.at(AFTER_CUT_OFF);
    yard.ok('report.sign', { on: ON });
    late('12C-222.22');
    const again = yard.ok('report.sign', { on: ON, reason: 'ghi bù một xe' });
    expect(again.version).toBe(2);
    expect(again.changes).toBeGreaterThan(0);
    const { versions } = yard.ask('report.versions', { on: ON });
    expect(versions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'ghi bù một xe'],
      [1, null],
    ]);
    expect(versions[0]?.changes).toContainEqual({ path: 'trucks.in', was: 1, becomes: 2 });
    expect(yard.ask('report.frozen', { on: ON, version: 1 }).report.trucks.in).toBe(1);
    expect(yard.ask('report.frozen', { on: ON }).report.trucks.in).toBe(2);
    expect(yard.ask('report.frozen', { on: ON, version: 3 })).toBeNull();
  });

  it('[RP10] signed figures that were changed past the journal are found out', () => {
    arrive('12C-111.11');
    yard.at(AFTER_CUT_OFF);
    const seq = yard.seqOf('report.sign', { on: ON });
    expect(yard.ask('journal.verify', {})).toMatchObject({ ok: true });
    const { figures } = yard.db.prepare('SELECT figures FROM signed_reports').get() as { readonly figures: string };
    const write = yard.db.prepare('UPDATE signed_reports SET figures = ?, hash = ?');
    for (const hash of [null, 'a'.repeat(64)]) {
      const kept = yard.db.prepare('SELECT hash FROM signed_reports').pluck().get() as string;
      write.run(figures.replace('"in":1', '"in":9'), hash ?? kept);
      expect(yard.ask('journal.verify', {})).toMatchObject({ ok: false, firstBad: seq });
      expect(yard.ask('report.frozen', { on: ON }).version.isWhole).toBe(false);
      write.run(figures, kept);
    }
    expect(yard.ask('journal.verify', {})).toMatchObject({ ok: true });
  });

  it('[RP10] cannot be undone, and is a manager’s', () => {
    yard.at(AFTER_CUT_OFF);
    const seq = yard.seqOf('report.sign', { on: ON }, actorWith('manager'));
    expect(yard.refused('change.undo', { seq })).toMatchObject({ code: 'change.not-reversible' });
    expect(yard.run('report.sign', { on: ON }, { actor: actorWith('coordinator') })).toEqual({
      fault: { code: 'session.not-allowed' },
    });
  });

  it('[RP12] a proposal stands in the report, can be changed and taken away, and is frozen with it', () => {
    yard.ok('report.note', { on: ON, proposal: '  mở thêm   làn 2 ' });
    expect(yard.ask('report.daily', { on: ON }).pageOne.proposal).toBe('mở thêm làn 2');
    yard.at(AFTER_CUT_OFF);
    yard.ok('report.sign', { on: ON });
    yard.ok('report.note', { on: ON, proposal: '' });
    expect(yard.ask('report.daily', { on: ON }).pageOne.proposal).toBe('');
    expect(yard.ask('report.frozen', { on: ON }).report.pageOne.proposal).toBe('mở thêm làn 2');
    expect(yard.ok('report.sign', { on: ON, reason: 'bỏ kiến nghị' }).changes).toBe(1);
  });
});

/** A truck that came in time and was written down after the figures were frozen. */
function late(plate: string): void {
  const occurredAt = later(yard.clock.now(), -10 * MINUTE_MS);
  yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'Hữu Nghị', occurredAt: isoOf(occurredAt, 'UTC') });
}

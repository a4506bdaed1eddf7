import { beforeAll, describe, expect, it } from 'vitest';
import { openInMemory } from '../../electron/db/open.ts';
import { TABLES } from '../../electron/db/records.ts';
import { replay } from '../../electron/engine/replay.ts';
import { createStores } from '../../electron/engine/stores.ts';
import { DEMO_START } from '../../electron/demo/driver.ts';
import { usualFlows } from '../../shared/domain/demo/flows.ts';
import { YARD_SHARE } from '../../shared/domain/forecast/published-flows.ts';
import { demoFacts } from '../../electron/demo/facts.ts';
import { STAFF_ROLES } from '../../shared/domain/vocabulary.ts';
import { dueEndOf } from '../../shared/domain/shift/times.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { aDemoYard, countOf, type DemoYard } from './demo-support.ts';

const IN_YARD = `stage IN ('waiting', 'called', 'processing')`;
const PATIENCE_MS = 240_000;

describe('the demo as it opens', () => {
  let yard: DemoYard;
  const parts: number[] = [];
  const count = (sql: string): number => countOf(yard, sql);
  const countVisits = (where: string): number => count(`SELECT count(*) FROM visits WHERE ${where}`);

  beforeAll(() => {
    yard = aDemoYard({ historyDays: 4 });
    yard.demo.create((part) => parts.push(part));
  }, PATIENCE_MS);

  it('tells how far it is', () => {
    expect(parts.length).toBeGreaterThan(100);
    expect(parts.at(-1)).toBe(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
  });

  it('has about 1,200 slots, three crossings, rest and a user for each role', () => {
    expect(count('SELECT count(*) FROM slots')).toBe(1200);
    expect(count(`SELECT count(*) FROM zones WHERE kind IN ('parking', 'overflow')`)).toBeGreaterThanOrEqual(5);
    expect(count('SELECT count(*) FROM crossings')).toBe(3);
    expect(count('SELECT count(*) FROM beds')).toBe(160);
    const users = yard.engine.stores.site.users();
    expect(users.map(({ roles }) => roles)).toEqual(STAFF_ROLES.map((role) => [role]));
  });

  it('is 80 to 90 % full, with trucks held, unplugged, without papers, reserved for and resting', () => {
    const inYard = countVisits(IN_YARD);
    expect(inYard).toBeGreaterThanOrEqual(950);
    expect(inYard).toBeLessThanOrEqual(1060);
    const parked = count('SELECT count(*) FROM slots WHERE visit_id IS NOT NULL');
    expect(parked / 1200).toBeGreaterThan(0.77);
    expect(parked / 1200).toBeLessThan(0.9);
    expect(countVisits(`${IN_YARD} AND holds_json LIKE '%"to":null%'`)).toBeGreaterThan(3);
    expect(countVisits(`${IN_YARD} AND needs_power = 1`)).toBeGreaterThan(100);
    expect(countVisits(`${IN_YARD} AND documents_json LIKE '%"missing"%'`)).toBeGreaterThan(5);
    expect(count('SELECT count(*) FROM slots WHERE reserved_for IS NOT NULL')).toBeGreaterThan(10);
    expect(count(`SELECT count(*) FROM slots WHERE status <> 'open'`)).toBeGreaterThanOrEqual(12);
    expect(count('SELECT count(*) FROM beds WHERE stay_id IS NOT NULL')).toBeGreaterThan(50);
    expect(count('SELECT count(*) FROM incidents WHERE closed_at IS NULL')).toBe(2);
    expect(count(`SELECT count(*) FROM visits WHERE stage = 'expected'`)).toBeGreaterThan(100);
  });

  it('has lived: crossed, cleared, missed, sent and turned back, fast-tracked with and without paper', () => {
    const perDay = 3;
    expect(countVisits(`departure = 'crossed'`)).toBeGreaterThan(150 * perDay);
    expect(countVisits(`departure = 'cleared-inland'`)).toBeGreaterThan(300 * perDay);
    expect(countVisits(`departure = 'turned-back'`)).toBeGreaterThan(5);
    for (const type of ['queue.missed', 'queue.sent-back', 'visit.cancelled', 'visit.hold-released', 'rest.served'])
      expect(count(`SELECT count(*) FROM changes WHERE events_json LIKE '%"type":"${type}"%'`), type).toBeGreaterThan(
        5,
      );
    expect(countVisits(`fast_track_json LIKE '%"documentNo":null%'`)).toBeGreaterThan(0);
    expect(countVisits(`fast_track_json LIKE '%"documentNo":"%'`)).toBeGreaterThan(0);
    expect(countVisits('is_declared = 0 AND arrived_at IS NOT NULL')).toBeGreaterThan(500);
  });

  it('has a rest area that is lived in: rooms, sittings, turns, papers, complaints, a lodging list', () => {
    expect(count('SELECT count(*) FROM rooms')).toBe(20);
    expect(count('SELECT count(*) FROM beds WHERE room_id IS NULL')).toBe(0);
    expect(count('SELECT count(*) FROM facilities')).toBe(12);
    expect(count('SELECT count(*) FROM facilities WHERE x_cm IS NULL OR y_cm IS NULL')).toBe(0);
    expect(count('SELECT count(*) FROM meal_plans')).toBe(16);
    expect(count('SELECT count(DISTINCT sitting) FROM services WHERE sitting IS NOT NULL')).toBeGreaterThan(2);
    expect(count('SELECT count(*) FROM services WHERE sponsor IS NOT NULL')).toBeGreaterThan(100);
    expect(count('SELECT count(*) FROM stays WHERE wake_at IS NOT NULL AND ended_at IS NULL')).toBeGreaterThan(5);
    expect(count(`SELECT count(*) FROM turns WHERE ended_how = 'done'`)).toBeGreaterThan(200);
    expect(count('SELECT count(*) FROM turns WHERE ended_at IS NULL')).toBeGreaterThan(10);
    expect(count('SELECT count(*) FROM complaints')).toBe(5);
    expect(count('SELECT count(*) FROM complaints WHERE closed_at IS NULL')).toBe(2);
    expect(count(`SELECT count(*) FROM people WHERE nationality = 'CN'`)).toBeGreaterThan(10);
    expect(count('SELECT count(*) FROM lodging_reports')).toBe(4);
  });

  it('follows the published flows', () => {
    for (const flow of usualFlows(demoFacts().flows).filter(({ direction }) => direction === 'import')) {
      const perDay = countVisits(
        `direction = 'import' AND arrived_at > ${String(DEMO_START - 3 * DAY_MS)}
         AND crossing_id = (SELECT id FROM crossings WHERE code = '${flow.crossing}')`,
      );
      expect(Math.abs(perDay / 3 / (flow.perDay * YARD_SHARE) - 1), flow.crossing).toBeLessThan(0.1);
    }
  });

  it('[SH1] handed over at every change of shift, seldom with nobody there', () => {
    const shifts = yard.engine.stores.shifts.ended(100).toReversed();
    expect(shifts).toHaveLength(4 * 3);
    const late = shifts.map((shift) => {
      const { settings, timeZone } = yard.engine.stores.site.site()!;
      return (shift.endedAt ?? 0) - dueEndOf(shift.startedAt, settings.shifts, timeZone);
    });
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...late)).toBeLessThan(15 * MINUTE_MS);
    shifts.slice(1).forEach((shift, i) => expect(shift.startedAt).toBe(shifts[i]?.endedAt));
    const page = shifts.at(-1)?.page;
    expect(page?.trucks).toBe(page?.zones.reduce((sum, zone) => sum + zone.trucks, 0));
    expect(page?.passesIn).toBeGreaterThan(100);
    expect(yard.engine.stores.shifts.open()?.startedAt).toBe(shifts.at(-1)?.endedAt);
  });

  it('never refused itself for a defect or a fault, and its chain holds', () => {
    expect(yard.defects).toEqual([]);
    expect(count(`SELECT count(*) FROM command_receipts WHERE outcome_json LIKE '{"fault"%'`)).toBe(0);
    const refused = count(`SELECT count(*) FROM command_receipts WHERE outcome_json LIKE '{"refusal"%'`);
    expect(refused / count('SELECT count(*) FROM command_receipts')).toBeLessThan(0.01);
    expect(yard.engine.stores.journal.verify(1)).toMatchObject({ ok: true });
  });

  it('[AC1] has as many trucks in every zone as came minus those that went', () => {
    const inZones = yard.db
      .prepare(`SELECT place_zone_id AS zone, count(*) AS trucks FROM visits WHERE ${IN_YARD} GROUP BY 1 ORDER BY 1`)
      .all();
    const accounts = yard.db
      .prepare(
        `SELECT zone_id AS zone, count(*) - count(ended_at) AS trucks FROM standings
         GROUP BY 1 HAVING count(*) > count(ended_at) ORDER BY 1`,
      )
      .all();
    expect(accounts).toEqual(inZones);
    expect(count('SELECT count(*) FROM passes')).toBe(
      countVisits('arrived_at IS NOT NULL') + countVisits('departed_at IS NOT NULL'),
    );
    expect(count('SELECT count(*) FROM stays WHERE ended_at IS NULL')).toBe(
      count('SELECT count(*) FROM beds WHERE stay_id IS NOT NULL'),
    );
  });

  it(
    '[AC2] is what its journal makes of an empty yard',
    () => {
      const db = openInMemory();
      const stores = createStores(db);
      replay(yard.engine.stores.journal.allEvents(), db, stores);
      for (const table of Object.values(TABLES)) {
        const sql = `SELECT * FROM ${table} ORDER BY id`;
        expect(db.prepare(sql).all(), table).toEqual(yard.db.prepare(sql).all());
      }
    },
    PATIENCE_MS,
  );

  it('[AC3] has the same occupied time over slots as over trucks', () => {
    const lasted = `coalesce(ended_at, ${String(DEMO_START)}) - started_at`;
    const ofSlots = count(`SELECT sum(${lasted}) FROM occupancies`);
    expect(ofSlots).toBe(count(`SELECT sum(${lasted}) FROM standings WHERE place LIKE 'slot:%'`));
    expect(count('SELECT count(*) FROM slots WHERE visit_id IS NOT NULL')).toBe(
      count('SELECT count(*) FROM occupancies WHERE ended_at IS NULL'),
    );
  });
});

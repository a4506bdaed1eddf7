import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { instant, type Instant } from '../../shared/kernel/instant.ts';
import { parseWireId, wireId, type VisitId } from '../../shared/kernel/ids.ts';
import { openForWriting } from '../../electron/db/open.ts';
import { createReportYard, type ReportYard } from '../support/report-yard.ts';
import { fillYears, planOf, yearTariff } from '../support/years/fill.ts';
import { stepsOfYears, type YearPlan, type YearStep } from '../support/years/steps.ts';
import { YEAR_HOLD, YEAR_NOTE, YEAR_SERVICE } from '../support/years/unusual.ts';
import { writeYears } from '../support/years/write-years.ts';
import { aYard, recordsOf, replayedState, stateOf } from '../support/yard.ts';

/** Three days to Tết 2027 and the days after it: the season, the days on which nobody comes, and what follows. */
const UNTIL: Instant = instant(Date.UTC(2027, 1, 9, 17));
const VISITS = 1000;
const DAYS = 16;

const open: ReportYard[] = [];
afterEach(() => {
  for (const yard of open.splice(0)) yard.close();
});

function aReportYard(): ReportYard {
  const yard = createReportYard();
  open.push(yard);
  const saved = yard.send('tariff.save', yearTariff(yard.clock.now()));
  if (saved.ok === undefined) throw new Error(`no tariff: ${JSON.stringify(saved)}`);
  return yard;
}

/** Sends what a step stands for, as a client would. */
function send(yard: ReportYard, step: YearStep, visitIds: Map<number, string>): void {
  const { truck, at } = step;
  yard.at(at);
  const visitId = visitIds.get(truck.n) ?? '';
  const must = (answer: ReturnType<ReportYard['send']>): Readonly<Record<string, unknown>> => {
    if (answer.ok === undefined) throw new Error(`${step.what} of ${String(truck.n)}: ${JSON.stringify(answer)}`);
    return answer.ok;
  };
  switch (step.what) {
    case 'arrive': {
      const { n, trailerPlate, containerNo, note, ...said } = truck;
      const input = {
        ...said,
        ...(trailerPlate !== null && { trailerPlate }),
        ...(containerNo !== null && { containerNo }),
        ...(note !== null && { note }),
        ...{ loaded: true, gate: '1', lane: '1' },
      };
      visitIds.set(n, must(yard.send('visit.arrive', input))['visitId'] as string);
      return;
    }
    case 'hold':
      must(yard.send('visit.hold', { visitId, ...YEAR_HOLD }));
      return;
    case 'release':
      must(yard.send('visit.release-hold', { visitId }));
      return;
    case 'amend':
      must(yard.send('visit.amend', { visitId, note: YEAR_NOTE }));
      return;
    case 'undo':
      must(yard.send('change.undo', { seq: yard.stores.journal.head().seq }));
      return;
    case 'sleep': {
      const [driver] = yard.stores.people.ofVisit(parseWireId('visit', visitId) as VisitId);
      const person = { personId: wireId('person', driver?.id ?? 0) };
      must(yard.send('rest.check-in', { visitId, person, bedId: wireId('bed', step.bed) }));
      return;
    }
    case 'serve':
      must(yard.send('charge.add', { visitId, code: YEAR_SERVICE.code }));
      return;
    case 'pay':
      must(yard.send('charge.settle', { visitId, how: 'cash', gate: '2' }));
      return;
    case 'assign':
      must(yard.send('slot.assign', { visitId, slotId: wireId('slot', step.slot.id) }));
      return;
    case 'call': {
      const { crossing, direction } = truck;
      must(yard.send('queue.call', { crossing, direction, count: 1, expect: [visitId] }));
      return;
    }
    case 'reach':
      must(yard.send('queue.reached', { visitId }));
      return;
    case 'depart':
      must(yard.send('visit.depart', { visitId, gate: '2', lane: '1' }));
  }
}

/** What differs between two yards though the same happened: secrets, and names of commands. */
function eventsOf({ db }: ReportYard): readonly unknown[] {
  return db
    .prepare<[], { command: string; events_json: string }>(
      'SELECT seq, at, recorded_at, command, actor, station, reason, is_reversible, events_json FROM changes WHERE seq > 2 ORDER BY seq',
    )
    .all()
    .map((row) => ({ ...row, events_json: row.events_json.replace(/"digest":"[^"]*"/g, '"digest":""') }));
}

function indexedOf({ db }: ReportYard): unknown {
  return ['visit_changes', 'counted_events', 'line_changes'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
}

describe('years written in bulk', () => {
  it('are the same records, journal and answers as by the commands, over a thousand visits', () => {
    const [written, sent] = [aReportYard(), aReportYard()];
    const plan: YearPlan = planOf(written.stores, { visits: VISITS, days: DAYS, until: UNTIL });
    writeYears(written.db, written.stores, plan, { actor: 'system' });
    const visitIds = new Map<number, string>();
    for (const step of stepsOfYears(plan)) send(sent, step, visitIds);

    expect(visitIds.size).toBe(VISITS);
    expect(eventsOf(written)).toEqual(eventsOf(sent));
    expect(stateOf(written.db)).toEqual(stateOf(sent.db));
    expect(indexedOf(written)).toEqual(indexedOf(sent));
    const answers = 'SELECT name, outcome_json, seq FROM command_receipts WHERE seq > 2 ORDER BY seq';
    expect(written.db.prepare(answers).all()).toEqual(sent.db.prepare(answers).all());
    const kept = 'SELECT person_id, name, phone FROM person_data';
    expect(written.db.prepare(kept).all()).toEqual(sent.db.prepare(kept).all());
  });

  it('are what their journal says, from nothing, and the chain is whole', () => {
    const yard = aReportYard();
    writeYears(yard.db, yard.stores, planOf(yard.stores, { visits: VISITS, days: DAYS, until: UNTIL }));
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
    expect(yard.stores.journal.verify(1).ok).toBe(true);
    expect(yard.db.pragma('foreign_key_check')).toEqual([]);
    const records = recordsOf(yard.db);
    expect(records['visits']).toHaveLength(VISITS);
    // Of a thousand: who slept, paid, was held, was put right for good and by mistake.
    const count = (sql: string): unknown => yard.db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get();
    expect({
      stays: records['stays']?.length,
      payments: records['payments']?.length,
      held: count(`visits WHERE holds_json <> '[]'`),
      amended: count(`changes WHERE command = 'visit.amend'`),
      undone: count(`changes WHERE command = 'change.undo'`),
    }).toEqual({ stays: 113, payments: 268, held: 26, amended: 11, undone: 1 });
  });

  it('are the same when two threads write a half each', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ben-bai-years-'));
    const visits = 300;
    try {
      await fillYears({ folder, slots: 1000, visits, days: 4, until: UNTIL });
      const yard = aYard({ db: openForWriting(folder), start: UNTIL });
      expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
      expect(yard.stores.journal.verify(1).ok).toBe(true);
      expect(yard.db.pragma('foreign_key_check')).toEqual([]);
      expect(yard.db.pragma('integrity_check', { simple: true })).toBe('ok');
      const count = (table: string): unknown => yard.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      expect([count('visits'), count('person_data')]).toEqual([visits, visits]);
      expect(count('visit_parts')).toBe(count('visits WHERE departed_at IS NOT NULL'));
      expect(count('fresh_texts')).toBe(count('visits WHERE departed_at IS NULL'));
      yard.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

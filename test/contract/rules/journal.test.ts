import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandName } from '../../../shared/contract/commands.ts';
import type { Committed } from '../../../electron/engine/dispatch.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { openForWriting, type Connection } from '../../../electron/db/open.ts';
import { actorWith, aYard, nextCommandId, recordsOf, replayedState, stateOf, type Yard } from '../../support/yard.ts';
import { aDeclaredCsv, readListFor } from '../../support/declared-list.ts';
import { aLivelyDay } from '../../support/lively-day.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;
const arrival = (n: number, more: object = {}) => ({
  commandId: nextCommandId(),
  name: 'visit.arrive' as CommandName,
  input: { plate: `12C${String(40_000 + n)}`, people: 1, ...EXPORT, ...more },
  actor: systemActor('system'),
});

function count(table: string): number {
  return yard.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}

describe('one durable transaction for several commands', () => {
  it('[JO1] gives each its own change with a dense seq, and tells once of all', () => {
    const told: Committed[] = [];
    yard.engine.dispatch.onCommit((committed) => told.push(committed));
    const outcomes = yard.engine.dispatch.runBatch([arrival(1), arrival(2), arrival(1), arrival(3)]);
    expect(outcomes.map((outcome) => ('ok' in outcome ? outcome.seq : Object.keys(outcome)[0]))).toEqual([
      2,
      3,
      'refusal',
      4,
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ from: 1, to: 4 });
    expect([...(told[0]?.touched.get('visit') ?? [])]).toEqual([1, 2, 3]);
    expect(yard.db.prepare('SELECT seq FROM changes ORDER BY seq').pluck().all()).toEqual([1, 2, 3, 4]);
    expect(count('command_receipts')).toBe(5);
  });

  it('[JO1] isolates one that fails by a defect: the others are as if it had never been', () => {
    yard.db.exec(
      "CREATE TRIGGER defect BEFORE INSERT ON passes WHEN NEW.plate = '12C40002' BEGIN SELECT RAISE(ABORT, 'defect'); END",
    );
    const outcomes = yard.engine.dispatch.runBatch([arrival(1), arrival(2), arrival(3)]);
    expect(outcomes[1]).toEqual({ fault: { code: 'internal', incidentId: expect.any(String) } });
    expect(outcomes.map((outcome) => ('ok' in outcome ? outcome.seq : null))).toEqual([2, null, 3]);
    expect(yard.db.prepare('SELECT plate, id FROM visits ORDER BY id').all()).toEqual([
      { plate: '12C40001', id: 1 },
      { plate: '12C40003', id: 2 },
    ]);
    expect(yard.defects).toHaveLength(1);
    expect(yard.stores.journal.verify(1)).toEqual({ ok: true, checked: 3 });
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });

  it('[JO1] one that no validator should have let through costs the others nothing', () => {
    let deep: unknown = 1;
    for (let n = 0; n < 200_000; n += 1) deep = [deep];
    const outcomes = yard.engine.dispatch.runBatch([arrival(1), arrival(2, { more: deep }), arrival(3)]);
    expect(outcomes.map((outcome) => Object.keys(outcome)[0])).toEqual(['ok', 'fault', 'ok']);
    expect(outcomes[1]).toEqual({ fault: { code: 'request.invalid' } });
    expect(yard.defects).toEqual([]);
  });

  it('[JO1] a refusal leaves its receipt and nothing else', () => {
    yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    const before = stateOf(yard.db);
    const [changes, receipts] = [count('changes'), count('command_receipts')];
    yard.refused('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    expect(stateOf(yard.db)).toEqual(before);
    expect([count('changes'), count('command_receipts')]).toEqual([changes, receipts + 1]);
  });
});

describe('a lost transaction', () => {
  /** A connection whose COMMIT fails so many times, before or after SQLite has done it. */
  function withFailingCommit(
    times: number,
    isDone: boolean,
  ): { readonly yard: Yard; readonly arm: () => void; readonly end: () => void } {
    const folder = mkdtempSync(join(tmpdir(), 'ben-bai-lost-'));
    const db = openForWriting(folder);
    let left = 0;
    const wrapped = new Proxy(db, {
      get(target, key) {
        const value = Reflect.get(target, key) as unknown;
        if (key !== 'prepare') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        return (sql: string) => {
          const statement = target.prepare(sql);
          if (sql !== 'COMMIT') return statement;
          return {
            run: () => {
              if (left === 0) return statement.run();
              left -= 1;
              if (isDone) statement.run();
              throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
            },
          };
        };
      },
    }) as Connection;
    const lost = aYard({ db: wrapped });
    return {
      yard: lost,
      arm: () => {
        left = times;
      },
      end: () => {
        lost.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }

  it.each([
    ['nothing of it is there', false],
    ['all of it is there after all', true],
  ])('[JO1] is run again: %s', (_what, isDone) => {
    const { yard: lost, arm, end } = withFailingCommit(1, isDone);
    lost.ok('visit.arrive', { plate: '12C-000.01', ...EXPORT });
    const told: Committed[] = [];
    lost.engine.dispatch.onCommit((committed) => told.push(committed));
    arm();
    const outcomes = lost.engine.dispatch.runBatch([arrival(1), arrival(2)]);
    expect(outcomes).toMatchObject([
      { ok: { visitId: 'vis_2' }, seq: 3 },
      { ok: { visitId: 'vis_3' }, seq: 4 },
    ]);
    expect(lost.seqOf('visit.arrive', { plate: '12C-000.02', ...EXPORT })).toBe(5);
    expect(lost.db.prepare('SELECT id FROM visits ORDER BY id').pluck().all()).toEqual([1, 2, 3, 4]);
    expect(lost.stores.journal.verify(1)).toEqual({ ok: true, checked: 5 });
    expect(replayedState(lost.stores)).toEqual(stateOf(lost.db));
    expect(told.at(-1)?.to).toBe(5);
    expect(told[0]?.from).toBe(2);
    end();
  });

  it('[JO1] that stays lost answers with a fault, and everything goes back to the last commit', () => {
    const { yard: lost, arm, end } = withFailingCommit(2, false);
    lost.ok('visit.arrive', { plate: '12C-000.01', ...EXPORT });
    const before = stateOf(lost.db);
    arm();
    const requests = [arrival(1), arrival(2)];
    expect(lost.engine.dispatch.runBatch(requests)).toEqual(
      requests.map(() => ({ fault: { code: 'internal', incidentId: expect.any(String) } })),
    );
    expect(lost.seq()).toBe(2);
    expect(stateOf(lost.db)).toEqual(before);
    expect(lost.engine.dispatch.runBatch(requests)).toMatchObject([
      { ok: { visitId: 'vis_2' }, seq: 3 },
      { ok: { visitId: 'vis_3' }, seq: 4 },
    ]);
    end();
  });

  it('[JO1] a full disk refuses what does not fit, keeps what was there, and goes on with room again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ben-bai-full-'));
    const db = openForWriting(folder);
    const full = aYard({ db });
    const pages = db.pragma('page_count', { simple: true }) as number;
    db.pragma(`max_page_count = ${String(pages + 12)}`);
    const batches = Array.from({ length: 40 }, (_, batch) =>
      Array.from({ length: 10 }, (__, n) => arrival(batch * 10 + n)),
    );
    const outcomes = batches.flatMap((batch) => full.engine.dispatch.runBatch(batch));
    const accepted = outcomes.filter((outcome) => 'ok' in outcome);
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.length).toBeLessThan(400);
    expect(outcomes.filter((outcome) => 'fault' in outcome).length).toBe(400 - accepted.length);
    expect(db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(accepted.length);
    expect(full.stores.journal.verify(1)).toEqual({ ok: true, checked: accepted.length + 1 });
    db.pragma('max_page_count = 1073741823');
    const again = batches.flatMap((batch) => full.engine.dispatch.runBatch(batch));
    expect(again.every((outcome) => 'ok' in outcome)).toBe(true);
    expect(full.stores.journal.verify(1)).toEqual({ ok: true, checked: 401 });
    expect(replayedState(full.stores)).toEqual(stateOf(db));
    full.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('a command id used again', () => {
  it('[JO2] answers the recorded outcome and changes nothing, in whatever order its fields are written', () => {
    const commandId = nextCommandId();
    const first = yard.run('visit.arrive', { plate: '12C-123.45', ...EXPORT }, { commandId });
    const again = yard.run('visit.arrive', { crossing: 'HN', direction: 'export', plate: '12C-123.45' }, { commandId });
    expect(again).toEqual(first);
    expect(yard.seq()).toBe(2);
    const other = nextCommandId();
    const refused = yard.run('visit.arrive', { plate: '12C-123.45', ...EXPORT }, { commandId: other });
    yard.ok('visit.depart', { visitId: 'vis_1' });
    expect(yard.run('visit.arrive', { plate: '12C-123.45', ...EXPORT }, { commandId: other })).toEqual(refused);
  });

  it('[JO2] with another body or for another command is a fault', () => {
    const commandId = nextCommandId();
    yard.run('visit.arrive', { plate: '12C-123.45', ...EXPORT }, { commandId });
    const fault = { fault: { code: 'command.id-reused' } };
    expect(yard.run('visit.arrive', { plate: '12C-123.46', ...EXPORT }, { commandId })).toEqual(fault);
    expect(yard.run('visit.depart', { visitId: 'vis_1' }, { commandId })).toEqual(fault);
    expect(yard.seq()).toBe(2);
  });

  it('[JO2] twice in one batch runs once', () => {
    const request = arrival(1);
    const [first, second] = yard.engine.dispatch.runBatch([request, request]);
    expect(second).toEqual(first);
    expect(yard.seq()).toBe(2);
  });
});

/** A change whose events fill several pages; answers its seq. */
async function aLongChange(): Promise<number> {
  const bytes = Buffer.from(aDeclaredCsv(120));
  const list = await readListFor(yard, 'declared.csv', bytes);
  const outcome = yard.run('expected.import', aListInput(bytes), { prepared: { list } });
  if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.seq;
}

function aListInput(bytes: Buffer): { readonly fileName: string; readonly contentBase64: string } {
  return { fileName: 'declared.csv', contentBase64: bytes.toString('base64') };
}

describe('the chain', () => {
  it('[JO3] finds any stored byte that was changed, at its seq', async () => {
    aLivelyDay(yard);
    await aLongChange();
    const columns = [
      'at',
      'recorded_at',
      'command',
      'command_id',
      'actor',
      'station',
      'reason',
      'is_reversible',
      'hash',
      'pages',
      'events_json',
    ];
    const last = yard.seq();
    expect(yard.stores.journal.verify(1)).toEqual({ ok: true, checked: last });
    const places = [1, 2, Math.floor(last / 2), last].flatMap((seq) =>
      columns.map((column) => ({ seq, table: 'changes', column, where: `seq = ${String(seq)}` })),
    );
    const further = {
      seq: last,
      table: 'further_events',
      column: 'events_json',
      where: `seq = ${String(last)} AND page = 1`,
    };
    for (const { seq, table, column, where } of [...places, further]) {
      const value = yard.db
        .prepare<[], string | number | null>(`SELECT ${column} FROM ${table} WHERE ${where}`)
        .pluck()
        .get();
      const other = tampered(column, value ?? null);
      expect(other).not.toEqual(value);
      yard.db.exec('BEGIN');
      yard.db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(other);
      expect(yard.stores.journal.verify(1), `${table}.${column} of ${String(seq)}`).toMatchObject({
        ok: false,
        firstBad: seq,
      });
      yard.db.exec('ROLLBACK');
    }
  });

  it('[JO3] finds changes, events and what leads to them removed, added or cut off at the end', async () => {
    aLivelyDay(yard);
    const long = await aLongChange();
    yard.at(300);
    yard.ok('visit.arrive', { plate: '12C-777.77', ...EXPORT });
    const last = yard.seq();
    yard.db.pragma('foreign_keys = OFF');
    const counted = yard.db.prepare<[], number>('SELECT seq FROM counted_events ORDER BY seq').pluck().get() ?? 0;
    const told = yard.db.prepare<[], number>('SELECT seq FROM visit_changes ORDER BY seq').pluck().get() ?? 0;
    const cases: readonly (readonly [string, number])[] = [
      ['DELETE FROM changes WHERE seq = 5', 5],
      [`DELETE FROM further_events WHERE seq = ${String(long)} AND page = 1`, long],
      ['INSERT INTO further_events (seq, page, events_json) SELECT 7, 1, events_json FROM changes WHERE seq = 7', 7],
      [`DELETE FROM visit_changes WHERE seq = ${String(told)}`, told],
      [`DELETE FROM counted_events WHERE seq = ${String(counted)}`, counted],
      [`INSERT INTO counted_events VALUES (6, 99, 'queue.missed', 1)`, 6],
      [`DELETE FROM changes WHERE seq = ${String(last)}`, last],
      [`DELETE FROM visit_changes WHERE seq = ${String(last)}; DELETE FROM changes WHERE seq = ${String(last)}`, last],
    ];
    for (const [sql, firstBad] of cases) {
      yard.db.exec('BEGIN');
      yard.db.exec(sql);
      expect(yard.stores.journal.verify(1), sql).toMatchObject({ ok: false, firstBad });
      yard.db.exec('ROLLBACK');
    }
    expect(yard.stores.journal.verify(1).ok).toBe(true);
  });

  it('[JO3] holds no personal value: names, telephones and papers are in erasable rows only', () => {
    const personal = ['Nguyễn Văn Đức', '0912 345 678', 'B2-778899', 'Trần Thị Mai', '0987654321'];
    const { visitId } = yard.ok('visit.arrive', {
      plate: '12C-123.45',
      driver: 'Nguyễn Văn Đức',
      phone: '0912 345 678',
      documentNo: 'B2-778899',
      ...EXPORT,
    });
    yard.ok('rest.check-in', { visitId, person: { name: 'Trần Thị Mai', phone: '0987654321', isWoman: true } });
    yard.ok('visit.swap-driver', { visitId, driver: { name: 'Trần Thị Mai' } });
    yard.ok('rest.serve', { visitId, person: { name: 'Nguyễn Văn Đức' }, service: 'meal' });
    yard.ok('visit.depart', { visitId, staying: [{ name: 'Trần Thị Mai' }] });
    const journal = JSON.stringify([
      yard.db.prepare('SELECT * FROM changes').all(),
      yard.db.prepare('SELECT * FROM further_events').all(),
    ]);
    for (const value of personal) expect(journal).not.toContain(value);
    expect(journal).toContain('digest');
    expect(yard.db.prepare('SELECT name FROM person_data ORDER BY person_id').pluck().all()).toEqual([
      'Nguyễn Văn Đức',
      'Trần Thị Mai',
    ]);
    yard.db.exec('DELETE FROM person_data');
    expect(yard.stores.journal.verify(1).ok).toBe(true);
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });

  it('[JO3] every change carries who, where, when, and the reason where one is required', () => {
    const { visitId } = yard.ok('expected.add', { plate: '12C-123.45', cargoClass: 'fresh', ...EXPORT });
    const now = yard.at(5);
    const seq = yard.seqOf('expected.cancel', { visitId, reason: 'hãng xe báo' }, actorWith('coordinator'));
    expect(yard.stores.journal.change(seq)).toEqual({
      seq,
      at: now,
      recordedAt: now,
      command: 'expected.cancel',
      commandId: expect.any(String),
      actor: 'coordinator',
      station: 'test',
      reason: 'hãng xe báo',
      approvedBy: null,
      isReversible: true,
    });
  });
});

/** Another value of the same type, one byte away where that can be. */
function tampered(column: string, value: string | number | null): string | number {
  if (typeof value === 'number') return column === 'is_reversible' ? 1 - value : value + 10_000;
  if (value === null) return 'x';
  if (column !== 'events_json') return `${value}x`;
  return value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}

describe('undo', () => {
  it('[JO4] gives back every row as it was, as a new change', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', driver: 'Đức', ...EXPORT });
    const before = recordsOf(yard.db);
    const seq = yard.seqOf('slot.assign', { visitId, slotId: 'slt_1' });
    expect(yard.ok('change.undo', { seq })).toEqual({ undone: seq });
    expect(recordsOf(yard.db)).toEqual(before);
    expect(yard.seq()).toBe(seq + 1);
    expect(yard.stores.journal.events(seq + 1).map((event) => event.type)).toEqual(
      yard.stores.journal.events(seq).map(() => 'change.undone'),
    );
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });

  it('[JO4] an arrival taken back leaves nothing, and its id is never given again', () => {
    const before = recordsOf(yard.db);
    const seq = yard.seqOf('visit.arrive', { plate: '12C-123.45', driver: 'Đức', ...EXPORT });
    yard.ok('change.undo', { seq });
    // But for the count of queue numbers: what is on a slip is never given again (QU9).
    const { queues, ...rest } = recordsOf(yard.db);
    expect(rest).toEqual(Object.fromEntries(Object.entries(before).filter(([table]) => table !== 'queues')));
    expect(queues?.[0]).toEqual({
      ...(before['queues']?.[0] as object),
      numbers_json: '{"K":{"value":1,"year":2026}}',
    });
    // A start anew reads the last id from the database.
    const again = aYard({ db: yard.db });
    expect(again.ok('visit.arrive', { plate: '12C-999.99', ...EXPORT }).visitId).toBe('vis_2');
    expect(JSON.stringify(again.ask('yard.now', {}).people)).not.toContain('Đức');
  });

  it('[JO4] names the changes in the way', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    const before = recordsOf(yard.db);
    const assigned = yard.seqOf('slot.assign', { visitId, slotId: 'slt_1' });
    const moved = yard.seqOf('slot.move', { visitId, slotId: 'slt_2' });
    const closed = yard.seqOf('slot.close', { slotId: 'slt_1', reason: 'sửa' });
    expect(yard.refused('change.undo', { seq: assigned })).toEqual({
      code: 'change.in-the-way',
      seqs: [moved, closed],
    });
    yard.ok('change.undo', { seq: closed });
    yard.ok('change.undo', { seq: moved });
    // What stood in the way has itself been taken back.
    yard.ok('change.undo', { seq: assigned });
    expect(recordsOf(yard.db)).toEqual(before);
  });

  it('[JO4] refuses what is not reversible, and what never was', () => {
    const seq = yard.seqOf('incident.open', { kind: 'fire' });
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'change.not-reversible', command: 'incident.open' });
    expect(yard.refused('change.undo', { seq: 1 })).toEqual({ code: 'change.not-reversible', command: 'site.create' });
    expect(yard.refused('change.undo', { seq: 9999 }).code).toBe('change.unknown');
  });
});

describe('replay', () => {
  it('[AC2] applying the events from empty gives every table as it is', () => {
    aLivelyDay(yard);
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
    expect(yard.defects).toEqual([]);
  });

  it('[AC2] yard.at answers what was recorded by then', () => {
    yard.ok('visit.arrive', { plate: '12C-000.01', ...EXPORT });
    const then = yard.at(10);
    const before = yard.ask('yard.now', {});
    yard.at(20);
    yard.ok('visit.arrive', { plate: '12C-000.02', ...EXPORT });
    yard.ok('slot.assign', { visitId: 'vis_1', slotId: 'slt_1' });
    const { siteNow, rate, people, asOfSeq: _seq, toldAt: _told, ...at } = yard.ask('yard.at', { at: then });
    const { siteNow: _now, rate: _rate, people: wereThere, ...now } = before;
    expect(at).toEqual(now);
    expect([siteNow, rate]).toEqual([then, 0]);
    expect(people).toHaveLength(wereThere.length);
  });
});

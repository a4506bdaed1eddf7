import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter } from '../../electron/transport/printer.ts';
import { keepReportFiles } from '../../electron/transport/report-schedule.ts';
import type { QueryReply, Sender } from '../../electron/engine/messages.ts';
import { SECRET, USERS } from '../support/a-site.ts';
import { startRoom } from '../support/room.ts';

it('[RP13, RP16] the host writes what the engine says is due, and the engine keeps what became of it', async () => {
  const room = await startRoom({ users: USERS.slice(0, 3) });
  const root = mkdtempSync(join(tmpdir(), 'ben-bai-scheduled-'));
  const folder = join(root, 'reports');
  mkdirSync(folder);
  const app = fastify();
  const query = (sender: Sender, name: string, input: unknown): Promise<QueryReply> =>
    room.engine.query({ sender, name, input, form: 'native', gzip: false });
  const maker = registerPrintRoutes(app, {
    origin: () => '',
    authenticate: () => Promise.resolve(null),
    query,
    printer: createPrinter({ userDataRoot: root, findBrowser: () => null }),
  });
  const schedule = keepReportFiles({ engine: () => room.engine, query, maker, log: () => undefined });
  try {
    const seat = await room.seat('over HTTP');
    const plan = { folder, isDaily: false, isEachShift: true, afterMinutes: 0, forms: ['xlsx', 'pdf'] };
    const saved = await seat.send('settings.save', { values: { report: { schedule: plan } } });
    expect(saved).toHaveProperty('ok');
    await schedule.run();
    expect(readdirSync(folder)).toEqual([]);
    const handOver = { cashCountedDong: 0, from: { user: 'cong', pin: SECRET }, to: null };
    expect(await seat.send('shift.hand-over', handOver)).toHaveProperty('ok');
    await schedule.run();
    const [name] = readdirSync(folder);
    expect(name).toMatch(/^bao-cao-ca-.*\.xlsx$/);
    const { files, failed } = await seat.query('report.files', {});
    expect(failed).toBe(1);
    expect(files).toMatchObject([
      { form: 'pdf', problem: 'print.unavailable', attempts: 1, writtenAt: null },
      { form: 'xlsx', problem: null, attempts: 1, fileName: name },
    ]);
    // What the engine is told by the host no station can tell it.
    expect(await seat.send('report.file', [])).toMatchObject({ fault: { code: 'request.unknown-name' } });
  } finally {
    schedule.stop();
    await app.close();
    await room.close();
    rmSync(root, { recursive: true, force: true });
  }
});

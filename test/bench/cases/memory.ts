import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { CONTRACT_VERSION } from '../../../shared/contract/version.ts';
import type { Figure } from '../kit/figures.ts';
import { bigYard, type Folders } from '../kit/folders.ts';
import { createCaller, signIn, startHostProcess } from '../kit/host-process.ts';

/**
 * What the built host holds resident with 1,200 slots and 300,000 visits after a usual beginning: one sign-in (whose
 * hash takes 32 MB for a moment), one `yard.now`, one report, one station on the feed and some commands.
 */
const SETTLE_MS = 3000;
const COMMANDS = 200;

export async function memory(folders: Folders): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') return [];
  const host = await startHostProcess(folders.copyOf(await bigYard(folders)));
  const atStart = host.residentMb().now;
  const token = await signIn(host.port);
  const caller = createCaller(host.port, token, 4);
  const now = await caller.post('/api/queries/yard.now', {}, { 'accept-encoding': 'gzip' });
  const report = await caller.post('/api/queries/report.daily', { on: '2026-01-20' });
  if (now.status !== 200 || report.status !== 200)
    throw new Error(`${String(now.status)} ${report.body.toString('utf8')}`);
  const station = new WebSocket(`ws://127.0.0.1:${String(host.port)}/api/feed`, { origin: host.address });
  await once(station, 'open');
  station.send(JSON.stringify({ type: 'hello', token, contract: CONTRACT_VERSION, epoch: null, seq: null }));
  await once(station, 'message');
  for (let n = 0; n < COMMANDS; n += 1)
    await caller.post(
      '/api/commands/visit.arrive',
      { plate: `34C${String(10_000 + n)}`, direction: 'export', crossing: 'HN' },
      { 'idempotency-key': `018f3c1e-7b1a-7000-8000-${String(n).padStart(12, '0')}` },
    );
  await wait(SETTLE_MS);
  const resident = host.residentMb();
  station.terminate();
  caller.close();
  await host.stop();
  return [
    { name: 'host resident, started', value: atStart, unit: 'MB' },
    {
      name: 'host resident, 300,000 visits',
      value: resident.now,
      unit: 'MB',
      target: '≤ 180 MB',
      isReached: resident.now <= 180,
      note: `most ever ${resident.most.toFixed(0)} MB`,
    },
  ];
}

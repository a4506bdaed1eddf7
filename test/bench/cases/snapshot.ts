import { gzipSync } from 'node:zlib';
import { startEngine } from '../../../electron/engine/threads.ts';
import { openForReading } from '../../../electron/db/open.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { BULK_USER } from '../../support/bulk.ts';
import { interleave, median, type Figure } from '../kit/figures.ts';
import { wideYard, type Folders } from '../kit/folders.ts';

/**
 * `yard.now` with 10,000 slots and 8,000 visits, as the HTTP form has it: after a change (read, written as text,
 * packed) and again at the same seq. The floor reads the same slots, visits and people by bare SQL in this thread and
 * writes them as JSON as they are.
 */
const ROUNDS = 7;
const ACTOR = { user: BULK_USER.user, displayName: 'An', roles: ['coordinator'], station: 'bench' } as const;

export async function snapshot(folders: Folders): Promise<readonly Figure[]> {
  const folder = folders.copyOf(await wideYard(folders));
  const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
  const db = openForReading(folder);
  const tables = [
    db.prepare('SELECT * FROM slots ORDER BY id'),
    db.prepare(`SELECT * FROM visits WHERE stage NOT IN ('departed', 'cancelled') ORDER BY id`),
    db.prepare(
      'SELECT p.*, d.name, d.phone FROM people p JOIN person_data d ON d.person_id = p.id WHERE p.left_at IS NULL',
    ),
  ];
  const ask = async (gzip: boolean): Promise<{ readonly tookMs: number; readonly bytes: number }> => {
    const at = performance.now();
    const reply = await engine.query({ sender: { actor: ACTOR }, name: 'yard.now', input: {}, form: 'http', gzip });
    const tookMs = performance.now() - at;
    if ('fault' in reply) throw new Error(reply.fault.code);
    return { tookMs, bytes: 'text' in reply ? Buffer.byteLength(reply.text) : reply.gzip.length };
  };
  let round = 0;
  const change = async (): Promise<void> => {
    round += 1;
    const slotId = wireId('slot', 9000 + Math.floor(round / 2));
    const name = round % 2 === 0 ? 'slot.open' : 'slot.close';
    await engine.command({
      sender: { actor: ACTOR },
      commandId: `018f3c1e-7b1a-7000-8000-${String(round).padStart(12, '0')}`,
      name,
      input: name === 'slot.open' ? { slotId } : { slotId, reason: 'bench' },
    });
  };
  const cold: number[] = [];
  const plain: number[] = [];
  const cached: number[] = [];
  const floorPlain: number[] = [];
  const floorPacked: number[] = [];
  let packedBytes = 0;
  let plainBytes = 0;
  await ask(true);
  await interleave(ROUNDS, [
    async () => {
      await change();
      const first = await ask(true);
      cold.push(first.tookMs);
      packedBytes = first.bytes;
      cached.push((await ask(true)).tookMs);
    },
    async () => {
      await change();
      const first = await ask(false);
      plain.push(first.tookMs);
      plainBytes = first.bytes;
    },
    () => {
      const at = performance.now();
      const text = JSON.stringify(tables.map((table) => table.all()));
      floorPlain.push(performance.now() - at);
      gzipSync(text, { level: 3 });
      floorPacked.push(performance.now() - at);
    },
  ]);
  db.close();
  await engine.stop();
  const figure = (name: string, values: readonly number[], floor: readonly number[], note: string): Figure => ({
    name,
    value: median(values),
    floor: median(floor),
    ratio: median(floor) / median(values),
    unit: 'ms',
    note,
  });
  return [
    figure('yard.now after a change', plain, floorPlain, `${(plainBytes / 1e6).toFixed(1)} MB of text`),
    figure('yard.now after a change, packed', cold, floorPacked, `${(packedBytes / 1e6).toFixed(2)} MB`),
    { name: 'yard.now again, packed', value: median(cached), unit: 'ms' },
  ];
}

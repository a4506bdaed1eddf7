import { startEngine } from '../../../electron/engine/threads.ts';
import { BULK_USER } from '../../support/bulk.ts';
import { interleave, median, quantile, type Figure } from '../kit/figures.ts';
import { bigYard, smallYard, type Folders } from '../kit/folders.ts';

/** From nothing to an engine that has answered its first `yard.now`: with ten trucks, and with 300,000 behind it. */
const ROUNDS = 7;

export async function start(folders: Folders): Promise<readonly Figure[]> {
  const [small, big] = [await smallYard(folders), await bigYard(folders)];
  const withTen: number[] = [];
  const withMany: number[] = [];
  const bytes: number[] = [];
  await startOnce(small);
  await startOnce(big);
  await interleave(ROUNDS, [
    async () => {
      withTen.push((await startOnce(small)).tookMs);
    },
    async () => {
      const { tookMs, length } = await startOnce(big);
      withMany.push(tookMs);
      bytes.push(length);
    },
  ]);
  const ratio = median(withMany) / median(withTen);
  return [
    {
      name: 'start and first yard.now, 10 visits',
      value: median(withTen),
      unit: 'ms',
      note: `slowest ${quantile(withTen, 1).toFixed(0)} ms`,
    },
    {
      name: 'start and first yard.now, 300,000 visits',
      value: median(withMany),
      floor: median(withTen),
      ratio,
      unit: 'ms',
      target: '≤ 1.5 × that of 10',
      isReached: ratio <= 1.5,
      note: `900 of them live: ${(median(bytes) / 1e6).toFixed(1)} MB; slowest ${quantile(withMany, 1).toFixed(0)} ms`,
    },
  ];
}

async function startOnce(folder: string): Promise<{ readonly tookMs: number; readonly length: number }> {
  const at = performance.now();
  const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
  const actor = { user: BULK_USER.user, displayName: 'An', roles: ['coordinator'], station: 'bench' } as const;
  const reply = await engine.query({ sender: { actor }, name: 'yard.now', input: {}, form: 'native', gzip: false });
  const tookMs = performance.now() - at;
  await engine.stop();
  if (!('text' in reply)) throw new Error(`yard.now: ${JSON.stringify(reply)}`);
  return { tookMs, length: reply.text.length };
}

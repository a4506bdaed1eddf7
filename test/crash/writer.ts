import { startEngine } from '../../electron/engine/threads.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { aSite } from '../support/a-site.ts';
import { say } from './say.ts';

/**
 * Writes to the yard of a folder until it is killed: `writer.ts <folder> <round> <at once>`. Each answered command is
 * acknowledged on standard output in one line, after its answer and before the next is sent.
 */
const [folder = '', round = '0', width = '16'] = process.argv.slice(2);
const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
if (engine.status().isNew) await engine.setUp({ ...aSite(), users: [] });
const actor = systemActor('system');
let sent = 0;

async function send(name: string, input: unknown): Promise<string | null> {
  sent += 1;
  const commandId = `crash-${round}-${String(sent)}`;
  const outcome = await engine.command({ sender: { actor }, commandId, name, input });
  say(`${JSON.stringify({ commandId, name, input, outcome })}\n`);
  return 'ok' in outcome ? ((outcome.ok as { readonly visitId?: string }).visitId ?? null) : null;
}

/** One truck after another through a short life, without end. */
async function work(lane: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    const plate = `${String(lane).padStart(2, '0')}C${String(10_000 + ((Number(round) * 997 + n) % 89_999))}`;
    const visitId = await send('visit.arrive', {
      plate,
      direction: 'export',
      crossing: 'HN',
      driver: `Lái ${String(n)}`,
    });
    await send('visit.arrive', { plate, direction: 'export', crossing: 'HN' });
    if (visitId === null) continue;
    await send('slot.assign', {
      visitId,
      slotId: `slt_${((lane % 18) + 1).toString(36)}`,
      override: { reason: 'chật' },
    });
    await send('rest.serve', { visitId, service: 'meal' });
    if (n % 2 === 0) await send('visit.depart', { visitId });
  }
}

await Promise.all(Array.from({ length: Number(width) }, (_, lane) => work(lane + 10)));

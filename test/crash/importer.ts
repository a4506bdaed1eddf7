import { systemActor } from '../../electron/engine/handler.ts';
import { startEngine } from '../../electron/engine/threads.ts';
import { aSite } from '../support/a-site.ts';
import { aDeclaredCsv } from '../support/declared-list.ts';
import { say } from './say.ts';

/** Takes a long list over: `importer.ts <folder> <command id> <rows>`. Tells on standard output how far it is. */
const [folder = '', commandId = '', rows = '0'] = process.argv.slice(2);
const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0 });
await engine.setUp({ ...aSite(), users: [] });
engine.follow((message) => {
  if (message.type === 'progress') say(`${JSON.stringify(message)}\n`);
});
const contentBase64 = Buffer.from(aDeclaredCsv(Number(rows))).toString('base64');
const outcome = await engine.command({
  sender: { actor: systemActor('system') },
  commandId,
  name: 'expected.import',
  input: { fileName: 'declared.csv', contentBase64 },
});
say(`${JSON.stringify({ type: 'outcome', outcome })}\n`);
// Lives on until it is killed, like a host.
setInterval(() => undefined, 1000);

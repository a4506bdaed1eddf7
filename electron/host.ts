import { readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newSetUpCode } from './engine/ids.ts';
import { openLog } from './engine/log.ts';
import { OpenError } from './engine/threads.ts';
import { beThrifty } from './engine/thrift.ts';
import { usualSite } from './engine/usual-site.ts';
import { startHostEngine, type HostEngine } from './host-engine.ts';
import { readHostOptions, type HostOptions } from './host-options.ts';
import { HOST_TEXTS } from './texts/host-texts.ts';
import { startHttp } from './transport/http.ts';

/**
 * The headless host: one engine, HTTP and WebSocket on loopback. Prints its address on one line once it answers, and
 * stops cleanly on SIGTERM or SIGINT. Resolves with the exit code when it has ended.
 */
export async function main(argv: readonly string[]): Promise<number> {
  beThrifty();
  let options: HostOptions;
  try {
    options = readHostOptions(argv);
  } catch (error) {
    say('stderr', HOST_TEXTS.badArgument(error instanceof Error ? error.message : String(error)));
    return 2;
  }
  const { folder } = options;
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const onSignal = (): void => end(0);
  process.once('SIGTERM', onSignal);
  process.once('SIGINT', onSignal);
  process.once('SIGHUP', onSignal);
  process.once('SIGBREAK', onSignal);

  if (options.demoSeed !== null && !existsSync(join(folder, 'ben-bai.db'))) say('stderr', HOST_TEXTS.makingDemo);
  let hostEngine: HostEngine;
  try {
    hostEngine = await startHostEngine(folder, options.demoSeed, (error) => {
      say('stderr', `${HOST_TEXTS.engineEnded} (${error.message})`);
      end(1);
    });
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    say('stderr', HOST_TEXTS.problem(error.problem, folder, error.detail));
    return 3;
  }
  const log = openLog(folder, 'host');
  await makeSite(hostEngine, options);
  const localCode = newSetUpCode();
  try {
    const server = await startHttp({
      control: { ...hostEngine, localCode, version: versionOf() },
      port: options.port,
      rendererFolder: rendererFolder(),
      printFolder: tmpdir(),
      log: (error) => log.error({ err: error }, 'defect'),
    });
    const address = `http://127.0.0.1:${String(server.port)}`;
    say('stdout', HOST_TEXTS.address(address));
    say('stdout', HOST_TEXTS.localWindow(`${address}/#code=${localCode}`));
    const code = await ended;
    await server.close();
    await hostEngine.stop();
    if (code === 0) say('stdout', HOST_TEXTS.stopped);
    return code;
  } catch (error) {
    await hostEngine.stop();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      say('stderr', HOST_TEXTS.portTaken(options.port));
      return 4;
    }
    throw error;
  }
}

/** `--first-user` makes a usual site in an empty folder; a folder with data is read as it is. */
async function makeSite(hostEngine: HostEngine, options: HostOptions): Promise<void> {
  if (options.firstUser === null) return;
  const engine = hostEngine.engine();
  if (!engine.status().isNew) {
    say('stderr', HOST_TEXTS.notEmpty);
    return;
  }
  const { user, secret } = options.firstUser;
  await engine.setUp(usualSite(user, secret, options.template));
}

function rendererFolder(): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = [join(here, '../renderer'), join(here, '../dist/renderer')].find((one) =>
    existsSync(join(one, 'assets')),
  );
  return folder ?? null;
}

function versionOf(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const file = [join(here, '../../package.json'), join(here, '../package.json')].find((one) => existsSync(one));
  if (file === undefined) return '0.0.0';
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

function say(stream: 'stdout' | 'stderr', line: string): void {
  process[stream].write(`${line}\n`);
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)));

import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog } from 'electron';
import { openLog } from './engine/log.ts';
import { newSetUpCode } from './engine/ids.ts';
import { OpenError } from './engine/threads.ts';
import { startHostEngine } from './host-engine.ts';
import { readHostOptions } from './host-options.ts';
import { allowCameraOnly, openWindow } from './shell/window.ts';
import { removeMenu } from './shell/menu.ts';
import { HOST_TEXTS } from './texts/host-texts.ts';
import { startHttp } from './transport/http.ts';
import { attachIpc } from './transport/ipc.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** The desktop: the same engine and host as without a window, and one window on its page. */
async function run(): Promise<void> {
  const options = readHostOptions(argsOf());
  await app.whenReady();
  removeMenu();
  const hostEngine = await startHostEngine(options.folder, options.demoSeed, (error) => {
    dialog.showErrorBox(HOST_TEXTS.productName, `${HOST_TEXTS.engineEnded} (${error.message})`);
    app.exit(1);
  });
  const log = openLog(options.folder, 'host');
  const control = { ...hostEngine, localCode: newSetUpCode(), version: app.getVersion() };
  const server = await startHttp({
    control,
    port: 0,
    rendererFolder: join(here, '../renderer'),
    printFolder: tmpdir(),
    log: (error) => log.error({ err: error }, 'defect'),
  });
  const origin = `http://127.0.0.1:${String(server.port)}`;
  allowCameraOnly(origin);
  const ipc = attachIpc(control, (url) => new URL(url).origin === origin);
  openWindow(`${origin}/#code=${control.localCode}`, join(here, 'preload.cjs'));
  let isEnding = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isEnding) return;
    event.preventDefault();
    isEnding = true;
    ipc.close();
    void server
      .close()
      .then(() => hostEngine.stop())
      .finally(() => app.quit());
  });
}

/** What stands behind the program and its folder on the command line. */
function argsOf(): readonly string[] {
  const first = process.argv.findIndex((arg, index) => index > 0 && arg.startsWith('--') && arg !== '--no-sandbox');
  return first < 0 ? [] : process.argv.slice(first);
}

run().catch((error: unknown) => {
  const text =
    error instanceof OpenError
      ? HOST_TEXTS.problem(error.problem, '', error.detail)
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${text}\n`);
  dialog.showErrorBox(HOST_TEXTS.productName, text);
  app.exit(error instanceof OpenError ? 3 : 1);
});

import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CONTRACT_VERSION } from '../../shared/contract/version.ts';
import { COMMAND_ID, isCommandName } from '../../shared/contract/commands.ts';
import { isQueryName } from '../../shared/contract/queries.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import type { FeedFrame } from '../../shared/contract/feed.ts';
import { maySeePeople } from '../../shared/domain/site/rights.ts';
import { createMachineClock } from '../engine/clock.ts';
import type { FeedMessage } from '../engine/threads.ts';
import type { HostControl } from './host-control.ts';
import { withoutNames } from './websocket.ts';

const LONGEST_TOKEN = 200;

/**
 * The contract for the desktop window. Every message is checked for its sender: only the page of this very host, in
 * the main frame of a window that was registered.
 */
export function attachIpc(control: HostControl, isOurPage: (url: string) => boolean): { readonly close: () => void } {
  const machine = createMachineClock();
  const followed = new Map<WebContents, () => void>();

  const isOurs = (event: IpcMainInvokeEvent): boolean =>
    event.senderFrame !== null && event.senderFrame === event.sender.mainFrame && isOurPage(event.senderFrame.url);

  const guarded =
    <Answer>(answer: (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => Promise<Answer> | Answer) =>
    (event: IpcMainInvokeEvent, ...args: readonly unknown[]): Promise<Answer> | Answer | { readonly fault: Fault } =>
      isOurs(event) ? answer(event, ...args) : { fault: { code: 'request.foreign-origin' } };

  ipcMain.handle(
    'port:send',
    guarded(async (_event, token, name, input, commandId) => {
      if (!isToken(token)) return { fault: { code: 'session.missing' } };
      if (typeof name !== 'string' || !isCommandName(name)) return { fault: { code: 'request.unknown-name' } };
      if (typeof commandId !== 'string' || !COMMAND_ID.test(commandId))
        return { fault: { code: 'request.no-command-id' } };
      return control.engine().command({ sender: { token }, commandId, name, input });
    }),
  );

  ipcMain.handle(
    'port:query',
    guarded(async (_event, token, name, input) => {
      if (!isToken(token)) return { fault: { code: 'session.missing' } };
      if (typeof name !== 'string' || !isQueryName(name)) return { fault: { code: 'request.unknown-name' } };
      const reply = await control.engine().query({ sender: { token }, name, input, form: 'native', gzip: false });
      return 'text' in reply ? { ok: JSON.parse(reply.text) as unknown } : reply;
    }),
  );

  ipcMain.handle(
    'port:subscribe',
    guarded(async (event, token, from) => {
      const session = isToken(token) ? await control.engine().who(token) : null;
      if (session === null) return { fault: { code: 'session.expired' } };
      follow(event.sender, maySeePeople(session.roles), from);
      const { epoch, seq, siteNow, rate } = control.engine().status();
      const { user, roles } = session;
      post(event.sender, { type: 'hello', contract: CONTRACT_VERSION, epoch, seq, siteNow, rate, user, roles });
      return {};
    }),
  );

  const follow = (window: WebContents, withPeople: boolean, from: unknown): void => {
    followed.get(window)?.();
    const engine = control.engine();
    let seq = isCursor(from) && from.epoch === engine.status().epoch ? from.seq : engine.status().seq;
    const stop = engine.follow((message: FeedMessage) => {
      if (message.type === 'changes') {
        if (message.to <= seq) return;
        if (message.rows === null) post(window, { type: 'resync-required', reason: 'too-large' });
        else {
          const rows = withPeople ? message.rows : message.rows.map(withoutNames);
          post(window, { ...message, rows });
        }
        seq = message.to;
      } else if (message.type === 'progress') post(window, message);
      else {
        const { siteNow, rate, seq: at, backupAt } = message.status;
        post(window, { type: 'live', siteNow, rate, seq: at, backupAt, machineNow: machine.now() });
      }
    });
    followed.set(window, stop);
    window.once('destroyed', () => {
      stop();
      followed.delete(window);
    });
    void engine.catchUp(seq).then((result) => {
      if ('resync' in result) post(window, { type: 'resync-required', reason: result.resync });
      else if (result.seq > seq) {
        const { siteNow, rate } = engine.status();
        const rows = withPeople ? result.rows : result.rows.map(withoutNames);
        post(window, { type: 'changes', from: seq, to: result.seq, siteNow, rate, rows });
        seq = result.seq;
      }
    });
  };

  return {
    close() {
      for (const stop of followed.values()) stop();
      for (const channel of ['port:send', 'port:query', 'port:subscribe']) ipcMain.removeHandler(channel);
    },
  };
}

function post(window: WebContents, frame: FeedFrame): void {
  if (!window.isDestroyed()) window.send('port:frame', frame);
}

function isToken(token: unknown): token is string {
  return typeof token === 'string' && token.length <= LONGEST_TOKEN;
}

function isCursor(value: unknown): value is { readonly epoch: string; readonly seq: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'epoch' in value &&
    'seq' in value &&
    typeof value.epoch === 'string' &&
    Number.isSafeInteger(value.seq)
  );
}

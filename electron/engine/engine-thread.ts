import type { Logger } from 'pino';
import { assertNever } from '../../shared/kernel/assert-never.ts';
import { instant } from '../../shared/kernel/instant.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { COMMAND_ID, isCommandName } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import { createDemo, DEMO_START, type Demo } from '../demo/driver.ts';
import { DEMO_SEED } from '../../shared/domain/demo/seed.ts';
import { openDayTotals } from '../db/day-totals.ts';
import { holdsDemo, lastSiteClockOf, type Connection } from '../db/open.ts';
import { newestBackupAt, type Backup } from './backup.ts';
import { createDrivenClock, createRealSiteClock, type DrivenClock, type MachineClock } from './clock.ts';
import { composeEngine } from './compose.ts';
import { mayRun, runAlone, type Outcome, type Request } from './dispatch.ts';
import { dueCalls, dueWork, type DueWork } from './deadlines.ts';
import { createFeed } from './feed.ts';
import { createFindKeeping } from './find-keeping.ts';
import { systemActor, type Actor } from './handler.ts';
import { newEpoch, newIncidentId, newToken } from './ids.ts';
import type { EngineStart, EngineStatus, FromEngine, NewSiteInput, Sender, ToEngine } from './messages.ts';
import { createPhotoKeeping } from './photo-keeping.ts';
import { createPreparation } from './prepare.ts';
import { createSlowCommands } from './slow-commands.ts';
import { createActorFinder, createSessions, prepareSecret } from './sessions.ts';

/** The engine behind its message port: batches commands, runs timers, answers sessions, publishes the feed. */
export type EngineThread = {
  readonly take: (messages: readonly ToEngine[]) => void;
  readonly status: () => EngineStatus;
  readonly isStopped: () => boolean;
};

type Command = Extract<ToEngine, { type: 'command' }>;

const LIVE_EVERY_MS = 1000;
const DEMO_EVERY_MS = 100;
const SITE_CLOCK_EVERY_MS = 10_000;
const DEADLINES_EVERY_MS = 20_000;
const CALLS_EVERY_MS = 2000;
const PHOTOS_EVERY_MS = 60_000;
const FIND_EVERY_MS = 250;

export function createEngineThread(parts: {
  readonly db: Connection;
  readonly start: EngineStart;
  readonly machineClock: MachineClock;
  readonly post: (message: FromEngine) => void;
  readonly log: Logger;
  readonly close: () => void;
  readonly backUp: () => Promise<Result<Backup, Refusal>>;
}): EngineThread {
  const { db, start, machineClock, post, log } = parts;
  // What the folder holds decides; only an empty one is made what was asked for.
  const isDemo = holdsDemo(db) ?? start.demoSeed !== null;
  const driven = isDemo ? createDrivenClock(DEMO_START) : null;
  const clock = driven ?? createRealSiteClock(machineClock, lastSiteClockOf(db));
  const dayTotals = openDayTotals(start.folder);
  const engine = composeEngine({
    db,
    dayTotals,
    siteClock: clock,
    machineClock,
    logDefect: (error, incidentId, command) => log.error({ err: error, incidentId, command }, 'defect'),
  });
  const { stores, dispatch } = engine;
  if (stores.site.epoch() === null) stores.site.begin(newEpoch(), clock.now(), newToken());
  const sessions = createSessions(stores, machineClock);
  const actors = createActorFinder(stores.sessions);
  const preparation = createPreparation({ db, folder: start.folder, stores, machineClock, sessions });
  const slow = createSlowCommands({
    dispatch,
    stores,
    preparation,
    now: () => clock.now(),
    onProgress: (progress) => post({ type: 'progress', ...progress }),
    onDefect: defect,
  });
  const feed = createFeed(stores);
  const photos = createPhotoKeeping({ stores, dispatch, folder: start.folder, siteClock: clock, machineClock });
  const finding = createFindKeeping(db, stores);
  const timers: NodeJS.Timeout[] = [];
  let backupAt = newestBackupAt(start.folder);
  let isWatched = false;
  let isStopped = false;

  dispatch.onCommit((committed) => {
    if (committed.touched.has('user')) actors.forget();
    if (!isWatched) {
      feed.note(committed);
      return;
    }
    post({
      type: 'changes',
      from: committed.from,
      to: committed.to,
      siteNow: clock.now(),
      rate: clock.rate(),
      rows: feed.imagesOf(committed),
    });
  });

  const demo = driven === null ? null : startDemo(driven);
  timers.push(setInterval(() => post({ type: 'live', status: status() }), LIVE_EVERY_MS));
  void slow.resume();
  every(SITE_CLOCK_EVERY_MS, () => stores.site.saveSiteClock(clock.now()));
  every(DEADLINES_EVERY_MS, () => runDue(dueWork(stores, clock)));
  every(CALLS_EVERY_MS, () => runDue(dueCalls(stores, clock)));
  every(PHOTOS_EVERY_MS, photos.step);
  every(FIND_EVERY_MS, finding.step);
  if (start.backupEveryMs > 0 && !isDemo)
    timers.push(
      setInterval(() => {
        void parts.backUp().then((result) => {
          if (result.ok) backupAt = newestBackupAt(start.folder);
          else log.error({ refusal: result.refusal }, 'backup failed');
        });
      }, start.backupEveryMs),
    );

  /** What a timer cannot write now (a full disk) it writes the next time; commands answer for themselves. */
  function every(ms: number, run: () => void): void {
    timers.push(
      setInterval(() => {
        try {
          run();
        } catch (error) {
          log.error({ err: error }, 'timer');
        }
      }, ms),
    );
  }

  /** Deadlines are ordinary commands by the system. */
  function runDue(work: readonly DueWork[]): void {
    const actor = systemActor('system');
    const requests = work.map(({ name, input }): Request => ({
      commandId: `system:${newIncidentId()}${newIncidentId()}`,
      name,
      input,
      actor,
    }));
    if (requests.length > 0) dispatch.runBatch(requests);
  }

  function status(): EngineStatus {
    const site = stores.site.site();
    return {
      epoch: stores.site.epoch() ?? '',
      seq: dispatch.seq(),
      siteNow: clock.now(),
      rate: clock.rate(),
      isNew: site === null,
      isDemo: site?.isDemo ?? isDemo,
      siteName: site?.name ?? '',
      timeZone: site?.timeZone ?? 'Asia/Ho_Chi_Minh',
      backupAt,
      publicPages: site?.settings.publicPages ?? null,
    };
  }

  function startDemo(demoClock: DrivenClock): {
    readonly demo: Demo;
    readonly setSpeed: (rate: number, isPaused: boolean) => void;
  } {
    const saved = lastSiteClockOf(db);
    if (saved !== null) demoClock.setNow(saved);
    const living = createDemo({ dispatch, stores, clock: demoClock, seed: start.demoSeed ?? DEMO_SEED });
    if (stores.site.site() === null) living.create(() => undefined);
    demoClock.setRate(1);
    let last = performance.now();
    timers.push(
      setInterval(() => {
        const now = performance.now();
        const elapsed = Math.min(now - last, 1000);
        last = now;
        if (demoClock.rate() > 0) living.advanceTo(instant(Math.round(demoClock.now() + elapsed * demoClock.rate())));
      }, DEMO_EVERY_MS),
    );
    return {
      demo: living,
      setSpeed: (rate, isPaused) => demoClock.setRate(isPaused ? 0 : Math.min(600, Math.max(1, rate))),
    };
  }

  function actorOf(sender: Sender): Actor | null {
    return 'actor' in sender ? sender.actor : actors.find(sender.token, machineClock.now());
  }

  /** What cannot be dispatched is answered here; the rest becomes a request. */
  function requestOf(message: Command): Request | Outcome {
    const actor = actorOf(message.sender);
    if (actor === null) return { fault: { code: 'session.expired' } };
    if (!isCommandName(message.name)) return { fault: { code: 'request.unknown-name' } };
    if (!COMMAND_ID.test(message.commandId)) return { fault: { code: 'request.no-command-id' } };
    const { commandId, name, input } = message;
    if (!mayRun(name, actor)) return { fault: { code: 'session.not-allowed' } };
    return { commandId, name, input, actor };
  }

  function runCommands(messages: readonly Command[]): void {
    const replies: { readonly id: number; readonly outcome: Outcome }[] = [];
    const requests: Request[] = [];
    const ids: number[] = [];
    for (const message of messages) {
      const request = requestOf(message);
      if ('commandId' in request) {
        requests.push(request);
        ids.push(message.id);
      } else replies.push({ id: message.id, outcome: request });
    }
    if (requests.length > 0)
      dispatch.runBatch(requests).forEach((outcome, index) => replies.push({ id: ids[index] ?? 0, outcome }));
    post({ type: 'replies', replies });
  }

  /** Slow work first, off this thread's turn; then the command takes its place in the next batch. */
  async function prepareAndRun(message: Command): Promise<void> {
    const request = requestOf(message);
    const reply = (outcome: Outcome): void => post({ type: 'replies', replies: [{ id: message.id, outcome }] });
    if (!('commandId' in request)) {
      reply(request);
      return;
    }
    const outcome = await slow.run(request);
    if (outcome !== null) reply(outcome);
    if (message.name === 'backup.run') backupAt = newestBackupAt(start.folder);
  }

  function defect(error: unknown, command: string): { readonly code: 'internal'; readonly incidentId: string } {
    const incidentId = newIncidentId();
    log.error({ err: error, incidentId, command }, 'defect');
    return { code: 'internal', incidentId };
  }

  async function setUp(site: NewSiteInput): Promise<Outcome> {
    if (stores.site.site() !== null) return { fault: { code: 'site.already-set-up' } };
    const users = await Promise.all(
      site.users.map(async ({ secret, ...user }) => ({ ...user, secret: await prepareSecret(secret) })),
    );
    const commandId = `set-up:${newIncidentId()}`;
    const input = { ...site, users };
    return runAlone(dispatch, { commandId, name: 'site.create', input, actor: systemActor('system') });
  }

  /** What the host found out outside the engine's turn, as a command of the system. */
  function told(name: 'report.file' | 'forecast.keep', input: unknown): Outcome {
    const commandId = `system:${newIncidentId()}${newIncidentId()}`;
    return runAlone(dispatch, { commandId, name, input, actor: systemActor('system') });
  }

  function stop(id: number): void {
    for (const timer of timers) clearInterval(timer);
    slow.abort();
    stores.site.saveSiteClock(clock.now());
    isStopped = true;
    dayTotals.close();
    parts.close();
    post({ type: 'stopped', id });
  }

  /** Everything that is not a plain command, in the order in which it came. */
  function handle(message: Exclude<ToEngine, Command>): void {
    switch (message.type) {
      case 'cancel':
        slow.cancel(message.commandId, actorOf({ token: message.token }));
        return;
      case 'sign-in':
        void sessions.signIn(message).then(
          (session) => post({ type: 'session', id: message.id, session }),
          (error: unknown) => post({ type: 'session', id: message.id, session: defect(error, 'sign-in') }),
        );
        return;
      case 'demo-session':
        post({ type: 'session', id: message.id, session: sessions.demoSession(message.role, message.station) });
        return;
      case 'sign-out':
        sessions.signOut(message.token);
        actors.forget();
        post({ type: 'who', id: message.id, session: null });
        return;
      case 'who': {
        const actor = actors.find(message.token, machineClock.now());
        const session = actor && {
          token: message.token,
          user: actor.user,
          displayName: actor.displayName,
          roles: actor.roles,
        };
        post({ type: 'who', id: message.id, session });
        return;
      }
      case 'set-up':
        void setUp(message.site).then(
          (outcome) => {
            // Whoever asks next must not take the site for new any more.
            post({ type: 'live', status: status() });
            post({ type: 'replies', replies: [{ id: message.id, outcome }] });
          },
          (error: unknown) =>
            post({ type: 'replies', replies: [{ id: message.id, outcome: { fault: defect(error, 'set-up') } }] }),
        );
        return;
      case 'file-reports':
        post({ type: 'replies', replies: [{ id: message.id, outcome: told('report.file', message.files) }] });
        return;
      case 'keep-forecast':
        post({ type: 'replies', replies: [{ id: message.id, outcome: told('forecast.keep', message.forecast) }] });
        return;
      case 'catch-up':
        post({ type: 'catch-up', id: message.id, result: feed.catchUp(message.seq, dispatch.seq()) });
        return;
      case 'watch':
        isWatched = message.isWatched;
        return;
      case 'demo-speed':
        demo?.setSpeed(message.rate, message.isPaused);
        post({ type: 'live', status: status() });
        return;
      case 'stop':
        stop(message.id);
        return;
      default:
        assertNever(message);
    }
  }

  return {
    take(messages) {
      const commands: Command[] = [];
      for (const message of messages) {
        if (isStopped) return;
        if (message.type === 'command') {
          if (preparation.isNeeded(message.name, message.input)) void prepareAndRun(message);
          else commands.push(message);
          continue;
        }
        // A stop or a catch-up that was asked after these commands must see them.
        if (commands.length > 0) runCommands(commands.splice(0));
        handle(message);
      }
      if (commands.length > 0 && !isStopped) runCommands(commands);
    },
    status,
    isStopped: () => isStopped,
  };
}

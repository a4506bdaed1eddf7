import { hash } from 'node:crypto';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Id, IdKind } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { commands, isCommandName, type CommandName } from '../../shared/contract/commands.ts';
import { ContractFault, type Refusal } from '../../shared/contract/errors.ts';
import type { CommandOutcome } from '../../shared/contract/port.ts';
import { createChangeLog, type YardEvent } from '../../shared/domain/events.ts';
import type { PersonData, RecordKind, Site, TeamData } from '../../shared/domain/records.ts';
import type { Connection } from '../db/open.ts';
import { createTransaction } from '../db/transaction.ts';
import type { MachineClock, SiteClock } from './clock.ts';
import type { Actor, Context, Handlers, Prepared, PreparedSecret } from './handler.ts';
import { createIdSource, newIncidentId } from './ids.ts';
import type { Stores } from './stores.ts';
import { touchedBy, type Touched } from './touched.ts';

/** One command as it waits for its turn. */
export type Request = {
  readonly commandId: string;
  readonly name: CommandName | keyof Internals;
  /** As the caller sent it: what the receipt's hash is of. */
  readonly input: unknown;
  readonly actor: Actor;
  /** When it is, for commands that the demo places on its own clock; else the site clock decides. */
  readonly now?: Instant;
  readonly prepared?: Prepared;
  /** The second person whose word it rests on already, where it is part of something bigger. */
  readonly approvedBy?: string;
};

export type Outcome = CommandOutcome<unknown>;

/** What a batch wrote: for the feed, after the commit. */
export type Committed = {
  readonly from: number;
  readonly to: number;
  readonly touched: Touched;
};

export type Dispatch = {
  /** Runs commands in one durable transaction, each in its own savepoint; nothing is answered before the commit (JO1). */
  readonly runBatch: (requests: readonly Request[]) => readonly Outcome[];
  readonly seq: () => number;
  readonly onCommit: (listener: (committed: Committed) => void) => void;
};

/** What no station can send: making the site, what the engine itself notices or puts away, a part of a long list. */
export type Internals = {
  readonly 'site.create': (input: unknown, context: Omit<Context, 'site' | 'zone'>) => Result<unknown, Refusal>;
  readonly 'system.alarm': (input: unknown, context: Context) => Result<unknown, Refusal>;
  readonly 'expected.take-over': (input: unknown, context: Context) => Result<unknown, Refusal>;
  readonly 'photo.expire': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Wishes whose time has come or gone. */
  readonly 'reservation.turn': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Closings whose time has come or gone. */
  readonly 'closing.turn': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** A queue that calls by itself, while its point has room. */
  readonly 'queue.turn': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Notices whose time has come or gone. */
  readonly 'notice.turn': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Authorities' orders that are over or done. */
  readonly 'order.turn': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Called turns whose person did not come. */
  readonly 'turn.miss': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Facilities that were out until now. */
  readonly 'facility.turn': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Personal values of people who left long enough ago. */
  readonly 'person.erase': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** A lodging list that nobody handed over in time. */
  readonly 'lodging.remind': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Alarms that open and close by what the yard is like: stays, clocks, plugs, how full it is. */
  readonly 'ground.watch': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Alarms of drivers who sleep on although their trucks are called. */
  readonly 'wake.watch': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Alarms of beds, showers and the like that will be short. */
  readonly 'rest.watch': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Reports that the host wrote to their folder, or could not. */
  readonly 'report.file': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** Today's forecast, made outside the engine's turn. */
  readonly 'forecast.keep': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** The alarm of reports that are not there. */
  readonly 'report.watch': (input: unknown, context: Context) => Result<unknown, Refusal>;
  /** The alarms of the surge plan in force. */
  readonly 'plan.watch': (input: unknown, context: Context) => Result<unknown, Refusal>;
};

type Parts = {
  readonly db: Connection;
  readonly stores: Stores;
  readonly handlers: Handlers;
  readonly internals: Internals;
  readonly siteClock: SiteClock;
  readonly machineClock: MachineClock;
  readonly logDefect: (error: unknown, incidentId: string, command: string) => void;
};

/** Commands that may be tried without changing anything. */
const PREVIEWS: ReadonlySet<Request['name']> = new Set([
  'expected.import',
  'expected.take-over',
  'calendar.import',
  'daily-count.import',
  'calendar.repeat',
  'order.import',
] as const);

type Run = { outcome: Outcome; events: readonly YardEvent[] };

/** Puts commands through: receipt, decision, savepoint, events applied, journal, receipt, commit, publish. */
export function createDispatch(parts: Parts): Dispatch {
  const { db, stores, handlers, siteClock, machineClock } = parts;
  const { journal, records } = stores;
  const ids = createIdSource(records);
  let head = journal.head();
  /** Up to which seq listeners were told. Behind the head after a commit that was reported lost but was not. */
  let told = head.seq;
  let site = stores.site.site();
  const listeners: ((committed: Committed) => void)[] = [];
  const transaction = createTransaction(db, 'writing');

  const forget = (): void => {
    ids.forget();
    head = journal.head();
    site = stores.site.site();
  };

  const runOne = (request: Request): Run => {
    const inputHash = hashOf(request.input);
    if (inputHash === null) return { outcome: { fault: { code: 'request.invalid' } }, events: [] };
    const receipt = journal.receipt(request.commandId);
    if (receipt !== null) {
      if (receipt.name !== request.name || receipt.inputHash !== inputHash)
        return { outcome: { fault: { code: 'command.id-reused' } }, events: [] };
      return { outcome: JSON.parse(receipt.outcomeJson) as Outcome, events: [] };
    }
    ids.mark();
    transaction.savepoint();
    try {
      const run = decideAndWrite(request, inputHash);
      if (!('ok' in run.outcome)) ids.rewind();
      transaction.release();
      return run;
    } catch (error) {
      // SQLite may have rolled the whole transaction back already; then the batch is lost and runs again.
      if (!transaction.isOpen()) throw error;
      transaction.rollbackToSavepoint();
      transaction.release();
      ids.rewind();
      head = journal.head();
      site = stores.site.site();
      if (error instanceof ContractFault) return { outcome: { fault: error.fault }, events: [] };
      const incidentId = newIncidentId();
      parts.logDefect(error, incidentId, request.name);
      return { outcome: { fault: { code: 'internal', incidentId } }, events: [] };
    }
  };

  const decideAndWrite = (request: Request, inputHash: string): Run => {
    const now = request.now ?? siteClock.now();
    const log = createChangeLog();
    const personal: { readonly id: Id<'person'>; readonly data: PersonData; readonly digest: string }[] = [];
    const forgotten: Id<'person'>[] = [];
    const ofTeam: { readonly id: Id<'teamDriver'>; readonly data: TeamData; readonly digest: string }[] = [];
    const secrets: { readonly id: Id<'user'>; readonly secret: PreparedSecret }[] = [];
    const pins: { readonly id: Id<'user'>; readonly pin: PreparedSecret }[] = [];
    let reason: string | null = null;
    let approvedBy: string | null = request.approvedBy ?? null;
    const context: Omit<Context, 'site' | 'zone'> = {
      now,
      actor: request.actor,
      stores,
      log,
      prepared: request.prepared ?? {},
      newId: <Kind extends IdKind>(kind: Kind) => ids.next(kindOfId(kind)) as Id<Kind>,
      newRecordId: (kind) => ids.next(kind),
      remember: (id, data) => {
        const digest = digestOf(stores.site.salt(), String(id), [
          data.name,
          data.phone,
          data.documentNo,
          data.isWoman,
          ...(data.identity === null ? [] : [JSON.stringify(data.identity)]),
        ]);
        personal.push({ id, data, digest });
        return digest;
      },
      forget: (id) => void forgotten.push(id),
      rememberDriver: (id, data) => {
        const digest = digestOf(stores.site.salt(), `team ${String(id)}`, [data.name, data.phone, data.licenceNo]);
        ofTeam.push({ id, data, digest });
        return digest;
      },
      keepSecret: (id, secret) => secrets.push({ id, secret }),
      keepPin: (id, pin) => pins.push({ id, pin }),
      because: (text) => {
        reason = text;
      },
      approvedBy: (user) => {
        approvedBy = user;
      },
    };
    const decided = decide(request, context, site, handlers, parts.internals);
    if (!decided.ok) {
      const outcome = { refusal: decided.refusal };
      journal.keepReceipt(
        request.commandId,
        request.name,
        inputHash,
        JSON.stringify({ refusal: withoutNames(decided.refusal) }),
        null,
        machineClock.now(),
      );
      return { outcome, events: [] };
    }
    const isSilent = log.events.length === 0;
    const seq = isSilent ? head.seq : head.seq + 1;
    for (const event of log.events) records.apply(event.change, seq);
    for (const { id, data, digest } of personal) stores.people.saveData(id, data, digest);
    for (const id of forgotten) stores.people.forgetData(id);
    for (const { id, data, digest } of ofTeam) stores.team.saveData(id, data, digest);
    for (const { id, secret } of secrets) {
      stores.sessions.saveSecret(id, secret.salt, secret.hash, machineClock.now());
      stores.sessions.closeOfUser(id);
    }
    for (const { id, pin } of pins) stores.sessions.savePin(id, pin.salt, pin.hash);
    const outcome: Outcome = { ok: decided.value, seq, ...(isSilent && { isUnchanged: true }) };
    if (!isSilent) {
      const change = {
        seq,
        at: now,
        recordedAt: now,
        command: request.name,
        commandId: request.commandId,
        actor: request.actor.user,
        station: request.actor.station,
        reason,
        approvedBy,
        isReversible: isCommandName(request.name) && commands[request.name].isReversible,
      };
      head = { seq, hash: journal.append(change, log.events, head.hash) };
      if (log.events.some((event) => event.change.kind === 'site')) site = stores.site.site();
    }
    // What changed nothing can be asked again: a preview is not worth keeping, nor even its text.
    if (!isSilent || !PREVIEWS.has(request.name))
      journal.keepReceipt(
        request.commandId,
        request.name,
        inputHash,
        JSON.stringify(outcome),
        isSilent ? null : seq,
        machineClock.now(),
      );
    return { outcome, events: log.events };
  };

  const runOnce = (requests: readonly Request[]): readonly Outcome[] => {
    const from = head.seq;
    transaction.begin();
    const runs = requests.map(runOne);
    transaction.commit();
    if (head.seq > told) {
      const events = told === from ? runs.flatMap((run) => run.events) : journal.eventsAfter(told);
      const committed = { from: told, to: head.seq, touched: touchedBy(events) };
      told = head.seq;
      for (const listener of listeners) listener(committed);
    }
    return runs.map((run) => run.outcome);
  };

  return {
    runBatch(requests) {
      try {
        return runOnce(requests);
      } catch (error) {
        // JO1: the transaction is lost or its fate unknown; go back to what is on disk and ask the receipts.
        const incidentId = newIncidentId();
        parts.logDefect(error, incidentId, 'transaction');
        if (transaction.isOpen()) transaction.rollback();
        forget();
        try {
          return runOnce(requests);
        } catch (again) {
          parts.logDefect(again, incidentId, 'transaction');
          if (transaction.isOpen()) transaction.rollback();
          forget();
          return requests.map(() => ({ fault: { code: 'internal', incidentId } }));
        }
      }
    },
    seq: () => head.seq,
    onCommit: (listener) => listeners.push(listener),
  };
}

/** Runs one command in a transaction of its own. */
export function runAlone(dispatch: Dispatch, request: Request): Outcome {
  const [outcome] = dispatch.runBatch([request]);
  if (outcome === undefined) throw new Error('a command without an outcome');
  return outcome;
}

/** Whether somebody's roles allow a command. */
export function mayRun(name: CommandName, actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some((role) => commands[name].roles.includes(role));
}

function decide(
  request: Request,
  context: Omit<Context, 'site' | 'zone'>,
  site: Site | null,
  handlers: Handlers,
  internals: Internals,
): Result<unknown, Refusal> {
  if (request.name === 'site.create') {
    if (site !== null) throw new ContractFault({ code: 'site.already-set-up' });
    return internals['site.create'](request.input, context);
  }
  if (site === null) throw new ContractFault({ code: 'site.not-set-up' });
  if (!isCommandName(request.name))
    return internals[request.name](request.input, { ...context, site, zone: site.timeZone });
  const parsed = commands[request.name].input.safeParse(request.input);
  if (!parsed.success)
    throw new ContractFault({
      code: 'request.invalid',
      issues: parsed.error.issues.slice(0, 20).map((issue) => ({
        path: issue.path.map(String).join('.'),
        message: issue.message,
      })),
    });
  if (!mayRun(request.name, request.actor)) throw new ContractFault({ code: 'session.not-allowed' });
  const handler = handlers[request.name] as (input: unknown, context: Context) => Result<unknown, Refusal>;
  return handler(parsed.data, { ...context, site, zone: site.timeZone });
}

/** Ids of people's things are numbered with the record of the same name. */
function kindOfId(kind: IdKind): RecordKind {
  if (kind === 'hold' || kind === 'document') throw new Error(`no record of kind ${kind}`);
  return kind;
}

/** A receipt keeps no personal values: a refusal names people by id, its name is told once (JO3). */
function withoutNames(refusal: Refusal): Refusal {
  const { person: _name, ...rest } = refusal;
  return rest;
}

/** A hash of four digits is as good as the digits: what only its owner may know is not part of what a receipt keeps. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['pin', 'secret']);

/** JSON with sorted keys and without secrets, so that the same input is the same text however it was written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (field !== undefined && !SECRET_FIELDS.has(key)) parts.push(`${JSON.stringify(key)}:${canonical(field)}`);
  }
  return `{${parts.join(',')}}`;
}

/** Hash of an input; null for one nested so deeply that it has no text: it must not cost its batch the answers. */
function hashOf(input: unknown): string | null {
  try {
    return hash('sha256', canonical(input), 'hex');
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The salted digest by which an event speaks of personal values (JO3). */
function digestOf(salt: string, of: string, values: readonly (string | boolean | null)[]): string {
  return hash('sha256', `${salt}:${of}:${JSON.stringify(values)}`, 'hex').slice(0, 32);
}

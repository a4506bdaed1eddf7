import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, later, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import { queries, type QueryInput, type QueryName, type QueryOutputs } from '../../shared/contract/queries.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';
import { TABLES } from '../../electron/db/records.ts';
import { openForWriting, openInMemory, type Connection } from '../../electron/db/open.ts';
import { createDrivenClock, type DrivenClock } from '../../electron/engine/clock.ts';
import { composeEngine, type Engine } from '../../electron/engine/compose.ts';
import type { Outcome, Request } from '../../electron/engine/dispatch.ts';
import { systemActor, type Actor, type Prepared, type QueryContext } from '../../electron/engine/handler.ts';
import { createQueryHandlers } from '../../electron/engine/queries.ts';
import { replay } from '../../electron/engine/replay.ts';
import { createStores, type Stores } from '../../electron/engine/stores.ts';
import { aSite } from './a-site.ts';

/** When the yard's clock starts: Tuesday 10 February 2026, 08:00 in Vietnam. */
export const START: Instant = instant(Date.UTC(2026, 1, 10, 1, 0, 0));

/** A person at a station with these roles. */
export function actorWith(...roles: readonly Role[]): Actor {
  return { user: roles.join('-'), displayName: roles.join(' '), roles, station: 'test' };
}

type Done<Name extends CommandName> = { readonly ok: CommandOutput<Name>; readonly seq: number };

/** An engine in this process over a SQLite database, with a clock that the test moves. */
export type Yard = {
  readonly folder: string | null;
  readonly db: Connection;
  readonly engine: Engine;
  readonly stores: Stores;
  readonly clock: DrivenClock;
  /** Defects that the engine logged; a test that provokes none expects none. */
  readonly defects: readonly unknown[];
  /** Runs a command with every right, or as somebody; answers whatever comes. */
  readonly run: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    more?: { readonly actor?: Actor; readonly commandId?: string; readonly prepared?: Prepared },
  ) => Outcome;
  /** Runs a command that must succeed. */
  readonly ok: <Name extends CommandName>(name: Name, input: CommandInput<Name>, actor?: Actor) => CommandOutput<Name>;
  /** Runs a command that must succeed; answers its seq. */
  readonly seqOf: <Name extends CommandName>(name: Name, input: CommandInput<Name>, actor?: Actor) => number;
  /** Runs a command that a rule must refuse. */
  readonly refused: <Name extends CommandName>(name: Name, input: CommandInput<Name>, actor?: Actor) => Refusal;
  readonly ask: <Name extends QueryName>(
    name: Name,
    input: QueryInput<Name>,
    actor?: Actor,
  ) => Omit<QueryOutputs[Name], 'seq'>;
  /** Moves the clock to so many minutes after the start; never back. */
  readonly at: (minutes: number) => Instant;
  readonly seq: () => number;
  readonly close: () => void;
};

let lastCommand = 0;

/** A command id of its own for every call. */
export function nextCommandId(): string {
  lastCommand += 1;
  return `test-${String(lastCommand).padStart(8, '0')}`;
}

/** Opens a yard in a new folder (or in memory) with the small site of `a-site.ts`. */
export function aYard(
  options: { readonly inMemory?: boolean; readonly db?: Connection; readonly start?: Instant } = {},
): Yard {
  const isPassing = options.inMemory === true || options.db !== undefined;
  const folder = isPassing ? null : mkdtempSync(join(tmpdir(), 'ben-bai-yard-'));
  const db = options.db ?? (folder === null ? openInMemory() : openForWriting(folder));
  const clock = createDrivenClock(options.start ?? START);
  const defects: unknown[] = [];
  const engine = composeEngine({
    db,
    siteClock: clock,
    machineClock: { now: () => clock.now() },
    logDefect: (error) => defects.push(error),
  });
  const { stores, dispatch } = engine;
  const everybody = systemActor('system');
  const handlers = createQueryHandlers();

  const send = (request: Request): Outcome => {
    const [outcome] = dispatch.runBatch([request]);
    if (outcome === undefined) throw new Error('no outcome');
    return outcome;
  };
  const must = <Name extends CommandName>(name: Name, input: CommandInput<Name>, actor?: Actor): Done<Name> => {
    const outcome = send({ commandId: nextCommandId(), name, input, actor: actor ?? everybody });
    if (!('ok' in outcome)) throw new Error(`${name}: ${JSON.stringify(outcome)} ${defects.map(String).join('; ')}`);
    return outcome as Done<Name>;
  };

  if (stores.site.site() === null) {
    stores.site.begin('test-epoch', clock.now());
    const made = send({ commandId: nextCommandId(), name: 'site.create', input: aSite(), actor: everybody });
    if (!('ok' in made)) throw new Error(`site.create: ${JSON.stringify(made)} ${defects.map(String).join('; ')}`);
  }

  return {
    folder,
    db,
    engine,
    stores,
    clock,
    defects,
    run: (name, input, { actor = everybody, commandId = nextCommandId(), prepared } = {}) =>
      send({ commandId, name, input, actor, ...(prepared && { prepared }) }),
    ok: (name, input, actor) => must(name, input, actor).ok,
    seqOf: (name, input, actor) => must(name, input, actor).seq,
    refused: (name, input, actor) => {
      const outcome = send({ commandId: nextCommandId(), name, input, actor: actor ?? everybody });
      if (!('refusal' in outcome)) throw new Error(`${name} was not refused: ${JSON.stringify(outcome)}`);
      return outcome.refusal;
    },
    ask: <Name extends QueryName>(name: Name, input: QueryInput<Name>, actor: Actor = everybody) => {
      const site = stores.site.site();
      if (site === null) throw new Error('no site');
      const { seq } = stores.journal.head();
      const context: QueryContext = { now: clock.now(), zone: site.timeZone, site, actor, stores, seq, rate: 1 };
      const parsed = queries[name].input.parse(input);
      const answer = (handlers[name] as (input: unknown, context: QueryContext) => unknown)(parsed, context);
      return answer as Omit<QueryOutputs[Name], 'seq'>;
    },
    at: (minutes) => {
      clock.setNow(later(START, Math.round(minutes * MINUTE_MS)));
      return clock.now();
    },
    seq: () => dispatch.seq(),
    close: () => {
      db.close();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every row of every state table, for comparing whole states. */
export function stateOf(db: Connection): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    Object.values(TABLES).map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  );
}

/** The same without the note of who wrote each row: a change and its undoing leave the same records. */
export function recordsOf(db: Connection): ReturnType<typeof stateOf> {
  const withoutWriter = (row: unknown): unknown => {
    const { changed_by: _writer, ...rest } = row as { readonly changed_by: number };
    return rest;
  };
  return Object.fromEntries(Object.entries(stateOf(db)).map(([table, rows]) => [table, rows.map(withoutWriter)]));
}

/** The same without the counts of queue numbers, which never goes back (QU9). */
export function withoutNumbers(state: ReturnType<typeof recordsOf>): ReturnType<typeof recordsOf> {
  const queues = (state['queues'] ?? []).map((queue) => ({ ...(queue as object), numbers_json: '' }));
  return { ...state, queues };
}

/** The state that the journal's events make from nothing (AC2). */
export function replayedState(stores: Stores): ReturnType<typeof stateOf> {
  const db = openInMemory();
  try {
    replay(stores.journal.allEvents(), db, createStores(db));
    return stateOf(db);
  } finally {
    db.close();
  }
}

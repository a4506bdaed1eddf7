import { ContractFault, type Fault } from '../../shared/contract/errors.ts';
import type { Progress } from '../../shared/contract/feed.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { runAlone, type Dispatch, type Outcome, type Request } from './dispatch.ts';
import type { Actor } from './handler.ts';
import { enterSlips } from './late-slips.ts';
import { isLong, takeOverLong } from './long-import.ts';
import type { Preparation } from './prepare.ts';
import type { Stores } from './stores.ts';

/** Commands that need slow work done first: reading a list, hashing a secret, copying the database. */
export type SlowCommands = {
  /** Prepares a command off the engine's turn, then runs it. Null when the engine stopped before there was an outcome. */
  readonly run: (request: Request) => Promise<Outcome | null>;
  /** Ends the slow part of a command; only whoever began it may. What is being taken over already goes on. */
  readonly cancel: (commandId: string, actor: Actor | null) => void;
  /** Goes on with lists that an earlier host did not get to the end of. */
  readonly resume: () => Promise<void>;
  /** The engine stops: nothing more is begun. */
  readonly abort: () => void;
};

export function createSlowCommands(parts: {
  readonly dispatch: Dispatch;
  readonly stores: Stores;
  readonly preparation: Preparation;
  readonly now: () => Instant;
  readonly onProgress: (progress: Progress) => void;
  readonly onDefect: (error: unknown, command: string) => Fault;
}): SlowCommands {
  const { dispatch, stores, preparation } = parts;
  const running = new Map<string, { readonly abort: AbortController; readonly user: string }>();
  let isStopped = false;

  const prepareAndRun = async (request: Request, signal: AbortSignal): Promise<Outcome | null> => {
    const { commandId, name, input, actor } = request;
    if (stores.journal.receipt(commandId) !== null) {
      // A host that was lost right behind the last part left the list lying.
      stores.imports.end(commandId);
      return runAlone(dispatch, request);
    }
    const readAt = stores.imports.readAt(commandId) ?? parts.now();
    const tell = (phase: Progress['phase'], done: number, total: number): void =>
      parts.onProgress({ commandId, phase, done, total });
    const onRead = (done: number, total: number): void => tell('reading', done, total);
    const prepared = await preparation.run(name as CommandName, input, readAt, onRead, signal);
    if (isStopped) return null;
    if (name === 'slip.enter')
      return enterSlips(
        parts,
        { ...request, prepared },
        {
          onProgress: (done, total) => tell('writing', done, total),
          isStopped: () => isStopped,
        },
      );
    const { list } = prepared;
    if (list?.ok !== true || !isLong(list.value)) return runAlone(dispatch, { ...request, prepared });
    if (!isDryRun(input)) stores.imports.begin({ commandId, actor, input, readAt });
    const outcome = await takeOverLong(dispatch, request, list.value, {
      onProgress: (done) => tell('writing', done, list.value.rows.length),
      isStopped: () => isStopped,
    });
    if (outcome !== null && 'ok' in outcome) stores.imports.end(commandId);
    return outcome;
  };

  const run = async (request: Request): Promise<Outcome | null> => {
    const abort = new AbortController();
    running.set(request.commandId, { abort, user: request.actor.user });
    try {
      return await prepareAndRun(request, abort.signal);
    } catch (error) {
      if (error instanceof ContractFault) return { fault: error.fault };
      return isStopped ? null : { fault: parts.onDefect(error, request.name) };
    } finally {
      running.delete(request.commandId);
    }
  };

  return {
    run,
    cancel(commandId, actor) {
      const found = running.get(commandId);
      if (found?.user === actor?.user) found?.abort.abort();
    },
    async resume() {
      for (const { commandId, actor, input } of stores.imports.underWay())
        await run({ commandId, name: 'expected.import', input, actor: actor as Actor });
    },
    abort() {
      isStopped = true;
      for (const { abort } of running.values()) abort.abort();
    },
  };
}

function isDryRun(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'dryRun' in input && input.dryRun === true;
}

import type { Instant } from '../../shared/kernel/instant.ts';
import { ContractFault } from '../../shared/contract/errors.ts';
import { commands, type CommandName } from '../../shared/contract/commands.ts';
import type { Connection } from '../db/open.ts';
import { runBackup } from './backup.ts';
import type { MachineClock } from './clock.ts';
import type { Prepared } from './handler.ts';
import { readListInWorker } from './read-list.ts';
import { prepareSecret } from './sessions.ts';
import type { Stores } from './stores.ts';

/** What a command needs done before its turn: slow work that must not hold the engine. */
export type Preparation = {
  /** Whether a command of this name needs any. */
  readonly isNeeded: (name: string) => name is CommandName;
  readonly run: (
    name: CommandName,
    input: unknown,
    /** The site's time by which a list is read. */
    now: Instant,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ) => Promise<Prepared>;
};

export function createPreparation(parts: {
  readonly db: Connection;
  readonly folder: string;
  readonly stores: Stores;
  readonly machineClock: MachineClock;
}): Preparation {
  const { db, folder, stores, machineClock } = parts;
  return {
    isNeeded: (name): name is CommandName =>
      name === 'expected.import' || name === 'user.save' || name === 'backup.run',
    async run(name, input, now, onProgress, signal) {
      if (name === 'expected.import') {
        const parsed = commands['expected.import'].input.safeParse(input);
        const site = stores.site.site();
        if (!parsed.success || site === null) return {};
        const list = await readListInWorker(
          {
            fileName: parsed.data.fileName,
            bytes: Buffer.from(parsed.data.contentBase64, 'base64'),
            crossings: stores.queues.crossings(),
            zone: site.timeZone,
            now,
            withTexts: parsed.data.dryRun === true,
          },
          onProgress,
          signal,
        );
        return { list };
      }
      if (name === 'user.save') {
        const parsed = commands['user.save'].input.safeParse(input);
        if (!parsed.success || parsed.data.secret === undefined) return {};
        return { secret: await prepareSecret(parsed.data.secret) };
      }
      if (name === 'backup.run') return { backup: await runBackup(db, folder, stampOf(machineClock.now())) };
      throw new ContractFault({ code: 'request.unknown-name' });
    },
  };
}

/** A name that sorts by time: milliseconds since 1970 UTC in fixed width. */
export function stampOf(machineNow: number): string {
  return String(machineNow).padStart(14, '0');
}

import type { Instant } from '../../shared/kernel/instant.ts';
import { ContractFault } from '../../shared/contract/errors.ts';
import { commands, type CommandName } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Connection } from '../db/open.ts';
import { runBackup } from './backup.ts';
import { ownDaysOf } from '../areas/forecast/arrivals.ts';
import type { MachineClock } from './clock.ts';
import type { Approver, Prepared } from './handler.ts';
import { keepPicture } from './photo-files.ts';
import { readCountsInWorker } from './read-counts.ts';
import { readListInWorker } from './read-list.ts';
import { prepareSecret, type Sessions } from './sessions.ts';
import type { Stores } from './stores.ts';

/** What a command needs done before its turn: slow work that must not hold the engine. */
export type Preparation = {
  /** Whether this command needs any. */
  readonly isNeeded: (name: string, input: unknown) => name is CommandName;
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
  readonly sessions: Pick<Sessions, 'approve'>;
}): Preparation {
  const { db, folder, stores, machineClock, sessions } = parts;
  return {
    isNeeded: (name, input): name is CommandName =>
      SLOW.has(name) ||
      (SELDOM_APPROVED.has(name) && isFieldGiven(input, 'approval')) ||
      (name === 'candidate.report' && isFieldGiven(input, 'photo')) ||
      (name === 'layout.picture' && isFieldGiven(input, 'contentBase64')),
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
      if (name === 'daily-count.import') {
        const parsed = commands['daily-count.import'].input.safeParse(input);
        const site = stores.site.site();
        if (!parsed.success || site === null) return {};
        const { fromOn, todayOn } = ownDaysOf({ stores, site, zone: site.timeZone, now });
        const sheet = {
          bytes: Buffer.from(parsed.data.contentBase64, 'base64'),
          crossings: stores.queues.crossings(),
          todayOn,
          ownFromOn: fromOn,
        };
        return { counts: await readCountsInWorker(sheet, onProgress, signal) };
      }
      if (name === 'user.save') {
        const parsed = commands['user.save'].input.safeParse(input);
        if (!parsed.success) return {};
        const { secret, pin } = parsed.data;
        return {
          ...(secret !== undefined && { secret: await prepareSecret(secret) }),
          ...(pin !== undefined && { pin: await prepareSecret(pin) }),
        };
      }
      if (name === 'backup.run') return { backup: await runBackup(db, folder, stampOf(machineClock.now())) };
      if (name === 'photo.add' || name === 'candidate.report' || name === 'layout.picture') {
        const content = pictureIn(name, input);
        if (content === undefined) return {};
        return { picture: await keepPicture(folder, Buffer.from(content, 'base64'), machineClock.now()) };
      }
      if (APPROVED.has(name) || SELDOM_APPROVED.has(name))
        return { approvals: await approvalsIn(name, input, sessions) };
      throw new ContractFault({ code: 'request.unknown-name' });
    },
  };
}

/** A name that sorts by time: milliseconds since 1970 UTC in fixed width. */
export function stampOf(machineNow: number): string {
  return String(machineNow).padStart(14, '0');
}

/** Commands that may rest on the word of a second person, named in one of these fields of their input. */
const APPROVED: ReadonlySet<string> = new Set<CommandName>([
  'slip.enter',
  'charge.settle',
  'payment.reverse',
  'shift.hand-over',
]);
/** Commands that seldom do, and are too many to be waited for whenever they do not. */
const SELDOM_APPROVED: ReadonlySet<string> = new Set<CommandName>(['rest.serve', 'rest.unserve']);
const APPROVAL_FIELDS = ['approval', 'from', 'to'] as const;

const SLOW: ReadonlySet<string> = new Set<string>([
  ...APPROVED,
  'expected.import',
  'daily-count.import',
  'user.save',
  'photo.add',
  'backup.run',
]);

function isFieldGiven(input: unknown, field: string): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, field);
}

/** The picture that comes with a good input, in base64. */
function pictureIn(name: 'photo.add' | 'candidate.report' | 'layout.picture', input: unknown): string | undefined {
  const parsed = commands[name].input.safeParse(input);
  if (!parsed.success) return undefined;
  return 'photo' in parsed.data
    ? parsed.data.photo
    : (parsed.data as { readonly contentBase64?: string }).contentBase64;
}

/** Asks whether each second person that an input names is who they say. */
async function approvalsIn(
  name: CommandName,
  input: unknown,
  sessions: Pick<Sessions, 'approve'>,
): Promise<NonNullable<Prepared['approvals']>> {
  const parsed = commands[name].input.safeParse(input);
  const fields = (parsed.success ? parsed.data : {}) as Readonly<Record<string, unknown>>;
  const approvals: Record<string, Result<Approver, Refusal>> = {};
  for (const field of APPROVAL_FIELDS) {
    const named = fields[field] as Parameters<Sessions['approve']>[0] | null | undefined;
    if (named !== undefined && named !== null) approvals[field] = await sessions.approve(named);
  }
  return approvals;
}

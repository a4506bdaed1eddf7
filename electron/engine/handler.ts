import type { Instant } from '../../shared/kernel/instant.ts';
import type { TimeZone } from '../../shared/kernel/calendar.ts';
import type { Id, IdKind } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandName, CommandOutput, ParsedInput } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import type { ParsedQuery, QueryName, QueryOutputs } from '../../shared/contract/queries.ts';
import type { ChangeLog } from '../../shared/domain/events.ts';
import type { PersonData, Photo, RecordKind, Site, TeamData } from '../../shared/domain/records.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';
import type { DeclaredList, ListRefusal } from '../areas/expected/list/read-list.ts';
import type { ReadSheet } from '../areas/forecast/counts/read-counts.ts';
import type { ListPart } from '../areas/expected/import-list.ts';
import type { Stores } from './stores.ts';

/** Who does something: a user at a station, or the system itself. */
export type Actor = {
  /** Sign-in name; `system` and `demo` are the engine's own. */
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly station: string;
};

/** The engine's own deadlines and the demo act with every right. */
export function systemActor(user: 'system' | 'demo'): Actor {
  return {
    user,
    displayName: user,
    roles: ['gate', 'coordinator', 'rest', 'manager', 'administrator'],
    station: 'host',
  };
}

/**
 * What a command handler works with. It reads through stores, decides by the rules of `shared/domain`, and logs what
 * happens; it writes nothing itself.
 */
export type Context = {
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly site: Site;
  readonly actor: Actor;
  readonly stores: Stores;
  readonly log: ChangeLog;
  /** Next id of a kind. */
  readonly newId: <Kind extends IdKind>(kind: Kind) => Id<Kind>;
  /** Next id of a record that has none on the wire. */
  readonly newRecordId: (kind: Extract<RecordKind, 'standing' | 'occupancy'>) => number;
  /** Keeps personal values beside the journal (JO3); answers the digest that the event carries. */
  readonly remember: (personId: Id<'person'>, data: PersonData) => string;
  /** Erases what was kept of somebody so. */
  readonly forget: (personId: Id<'person'>) => void;
  /** The same as `remember` of a driver of the team. */
  readonly rememberDriver: (driverId: Id<'teamDriver'>, data: TeamData) => string;
  /** What was done ahead of the transaction, outside the engine's turn. */
  readonly prepared: Prepared;
  /** Keeps a secret of a user outside the journal. */
  readonly keepSecret: (userId: Id<'user'>, secret: PreparedSecret) => void;
  readonly keepPin: (userId: Id<'user'>, pin: PreparedSecret) => void;
  /** The reason that the change carries. */
  readonly because: (reason: string) => void;
  /** The second person whose word the change rests on. */
  readonly approvedBy: (user: string) => void;
};

/** Results of slow work that some commands need before they are decided. */
export type Prepared = {
  /** The declared list as it was read (`expected.import`). */
  readonly list?: Result<DeclaredList, ListRefusal>;
  /** Which of its rows are taken over by this command, where they are not all. */
  readonly part?: ListPart;
  /** The sheet of daily counts as it was read (`daily-count.import`). */
  readonly counts?: Result<ReadSheet, ListRefusal>;
  /** A hashed secret (`user.save`). */
  readonly secret?: PreparedSecret;
  /** A verified copy of the database (`backup.run`). */
  readonly backup?: Result<{ readonly fileName: string; readonly bytes: number; readonly seq: number }, Refusal>;
  /** Second persons by the field of the input that names them. */
  readonly approvals?: Readonly<Record<string, Result<Approver, Refusal>>>;
  /** A short secret (`user.save`). */
  readonly pin?: PreparedSecret;
  /** A picture that lies on disk by now (`photo.add`, `candidate.report`, `layout.picture`). */
  readonly picture?: Result<KeptPicture, Refusal>;
  /** What became of each paper slip (`slip.enter`). */
  readonly slips?: CommandOutput<'slip.enter'>['results'];
  /** The command is what a paper slip says, of a truck that has passed (`slip.enter`). */
  readonly isFromPaper?: true;
};

/** Somebody whose PIN was right. */
export type Approver = Pick<Actor, 'user' | 'displayName' | 'roles'>;

/** A picture's file under its hash. */
export type KeptPicture = Pick<Photo, 'sha256' | 'mediaType' | 'bytes'>;

export type PreparedSecret = { readonly salt: Buffer; readonly hash: Buffer };

/** Decides one command: its output, or the refusal of a rule. Synchronous; a transaction never crosses an `await`. */
export type Handler<Name extends CommandName> = (
  input: ParsedInput<Name>,
  context: Context,
) => Result<CommandOutput<Name>, Refusal>;

export type Handlers = { readonly [Name in CommandName]: Handler<Name> };

/** What a query is answered with. */
export type QueryContext = {
  readonly now: Instant;
  readonly zone: TimeZone;
  readonly site: Site;
  readonly actor: Actor;
  readonly stores: Stores;
  readonly seq: number;
  readonly rate: number;
};

/** Answers one query from one read transaction; null when what it asks for does not exist. */
export type QueryHandler<Name extends QueryName> = (
  input: ParsedQuery<Name>,
  context: QueryContext,
) => Omit<QueryOutputs[Name], 'seq'> | null;

export type QueryHandlers = { readonly [Name in QueryName]: QueryHandler<Name> };

import type { Role } from '../domain/vocabulary.ts';
import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { Fault, Refusal } from './errors.ts';
import type { FeedFrame } from './feed.ts';
import type { QueryInput, QueryName, QueryOutputs } from './queries.ts';

/** How a command ended: done at a seq, refused by a rule, or not served. Unchanged: the seq is somebody else's change. */
export type CommandOutcome<Output> =
  | { readonly ok: Output; readonly seq: number; readonly isUnchanged?: true }
  | { readonly refusal: Refusal }
  | { readonly fault: Fault };

export type QueryAnswer<Output> = { readonly ok: Output } | { readonly fault: Fault };

export type Session = {
  readonly token: string;
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
};

/** The one contract for every way in: desktop window, browser station, program. */
export type Port = {
  send<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    commandId: string,
  ): Promise<CommandOutcome<CommandOutput<Name>>>;
  query<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryAnswer<QueryOutputs[Name]>>;
  /** Follows the feed from a seq; answers a function that stops it. */
  subscribe(
    from: { readonly epoch: string; readonly seq: number } | null,
    onFrame: (frame: FeedFrame) => void,
  ): () => void;
};

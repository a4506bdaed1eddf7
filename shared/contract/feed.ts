import type { Instant } from '../kernel/instant.ts';
import type { Role } from '../domain/vocabulary.ts';
import type { Fault } from './errors.ts';
import type { LiveKind, LiveRows } from './rows.ts';

/** The current image of one touched row, or `row: null` when it is gone from the live model. */
export type RowImage = {
  readonly [Kind in LiveKind]: { readonly kind: Kind; readonly id: string; readonly row: LiveRows[Kind] | null };
}[LiveKind];

/** First frame of a station; nothing else is read before it. `seq` null asks for no catch-up. */
export type FeedHello = {
  readonly type: 'hello';
  readonly token: string;
  readonly contract: number;
  readonly epoch: string | null;
  readonly seq: number | null;
};

/** How far something long is: read before anything is written, when it can still be taken back, then written. */
export type Progress = {
  readonly commandId: string;
  readonly phase: 'reading' | 'writing';
  readonly done: number;
  readonly total: number;
};

/** What the host sends. */
export type FeedFrame =
  | {
      readonly type: 'hello';
      readonly contract: number;
      readonly epoch: string;
      readonly seq: number;
      readonly siteNow: Instant;
      readonly rate: number;
      readonly user: string;
      readonly roles: readonly Role[];
    }
  /** Images after the changes `from + 1 … to`; applied only by a client that stands at `from`. */
  | {
      readonly type: 'changes';
      readonly from: number;
      readonly to: number;
      readonly siteNow: Instant;
      readonly rate: number;
      readonly rows: readonly RowImage[];
    }
  /** At most one a second: the site clock, and how the host is. */
  | {
      readonly type: 'live';
      readonly siteNow: Instant;
      readonly rate: number;
      readonly seq: number;
      /** Machine time of the newest verified backup, or null. */
      readonly backupAt: number | null;
      readonly machineNow: number;
    }
  /** Progress of something long that this station asked for. */
  | ({ readonly type: 'progress' } & Progress)
  /** The client's picture is of no use any more: take a new snapshot. */
  | { readonly type: 'resync-required'; readonly reason: 'epoch' | 'ahead' | 'too-old' | 'too-large' | 'slow' }
  | { readonly type: 'fault'; readonly fault: Fault };

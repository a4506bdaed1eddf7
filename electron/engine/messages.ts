import type { Instant } from '../../shared/kernel/instant.ts';
import type { Progress, RowImage } from '../../shared/contract/feed.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { PublicPages } from '../../shared/domain/site/settings.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';
import type { OpenProblem } from '../db/open.ts';
import type { ForecastToKeep } from '../areas/forecast/keep.ts';
import type { FiledReport } from '../areas/reports/files.ts';
import type { NewSite } from '../areas/site/create.ts';
import type { Outcome } from './dispatch.ts';
import type { Actor } from './handler.ts';

/** Who sends: somebody signed in, or the host itself (tests, the desktop's own deadlines). */
export type Sender = { readonly token: string } | { readonly actor: Actor };

/** Who asks: a sender, or anybody on the yard's network, who may read the public pages' data and nothing else (QU41). */
export type Asker = Sender | { readonly isPublic: true };

/** What the engine thread is started with. */
export type EngineStart = {
  readonly folder: string;
  /** Fill an empty folder with the demo of this seed. */
  readonly demoSeed: number | null;
  /** How often the newest state is copied, in milliseconds of the machine's clock; 0 never. */
  readonly backupEveryMs: number;
  /** How often the evacuation list is written anew while anything changes; two minutes when left out. */
  readonly evacuationEveryMs?: number;
};

export type ToEngine =
  | {
      readonly type: 'command';
      readonly id: number;
      readonly sender: Sender;
      readonly commandId: string;
      readonly name: string;
      readonly input: unknown;
    }
  | { readonly type: 'cancel'; readonly commandId: string; readonly token: string }
  | {
      readonly type: 'sign-in';
      readonly id: number;
      readonly user: string;
      readonly secret: string;
      readonly station: string;
      readonly address: string;
    }
  | { readonly type: 'demo-session'; readonly id: number; readonly role: Role; readonly station: string }
  | { readonly type: 'sign-out'; readonly id: number; readonly token: string }
  | { readonly type: 'who'; readonly id: number; readonly token: string }
  | { readonly type: 'set-up'; readonly id: number; readonly site: NewSiteInput }
  | { readonly type: 'catch-up'; readonly id: number; readonly seq: number }
  /** What became of reports that the schedule wanted. */
  | { readonly type: 'file-reports'; readonly id: number; readonly files: readonly FiledReport[] }
  /** Today's forecast, made by a reader, to be kept as it is. */
  | { readonly type: 'keep-forecast'; readonly id: number; readonly forecast: ForecastToKeep }
  | { readonly type: 'watch'; readonly isWatched: boolean }
  | { readonly type: 'demo-speed'; readonly rate: number; readonly isPaused: boolean }
  | { readonly type: 'stop'; readonly id: number };

/** A new site whose first users still have their secrets in clear. */
export type NewSiteInput = Omit<NewSite, 'users'> & {
  readonly users: readonly {
    readonly user: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    readonly secret: string;
  }[];
};

/** What is known of the site without asking the database. */
export type EngineStatus = {
  readonly epoch: string;
  readonly seq: number;
  readonly siteNow: Instant;
  readonly rate: number;
  readonly isNew: boolean;
  readonly isDemo: boolean;
  readonly siteName: string;
  readonly timeZone: string;
  readonly backupAt: number | null;
  /** What the yard's network may read (QU41); null before there is a site. */
  readonly publicPages: PublicPages | null;
};

export type CatchUp =
  { readonly seq: number; readonly rows: readonly RowImage[] } | { readonly resync: 'ahead' | 'too-old' | 'too-large' };

export type FromEngine =
  | { readonly type: 'ready'; readonly status: EngineStatus }
  | { readonly type: 'cannot-open'; readonly problem: OpenProblem; readonly detail: string }
  | { readonly type: 'replies'; readonly replies: readonly { readonly id: number; readonly outcome: Outcome }[] }
  | { readonly type: 'session'; readonly id: number; readonly session: Session | Fault }
  | { readonly type: 'who'; readonly id: number; readonly session: Session | null }
  | { readonly type: 'catch-up'; readonly id: number; readonly result: CatchUp }
  | {
      readonly type: 'changes';
      readonly from: number;
      readonly to: number;
      readonly siteNow: Instant;
      readonly rate: number;
      /** Null when the change is too large for the feed. */
      readonly rows: readonly RowImage[] | null;
    }
  | { readonly type: 'live'; readonly status: EngineStatus }
  | ({ readonly type: 'progress' } & Progress)
  | { readonly type: 'stopped'; readonly id: number };

/** What the reader thread is asked. */
export type ToReader =
  | {
      readonly type: 'query';
      readonly id: number;
      readonly sender: Asker;
      readonly name: string;
      readonly input: unknown;
      readonly siteNow: Instant;
      readonly rate: number;
      /** ISO times for HTTP, integers for the desktop. */
      readonly form: 'http' | 'native';
      readonly gzip: boolean;
    }
  /** Make the checkpoints of the past that are missing. */
  | { readonly type: 'keep-past'; readonly id: number }
  /** Make today's forecast, where it is not kept yet; empty when there is nothing to keep. */
  | { readonly type: 'forecast-to-keep'; readonly id: number; readonly siteNow: Instant }
  /** Write the evacuation list on disk. */
  | { readonly type: 'evacuation'; readonly id: number; readonly siteNow: Instant }
  | { readonly type: 'stop' };

export type QueryReply = { readonly text: string } | { readonly gzip: Uint8Array } | { readonly fault: Fault };

export type FromReader = { readonly type: 'answer'; readonly id: number; readonly reply: QueryReply };

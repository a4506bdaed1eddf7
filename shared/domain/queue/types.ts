import type { Day } from '../../kernel/calendar.ts';
import type { VisitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { CargoClass } from '../vocabulary.ts';
import type { MinuteSpan } from './calendar.ts';

/** Why a truck cannot be called now (QU4). The `unknown-…` codes warn unless a setting makes them block. */
export type NotReadyCode =
  | 'hold'
  | 'crossing-closed'
  | 'crossing-suspended'
  | 'driver-hours'
  | 'no-tractor'
  | 'driverless'
  | 'wrong-kind'
  | 'driver-off-duty'
  | `missing-document:${string}`
  | `expired-document:${string}`
  | UnknownCode;

export type UnknownCode =
  'unknown-driver-hours' | 'unknown-tractor' | 'unknown-preregistration' | `unknown-document:${string}`;

/** An order to call one truck before its turn (QU3). Who gave it is a person and stays out of here. */
export type FastTrack = {
  readonly orderedAt: Instant;
  /** Code of the list of reasons. */
  readonly reason: string;
  readonly unit: string;
  readonly documentNo: string | null;
};

/** A visit's place in the queue of one crossing and direction. */
export type QueueEntry = {
  readonly visitId: VisitId;
  /** Key of a stream of the discipline in force. */
  readonly stream: string;
  /** As printed: `HN-Q 0123`. */
  readonly number: string;
  /** The time that decides the place inside the stream; arrival, unless a rule moved the entry. */
  readonly orderAt: Instant;
  /** Decides between equal times; grows with every entry. May be a fraction after a no-show (QU5). */
  readonly orderSeq: number;
  readonly joinedAt: Instant;
  /** Empty = ready to be called. */
  readonly notReady: readonly NotReadyCode[];
  /** What nobody knows of it and what does not keep it from being called; left out = nothing. */
  readonly warnings?: readonly UnknownCode[] | undefined;
  readonly cargoClass: CargoClass;
  /** Declared, or seen on paper; one that was only said counts as `general`. */
  readonly isClassProven: boolean;
  /** The time agreed for it at the point. */
  readonly appointmentAt: Instant | null;
  readonly noShows: number;
  readonly fastTrack: FastTrack | null;
};

/** What an authority calls a stream in its notice. */
export type StreamName = { readonly vi: string; readonly en: string | null; readonly zh: string | null };

/** Which loads belong to a stream. */
export type StreamRule = {
  /** Null = every class. */
  readonly cargoClasses: readonly CargoClass[] | null;
  /** Only loads with growing-area and packing-house code on a declaration or papers seen. */
  readonly withEvidence: boolean;
};

/** One of the groups that a notice ranks. */
export type Stream = {
  readonly key: string;
  /** The letter in the queue number (QU9). */
  readonly letter: string;
  /** Null = the catalog's text for the key. */
  readonly name: StreamName | null;
  /** Calls out of the sum of all weights. */
  readonly weight: number;
  readonly takes: StreamRule;
};

/** Other ratios in certain hours of the day: fruit first in the morning. Weight 0 = no turn of its own then. */
export type HourRatios = MinuteSpan & { readonly weights: Readonly<Record<string, number>> };

/**
 * What waiting costs, for the cost-based discipline: VND for an hour of each class, how much of it more with every hour
 * waited, and how far from its appointment a truck may come for that to count as its arrival.
 */
export type CostRule = {
  readonly perHourDong: Readonly<Record<CargoClass, number>>;
  readonly growthPercentPerHour: Readonly<Record<CargoClass, number>>;
  readonly toleranceMs: number;
};

/** How one crossing and direction is ordered (QU1): the content of the authority's notice. */
export type Discipline = {
  /** Null = no notice yet: the default of a new site. */
  readonly noticeNumber: string | null;
  readonly noticeOn: Day | null;
  /** In order of rank; a load goes to the first stream that takes it, else to the last. */
  readonly streams: readonly Stream[];
  /** Part of the calls that goes to the longest waiting, 0.1–0.2 (QU2). */
  readonly shareOldest: number;
  /** In order; the first that holds the time of day decides. Left out where the ratios are the same all day. */
  readonly hours?: readonly HourRatios[] | undefined;
  /** Adopted in writing, this replaces the streams' turns (QU1); left out = the notice's streams. */
  readonly cost?: CostRule | undefined;
};

/** The rule that gave an entry its place. */
export type QueueRule = 'QU1' | 'QU2' | 'QU3';

type Ordered = Pick<QueueEntry, 'orderAt' | 'orderSeq' | 'visitId'>;

/** Orders entries by their place inside a stream. Total: no two entries of one queue compare equal. */
export function compareOrder(a: Ordered, b: Ordered): number {
  return a.orderAt - b.orderAt || a.orderSeq - b.orderSeq || a.visitId - b.visitId;
}

/** Whether an entry can be called now (QU4). */
export function isReady(entry: QueueEntry): boolean {
  return entry.notReady.length === 0;
}

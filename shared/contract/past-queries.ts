import type { Instant } from '../kernel/instant.ts';
import type { WireId } from '../kernel/ids.ts';
import type { EventType, Json } from '../domain/events.ts';
import type { Match } from '../domain/find/match.ts';
import type { Correction } from '../domain/journal/corrections.ts';
import type { Disclosure } from '../domain/journal/disclosure.ts';
import type { Photo, Piece, Swap, VisitDocument } from '../domain/records.ts';
import type { VisitStage } from '../domain/gate/visit-stage.ts';
import type { PaymentWay, PersonRole, Service } from '../domain/vocabulary.ts';
import type { PageHead } from './report-queries.ts';
import type { Snapshot, VisitRow } from './rows.ts';

/** What the questions about the past are answered with. */

export type FoundVisit = Pick<
  VisitRow,
  | 'visitId'
  | 'plate'
  | 'trailerPlate'
  | 'containerNo'
  | 'direction'
  | 'crossing'
  | 'cargoClass'
  | 'goods'
  | 'stage'
  | 'departure'
  | 'place'
  | 'slotCode'
  | 'queueNumber'
  | 'expectedAt'
  | 'arrivedAt'
  | 'departedAt'
  | 'vehicleType'
  | 'loaded'
  | 'needsPower'
  | 'weightKg'
  | 'carrier'
  | 'customsDeclarationNo'
> & {
  /** What of it fits the text, and how well; null where the text was empty. */
  readonly match: FoundMatch | null;
};

/** What fits best, and how that field stands written. A driver's name and telephone only for those who may see them. */
export type FoundMatch = Match & { readonly text: string };

/** Somebody of a visit who fits, and where the person is now: only for those who may see names (VF6). */
export type FoundPersonOfVisit = {
  readonly personId: WireId<'person'>;
  readonly visitId: WireId<'visit'>;
  readonly name: string | null;
  readonly role: PersonRole;
  /** Stayed behind when the truck left. */
  readonly isStaying: boolean;
  readonly leftAt: Instant | null;
  readonly plate: string;
  readonly stage: VisitStage;
  readonly slotCode: string | null;
  readonly bed: string | null;
  readonly match: FoundMatch;
};

/** A vehicle or container of a visit. */
export type StoryPiece = Pick<Piece, 'kind' | 'plate' | 'isLead' | 'isApart' | 'place' | 'seenAt'> & {
  readonly pieceId: WireId<'piece'>;
};

export type StoryEvent = {
  readonly seq: number;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly type: EventType;
  readonly actor: string;
  readonly station: string;
  readonly reason: string | null;
  readonly set: Readonly<Record<string, Json>> | null;
  readonly was: Readonly<Record<string, Json>> | null;
  readonly info: Readonly<Record<string, Json | undefined>> | null;
};

/** One visit from its declaration to its departure. Names and telephones only for those who may see them. */
export type VisitStory = {
  readonly siteName: string;
  readonly head: PageHead;
  /** For whom its people are named on the sheet that it is told for; null where it is for none (YP21). */
  readonly disclosure: Disclosure | null;
  /** When it was told. */
  readonly toldAt: Instant;
  readonly visit: VisitRow;
  readonly events: readonly (StoryEvent & {
    /** The change that took this one back, where it is not in force (YP16). */
    readonly undoneBy: number | null;
    /** What it put right (YP20); a crossing is told by its name. */
    readonly corrections: readonly Correction[];
  })[];
  /** Its story is longer than what is told here. */
  readonly isCut: boolean;
  /** What it is made of now; a piece that stands apart has a place of its own (SL21). */
  readonly pieces: readonly StoryPiece[];
  readonly standings: readonly {
    readonly zone: string;
    /** Its slots, where it took more than one: `A-01 + A-02`. */
    readonly slot: string | null;
    /** Only the record was put right; nothing moved on the ground. */
    readonly isAdjustment: boolean;
    readonly from: Instant;
    readonly to: Instant | null;
  }[];
  readonly receipts: readonly {
    readonly receiptNo: string;
    readonly at: Instant;
    readonly how: PaymentWay;
    readonly amountDong: number;
    readonly by: string;
    readonly isReversed: boolean;
  }[];
  readonly people: readonly {
    readonly personId: WireId<'person'>;
    readonly role: string;
    readonly name: string | null;
    readonly from: Instant;
    readonly to: Instant | null;
    readonly stays: readonly { readonly bed: string; readonly from: Instant; readonly to: Instant | null }[];
    readonly services: readonly { readonly service: Service; readonly quantity: number; readonly at: Instant }[];
  }[];
  readonly photos: readonly (Pick<Photo, 'sha256' | 'takenAt'> & {
    readonly photoId: WireId<'photo'>;
    readonly isKept: boolean;
  })[];
  /** Papers that were seen, or are known to be missing. */
  readonly documents: readonly VisitDocument[];
  /** What was exchanged (QU6); a driver is never named. */
  readonly swaps: readonly (Pick<Swap, 'role' | 'was' | 'becomes' | 'documentNo' | 'confirmedBy'> & {
    readonly at: Instant;
    readonly by: string;
  })[];
};

/** How much happened in each part of a time, and what to look at in it: for the slider over the past. */
export type Pulse = {
  readonly from: Instant;
  readonly to: Instant;
  /** Changes recorded in each of equally long parts. */
  readonly counts: readonly number[];
  readonly marks: readonly {
    readonly at: Instant;
    readonly kind: 'incident' | 'alarm' | 'suspension' | 'stock-take';
    readonly code: string;
    readonly visitId: WireId<'visit'> | null;
  }[];
};

/** The live state of a past instant, told of by the newest change that was recorded by then. */
export type YardThen = Snapshot & {
  /** That change; `seq` is the newest there is now. */
  readonly asOfSeq: number;
  readonly toldAt: Instant;
};

export type PastOutputs = {
  readonly 'yard.at': YardThen;
  readonly 'yard.pulse': Pulse & { readonly seq: number };
  readonly 'visit.find': {
    readonly seq: number;
    /** The best first: exactly, by the beginning, in part, by look-alikes; live ones first, then the newest. */
    readonly visits: readonly FoundVisit[];
    /** Those of their people who fit by a value of their own, the best first (VF6). */
    readonly people: readonly FoundPersonOfVisit[];
    /** There are more, or may be: what is this common is looked for among newer visits only. */
    readonly isMore: boolean;
    /** Visits of long ago are still being looked through after an update: they are found by whole numbers only. */
    readonly isPartial: boolean;
  };
  readonly 'visit.story': VisitStory & { readonly seq: number };
};

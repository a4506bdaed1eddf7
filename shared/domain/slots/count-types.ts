import type { SlotId, VisitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Place } from '../records.ts';

/**
 * How the ground differs from the record (SL7):
 * `gone` – the record has a truck here, the ground is empty;
 * `elsewhere` – a truck stands here that the record has at another place;
 * `unknown-truck` – a truck stands here that is no visit in the yard;
 * `unread` – something stands here that nobody could read, and the record has it empty or with that question open;
 * `unseen` – the record has a truck in what was gone through, and nobody saw it.
 */
export const DIFFERENCE_KINDS = ['gone', 'elsewhere', 'unknown-truck', 'unread', 'unseen'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/**
 * How a difference is put right: the truck is recorded where it was seen; its place is not known any more; it has left
 * without a record; a truck nobody knows is marked in the slot and alarmed; or a second look has shown the record right.
 */
export const CORRECTIONS = ['place', 'place-unknown', 'left-unrecorded', 'mark-unknown', 'record-right'] as const;
export type Correction = (typeof CORRECTIONS)[number];

/** A difference with what was done about it and why, as the stock-take keeps it. */
export type CountedDifference = {
  /** Names the difference within its stock-take: `slot:slt_9`, `visit:vis_2s`, `piece:pie_3`, `sighting:sgt_4`. */
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly slotId: SlotId | null;
  readonly visitId: VisitId | null;
  readonly plate: string | null;
  /** Where the record had it, and where it was seen; null for nowhere. */
  readonly recorded: Place | null;
  readonly seen: Place | null;
  readonly seenAt: Instant | null;
  readonly correction: Correction;
  readonly reason: string;
};

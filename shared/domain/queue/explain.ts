import type { VisitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { oldestEvery } from './discipline.ts';
import type { PlacedEntry } from './order.ts';
import type { Discipline, NotReadyCode } from './types.ts';

/** One reason why one truck stands before another: a code and its values; the words are texts. */
export type PlaceDifference =
  | {
      readonly code: 'fast-track';
      readonly visitId: VisitId;
      readonly orderedAt: Instant;
      readonly reason: string;
      readonly unit: string;
      readonly documentNo: string | null;
    }
  | { readonly code: 'fast-track-earlier'; readonly earlierAt: Instant; readonly laterAt: Instant }
  | {
      readonly code: 'earlier-in-stream';
      readonly stream: string;
      readonly earlierAt: Instant;
      readonly laterAt: Instant;
    }
  | { readonly code: 'recorded-first'; readonly stream: string; readonly at: Instant }
  | {
      readonly code: 'turn-of-stream';
      readonly visitId: VisitId;
      readonly stream: string;
      readonly turn: number;
      readonly weight: number;
      readonly weightTotal: number;
      /** The stream that had the turn and nobody ready. */
      readonly passedFrom: string | null;
    }
  | { readonly code: 'oldest'; readonly visitId: VisitId; readonly turn: number; readonly every: number }
  | { readonly code: 'keeps-place'; readonly visitId: VisitId; readonly orderAt: Instant }
  | { readonly code: 'not-ready'; readonly visitId: VisitId; readonly notReady: readonly NotReadyCode[] }
  | { readonly code: 'no-show'; readonly visitId: VisitId; readonly count: number }
  /** It was called while the other still waited, or had not come yet. */
  | { readonly code: 'called-before'; readonly visitId: VisitId; readonly at: Instant; readonly rule: string }
  | { readonly code: 'called-together'; readonly at: Instant }
  | { readonly code: 'joined-after'; readonly visitId: VisitId; readonly at: Instant }
  /** It left the line without a call. */
  | { readonly code: 'left'; readonly visitId: VisitId; readonly at: Instant }
  /** `Hữu Nghị ↑`: each queue has an order of its own. */
  | { readonly code: 'other-queue'; readonly visitId: VisitId; readonly crossing: string }
  | { readonly code: 'not-queued'; readonly visitId: VisitId };

export type PlaceComparison = {
  readonly first: VisitId;
  readonly second: VisitId;
  readonly noticeNumber: string | null;
  readonly differences: readonly PlaceDifference[];
};

/** Why one of two trucks of a line (as `orderQueue` gives it) stands before the other. */
export function comparePlaces(a: PlacedEntry, b: PlacedEntry, discipline: Discipline): PlaceComparison {
  const [first, second] = a.position <= b.position ? [a, b] : [b, a];
  const differences = [...orderDifferences(first, second, discipline)];
  for (const { entry } of [first, second]) {
    if (entry.noShows > 0) differences.push({ code: 'no-show', visitId: entry.visitId, count: entry.noShows });
  }
  for (const { entry } of [first, second]) {
    if (entry.notReady.length > 0) {
      differences.push({ code: 'not-ready', visitId: entry.visitId, notReady: entry.notReady });
    }
  }
  return {
    first: first.entry.visitId,
    second: second.entry.visitId,
    noticeNumber: discipline.noticeNumber,
    differences,
  };
}

function orderDifferences(first: PlacedEntry, second: PlacedEntry, discipline: Discipline): readonly PlaceDifference[] {
  const a = first.entry;
  const b = second.entry;
  if (a.fastTrack !== null) {
    const { orderedAt, reason, unit, documentNo } = a.fastTrack;
    const differences: PlaceDifference[] = [
      { code: 'fast-track', visitId: a.visitId, orderedAt, reason, unit, documentNo },
    ];
    if (b.fastTrack !== null) {
      differences.push({ code: 'fast-track-earlier', earlierAt: orderedAt, laterAt: b.fastTrack.orderedAt });
    }
    return differences;
  }
  if (a.stream === b.stream) {
    if (a.orderAt === b.orderAt) return [{ code: 'recorded-first', stream: a.stream, at: a.orderAt }];
    return [{ code: 'earlier-in-stream', stream: a.stream, earlierAt: a.orderAt, laterAt: b.orderAt }];
  }
  return [turnOf(first, discipline), turnOf(second, discipline)];
}

function turnOf(placed: PlacedEntry, discipline: Discipline): PlaceDifference {
  const { visitId, stream, orderAt } = placed.entry;
  if (placed.turn === null) return { code: 'keeps-place', visitId, orderAt };
  if (placed.reason === 'oldest') return { code: 'oldest', visitId, turn: placed.turn, every: oldestEvery(discipline) };
  return {
    code: 'turn-of-stream',
    visitId,
    stream,
    turn: placed.turn,
    weight: discipline.streams.find(({ key }) => key === stream)?.weight ?? 0,
    weightTotal: discipline.streams.reduce((sum, { weight }) => sum + weight, 0),
    passedFrom: placed.turnOf === stream ? null : placed.turnOf,
  };
}

import type { VisitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { MinuteSpan } from './calendar.ts';
import { costClassOf, countedArrivalOf, marginalCostOf } from './delay-cost.ts';
import { oldestEvery, weightsAt } from './discipline.ts';
import type { LineRule } from './line-rule.ts';
import type { PlacedEntry } from './order.ts';
import type { CargoClass } from '../vocabulary.ts';
import type { CostRule, NotReadyCode } from './types.ts';

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
  | ({ readonly code: 'hours' } & MinuteSpan)
  | { readonly code: 'ordered'; readonly visitId: VisitId; readonly place: number }
  | { readonly code: 'ordered-earlier'; readonly firstPlace: number; readonly secondPlace: number }
  | {
      readonly code: 'delay-cost';
      readonly firstPerHourDong: number;
      readonly secondPerHourDong: number;
      readonly firstClass: CargoClass;
      readonly secondClass: CargoClass;
      readonly at: Instant;
    }
  | {
      readonly code: 'earlier-in-class';
      readonly cargoClass: CargoClass;
      readonly earlierAt: Instant;
      readonly laterAt: Instant;
    }
  | { readonly code: 'appointment'; readonly visitId: VisitId; readonly appointmentAt: Instant }
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
export function comparePlaces(a: PlacedEntry, b: PlacedEntry, rule: LineRule): PlaceComparison {
  const [first, second] = a.position <= b.position ? [a, b] : [b, a];
  const differences = [...orderDifferences(first, second, rule)];
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
    noticeNumber: rule.discipline.noticeNumber,
    differences,
  };
}

function orderDifferences(first: PlacedEntry, second: PlacedEntry, rule: LineRule): readonly PlaceDifference[] {
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
  const firstPlace = rule.ordered.indexOf(a.visitId) + 1;
  if (firstPlace > 0) {
    const secondPlace = rule.ordered.indexOf(b.visitId) + 1;
    return secondPlace > 0
      ? [{ code: 'ordered-earlier', firstPlace, secondPlace }]
      : [{ code: 'ordered', visitId: a.visitId, place: firstPlace }];
  }
  const { cost } = rule.discipline;
  if (cost !== undefined) return costDifferences(first, second, rule, cost);
  if (a.stream === b.stream) {
    if (a.orderAt === b.orderAt) return [{ code: 'recorded-first', stream: a.stream, at: a.orderAt }];
    return [{ code: 'earlier-in-stream', stream: a.stream, earlierAt: a.orderAt, laterAt: b.orderAt }];
  }
  const turns = [turnOf(first, rule), turnOf(second, rule)];
  const hours = rule.discipline.hours?.find(
    ({ fromMinute, toMinute }) => fromMinute <= rule.minuteOfDay && rule.minuteOfDay < toMinute,
  );
  return hours === undefined || !turns.some(({ code }) => code === 'turn-of-stream')
    ? turns
    : [...turns, { code: 'hours', fromMinute: hours.fromMinute, toMinute: hours.toMinute }];
}

/** Under the cost-based discipline: what an hour more costs each, at the time at which the first is called (QU16). */
function costDifferences(
  first: PlacedEntry,
  second: PlacedEntry,
  rule: LineRule,
  cost: CostRule,
): readonly PlaceDifference[] {
  const a = first.entry;
  const b = second.entry;
  const counted = [a, b].map((entry) => countedArrivalOf(entry, cost.toleranceMs)) as [Instant, Instant];
  const kept = [a, b].flatMap((entry, index): readonly PlaceDifference[] =>
    entry.appointmentAt !== null && counted[index] === entry.appointmentAt && entry.appointmentAt !== entry.orderAt
      ? [{ code: 'appointment', visitId: entry.visitId, appointmentAt: entry.appointmentAt }]
      : [],
  );
  if (costClassOf(a) === costClassOf(b)) {
    const [earlierAt, laterAt] = counted;
    return [{ code: 'earlier-in-class', cargoClass: costClassOf(a), earlierAt, laterAt }, ...kept];
  }
  const differences: PlaceDifference[] = [];
  if (first.turn !== null && first.reason === 'oldest') {
    differences.push({ code: 'oldest', visitId: a.visitId, turn: first.turn, every: oldestEvery(rule.discipline) });
  }
  const at = first.costAt ?? second.costAt ?? rule.now;
  differences.push({
    code: 'delay-cost',
    firstPerHourDong: Math.round(marginalCostOf(a, cost, at)),
    secondPerHourDong: Math.round(marginalCostOf(b, cost, at)),
    firstClass: costClassOf(a),
    secondClass: costClassOf(b),
    at,
  });
  return [...differences, ...kept];
}

function turnOf(placed: PlacedEntry, { discipline, minuteOfDay }: LineRule): PlaceDifference {
  const { visitId, stream, orderAt } = placed.entry;
  if (placed.turn === null) return { code: 'keeps-place', visitId, orderAt };
  if (placed.reason === 'oldest') return { code: 'oldest', visitId, turn: placed.turn, every: oldestEvery(discipline) };
  const weights = weightsAt(discipline, minuteOfDay);
  return {
    code: 'turn-of-stream',
    visitId,
    stream,
    turn: placed.turn,
    weight: weights[discipline.streams.findIndex(({ key }) => key === stream)] ?? 0,
    weightTotal: weights.reduce((sum, weight) => sum + weight, 0),
    passedFrom: placed.turnOf === stream ? null : placed.turnOf,
  };
}

import type { SlotId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Occupancy, Standing } from '../records.ts';

/** A time that a truck stood in one place: a zone, and the slots that it took there, if any. */
export type StandingSpan = Pick<Standing, 'zoneId' | 'isAdjustment'> & {
  readonly slotIds: readonly SlotId[];
  readonly from: Instant;
  readonly to: Instant | null;
};

/** Where a truck stood, one after the other (YP10): its standings, cut wherever the slots that it took were others. */
export function standingSpansOf(
  standings: readonly Standing[],
  occupancies: readonly Occupancy[],
): readonly StandingSpan[] {
  const own = occupancies.filter(({ pieceId }) => pieceId === null);
  const inOrder = standings.toSorted((a, b) => a.startedAt - b.startedAt || a.id - b.id);
  return inOrder.flatMap(({ zoneId, isAdjustment, startedAt, endedAt }) => {
    const isWithin = (at: Instant | null): at is Instant =>
      at !== null && at > startedAt && (endedAt === null || at < endedAt);
    const cuts = own.flatMap((one) => [one.startedAt, one.endedAt]).filter(isWithin);
    const edges = [startedAt, ...new Set(cuts.sort((a, b) => a - b))];
    return edges.map((from, n) => ({
      zoneId,
      isAdjustment,
      slotIds: own.filter((one) => one.startedAt <= from && isAfter(one.endedAt, from)).map(({ slotId }) => slotId),
      from,
      to: edges[n + 1] ?? endedAt,
    }));
  });
}

function isAfter(end: Instant | null, at: Instant): boolean {
  return end === null || end > at;
}

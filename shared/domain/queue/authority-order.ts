import type { VisitId } from '../../kernel/ids.ts';

/** Who may give an order of trucks that wins over the discipline (QU1). */
export const ORDER_SOURCES = ['platform', 'border-guard', 'customs', 'other'] as const;
export type OrderSource = (typeof ORDER_SOURCES)[number];

/** A truck that an order puts elsewhere than the discipline: ranks from 1; `ownRank` null = it would not be called. */
export type OrderDifference = {
  readonly visitId: VisitId;
  readonly orderedRank: number;
  readonly ownRank: number | null;
};

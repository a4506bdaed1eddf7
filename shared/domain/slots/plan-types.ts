import type { VisitId } from '../../kernel/ids.ts';
import type { SuggestOptions, Suggestion } from './suggest.ts';
import type { PlacingVisit } from './types.ts';

export type PlanOptions = Omit<SuggestOptions, 'limit' | 'blocksNobody'>;

export type PlannedSlot = Suggestion & { readonly visitId: VisitId };

/** A truck and the slot it gets, by index. */
export type Choice = { readonly visit: PlacingVisit; readonly i: number; readonly truckClass: number };

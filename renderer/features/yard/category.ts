import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../../../shared/domain/vocabulary.ts';
import { SLOT_STATES, type SlotView } from './slot-view.ts';

/** The ways to look at the same slots. */
export const YARD_VIEWS = ['state', 'direction', 'goods', 'dwell'] as const;
export type YardView = (typeof YARD_VIEWS)[number];

const DWELL_STEPS = [
  ['under-6', 6 * HOUR_MS],
  ['under-12', 12 * HOUR_MS],
  ['under-24', 24 * HOUR_MS],
] as const;

/** What a view tells apart, in the order of its legend. Everything falls into exactly one. */
export const CATEGORIES: Readonly<Record<YardView, readonly string[]>> = {
  state: SLOT_STATES,
  direction: [...DIRECTIONS, 'none'],
  goods: [...CARGO_CLASSES, 'none'],
  dwell: [...DWELL_STEPS.map(([name]) => name), 'over-24', 'none'],
};

/** The category of a slot in a view; `none` where no truck stands. */
export function categoryOf(view: YardView, slot: SlotView, now: Instant): string {
  if (view === 'state') return slot.state;
  if (slot.visit === null) return 'none';
  switch (view) {
    case 'direction':
      return slot.visit.direction;
    case 'goods':
      return slot.visit.cargoClass;
    case 'dwell':
      return dwellStep(now - (slot.visit.arrivedAt ?? now));
  }
}

function dwellStep(stayMs: number): string {
  return DWELL_STEPS.find(([, below]) => stayMs < below)?.[0] ?? 'over-24';
}

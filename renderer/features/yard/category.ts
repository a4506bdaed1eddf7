import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { expectedDepartureOf } from '../../../shared/domain/slots/placing.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../../../shared/domain/vocabulary.ts';
import { SLOT_STATES, type SlotView } from './slot-view.ts';

/** The ways to look at the same slots, in the order of the keys 1–8. */
export const YARD_VIEWS = ['state', 'goods', 'dwell', 'direction', 'departure', 'plugs', 'walk', 'blocked'] as const;
export type YardView = (typeof YARD_VIEWS)[number];

const DWELL_STEPS = [
  ['under-6', 6 * HOUR_MS],
  ['under-12', 12 * HOUR_MS],
  ['under-24', 24 * HOUR_MS],
] as const;
const DEPARTURE_STEPS = [
  ['overdue', 0],
  ['under-2', 2 * HOUR_MS],
  ['under-6', 6 * HOUR_MS],
  ['under-24', 24 * HOUR_MS],
] as const;
const WALK_STEPS_M = [
  ['under-100', 100],
  ['under-250', 250],
  ['under-500', 500],
] as const;

type Steps = readonly (readonly [name: string, below: number])[];

const namesOf = (steps: Steps): readonly string[] => steps.map(([name]) => name);

/** What a view tells apart, in the order of its legend. Everything falls into exactly one. */
export const CATEGORIES: Readonly<Record<YardView, readonly string[]>> = {
  state: SLOT_STATES,
  direction: [...DIRECTIONS, 'none'],
  goods: [...CARGO_CLASSES, 'none'],
  dwell: [...namesOf(DWELL_STEPS), 'over-24', 'none'],
  departure: [...namesOf(DEPARTURE_STEPS), 'later', 'none'],
  plugs: ['open', 'reefer', 'wasted', 'shut', 'none'],
  walk: [...namesOf(WALK_STEPS_M), 'over-500'],
  blocked: ['to-go', 'blocks', 'blocked', 'none'],
};

/** The category of a slot in a view; `none` where no truck stands, or nothing can be said. */
export function categoryOf(view: YardView, slot: SlotView, now: Instant): string {
  const { visit } = slot;
  switch (view) {
    case 'state':
      return slot.state;
    case 'plugs':
      return plugOf(slot);
    case 'walk':
      return stepOf(WALK_STEPS_M, slot.slot.walkDistanceM, 'over-500');
    case 'blocked':
      return slot.lane ?? 'none';
    case 'direction':
      return visit?.direction ?? 'none';
    case 'goods':
      return visit?.cargoClass ?? 'none';
    case 'dwell':
      return visit === null ? 'none' : stepOf(DWELL_STEPS, now - (visit.arrivedAt ?? now), 'over-24');
    case 'departure': {
      const leavesAt = visit === null ? null : expectedDepartureOf(visit);
      return leavesAt === null ? 'none' : stepOf(DEPARTURE_STEPS, leavesAt - now, 'later');
    }
  }
}

/** A plug is open, taken by a reefer, wasted on a truck that needs none, or shut with its slot. */
function plugOf({ slot, visit, state }: SlotView): string {
  if (!slot.hasPower) return 'none';
  if (slot.visitId !== null || slot.unknownAt !== null) return visit?.needsPower === true ? 'reefer' : 'wasted';
  return state === 'free' || state === 'reserved' ? 'open' : 'shut';
}

function stepOf(steps: Steps, value: number, beyond: string): string {
  return steps.find(([, below]) => value < below)?.[0] ?? beyond;
}

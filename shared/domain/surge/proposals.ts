import type { Levers } from '../rehearsal/levers.ts';
import type { Quantiles } from '../rehearsal/types.ts';
import type { SurgeDocument, Trigger } from './types.ts';

/** What a proposed trigger asks for; the words are the screen's. `subject` names the yard, crossing or kind. */
export type ProposedAction = {
  readonly code:
    'open-overflow' | 'ask-overtime' | 'open-lanes' | 'preregistered-only' | 'refuse' | 'bring-units' | 'team';
  readonly subject: string;
};

export type ProposedTrigger = Pick<Trigger, 'measure' | 'when' | 'value'> & { readonly action: ProposedAction };

/** The most that a plan holds. */
export const MOST_TRIGGERS = 20;

/** A budget below this leaves no time to open anything. */
const LEAST_BUDGET_HOURS = 6;
/** Each further yard opens when the budget has fallen by so much again. */
const NEXT_YARD_SHARE = 0.8;
/** Help is asked for before the queue is as long as the plan expects it at its longest. */
const OVERTIME_SHARE = 0.5;
const LANES_SHARE = 0.75;
/** Goods are refused, units brought in, while there is still so much left. */
const LAST_PLACES_SHARE = 0.05;
const PEOPLE_SHARE = 0.8;

type Known = Pick<SurgeDocument, 'levers' | 'with' | 'arrivals'> & { readonly places: number };

/**
 * When each lever of a plan is to be pulled, in whole units. An overflow yard opens when the places bear no longer a stay
 * than the plan expects (Little's law: places = outflow × stay); longer queues ask for hours and lanes; days beyond the
 * plan's upper quarter for pre-registration. Rule SP9.
 */
export function proposedTriggers(known: Known): readonly ProposedTrigger[] {
  const { levers, with: result, places } = known;
  const waitingOver = (share: number): Pick<Trigger, 'measure' | 'when' | 'value'> => ({
    measure: 'waiting',
    when: 'over',
    value: whole(result.largestQueue.p50 * share),
  });
  return [
    ...yardTriggers(levers, result.meanWaitHours),
    ...levers.overtime.map(({ crossing }) => ({
      ...waitingOver(OVERTIME_SHARE),
      action: { code: 'ask-overtime' as const, subject: crossing },
    })),
    ...levers.lanes.map(({ crossing }) => ({
      ...waitingOver(LANES_SHARE),
      action: { code: 'open-lanes' as const, subject: crossing },
    })),
    ...levers.preregistered.map(({ crossing }) => ({
      measure: 'arrivals' as const,
      when: 'over' as const,
      value: whole(Math.max(0, ...known.arrivals.map(({ p75 }) => p75))),
      action: { code: 'preregistered-only' as const, subject: crossing ?? '' },
    })),
    ...levers.refused.map(({ cargoClass }) => ({
      measure: 'free-places' as const,
      when: 'under' as const,
      value: whole(places * LAST_PLACES_SHARE),
      action: { code: 'refuse' as const, subject: cargoClass },
    })),
    ...Object.entries(levers.units).flatMap(([kind, units = 0]) =>
      units <= 0
        ? []
        : [
            {
              measure: 'people' as const,
              when: 'over' as const,
              value: whole(result.peoplePeak.p50 * PEOPLE_SHARE),
              action: { code: 'bring-units' as const, subject: kind },
            },
          ],
    ),
    ...(levers.team === null
      ? []
      : [{ ...waitingOver(OVERTIME_SHARE), action: { code: 'team' as const, subject: '' } }]),
  ].slice(0, MOST_TRIGGERS);
}

function yardTriggers({ overflowYards }: Levers, stayHours: Quantiles): readonly ProposedTrigger[] {
  return overflowYards.map(({ name }, n) => ({
    measure: 'dwell-budget',
    when: 'under',
    value: Math.max(LEAST_BUDGET_HOURS, whole(stayHours.p50 * NEXT_YARD_SHARE ** n)),
    action: { code: 'open-overflow', subject: name },
  }));
}

function whole(value: number): number {
  return Math.max(1, Math.round(value));
}

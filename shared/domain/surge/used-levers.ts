import type { Levers } from '../rehearsal/levers.ts';

/** Levers without those that do nothing: no hours, no lanes, no places. */
export function usedLevers(levers: Levers): Levers {
  return {
    ...levers,
    overtime: levers.overtime.filter(({ hours }) => hours > 0),
    lanes: levers.lanes.filter(({ lanes }) => lanes > 0),
    overflowYards: levers.overflowYards.filter(({ places }) => places > 0),
    units: Object.fromEntries(Object.entries(levers.units).filter(([, units = 0]) => units > 0)),
  };
}

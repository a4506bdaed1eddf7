/**
 * The lanes that so many called trucks are sent to, one after another: each to the one with the fewest on the way or at
 * work there; of equal ones the first on the list (QU20). Null where a point has no lanes.
 */
export function spreadOverLanes(
  count: number,
  lanes: readonly string[],
  inLane: ReadonlyMap<string, number>,
): readonly (string | null)[] {
  const load = new Map(lanes.map((lane) => [lane, inLane.get(lane) ?? 0]));
  return Array.from({ length: count }, () => {
    let best: string | null = null;
    for (const [lane, trucks] of load) if (best === null || trucks < (load.get(best) ?? 0)) best = lane;
    if (best !== null) load.set(best, (load.get(best) ?? 0) + 1);
    return best;
  });
}

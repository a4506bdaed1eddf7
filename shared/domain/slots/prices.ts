/** Trucks of a class that want places, and what each class of slots costs one of them on average. */
export type PricedDemand = {
  readonly trucks: number;
  /** A whole number for each class of slots; Infinity where it may not stand. */
  readonly costs: ArrayLike<number>;
};

/** What it counts to leave a truck without a slot: above what any two slots of a yard differ. */
const UNPLACED = 20_000;

/**
 * What one more place of each class of slots taken costs the trucks that come after it, a whole number ≥ 0 (SL17): the
 * dual values of the transportation problem of classes of trucks × classes of slots, at its exact optimum. A class of
 * slots of which enough are left has no price.
 */
export function shadowPricesOf(demands: readonly PricedDemand[], places: ArrayLike<number>): readonly number[] {
  return shadowPricesAt(demands, places, [100])[0] ?? [];
}

/** The same for so many percent of the trucks each, which must not fall: every plan grows out of the one before. */
export function shadowPricesAt(
  demands: readonly PricedDemand[],
  places: ArrayLike<number>,
  percents: readonly number[],
): readonly (readonly number[])[] {
  const transport = createTransport(demands, places);
  const added = demands.map(() => 0);
  return percents.map((percent) => {
    demands.forEach(({ trucks }, k) => {
      const more = Math.round((trucks * percent) / 100) - (added[k] ?? 0);
      transport.add(k, more);
      added[k] = (added[k] ?? 0) + more;
    });
    return pricesOf(demands, places, transport.flow);
  });
}

function pricesOf(
  demands: readonly PricedDemand[],
  places: ArrayLike<number>,
  flow: readonly Float64Array[],
): readonly number[] {
  const slotClasses = places.length;
  const used = new Float64Array(slotClasses);
  for (const row of flow) row.forEach((trucks, m) => (used[m] = (used[m] as number) + trucks));
  const prices = Float64Array.from({ length: slotClasses }, (_, m) =>
    (used[m] as number) < (places[m] as number) ? 0 : Infinity,
  );
  // Whoever is pushed out of a full class goes where it costs least, and pushes out somebody there in turn.
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    demands.forEach(({ costs }, k) => {
      let elsewhere = UNPLACED;
      for (let m = 0; m < slotClasses; m += 1)
        elsewhere = Math.min(elsewhere, (costs[m] as number) + (prices[m] as number));
      flow[k]?.forEach((trucks, m) => {
        const loss = elsewhere - (costs[m] as number);
        if (trucks > 0 && loss < (prices[m] as number)) {
          prices[m] = loss;
          isChanged = true;
        }
      });
    });
  }
  return Array.from(prices, (price) => (price === Infinity ? 0 : Math.max(0, price)));
}

/** How many trucks of each class go to each class of slots at the least cost for all, by successive shortest paths. */
function createTransport(
  demands: readonly PricedDemand[],
  places: ArrayLike<number>,
): { readonly flow: readonly Float64Array[]; readonly add: (start: number, trucks: number) => void } {
  const classes = demands.length;
  const slotClasses = places.length;
  const flow = demands.map(() => new Float64Array(slotClasses));
  const left = Float64Array.from({ length: slotClasses }, (_, m) => places[m] as number);
  const unplaced = new Float64Array(classes);
  const nodes = classes + slotClasses;
  const potential = new Float64Array(nodes + 1);
  const distance = new Float64Array(nodes + 1);
  const from = new Int32Array(nodes + 1);
  const isDone = new Uint8Array(nodes);
  const end = nodes;

  const relax = (u: number, v: number, length: number): void => {
    const through = (distance[u] as number) + length + (potential[u] as number) - (potential[v] as number);
    if (through < (distance[v] as number)) {
      distance[v] = through;
      from[v] = u;
    }
  };
  const search = (start: number): void => {
    distance.fill(Infinity);
    isDone.fill(0);
    distance[start] = 0;
    for (;;) {
      let u = -1;
      let least = distance[end] as number;
      for (let v = 0; v < nodes; v += 1)
        if (isDone[v] === 0 && (distance[v] as number) < least) {
          least = distance[v] as number;
          u = v;
        }
      if (u === -1) break;
      isDone[u] = 1;
      if (u < classes) {
        const { costs } = demands[u] as PricedDemand;
        for (let m = 0; m < slotClasses; m += 1)
          if (isDone[classes + m] === 0 && (costs[m] as number) < Infinity) relax(u, classes + m, costs[m] as number);
        relax(u, end, UNPLACED);
        continue;
      }
      const m = u - classes;
      if ((left[m] as number) > 0) relax(u, end, 0);
      for (let k = 0; k < classes; k += 1)
        if (isDone[k] === 0 && (flow[k]?.[m] ?? 0) > 0) relax(u, k, -(demands[k]?.costs[m] ?? 0));
    }
    const reached = distance[end] as number;
    for (let v = 0; v < nodes; v += 1)
      if (isDone[v] === 1) potential[v] = (potential[v] as number) + (distance[v] as number) - reached;
  };
  /** The path found last, from its end: pairs of class and class of slots, and whether a truck is added or taken. */
  const pathTo = (start: number): readonly (readonly [k: number, m: number, by: 1 | -1])[] => {
    const steps: (readonly [number, number, 1 | -1])[] = [];
    let v = from[end] as number;
    if (v < classes) steps.push([v, -1, 1]);
    while (v !== start) {
      const u = from[v] as number;
      steps.push(u < classes ? [u, v - classes, 1] : [v, u - classes, -1]);
      v = u;
    }
    return steps;
  };

  const add = (start: number, trucks: number): void => {
    for (let waiting = trucks; waiting > 0;) {
      search(start);
      const steps = pathTo(start);
      const last = (from[end] as number) - classes;
      let amount = last < 0 ? waiting : Math.min(waiting, left[last] as number);
      for (const [k, m, by] of steps) if (by < 0) amount = Math.min(amount, flow[k]?.[m] ?? 0);
      for (const [k, m, by] of steps) {
        if (m < 0) unplaced[k] = (unplaced[k] as number) + amount;
        else (flow[k] as Float64Array)[m] = (flow[k]?.[m] ?? 0) + by * amount;
      }
      if (last >= 0) left[last] = (left[last] as number) - amount;
      waiting -= amount;
    }
  };
  return { flow, add };
}

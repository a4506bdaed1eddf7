/** Keeps the cheapest few of what is offered. */
export type Best<Item> = {
  readonly offer: (item: Item, cost: number) => void;
  readonly count: () => number;
  readonly list: () => readonly Item[];
};

/** Of equal cost the one offered first stays in front. */
export function createBest<Item>(limit: number): Best<Item> {
  const items: Item[] = [];
  const costs: number[] = [];
  let offered = 0;
  return {
    offer(item, cost) {
      offered += 1;
      const last = costs[costs.length - 1] ?? Infinity;
      if (costs.length >= limit && cost >= last) return;
      let at = costs.length;
      while (at > 0 && (costs[at - 1] ?? 0) > cost) at -= 1;
      costs.splice(at, 0, cost);
      items.splice(at, 0, item);
      if (costs.length > limit) {
        costs.pop();
        items.pop();
      }
    },
    count: () => offered,
    list: () => items,
  };
}

/** Numbers by key, cheapest first; what no longer holds is dropped when it comes to the top. */
export type CheapestHeap = {
  readonly push: (key: number, item: number) => void;
  /** Drops what no longer holds from the top; answers the cheapest item that does, or -1. */
  readonly top: (holds: (item: number) => boolean) => number;
  /** Key of what `top` answered last; Infinity for none. */
  readonly topKey: () => number;
};

/** Makes a heap of all these at once, which takes fewer steps than pushing them one by one. */
export function heapOf(keys: number[], items: number[]): CheapestHeap {
  const sink = (from: number): void => {
    const key = keys[from] as number;
    const item = items[from] as number;
    const { length } = keys;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && (keys[child + 1] as number) < (keys[child] as number)) child += 1;
      if ((keys[child] as number) >= key) break;
      keys[at] = keys[child] as number;
      items[at] = items[child] as number;
      at = child;
    }
    keys[at] = key;
    items[at] = item;
  };
  for (let at = (keys.length >> 1) - 1; at >= 0; at -= 1) sink(at);
  return {
    push(key, item) {
      let at = keys.length;
      keys.push(key);
      items.push(item);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if ((keys[parent] as number) <= key) break;
        keys[at] = keys[parent] as number;
        items[at] = items[parent] as number;
        at = parent;
      }
      keys[at] = key;
      items[at] = item;
    },
    top(holds) {
      while (items.length > 0) {
        const item = items[0] as number;
        if (holds(item)) return item;
        const lastKey = keys.pop() as number;
        const lastItem = items.pop() as number;
        if (items.length === 0) break;
        keys[0] = lastKey;
        items[0] = lastItem;
        sink(0);
      }
      return -1;
    },
    topKey: () => keys[0] ?? Infinity,
  };
}

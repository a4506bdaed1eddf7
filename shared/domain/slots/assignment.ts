import { heapOf, type CheapestHeap } from './cheapest-heap.ts';

/** Trucks of a few classes that each take one of many slots; what a slot costs depends on the class alone. */
export type Assignment = {
  readonly classes: number;
  readonly slots: number;
  readonly zones: number;
  readonly zoneOf: ArrayLike<number>;
  /** What slot s costs class k, a whole number at `k * slots + s`; Infinity where it may not stand. */
  readonly cost: Float64Array;
  /** What it costs besides to be the n-th more in a zone, n from 0: it never falls with n. */
  readonly loadCost: (zone: number, n: number) => number;
  /** What it costs to leave a truck of a class without a slot; more than any slot. */
  readonly unplacedCost: ArrayLike<number>;
};

export type Assigned = {
  /** The class that takes each slot, or -1. */
  readonly holder: Int32Array;
  /** Trucks of each class that are left without a slot. */
  readonly unplaced: Int32Array;
};

/**
 * Gives each truck a slot so that all together cost least; exactly so. `trucks` names the class of each truck.
 *
 * Successive shortest paths over a graph of classes and zones instead of trucks and slots: from class a to class b leads
 * the slot of b that a would take at the least extra cost, from a class to a zone its cheapest free slot there, from a
 * zone to a class the slot of that class that is given up there. Each pair keeps its slots in a heap, so one more truck
 * costs about (classes + zones)² steps, however many slots there are.
 */
export function assignClasses(problem: Assignment, trucks: ArrayLike<number>): Assigned {
  const graph = createGraph(problem);
  for (let at = 0; at < trucks.length; at += 1) graph.place(trucks[at] as number);
  return { holder: graph.holder, unplaced: graph.unplaced };
}

const FREE = -1;

function createGraph(problem: Assignment) {
  const { classes, slots, zones, zoneOf, cost, unplacedCost } = problem;
  const nowhere = classes + zones;
  const nodes = nowhere + 1;
  const sink = nodes;
  const holder = new Int32Array(slots).fill(FREE);
  const unplaced = new Int32Array(classes);
  const inZone = new Int32Array(zones);
  /** Length of the edge between two nodes, Infinity for none. */
  const edge = new Float64Array(nodes * nodes).fill(Infinity);
  const edgeSlot = new Int32Array(nodes * nodes).fill(FREE);
  const heaps = new Array<CheapestHeap | undefined>(nodes * nodes);
  const potential = new Float64Array(nodes + 1);
  const distance = new Float64Array(nodes + 1);
  const from = new Int32Array(nodes + 1);
  const isDone = new Uint8Array(nodes);

  const costOf = (k: number, s: number): number => cost[k * slots + s] as number;
  const isFree = (s: number): boolean => holder[s] === FREE;
  const heldBy = Array.from({ length: classes }, (_, k) => (s: number) => holder[s] === k);

  const refresh = (u: number, v: number, holds: (s: number) => boolean): void => {
    const at = u * nodes + v;
    const heap = heaps[at];
    if (heap === undefined) return;
    const s = heap.top(holds);
    edgeSlot[at] = s;
    edge[at] = s === FREE ? Infinity : heap.topKey();
  };
  const push = (u: number, v: number, key: number, s: number): void => {
    const at = u * nodes + v;
    (heaps[at] ??= heapOf([], [])).push(key, s);
  };

  const fillFree = (): void => {
    for (let k = 0; k < classes; k += 1) {
      const keys = Array.from({ length: zones }, (): number[] => []);
      const items = Array.from({ length: zones }, (): number[] => []);
      for (let s = 0; s < slots; s += 1) {
        const value = costOf(k, s);
        if (value === Infinity) continue;
        const zone = zoneOf[s] as number;
        (keys[zone] as number[]).push(value);
        (items[zone] as number[]).push(s);
      }
      for (let zone = 0; zone < zones; zone += 1) {
        if ((keys[zone] as number[]).length === 0) continue;
        heaps[k * nodes + classes + zone] = heapOf(keys[zone] as number[], items[zone] as number[]);
        refresh(k, classes + zone, isFree);
      }
      edge[k * nodes + nowhere] = unplacedCost[k] as number;
    }
  };

  /** Tells the graph who holds a slot now. */
  const give = (s: number, to: number): void => {
    const before = holder[s] as number;
    const zone = classes + (zoneOf[s] as number);
    holder[s] = to;
    for (let k = 0; k < classes; k += 1) {
      const value = costOf(k, s);
      if (value === Infinity) continue;
      if (to === FREE) push(k, zone, value, s);
      else if (k !== to) push(k, to, value - costOf(to, s), s);
      refresh(k, to === FREE ? zone : to, to === FREE ? isFree : (heldBy[to] as (s: number) => boolean));
      if (before === FREE) refresh(k, zone, isFree);
      else refresh(k, before, heldBy[before] as (s: number) => boolean);
    }
    if (to !== FREE) {
      push(zone, to, -costOf(to, s), s);
      refresh(zone, to, heldBy[to] as (s: number) => boolean);
    }
    if (before !== FREE) refresh(zone, before, heldBy[before] as (s: number) => boolean);
  };

  const endOf = (u: number): number =>
    u === nowhere ? 0 : u >= classes ? problem.loadCost(u - classes, inZone[u - classes] as number) : Infinity;

  /** Shortest path from a class to a place, by Dijkstra over reduced lengths; stops at the place. */
  const search = (start: number): void => {
    distance.fill(Infinity);
    isDone.fill(0);
    distance[start] = 0;
    for (;;) {
      let u = -1;
      let least = distance[sink] as number;
      for (let v = 0; v < nodes; v += 1)
        if (isDone[v] === 0 && (distance[v] as number) < least) {
          least = distance[v] as number;
          u = v;
        }
      if (u === -1) break;
      isDone[u] = 1;
      const base = least + (potential[u] as number);
      const row = u * nodes;
      for (let v = 0; v < nodes; v += 1) {
        const length = edge[row + v] as number;
        if (length === Infinity || isDone[v] === 1) continue;
        const through = base + length - (potential[v] as number);
        if (through < (distance[v] as number)) {
          distance[v] = through;
          from[v] = u;
        }
      }
      const end = base + endOf(u) - (potential[sink] as number);
      if (end < (distance[sink] as number)) {
        distance[sink] = end;
        from[sink] = u;
      }
    }
    const reached = distance[sink] as number;
    for (let v = 0; v < nodes; v += 1)
      if (isDone[v] === 1) potential[v] = (potential[v] as number) + (distance[v] as number) - reached;
  };

  fillFree();
  return {
    holder,
    unplaced,
    /** Finds a place for one more truck of a class; others give way where all together then cost less. */
    place(k: number): void {
      search(k);
      const changes: (readonly [slot: number, to: number])[] = [];
      let v = from[sink] as number;
      if (v !== nowhere) inZone[v - classes] = (inZone[v - classes] as number) + 1;
      while (v !== k) {
        const u = from[v] as number;
        if (v === nowhere) unplaced[u] = (unplaced[u] as number) + 1;
        else if (u === nowhere) unplaced[v] = (unplaced[v] as number) - 1;
        else changes.push([edgeSlot[u * nodes + v] as number, u < classes ? u : FREE]);
        v = u;
      }
      for (const [s, to] of changes) give(s, to);
      for (let c = 0; c < classes; c += 1)
        edge[nowhere * nodes + c] = (unplaced[c] as number) > 0 ? -(unplacedCost[c] as number) : Infinity;
    },
  };
}

/** A stream of numbers that a seed decides: the demo's only chance. */
export type Random = {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `below`. */
  readonly int: (below: number) => number;
  /** A number from `from` to below `to`. */
  readonly between: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Value>(list: readonly Value[]) => Value;
  /** Picks by weight. */
  readonly weighted: <Value>(list: readonly (readonly [weight: number, value: Value])[]) => Value;
};

/** A stream of its own for whatever the parts name, so that one more draw here changes nothing there. */
export function randomOf(...parts: readonly (string | number)[]): Random {
  let state = hashOf(parts.join('|'));
  const next = (): number => {
    // splitmix32
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    between: (from, to) => from + next() * (to - from),
    chance: (share) => next() < share,
    pick<Value>(list: readonly Value[]): Value {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[int(list.length)] as Value;
    },
    weighted<Value>(list: readonly (readonly [number, Value])[]): Value {
      let rest = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of list) {
        rest -= weight;
        if (rest < 0) return value;
      }
      const last = list.at(-1);
      if (last === undefined) throw new Error('nothing to pick from');
      return last[1];
    },
  };
}

/** FNV-1a with a final mix. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** The fixed keys of the key bar: the same job on every screen. */
export const KEY_CODES = ['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'] as const;
export type KeyCode = (typeof KEY_CODES)[number];

/** Keys that decide something on what is shown: they rest while that is old. In and out never do. */
export const DECIDING_KEYS: readonly KeyCode[] = ['F4', 'F6'];

export type KeyAction = {
  readonly run: () => void;
  /** What the key bar calls it here, where that is not its name on every screen: what F9 prints. */
  readonly name?: string;
  /** False fades the key; it never moves. True when missing. */
  readonly isEnabled?: boolean;
};
export type KeyActions = {
  readonly [Code in KeyCode]?: KeyAction;
} & {
  /** What Ctrl+Z does instead of taking the last act back, while a screen has something open that it would surprise. */
  readonly undo?: KeyAction;
};

/** Which screen answers which key now. The screen that came last wins, key by key. */
export type KeyRegistry = {
  /** Takes the keys over; answers a function that gives them back. */
  readonly take: (actions: KeyActions) => () => void;
  readonly actionOf: (code: KeyCode | 'undo') => KeyAction | null;
  readonly watch: (listener: () => void) => () => void;
  /** Grows with every change, for comparing. */
  readonly version: () => number;
};

export function createKeyRegistry(): KeyRegistry {
  const layers: KeyActions[] = [];
  const listeners = new Set<() => void>();
  let version = 0;
  const tell = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  return {
    take(actions) {
      layers.push(actions);
      tell();
      return () => {
        const at = layers.indexOf(actions);
        if (at >= 0) layers.splice(at, 1);
        tell();
      };
    },
    actionOf(code) {
      for (const layer of layers.toReversed()) {
        const action = layer[code];
        if (action !== undefined) return action;
      }
      return null;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

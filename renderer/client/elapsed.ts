/** A moment by two clocks of this device: neither alone says how much time has passed. */
export type Moment = {
  /** Never set, but on many devices it stands while they sleep. */
  readonly steadyMs: number;
  /** Goes on while the device sleeps, but may be set. */
  readonly wallMs: number;
};

export function momentNow(): Moment {
  return { steadyMs: performance.now(), wallMs: Date.now() };
}

/** How much time has passed, rather too much than too little: what is shown must never pass for fresher than it is (QU55). */
export function elapsedMs(from: Moment, to: Moment): number {
  return Math.max(0, to.steadyMs - from.steadyMs, to.wallMs - from.wallMs);
}

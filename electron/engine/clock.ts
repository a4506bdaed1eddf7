import { instant, type Instant } from '../../shared/kernel/instant.ts';

/** The machine's own clock: sessions, limits, backups, logs; never the yard's rules. */
export type MachineClock = { readonly now: () => number };

/** Reads the machine's clock. The only place beside `ids.ts` that may. */
export function createMachineClock(): MachineClock {
  return { now: () => Date.now() };
}

/** The yard's clock: rules and all `…_at`. It never steps back. */
export type SiteClock = {
  readonly now: () => Instant;
  /** Site milliseconds for one machine millisecond; 0 while paused. */
  readonly rate: () => number;
  /** How far the machine's clock jumped back since the last call, or 0; told once. */
  readonly takeJump: () => number;
};

/**
 * Follows the machine's clock. After a jump back of more than a second it runs at half speed until real time has
 * caught up, so that no interval turns negative; the jump is told so that it can be alarmed.
 */
export function createRealSiteClock(machine: MachineClock, notBefore: Instant | null): SiteClock {
  let last = Math.max(machine.now(), notBefore ?? 0);
  let lastMachine = machine.now();
  let jump = 0;
  const now = (): Instant => {
    const real = machine.now();
    const step = real - lastMachine;
    if (step < -1000) jump = Math.max(jump, -step);
    lastMachine = real;
    last = real >= last ? real : last + Math.max(0, Math.floor(step / 2));
    return instant(last);
  };
  return {
    now,
    rate: () => 1,
    takeJump: () => {
      const told = jump;
      jump = 0;
      return told;
    },
  };
}

/** A clock that stands where it is put: the demo and the tests move it. */
export type DrivenClock = SiteClock & {
  readonly setNow: (at: Instant) => void;
  readonly setRate: (rate: number) => void;
};

/** Makes a clock that only moves forward, by hand. */
export function createDrivenClock(start: Instant): DrivenClock {
  let at = start;
  let rate = 0;
  return {
    now: () => at,
    rate: () => rate,
    takeJump: () => 0,
    setNow: (next) => {
      if (next > at) at = next;
    },
    setRate: (next) => {
      rate = next;
    },
  };
}

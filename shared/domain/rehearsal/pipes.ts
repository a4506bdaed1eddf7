/** Trucks of each stream on their way from the call until they have left: each takes the same time (RH3). */
export type Pipes = {
  readonly clear: () => void;
  /** So many of each were called evenly over an hour; some leave in it. */
  readonly step: (hour: number, called: Float64Array) => void;
  /** Of each stream: on their way, called since the beginning, and gone. */
  readonly inside: Float64Array;
  readonly called: Float64Array;
  readonly left: Float64Array;
};

/** Those inside at the beginning leave evenly over the time that one takes. */
export function createPipes(hours: number, throughHours: readonly number[], insideAtFirst: Float64Array): Pipes {
  const count = throughHours.length;
  const inside = new Float64Array(count);
  const called = new Float64Array(count);
  const left = new Float64Array(count);
  /** Called in each hour, at hour × streams + stream. */
  const calledIn = new Float64Array(hours * count);
  const through = Float64Array.from(throughHours, (time) => Math.max(0, time));
  const whole = Int32Array.from(through, Math.floor);
  const part = Float64Array.from(through, (time) => time % 1);

  /** Which part of those inside at the beginning leaves in an hour. */
  const leavingOf = (time: number, hour: number): number =>
    hour < time ? Math.min(1, time - hour) / time : time === 0 && hour === 0 ? 1 : 0;

  return {
    inside,
    called,
    left,
    clear: () => {
      inside.set(insideAtFirst);
      called.fill(0);
      left.fill(0);
    },
    step: (hour, calledNow) => {
      calledIn.set(calledNow, hour * count);
      for (let s = 0; s < count; s += 1) {
        const own = calledNow[s] as number;
        const full = hour - (whole[s] as number);
        const late = part[s] as number;
        const atFull = full >= 0 ? (calledIn[full * count + s] as number) : 0;
        const before = full >= 1 ? (calledIn[(full - 1) * count + s] as number) : 0;
        const gone =
          (1 - late) * atFull + late * before + (insideAtFirst[s] as number) * leavingOf(through[s] as number, hour);
        inside[s] = (inside[s] as number) + own - gone;
        called[s] = (called[s] as number) + own;
        left[s] = (left[s] as number) + gone;
      }
    },
  };
}

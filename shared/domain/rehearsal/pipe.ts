/** Trucks of one stream on their way from the call until they have left: each takes the same time (RH3). */
export type Pipe = {
  readonly clear: () => void;
  /** So many were called evenly over an hour; how many leave in it. */
  readonly step: (hour: number, called: number) => number;
};

/** Those inside at the beginning leave evenly over the time that one takes. */
export function createPipe(hours: number, throughHours: number, inside: number): Pipe {
  const called = new Float64Array(hours);
  const whole = Math.floor(Math.max(0, throughHours));
  const part = Math.max(0, throughHours) - whole;
  const at = (hour: number): number => (hour >= 0 ? (called[hour] as number) : 0);
  return {
    clear: () => called.fill(0),
    step: (hour, trucks) => {
      called[hour] = trucks;
      const before =
        throughHours > 0 ? Math.min(1, Math.max(0, throughHours - hour)) / throughHours : hour === 0 ? 1 : 0;
      return (1 - part) * at(hour - whole) + part * at(hour - whole - 1) + inside * before;
    },
  };
}

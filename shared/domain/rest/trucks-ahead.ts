/** A line of trucks that leave the yard when they are called. */
export type LineAhead = {
  /** Waiting, called and at work. */
  readonly trucks: number;
  /** Calls that its point makes in each coming hour. */
  readonly callsPerHour: readonly number[];
};

/** What is known of the trucks of the coming hours. */
export type TrucksKnown = {
  readonly hours: number;
  readonly lines: readonly LineAhead[];
  /** Trucks in the yard that stand in no line. */
  readonly others: number;
  /** Trucks that usually come, and go, at these hours of the day. */
  readonly usualIn: readonly number[];
  readonly usualOut: readonly number[];
  /** Trucks that announced themselves for these hours. */
  readonly announced: readonly number[];
};

export type TrucksAhead = { readonly arrivals: readonly number[]; readonly departures: readonly number[] };

/**
 * How many trucks come and go in the coming hours. There come as many as usual at the hour, or those announced where
 * they are more: they are some of the usual ones, not besides them. A line goes as fast as its point calls while it is
 * open, and not further than its trucks reach: those who come share themselves among the lines as those here do. Trucks
 * in no line go as usual. Rule RE35.
 */
export function trucksAhead(known: TrucksKnown): TrucksAhead {
  const inLines = known.lines.reduce((sum, { trucks }) => sum + trucks, 0);
  const here = inLines + known.others;
  const shareOf = (trucks: number): number => (here === 0 ? 0 : trucks / here);
  const left = known.lines.map(({ trucks }) => trucks);
  let others = known.others;
  const arrivals: number[] = [];
  const departures: number[] = [];
  for (let hour = 0; hour < known.hours; hour += 1) {
    const usual = known.usualOut[hour] ?? 0;
    const coming = Math.max(known.usualIn[hour] ?? 0, known.announced[hour] ?? 0);
    // Of a yard without a truck nobody can say how those who come will share themselves: they go as usual.
    const toOthers = here === 0 ? 1 : shareOf(known.others);
    others += coming * toOthers;
    let going = Math.min(others, usual * toOthers);
    others -= going;
    known.lines.forEach(({ trucks, callsPerHour }, n) => {
      const waiting = (left[n] ?? 0) + coming * shareOf(trucks);
      const called = Math.min(waiting, callsPerHour[hour] ?? 0);
      left[n] = waiting - called;
      going += called;
    });
    arrivals.push(coming);
    departures.push(going);
  }
  return { arrivals, departures };
}

/** A usual day from past hours: how many at each hour of the day; hours that nobody has seen yet are as the others are. */
export function usualDay(past: readonly { readonly hourOfDay: number; readonly count: number }[]): readonly number[] {
  const byHour = Map.groupBy(past, ({ hourOfDay }) => hourOfDay);
  const mean = meanOf(past);
  return Array.from({ length: 24 }, (_, hour) => {
    const own = byHour.get(hour);
    return own === undefined ? mean : meanOf(own);
  });
}

function meanOf(hours: readonly { readonly count: number }[]): number {
  return hours.length === 0 ? 0 : hours.reduce((sum, { count }) => sum + count, 0) / hours.length;
}

/** How one run strays from the means of its situation: a factor for the whole season and one for each day. */
export type Draws = { readonly season: number; readonly days: Float64Array };

/**
 * One run of a rehearsal, hour by hour. Every list over time has `hours + 1` values: at the beginning and at the end of
 * each hour. They belong to the course that made them and are overwritten by its next run: copy what is to be kept.
 */
export type CourseRun = {
  readonly hours: number;
  /** Trucks that are there: in the yard, in the yards outside, and those without a place. */
  readonly trucks: Float64Array;
  /** Trucks that found a place in the yards outside. */
  readonly outside: Float64Array;
  readonly withoutPlace: Float64Array;
  /** Trucks that wait to be called at all points together. */
  readonly waiting: Float64Array;
  /** In the order of the situation's streams: those that wait to be called. */
  readonly waitingByStream: readonly Float64Array[];
  /** In the order of the situation's zones: places wanted by the trucks that they take, found or not. */
  readonly wantedByZone: readonly Float64Array[];
  readonly people: Float64Array;
  /** In the order of the situation's facilities: units that the people need. */
  readonly unitsNeeded: readonly Float64Array[];
  readonly waits: WaitFigures;
  readonly meanWaitHoursByStream: Float64Array;
  readonly counts: CourseCounts;
};

/** Truck-weighted waits in hours from arrival to call; who still waits at the end counts with the wait until then. */
export type WaitFigures = {
  readonly trucks: number;
  readonly meanHours: number;
  readonly p50Hours: number;
  readonly p95Hours: number;
  readonly longestHours: number;
};

/** Trucks over the whole time: there at first + arrived = left + there at last, and wanted = arrived + refused + later. */
export type CourseCounts = {
  /** Would have come if nothing were done. */
  readonly wanted: number;
  readonly arrived: number;
  readonly refused: number;
  /** Trucks put off to another day, each time that they were. */
  readonly deferred: number;
  /** Put off beyond the last day. */
  readonly later: number;
  readonly atFirst: number;
  readonly atLast: number;
  readonly called: number;
  readonly left: number;
  /** Trucks that were taken to a yard outside. */
  readonly takenOutside: number;
  /** Days of trucks in the yard: one truck for 24 hours is one. */
  readonly truckDays: number;
};

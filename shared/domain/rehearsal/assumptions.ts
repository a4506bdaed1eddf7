/** What the rehearsal takes for granted; shown with each plan as its assumptions. */

/** Trucks that are called from outside drive in the queue of a border road, kilometres per hour. */
export const CALLED_KM_PER_HOUR = 20;

/** A driver of the team takes a truck over and hands it on besides the way there and back, hours. */
export const HAND_OVER_HOURS = 0.25;

/** Trucks put off by days for pre-registered ones come evenly over so many days after them. */
export const DEFERRED_OVER_DAYS = 7;

/** So much of a truck, of a unit or of a place counts as one that is missing; less is a matter of reckoning. */
export const MISSING_FROM = 0.5;

/** Where a yard outside stands as long as nobody has named one, kilometres from the yard. */
export const USUAL_OUTSIDE_KM = 10;

/** In so many of the runs a lever has to keep a resource from running out to count as a remedy. */
export const REMEDY_HOLDS = 0.9;

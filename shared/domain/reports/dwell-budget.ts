import { HOUR_MS } from '../../kernel/instant.ts';

/** How long a truck may stay on average before the places run out; null when nothing leaves. */
export function dwellBudgetMs(places: number, outflowPerHour: number): number | null {
  return outflowPerHour > 0 ? (places / outflowPerHour) * HOUR_MS : null;
}

/** How long until the last place is taken at this pace; null while the yard is not filling, 0 when it is full. */
export function msUntilFull(free: number, inflowPerHour: number, outflowPerHour: number): number | null {
  if (free <= 0) return 0;
  const net = inflowPerHour - outflowPerHour;
  return net > 0 ? (free / net) * HOUR_MS : null;
}

/** DATEX II names, which open data uses as they are. */
export const FILL_STATUSES = ['spacesAvailable', 'almostFull', 'full'] as const;
export type FillStatus = (typeof FILL_STATUSES)[number];

/** Free places at which the status changes while the yard fills (`…Increasing`) or empties (`…Decreasing`). */
export type FillThresholds = {
  readonly fullIncreasing: number;
  readonly fullDecreasing: number;
  readonly almostFullIncreasing: number;
  readonly almostFullDecreasing: number;
};

/** Whether thresholds are in the order that keeps the status from flickering. */
export function areOrdered(thresholds: FillThresholds): boolean {
  const { fullIncreasing, fullDecreasing, almostFullIncreasing, almostFullDecreasing } = thresholds;
  return (
    fullIncreasing <= fullDecreasing &&
    fullDecreasing < almostFullIncreasing &&
    almostFullIncreasing <= almostFullDecreasing
  );
}

/** Thresholds of a yard that set none: full at 1 %, almost full at 10 % free, left again at 2 % and 12 %. */
export function defaultThresholds(places: number): FillThresholds {
  const fullIncreasing = Math.floor(places * 0.01);
  const fullDecreasing = Math.max(fullIncreasing, Math.ceil(places * 0.02));
  const almostFullIncreasing = Math.max(fullDecreasing + 1, Math.floor(places * 0.1));
  const almostFullDecreasing = Math.max(almostFullIncreasing, Math.ceil(places * 0.12));
  return { fullIncreasing, fullDecreasing, almostFullIncreasing, almostFullDecreasing };
}

/** The status that follows from free places and the status before; null = none before. */
export function fillStatusOf(previous: FillStatus | null, free: number, thresholds: FillThresholds): FillStatus {
  if (free <= thresholds.fullIncreasing) return 'full';
  if (previous === 'full' && free <= thresholds.fullDecreasing) return 'full';
  if (free <= thresholds.almostFullIncreasing) return 'almostFull';
  const wasFuller = previous === 'full' || previous === 'almostFull';
  return wasFuller && free <= thresholds.almostFullDecreasing ? 'almostFull' : 'spacesAvailable';
}

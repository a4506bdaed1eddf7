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

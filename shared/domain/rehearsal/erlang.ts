/**
 * Closed forms of telephone traffic, A. K. Erlang 1917; the recursions as in ITU-T E.501 and Cooper, Introduction to
 * Queueing Theory, 1981. `load` is the offered load in erlang: arrivals per hour × mean hours of service.
 */

/** Share of the arrivals that find all of `servers` busy and go away (Erlang B): B(n) = aB(n−1) ÷ (n + aB(n−1)). */
export function erlangB(servers: number, load: number): number {
  if (!(load > 0)) return 0;
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

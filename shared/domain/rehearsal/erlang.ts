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

/** Share of the arrivals that have to wait where nobody goes away (Erlang C); all of them from a load of `servers` on. */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(servers, load);
  return (servers * blocked) / (servers - load * (1 - blocked));
}

/** Fewest places so that at most this share of the arrivals finds none; a load of 100 and 1 % take 117. */
export function placesNeeded(load: number, share: number): number {
  if (!(load > 0)) return 0;
  let blocked = 1;
  let places = 0;
  while (blocked > share) {
    places += 1;
    blocked = (load * blocked) / (places + load * blocked);
  }
  return places;
}

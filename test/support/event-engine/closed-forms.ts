import { erlangB } from '../../../shared/domain/rehearsal/erlang.ts';

/**
 * Mean waits before service in units of the mean service: Erlang 1917 for M/M/c (C ÷ (c − a)); Pollaczek 1930 and
 * Khinchine 1932 for one server of any service, ρ(1 + cv²) ÷ 2(1 − ρ), where Erlang k has cv² = 1/k.
 */
export function waitMMc(servers: number, load: number): number {
  return erlangC(servers, load) / (servers - load);
}

export function waitMG1(load: number, squaredCv: number): number {
  return (load * (1 + squaredCv)) / (2 * (1 - load));
}

/** Mean wait of M/D/5 at ρ = 0.9: no short formula; Crommelin 1932, as `algorithms.md` of the project gives it. */
export const WAIT_MD5_90 = 0.776695;

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

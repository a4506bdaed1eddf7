import { erlangC } from '../../../shared/domain/rehearsal/erlang.ts';

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

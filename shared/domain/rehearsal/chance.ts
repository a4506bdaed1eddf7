import { randomOf, type Random } from '../demo/random.ts';
import type { Spreading } from '../forecast/types.ts';
import type { Draws } from './course-types.ts';

/** The mean of the forecast itself: no run strays less. */
export function meanDraws(days: number): Draws {
  return { season: 1, days: new Float64Array(days).fill(1) };
}

/**
 * The factors of one of many runs (RH10). They depend on the run alone and not on what is done, so two scenarios meet
 * the same seasons: common random numbers. Both factors have the mean 1: the season's is log-normal, exp(σz − σ²/2),
 * that of a day Gamma with shape 1/cv².
 */
export function drawsOf(run: number, days: number, { seasonSigma, dayCv }: Spreading): Draws {
  const random = randomOf('rehearsal', run);
  const season = Math.exp(seasonSigma * normalFrom(random) - seasonSigma ** 2 / 2);
  const factors = new Float64Array(days).fill(1);
  if (dayCv > 0) {
    const shape = 1 / dayCv ** 2;
    for (let day = 0; day < days; day += 1) factors[day] = gammaFrom(randomOf('rehearsal', run, day), shape) / shape;
  }
  return { season, days: factors };
}

/** Box and Muller 1958. */
export function normalFrom(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Marsaglia and Tsang 2000, scale 1; a shape under 1 is raised by one and brought back with u^(1/shape). */
export function gammaFrom(random: Random, shape: number): number {
  if (shape < 1) return gammaFrom(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalFrom(random);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < z ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

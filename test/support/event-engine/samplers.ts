/** Numbers from 0 to below 1. */
export type Uniform = () => number;

/** Draws a time of mean 1. */
export type Sampler = (next: Uniform) => number;

export const exponential: Sampler = (next) => -Math.log(1 - next());

export const constant: Sampler = () => 1;

/** Sum of k exponentials, Erlang k. */
export function erlangOf(k: number): Sampler {
  return (next) => {
    let sum = 0;
    for (let phase = 0; phase < k; phase += 1) sum += exponential(next);
    return sum / k;
  };
}

import type { Sampler, Uniform } from './samplers.ts';

/** Customers one by one before servers of mean service 1; they come at random, `load` in the mean of one service. */
export type ServersWorld = {
  readonly servers: number;
  readonly load: number;
  readonly service: Sampler;
  readonly customers: number;
  /** Who finds all servers busy goes away. */
  readonly isLoss?: boolean;
};

/** Served customers in the order of their coming: when each came and when its service began; −1 = it went away. */
export type Served = { readonly arrivedAt: Float64Array; readonly beganAt: Float64Array };

/** First come, first served. The servers are a list of the times at which each becomes free; the earliest takes the next. */
export function serve({ servers, load, service, customers, isLoss = false }: ServersWorld, next: Uniform): Served {
  const freeAt = new Float64Array(servers);
  const arrivedAt = new Float64Array(customers);
  const beganAt = new Float64Array(customers);
  let now = 0;
  for (let one = 0; one < customers; one += 1) {
    now -= Math.log(1 - next()) / load;
    arrivedAt[one] = now;
    let first = 0;
    for (let server = 1; server < servers; server += 1) if (freeAt[server]! < freeAt[first]!) first = server;
    const began = Math.max(now, freeAt[first]!);
    if (isLoss && began > now) {
      beganAt[one] = -1;
      continue;
    }
    beganAt[one] = began;
    freeAt[first] = began + service(next);
  }
  return { arrivedAt, beganAt };
}

/** Mean over batches and how far it is from what is expected, in standard errors of the batches. */
export function zOf(
  values: Float64Array,
  expected: number,
  batches = 40,
): { readonly mean: number; readonly z: number } {
  // The first two are too empty: the system starts without anybody.
  const size = Math.floor(values.length / (batches + 2));
  const means = Array.from({ length: batches }, (_, batch) => {
    let sum = 0;
    for (let at = (batch + 2) * size; at < (batch + 3) * size; at += 1) sum += values[at]!;
    return sum / size;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / batches;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
  return { mean, z: (mean - expected) / Math.sqrt(variance / batches) };
}

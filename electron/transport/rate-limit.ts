/** How many addresses are remembered; beyond that all begin anew. */
const MOST_KNOWN = 5000;

/** Lets each address ask so often and no more: a bucket that fills steadily. */
export type RateLimit = {
  /** Takes so many tokens of an address; false when they are not there. */
  readonly take: (address: string, tokens: number) => boolean;
};

export function createRateLimit(options: {
  readonly burst: number;
  readonly perSecond: number;
  readonly nowMs: () => number;
}): RateLimit {
  const { burst, perSecond, nowMs } = options;
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(address, tokens) {
      const at = nowMs();
      if (buckets.size >= MOST_KNOWN && !buckets.has(address)) buckets.clear();
      const bucket = buckets.get(address) ?? { tokens: burst, at };
      const left = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
      const isEnough = left >= tokens;
      buckets.set(address, { tokens: isEnough ? left - tokens : left, at });
      return isEnough;
    },
  };
}

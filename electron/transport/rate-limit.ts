/** How many addresses are remembered; beyond that all begin anew. */
const MOST_KNOWN = 5000;

/** Lets each address ask so often and no more: a bucket that fills steadily. */
export type RateLimit = {
  /** Takes so many tokens of an address; false when they are not there. */
  readonly take: (address: string, tokens: number) => boolean;
  /** Takes them in any case: an address that owes waits until it is paid. */
  readonly charge: (address: string, tokens: number) => void;
};

export function createRateLimit(options: {
  readonly burst: number;
  readonly perSecond: number;
  readonly nowMs: () => number;
}): RateLimit {
  const { burst, perSecond, nowMs } = options;
  const buckets = new Map<string, { tokens: number; at: number }>();
  const left = (address: string, at: number): number => {
    const bucket = buckets.get(address);
    return bucket === undefined ? burst : Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
  };
  const leave = (address: string, tokens: number, at: number): void => {
    if (buckets.size >= MOST_KNOWN && !buckets.has(address)) buckets.clear();
    buckets.set(address, { tokens, at });
  };
  return {
    take(address, tokens) {
      const at = nowMs();
      const has = left(address, at);
      const isEnough = has >= tokens;
      leave(address, isEnough ? has - tokens : has, at);
      return isEnough;
    },
    charge(address, tokens) {
      const at = nowMs();
      leave(address, left(address, at) - tokens, at);
    },
  };
}

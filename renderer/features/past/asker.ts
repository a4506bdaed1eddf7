/** Asks one thing after the other and never queues more than the last that was wished. */
export type Asker<Wish> = { readonly wish: (wish: Wish) => void; readonly stop: () => void };

/**
 * While one answer is on its way only the newest wish waits; those between are never asked. After `stop` nothing is
 * shown any more.
 */
export function createAsker<Wish, Answer>(
  ask: (wish: Wish) => Promise<Answer>,
  show: (answer: Answer, wish: Wish) => void,
): Asker<Wish> {
  let next: { readonly wish: Wish } | null = null;
  let isAsking = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    isAsking = true;
    for (let now = next; now !== null; now = next) {
      next = null;
      const answer = await ask(now.wish);
      if (isStopped) return;
      show(answer, now.wish);
    }
    isAsking = false;
  };
  return {
    wish(wish) {
      next = { wish };
      if (!isAsking && !isStopped) void run();
    },
    stop() {
      isStopped = true;
      next = null;
    },
  };
}

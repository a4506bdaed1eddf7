import { useCallback, useEffect, useRef, useState } from 'react';
import { call, faultOf } from './http.ts';

/** The last good answer of an address that is asked again and again, and how it stands now. */
export type LiveAnswer<Answer> = {
  readonly answer: Answer | null;
  /** Since the answer came; 0 before there is one. */
  readonly ageMs: number;
  /** There is no such thing, or not any more. */
  readonly isGone: boolean;
  readonly isAsking: boolean;
  readonly refresh: () => void;
};

const TICK_MS = 1000;

/**
 * Asks an address over and over without a session. Without an answer the last one stays, and its age grows; it recovers by
 * itself. What was seen before the page was hidden is not taken for fresh: a phone's clock stands while it sleeps.
 */
export function useLiveAnswer<Answer>(path: string, everyMs: number): LiveAnswer<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [answeredAt, setAnsweredAt] = useState(0);
  const [isGone, setGone] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [now, setNow] = useState(() => performance.now());
  const ask = useRef<() => void>(() => undefined);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let abort = new AbortController();
    let round = 0;
    const run = async (): Promise<void> => {
      const mine = (round += 1);
      clearTimeout(timer);
      abort.abort();
      abort = new AbortController();
      const limit = setTimeout(() => abort.abort(), Math.max(4000, everyMs));
      setAsking(true);
      try {
        const reply = await call(path, { signal: abort.signal });
        if (!isCurrent || mine !== round) return;
        const fault = faultOf(reply);
        if (fault === null) {
          setAnswer(reply.body as Answer);
          setAnsweredAt(performance.now());
          setNow(performance.now());
        }
        if (fault === null || fault.code === 'request.not-found') setGone(fault !== null);
      } catch {
        // No answer: the last one ages.
      } finally {
        clearTimeout(limit);
        if (isCurrent && mine === round) {
          setAsking(false);
          timer = setTimeout(() => void run(), everyMs);
        }
      }
    };
    ask.current = () => void run();
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void run();
    };
    document.addEventListener('visibilitychange', onVisible);
    const ticking = setInterval(() => setNow(performance.now()), TICK_MS);
    void run();
    return () => {
      isCurrent = false;
      abort.abort();
      clearTimeout(timer);
      clearInterval(ticking);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [path, everyMs]);

  const refresh = useCallback(() => ask.current(), []);
  return { answer, ageMs: answer === null ? 0 : Math.max(0, Math.floor(now - answeredAt)), isGone, isAsking, refresh };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { elapsedMs, momentNow, type Moment } from './elapsed.ts';
import { call, faultOf, type HttpAnswer } from './http.ts';

/** The last good answer of an address that is asked again and again, and how it stands now. */
export type LiveAnswer<Answer> = {
  readonly answer: Answer | null;
  /** Since the answer was asked for; 0 before there is one. */
  readonly ageMs: number;
  /** There is no such thing, or not any more. */
  readonly isGone: boolean;
  readonly isAsking: boolean;
  readonly refresh: () => void;
};

const TICK_MS = 1000;
/** Ticks further apart than this: the device slept, or the page did. */
const SLEPT_MS = 5000;

/**
 * Asks an address over and over without a session. Without an answer the last one stays, and its age grows, also while the
 * device sleeps; it recovers by itself, and asks at once when it wakes.
 */
export function useLiveAnswer<Answer>(path: string, everyMs: number): LiveAnswer<Answer> {
  const [known, setKnown] = useState<{ readonly answer: Answer; readonly askedAt: Moment } | null>(null);
  const [isGone, setGone] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [now, setNow] = useState(momentNow);
  const ask = useRef<() => void>(() => undefined);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let abort = new AbortController();
    let round = 0;
    const run = async (): Promise<void> => {
      const mine = (round += 1);
      const askedAt = momentNow();
      clearTimeout(timer);
      abort.abort();
      abort = new AbortController();
      const limit = setTimeout(() => abort.abort(), Math.max(4000, everyMs));
      setAsking(true);
      try {
        const reply = await call(path, { signal: abort.signal });
        if (!isCurrent || mine !== round) return;
        const isAnswered = isAnswer(reply);
        if (isAnswered) {
          setKnown({ answer: reply.body as Answer, askedAt });
          setNow(momentNow());
        }
        if (isAnswered || faultOf(reply)?.code === 'request.not-found') setGone(!isAnswered);
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
    let tickedAt = momentNow();
    const tick = (isWaking: boolean): void => {
      const at = momentNow();
      if (isWaking || elapsedMs(tickedAt, at) > SLEPT_MS) void run();
      tickedAt = at;
      setNow(at);
    };
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') tick(true);
    };
    document.addEventListener('visibilitychange', onVisible);
    const ticking = setInterval(() => tick(false), TICK_MS);
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
  return {
    answer: known?.answer ?? null,
    ageMs: known === null ? 0 : Math.floor(elapsedMs(known.askedAt, now)),
    isGone,
    isAsking,
    refresh,
  };
}

/** Every answer of the host says up to where it goes; what a proxy or a captive page says instead does not. */
function isAnswer(reply: HttpAnswer): boolean {
  return faultOf(reply) === null && typeof (reply.body as { readonly seq?: unknown }).seq === 'number';
}

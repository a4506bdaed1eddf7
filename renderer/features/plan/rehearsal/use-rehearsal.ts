import { useCallback, useEffect, useRef, useState } from 'react';
import type { LeverCosts, Levers } from '../../../../shared/domain/rehearsal/levers.ts';
import type { Situation } from '../../../../shared/domain/rehearsal/types.ts';
import type { FromWorker, MeanCourse, Outcome, Side, ToWorker } from './worker/messages.ts';

/** Sliders rest so long before many runs begin. */
const REST_MS = 250;

export type RunsDone = { readonly done: number; readonly runs: number };

export type Rehearsed = {
  /** Many runs with nothing done, and with the levers; null until they are over. */
  readonly without: Outcome | null;
  readonly plan: Outcome | null;
  /** The season as the forecast's means have it: with nothing done, and with the levers as they are now. */
  readonly means: Readonly<Record<Side, MeanCourse | null>>;
  readonly progress: Readonly<Record<Side, RunsDone | null>>;
  readonly isStopped: boolean;
};

const NOTHING: Rehearsed = {
  without: null,
  plan: null,
  means: { without: null, with: null },
  progress: { without: null, with: null },
  isStopped: false,
};

/** Rehearses a situation with levers in a thread of its own, anew whenever one of them changes; `stop` ends the runs. */
export function useRehearsal(
  situation: Situation | null,
  costs: LeverCosts | null,
  levers: Levers,
  /** Without a lever in use the runs of doing nothing are all there is. */
  isUsed: boolean,
): Rehearsed & { readonly stop: () => void; readonly again: () => void } {
  const worker = useRef<Worker | null>(null);
  const round = useRef(0);
  const [rehearsed, setRehearsed] = useState<Rehearsed>(NOTHING);
  const [turn, setTurn] = useState(0);
  const tell = useCallback((message: ToWorker) => worker.current?.postMessage(message), []);

  useEffect(() => {
    const thread = new Worker(new URL('worker/rehearsal-worker.ts', import.meta.url), { type: 'module' });
    thread.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      // An answer to sliders as they stood before is no answer any more.
      const isOld = 'round' in data && data.round !== 0 && data.round !== round.current;
      if (!isOld) setRehearsed((before) => withAnswer(before, data));
    });
    worker.current = thread;
    return () => {
      thread.terminate();
      worker.current = null;
    };
  }, []);

  useEffect(() => {
    if (situation === null || costs === null) return;
    setRehearsed(NOTHING);
    tell({ type: 'begin', situation, costs });
  }, [situation, costs, turn, tell]);

  useEffect(() => {
    if (situation === null || costs === null) return undefined;
    round.current += 1;
    const mine = round.current;
    setRehearsed((before) => ({ ...before, isStopped: false }));
    tell({ type: 'rehearse', round: mine, levers, isQuick: true });
    if (!isUsed) return undefined;
    const timer = setTimeout(() => tell({ type: 'rehearse', round: mine, levers, isQuick: false }), REST_MS);
    return () => clearTimeout(timer);
  }, [situation, costs, levers, isUsed, turn, tell]);

  const stop = useCallback(() => {
    tell({ type: 'stop' });
    setRehearsed((before) => ({ ...before, isStopped: true }));
  }, [tell]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return { ...rehearsed, stop, again };
}

function withAnswer(before: Rehearsed, message: FromWorker): Rehearsed {
  switch (message.type) {
    case 'mean':
      return message.side === 'without'
        ? { ...before, means: { ...before.means, without: message.course } }
        : {
            ...before,
            means: { ...before.means, with: message.course },
            plan: null,
            progress: { ...before.progress, with: null },
          };
    case 'progress': {
      const { side, done, runs } = message;
      return { ...before, progress: { ...before.progress, [side]: { done, runs } } };
    }
    case 'outcome':
      return message.side === 'without'
        ? { ...before, without: message.outcome }
        : { ...before, plan: message.outcome };
  }
}

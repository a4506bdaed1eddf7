import { useCallback, useEffect, useState } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp } from '../../client/app-context.ts';
import { FRAME_MS, playedOn } from './steps.ts';

export type Playback = {
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly setSpeed: (speed: number) => void;
};

/** Moves the instant on by itself, until now. */
export function usePlayback(at: Instant, onAt: (at: Instant) => void): Playback {
  const { clock } = useApp();
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(0);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      const next = playedOn(at, speed, clock.now());
      if (next <= at) setPlaying(false);
      else onAt(next);
    }, FRAME_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, at, speed, clock, onAt]);
  return {
    isPlaying,
    speed,
    toggle: () => setPlaying((before) => !before),
    pause: useCallback(() => setPlaying(false), []),
    setSpeed,
  };
}

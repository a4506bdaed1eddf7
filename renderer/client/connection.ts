import type { FeedFrame } from '../../shared/contract/feed.ts';
import type { Port } from '../../shared/contract/port.ts';
import type { RowStore } from '../store/row-store.ts';
import type { Value } from '../ui/value.ts';
import type { Progress } from '../../shared/contract/feed.ts';
import { STALE_AFTER_MS, type LinkState } from './link-state.ts';
import type { SiteClock } from './site-clock.ts';

/** Real milliseconds before the next try to follow the feed, growing to the last one. */
const BACKOFF_MS = [200, 500, 1000, 2000, 3000, 5000] as const;
const WATCH_EVERY_MS = 500;

export type ConnectionParts = {
  readonly port: Port;
  readonly rows: RowStore;
  readonly clock: SiteClock;
  readonly link: Value<LinkState>;
  readonly monotonicMs: () => number;
  readonly progress?: Value<Progress | null>;
};

/**
 * Keeps the rows of a station equal to the host's: takes a snapshot, follows the feed from there, catches up after a
 * gap or a lost line, and takes a new snapshot when the host says that the old one is of no use. Answers a function
 * that stops it.
 */
export function keepConnected(parts: ConnectionParts): () => void {
  const { port, rows, clock, link, monotonicMs, progress } = parts;
  let isStopped = false;
  let stopFeed: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;
  let heardAt: number | null = null;
  let backup: { readonly ageMs: number; readonly at: number } | null = null;

  const change = (next: Partial<LinkState>): void => link.set({ ...link.get(), ...next });
  const heard = (): void => {
    heardAt = monotonicMs();
    if (link.get().isStale) change({ isStale: false, ageMs: 0 });
  };

  const again = (step: () => void): void => {
    if (isStopped) return;
    stopFeed?.();
    stopFeed = null;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(step, BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)]);
    failures += 1;
  };

  const lost = (step: () => void): void => {
    if (link.get().phase !== 'signed-out') change({ phase: 'lost' });
    again(step);
  };

  const takeSnapshot = async (): Promise<void> => {
    if (isStopped) return;
    const answer = await port.query('yard.now', {});
    if (isStopped) return;
    if ('fault' in answer) {
      lost(() => void takeSnapshot());
      return;
    }
    rows.reset(answer.ok);
    clock.set(answer.ok.siteNow, answer.ok.rate);
    heard();
    follow();
  };

  const follow = (): void => {
    if (isStopped) return;
    stopFeed?.();
    const epoch = rows.epoch();
    if (epoch === null) {
      void takeSnapshot();
      return;
    }
    stopFeed = port.subscribe({ epoch, seq: rows.seq() }, receive);
  };

  const receive = (frame: FeedFrame): void => {
    if (isStopped) return;
    switch (frame.type) {
      case 'hello':
        if (frame.epoch !== rows.epoch()) {
          again(() => void takeSnapshot());
          return;
        }
        failures = 0;
        heard();
        clock.set(frame.siteNow, frame.rate);
        change({ phase: 'online' });
        return;
      case 'changes':
        heard();
        clock.set(frame.siteNow, frame.rate);
        if (rows.apply(frame) === 'gap') again(follow);
        return;
      case 'live':
        heard();
        clock.set(frame.siteNow, frame.rate);
        backup = frame.backupAt === null ? null : { ageMs: frame.machineNow - frame.backupAt, at: monotonicMs() };
        return;
      case 'progress':
        heard();
        progress?.set(frame);
        return;
      case 'resync-required':
        failures = 0;
        again(() => void takeSnapshot());
        return;
      case 'fault':
        if (frame.fault.code === 'contract.other-version') {
          change({ phase: 'other-version' });
          return;
        }
        lost(follow);
    }
  };

  const watch = setInterval(() => {
    const now = monotonicMs();
    const ageMs = heardAt === null ? null : now - heardAt;
    const isStale = ageMs !== null && ageMs > STALE_AFTER_MS;
    change({ ageMs, isStale, backupAgeMs: backup === null ? null : backup.ageMs + (now - backup.at) });
    // A line that is open but silent is as good as lost.
    if (isStale && link.get().phase === 'online') lost(follow);
  }, WATCH_EVERY_MS);

  const wakeUp = (): void => {
    if (link.get().phase !== 'lost' || timer === null) return;
    failures = 0;
    again(rows.epoch() === null ? () => void takeSnapshot() : follow);
  };
  globalThis.addEventListener('online', wakeUp);

  void takeSnapshot();
  return () => {
    isStopped = true;
    stopFeed?.();
    if (timer !== null) clearTimeout(timer);
    clearInterval(watch);
    globalThis.removeEventListener('online', wakeUp);
  };
}

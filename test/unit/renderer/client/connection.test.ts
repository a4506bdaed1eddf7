import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepConnected } from '../../../../renderer/client/connection.ts';
import { NOT_LINKED, type LinkState } from '../../../../renderer/client/link-state.ts';
import { createSiteClock } from '../../../../renderer/client/site-clock.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import { createValue } from '../../../../renderer/ui/value.ts';
import type { FeedFrame } from '../../../../shared/contract/feed.ts';
import type { Port } from '../../../../shared/contract/port.ts';
import type { Snapshot } from '../../../../shared/contract/rows.ts';
import { instant } from '../../../../shared/kernel/instant.ts';
import { aSnapshot } from '../../../support/full-yard.ts';

function snapshot(seq: number, epoch = 'e1'): Snapshot {
  return aSnapshot({ seq, epoch, siteNow: instant(1_000_000) });
}

/** A host of paper: it remembers from where it was followed and sends what the test says. */
function aHost() {
  const subscriptions: ({ readonly epoch: string; readonly seq: number } | null)[] = [];
  const snapshots: Snapshot[] = [snapshot(5)];
  let onFrame: ((frame: FeedFrame) => void) | null = null;
  let taken = 0;
  const port = {
    send: () => Promise.reject(new Error('not here')),
    query: () => Promise.resolve({ ok: snapshots[Math.min(taken++, snapshots.length - 1)] }),
    subscribe(from: { readonly epoch: string; readonly seq: number } | null, listener: (frame: FeedFrame) => void) {
      subscriptions.push(from);
      onFrame = listener;
      return () => undefined;
    },
  } as unknown as Port;
  return { port, subscriptions, snapshots, say: (frame: FeedFrame) => onFrame?.(frame), taken: () => taken };
}

const hello = (seq: number, epoch = 'e1'): FeedFrame => ({
  type: 'hello',
  contract: 1,
  epoch,
  seq,
  siteNow: instant(1_000_000),
  rate: 1,
  user: 'a',
  roles: [],
});
const changes = (from: number, to: number): FeedFrame => ({
  type: 'changes',
  from,
  to,
  siteNow: instant(1_000_000),
  rate: 1,
  rows: [],
});

describe('connection', () => {
  let mono = 0;
  const pass = async (ms: number): Promise<void> => {
    mono += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  const begin = async () => {
    const host = aHost();
    const rows = createRowStore();
    const link = createValue<LinkState>(NOT_LINKED);
    const monotonicMs = () => mono;
    const stop = keepConnected({ port: host.port, rows, clock: createSiteClock(monotonicMs), link, monotonicMs });
    await pass(0);
    return { host, rows, link, stop };
  };
  beforeEach(() => {
    mono = 0;
    vi.useFakeTimers();
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('takes a snapshot, follows from its seq, and applies what comes', async () => {
    const { host, rows, link, stop } = await begin();
    expect(host.subscriptions).toEqual([{ epoch: 'e1', seq: 5 }]);
    host.say(hello(5));
    host.say(changes(5, 6));
    expect([rows.seq(), link.get().phase]).toEqual([6, 'online']);
    stop();
  });

  it('catches up from where it stands after a gap and after a lost line', async () => {
    const { host, rows, stop } = await begin();
    host.say(hello(5));
    host.say(changes(5, 6));
    host.say(changes(8, 9));
    await pass(300);
    expect(host.subscriptions.at(-1)).toEqual({ epoch: 'e1', seq: 6 });
    host.say({ type: 'fault', fault: { code: 'host.stopping' } });
    await pass(1000);
    expect(host.subscriptions.length).toBe(3);
    host.say(hello(9));
    host.say(changes(6, 9));
    expect([rows.seq(), host.taken()]).toEqual([9, 1]);
    stop();
  });

  it('takes a new snapshot when the host says so or has another epoch', async () => {
    const { host, rows, stop } = await begin();
    host.snapshots.push(snapshot(40), snapshot(2, 'e2'));
    host.say({ type: 'resync-required', reason: 'too-old' });
    await pass(300);
    expect([rows.seq(), rows.epoch()]).toEqual([40, 'e1']);
    host.say(hello(2, 'e2'));
    await pass(600);
    expect([rows.seq(), rows.epoch()]).toEqual([2, 'e2']);
    stop();
  });

  it('is stale after five silent seconds and tries again', async () => {
    const { host, link, stop } = await begin();
    host.say(hello(5));
    for (let second = 0; second < 6; second++) await pass(1000);
    expect(link.get().isStale).toBe(true);
    await pass(500);
    expect(host.subscriptions.length).toBeGreaterThan(1);
    host.say(hello(5));
    expect([link.get().isStale, link.get().phase]).toEqual([false, 'online']);
    stop();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedFrame } from '../../shared/contract/feed.ts';
import { SNAPSHOT_FIELDS, type LiveKind, type Snapshot } from '../../shared/contract/rows.ts';
import { createFeed } from '../../electron/engine/feed.ts';
import { takeSnapshot } from '../../electron/engine/snapshot.ts';
import { createRowStore, type RowStore } from '../../renderer/store/row-store.ts';
import { aYard, type Yard } from '../support/yard.ts';
import { aStep, take } from '../support/model-yard.ts';

const KINDS = Object.keys(SNAPSHOT_FIELDS) as readonly LiveKind[];

function snapshotOf(yard: Yard): Snapshot {
  const epoch = yard.stores.site.epoch() ?? '';
  const now = yard.clock.now();
  const snapshot = { seq: yard.seq(), epoch, siteNow: now, rate: 1, ...takeSnapshot(yard.stores, true) };
  // As it travels: what JSON drops is not there for the client.
  return JSON.parse(JSON.stringify(snapshot)) as Snapshot;
}

/** Every live row of a client, by kind and id. */
function rowsOf(store: RowStore): unknown {
  return Object.fromEntries(
    KINDS.map((kind) => [kind, Object.fromEntries([...store.all(kind)].sort(([a], [b]) => (a < b ? -1 : 1)))]),
  );
}

type Client = { readonly store: RowStore; isConnected: boolean };

const aNetwork = fc.array(
  fc.record({ step: aStep, client: fc.nat(3), event: fc.constantFrom('stay', 'stay', 'drop', 'back', 'again', 'new') }),
  {
    minLength: 20,
    maxLength: 100,
  },
);

describe('the feed law', () => {
  it('a snapshot and the changes after it are a fresh snapshot, whatever the connection does', () => {
    fc.assert(
      fc.property(aNetwork, (events) => {
        const yard = aYard({ inMemory: true });
        const feed = createFeed(yard.stores);
        const clients: Client[] = [0, 1, 2, 3].map(() => {
          const store = createRowStore();
          store.reset(snapshotOf(yard));
          return { store, isConnected: true };
        });
        const deliver = (frame: Extract<FeedFrame, { type: 'changes' }>): void => {
          const sent = JSON.parse(JSON.stringify(frame)) as typeof frame;
          for (const client of clients) if (client.isConnected) expect(client.store.apply(sent)).not.toBe('gap');
        };
        yard.engine.dispatch.onCommit((committed) => {
          if (!clients.some((client) => client.isConnected)) {
            feed.note(committed);
            return;
          }
          const rows = feed.imagesOf(committed);
          if (rows === null) for (const client of clients) client.isConnected = false;
          else
            deliver({
              type: 'changes',
              from: committed.from,
              to: committed.to,
              siteNow: yard.clock.now(),
              rate: 1,
              rows,
            });
        });
        const reconnect = (client: Client): void => {
          const result = feed.catchUp(client.store.seq(), yard.seq());
          if ('resync' in result) client.store.reset(snapshotOf(yard));
          else {
            const rows = JSON.parse(JSON.stringify(result.rows)) as typeof result.rows;
            client.store.apply({
              type: 'changes',
              from: client.store.seq(),
              to: result.seq,
              siteNow: yard.clock.now(),
              rate: 1,
              rows,
            });
          }
          client.isConnected = true;
        };
        const minute = { value: 0 };
        for (const { step, client: index, event } of events) {
          const client = clients[index] as Client;
          if (event === 'drop') client.isConnected = false;
          if (event === 'back' && !client.isConnected) reconnect(client);
          // A catch-up that arrives twice does no harm.
          if (event === 'again') reconnect(client);
          if (event === 'new') client.store.reset(snapshotOf(yard));
          if (event === 'new') client.isConnected = true;
          take(yard, step, minute);
        }
        for (const client of clients) if (!client.isConnected) reconnect(client);
        const fresh = createRowStore();
        fresh.reset(snapshotOf(yard));
        for (const client of clients) {
          expect(client.store.seq()).toBe(yard.seq());
          expect(rowsOf(client.store)).toEqual(rowsOf(fresh));
        }
        expect(yard.defects).toEqual([]);
        yard.close();
      }),
      { numRuns: 15 },
    );
  });

  it('holds with more passages than a client keeps, also when one is taken back', () => {
    const yard = aYard({ inMemory: true });
    const feed = createFeed(yard.stores);
    const store = createRowStore();
    store.reset(snapshotOf(yard));
    yard.engine.dispatch.onCommit((committed) => {
      const rows = feed.imagesOf(committed) ?? [];
      store.apply({
        type: 'changes',
        from: committed.from,
        to: committed.to,
        siteNow: yard.clock.now(),
        rate: 1,
        rows,
      });
    });
    let last = 0;
    for (let n = 0; n < 65; n += 1)
      last = yard.seqOf('visit.arrive', {
        plate: `12C${String(10_000 + n)}`,
        direction: 'export',
        crossing: 'HN',
        people: 0,
      });
    yard.ok('change.undo', { seq: last });
    const fresh = createRowStore();
    fresh.reset(snapshotOf(yard));
    expect(rowsOf(store)).toEqual(rowsOf(fresh));
    yard.close();
  });
});

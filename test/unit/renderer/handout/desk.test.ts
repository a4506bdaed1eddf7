import { describe, expect, it } from 'vitest';
import type { CommandOutcome } from '../../../../shared/contract/port.ts';
import { instant } from '../../../../shared/kernel/instant.ts';
import type { App } from '../../../../renderer/client/app-context.ts';
import type { Moment } from '../../../../renderer/client/elapsed.ts';
import { createDesk, type Desk, type Wanted } from '../../../../renderer/features/handout/desk.ts';
import { serviceOfSign } from '../../../../renderer/features/handout/services.ts';
import { createRowStore } from '../../../../renderer/store/row-store.ts';
import { createValue } from '../../../../renderer/ui/value.ts';

const MEAL: Wanted = { service: 'meal', facilityId: null };

type Sent = { readonly name: string; readonly input: Readonly<Record<string, unknown>> };
type Counter = {
  readonly desk: Desk;
  readonly sent: readonly Sent[];
  /** The host answers the oldest command that it has not answered. */
  readonly answer: () => Promise<void>;
  readonly wait: (ms: number) => void;
};

/** A desk whose host answers when the test says so. */
function aCounter(): Counter {
  const sent: Sent[] = [];
  const open: ((outcome: CommandOutcome<never>) => void)[] = [];
  let at: Moment = { steadyMs: 0, wallMs: 0 };
  const app = {
    rows: createRowStore(),
    clock: { now: () => instant(0) },
    lastOutcome: createValue(null),
    newCommandId: () => `c-${String(sent.length)}`,
    port: {
      send: (name: string, input: Sent['input']) => {
        sent.push({ name, input });
        return new Promise((resolve) => open.push(resolve));
      },
    },
  } as unknown as App;
  return {
    desk: createDesk(app, () => at),
    sent,
    async answer() {
      const shares = [{ serviceId: 'srv_1', personId: 'per_1', quantity: 1, sponsor: null }];
      const ok = { shares, isFree: true, left: 0, use: { used: 1, allowed: 1 }, receiptNo: null, sitting: null };
      open.shift()?.({ ok, seq: 0 } as never);
      // What the answer sets going is promises alone.
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
    wait: (ms) => (at = { steadyMs: at.steadyMs + ms, wallMs: at.wallMs + ms }),
  };
}

const scan = ({ desk }: Counter, visitId: string): void =>
  desk.scan(visitId, { visitId: visitId as never, personId: null }, MEAL);

describe('the desk', () => {
  it('[RE32] answers scans that come faster than the answers, in their order and each once', async () => {
    const counter = aCounter();
    const visits = ['vis_1', 'vis_2', 'vis_3'];
    for (const visitId of visits) scan(counter, visitId);
    expect(counter.desk.state.get().waiting).toBe(3);
    expect(counter.sent).toHaveLength(1);
    for (let n = 0; n < visits.length; n += 1) await counter.answer();
    expect(counter.sent.map(({ input }) => input['visitId'])).toEqual(visits);
    const { waiting, last, given } = counter.desk.state.get();
    expect([waiting, given, last.map(({ code }) => code)]).toEqual([0, 3, visits.toReversed()]);
  });

  it('[RE32] tells of a scanner that reads one slip twice, and takes the slip again two seconds later', async () => {
    const counter = aCounter();
    scan(counter, 'vis_1');
    counter.wait(1999);
    scan(counter, 'vis_1');
    expect(counter.desk.state.get().isBounce).toBe(true);
    await counter.answer();
    counter.wait(2000);
    scan(counter, 'vis_1');
    expect(counter.desk.state.get().isBounce).toBe(false);
    expect(counter.sent).toHaveLength(2);
  });

  it('takes back the last one that still counts, once', async () => {
    const counter = aCounter();
    for (const visitId of ['vis_1', 'vis_2']) scan(counter, visitId);
    await counter.answer();
    await counter.answer();
    for (let n = 0; n < 3; n += 1) {
      counter.desk.undo();
      counter.desk.undo();
      await counter.answer();
    }
    expect(counter.sent.map(({ name }) => name)).toEqual(['rest.serve', 'rest.serve', 'change.undo', 'change.undo']);
    expect(counter.desk.state.get().last.every(({ answer }) => answer.kind === 'given' && answer.isUndone)).toBe(true);
  });

  it('says so where nobody is meant', async () => {
    const counter = aCounter();
    counter.desk.scan('12C99999', null, MEAL);
    await counter.answer();
    expect(counter.desk.state.get().shown?.answer).toEqual({ kind: 'nobody' });
    expect(counter.sent).toEqual([]);
  });

  it('knows each service by one sign', () => {
    expect(['m', 'T', 'n', 'G', 'k', '1', '5', '6', 'x'].map(serviceOfSign)).toEqual([
      'meal',
      'shower',
      'water',
      'laundry',
      'other',
      'meal',
      'other',
      null,
      null,
    ]);
  });
});

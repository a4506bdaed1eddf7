import { describe, expect, it, vi } from 'vitest';
import { sendCommand, type App } from '../../../../renderer/client/app-context.ts';
import { createKeyRegistry } from '../../../../renderer/client/keys.ts';
import type { LastOutcome } from '../../../../renderer/client/outcomes.ts';
import { createUndo } from '../../../../renderer/shell/undo.ts';
import { createValue } from '../../../../renderer/ui/value.ts';
import { FIXTURE_NOW } from '../../../support/station-fixture.ts';

const ARRIVAL: LastOutcome = {
  command: 'visit.arrive',
  subject: '29C12345',
  at: FIXTURE_NOW,
  seq: 40,
  undoFirst: [41],
  isReversible: true,
  refusal: null,
  fault: null,
};

/** A station whose host answers each undo when the test says so. */
function station(last: LastOutcome | null) {
  const taken: number[] = [];
  const answers: (() => void)[] = [];
  const app = {
    keys: createKeyRegistry(),
    lastOutcome: createValue(last),
    rows: { reached: () => Promise.resolve() },
    clock: { now: () => FIXTURE_NOW },
    newCommandId: () => 'id',
    port: {
      send: (_name: string, { seq }: { readonly seq: number }) => {
        taken.push(seq);
        return new Promise((resolve) => answers.push(() => resolve({ ok: { undone: seq }, seq: seq + 100 })));
      },
    },
  } as unknown as App;
  return { app, taken, answerNext: () => answers.shift()?.() };
}

describe('[JO4] Ctrl+Z', () => {
  it('takes back the last act, its newest change first, once', async () => {
    const { app, taken, answerNext } = station(ARRIVAL);
    const undo = createUndo(app);
    const first = undo();
    const again = undo();
    await again;
    answerNext();
    await vi.waitFor(() => expect(taken).toEqual([41, 40]));
    answerNext();
    await first;
    expect(taken).toEqual([41, 40]);
    await undo();
    expect(taken, 'the undo itself is not taken back').toEqual([41, 40]);
  });

  it('asks the screen that has something open, and takes nothing back', async () => {
    const { app, taken } = station(ARRIVAL);
    const run = vi.fn();
    const close = app.keys.take({ undo: { run } });
    const undo = createUndo(app);
    await undo();
    expect(run).toHaveBeenCalledOnce();
    expect(taken).toEqual([]);
    close();
    void undo();
    expect(taken).toEqual([41]);
  });

  it('does nothing when the last act cannot be taken back', async () => {
    const { app, taken } = station({ ...ARRIVAL, isReversible: false });
    await createUndo(app)();
    expect(taken).toEqual([]);
  });

  it('takes nothing back after a command that changed nothing: its seq is somebody else’s', async () => {
    const { app, taken } = station(null);
    const port = { ...app.port, send: () => Promise.resolve({ ok: {}, seq: 40, isUnchanged: true }) };
    await sendCommand({ ...app, port } as unknown as App, 'bed.set-status', { bedId: 'bed_1', status: 'usable' });
    expect(app.lastOutcome.get()).toMatchObject({ seq: null, isReversible: true });
    await createUndo(app)();
    expect(taken).toEqual([]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeCleanly, openForWriting } from '../../electron/db/open.ts';
import { createReaderThread } from '../../electron/engine/reader-thread.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-reader-'));
  closeCleanly(openForWriting(folder), folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const QUESTION = { type: 'keep-past', id: 1 } as const;

describe('a reader thread', () => {
  it('is there from the first question until it has had no work for a while, and comes again', async () => {
    const life: boolean[] = [];
    const reader = createReaderThread(folder, {
      resourceLimits: {},
      idleMs: 50,
      onLife: (isThere) => life.push(isThere),
    });
    expect(life).toEqual([]);
    expect(await reader.ask(QUESTION)).toEqual({ text: '' });
    expect(life).toEqual([true]);
    await vi.waitFor(() => expect(life).toEqual([true, false]), { timeout: 10_000 });
    expect(await reader.ask(QUESTION)).toEqual({ text: '' });
    expect(life).toEqual([true, false, true]);
    await reader.stop();
    expect(life).toEqual([true, false, true, false]);
  });

  it('that may stay goes when it is told to', async () => {
    const life: boolean[] = [];
    const reader = createReaderThread(folder, {
      resourceLimits: {},
      idleMs: null,
      onLife: (isThere) => life.push(isThere),
    });
    await reader.ask(QUESTION);
    await reader.stop();
    expect(life).toEqual([true, false]);
  });
});

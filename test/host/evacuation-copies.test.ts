import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeCopy } from '../../electron/areas/evacuation/copies.ts';
import { keepEvacuationCopies } from '../../electron/engine/evacuation-copies.ts';
import { startEngine, type EnginePort } from '../../electron/engine/threads.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { aSite } from '../support/a-site.ts';
import { nextCommandId } from '../support/yard.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-evacuation-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const until = (isSo: () => boolean): Promise<boolean> => vi.waitUntil(isSo, { timeout: 20_000 });
const copies = (): readonly string[] => readdirSync(join(folder, 'evacuation')).sort();
const newest = (): string => readFileSync(join(folder, 'evacuation', 'so-tan.html'), 'utf8');

describe('copies of the evacuation list', () => {
  it('[IN6] are the newest and the last twelve under their time of day, and nothing half written', async () => {
    const times = [
      '2358',
      '2359',
      ...Array.from({ length: 13 }, (_, minute) => `00${String(minute).padStart(2, '0')}`),
    ];
    for (const time of times) await writeCopy(folder, `lúc ${time}`, time);
    expect(copies()).toEqual([...times.slice(3).map((time) => `so-tan-${time}.html`), 'so-tan.html']);
    expect(newest()).toBe('lúc 0012');
    expect(readFileSync(join(folder, 'evacuation', 'so-tan-0001.html'), 'utf8')).toBe('lúc 0001');
  });

  it('[IN6] a second one of the same minute takes the place of the first', async () => {
    await writeCopy(folder, 'trước', '0801');
    await writeCopy(folder, 'sau', '0801');
    expect(copies()).toEqual(['so-tan-0801.html', 'so-tan.html']);
    expect(newest()).toBe('sau');
  });
});

describe('keeping them', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('[IN6] writes at the start and after a change, again where it failed, and never for nothing', async () => {
    let seq: number | null = null;
    let isDiskFull = false;
    const written: (number | null)[] = [];
    const keeping = keepEvacuationCopies({
      everyMs: 120_000,
      seq: () => seq,
      write: () => {
        written.push(seq);
        return Promise.resolve(!isDiskFull);
      },
    });
    const later = (): Promise<unknown> => vi.advanceTimersByTimeAsync(120_000);
    expect(written, 'no site').toEqual([]);
    seq = 1;
    await later();
    await later();
    expect(written).toEqual([1]);
    seq = 2;
    isDiskFull = true;
    await later();
    await later();
    isDiskFull = false;
    await later();
    await later();
    expect(written).toEqual([1, 2, 2, 2]);
    keeping.stop();
    seq = 3;
    await later();
    expect(written).toHaveLength(4);
  });
});

describe('a host', () => {
  /** Starts the engine, has one truck come in where the folder is new, and asks it something at the end. */
  async function withEngine(work: (engine: EnginePort) => Promise<void>): Promise<void> {
    const engine = await startEngine({ folder, demoSeed: null, backupEveryMs: 0, evacuationEveryMs: 20 });
    try {
      if (engine.status().isNew) {
        await engine.setUp({ ...aSite(), users: [] });
        await command(engine, 'visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN' });
      }
      await work(engine);
    } finally {
      await engine.stop();
    }
  }
  const command = (engine: EnginePort, name: string, input: unknown) =>
    engine.command({ sender: { actor: systemActor('system') }, commandId: nextCommandId(), name, input });

  it('[IN6] writes the list while the yard changes, and it reads without the program', async () => {
    await withEngine(async (engine) => {
      await until(() => existsSync(join(folder, 'evacuation', 'so-tan.html')) && newest().includes('12C-123.45'));
      await command(engine, 'visit.arrive', { plate: '29C-000.01', direction: 'export', crossing: 'HN' });
      await until(() => newest().includes('29C-000.01'));
    });
    expect(newest()).toContain('Bãi thử');
    expect(newest()).toMatch(/<b>2<\/b> xe trong bãi/);
    expect(copies().filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(copies().filter((name) => /^so-tan-\d{4}\.html$/.test(name)).length).toBeGreaterThan(0);
  });

  it('[IN6] goes on where the disk takes no copy, and says so in its log', async () => {
    writeFileSync(join(folder, 'evacuation'), 'a file where the folder should be');
    await withEngine(async (engine) => {
      const log = join(folder, 'logs', 'reader.log');
      await until(() => existsSync(log) && readFileSync(log, 'utf8').includes('evacuation list not written'));
      const arrived = await command(engine, 'visit.arrive', { plate: '29C-2', direction: 'export', crossing: 'HN' });
      expect(arrived).toHaveProperty('ok');
      const sender = { actor: systemActor('system') };
      const asked = { sender, name: 'evacuation.list', input: {}, form: 'native', gzip: false } as const;
      expect(await engine.query(asked)).toHaveProperty('text');
    });
  });
});

import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type CDPSession } from 'playwright';
import { makeLayout } from '../../../shared/domain/layout/templates.ts';
import { ensureBrowser } from '../../support/browser.ts';
import type { Figure } from '../kit/figures.ts';
import type { Folders } from '../kit/folders.ts';
import { createCaller, startHostProcess, type Caller } from '../kit/host-process.ts';

/**
 * What a page holds after an hour in which the demo lives at sixty times its pace, in a yard of 10,000 slots. It takes
 * that hour, so it is measured only when it is asked for by name; `BENCH_MINUTES` makes it shorter.
 */
const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 60);
const RATE = 60;
const SLOTS = 10_000;
const SESSION_KEY = 'ben-bai.session';
const FAR_CM = 1_000_000;

export async function hour(folders: Folders): Promise<readonly Figure[]> {
  const host = await startHostProcess(folders.empty(), ['--demo', 'tet']);
  const visitor = createCaller(host.port, null, 1);
  const session = (await must(visitor, '/api/session/demo', { code: host.localCode, role: 'administrator' })).toString(
    'utf8',
  );
  visitor.close();
  const caller = createCaller(host.port, (JSON.parse(session) as { readonly token: string }).token, 2);
  const browser = await chromium.launch({ executablePath: ensureBrowser(() => undefined), args: ['--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
    await page.addInitScript(([key, text]) => sessionStorage.setItem(key, text), [SESSION_KEY, session] as const);
    await widen(caller);
    await must(caller, '/api/demo', { rate: RATE, isPaused: false });
    await page.goto(`${host.address}/#/yard`);
    await page.locator('.yard-grid [row-id]').first().waitFor({ state: 'attached', timeout: 60_000 });
    const inspector = await page.context().newCDPSession(page);
    await wait(5000);
    const first = await heapMb(inspector);
    await wait(MINUTES * 60_000);
    const last = await heapMb(inspector);
    return [
      { name: 'page heap, 10,000 slots, at first', value: first, unit: 'MB' },
      {
        name: `page heap after ${String(MINUTES)} min of the demo at ${String(RATE)}×`,
        value: last,
        unit: 'MB',
        target: '≤ 120 MB',
        isReached: last <= 120,
        note: 'after a collection of garbage',
      },
    ];
  } finally {
    await browser.close();
    caller.close();
    await host.stop();
  }
}

/** Adds zones beside the demo's yard until there are enough slots. */
async function widen(caller: Caller): Promise<void> {
  const { zones, slots } = makeLayout(SLOTS);
  const now = JSON.parse((await must(caller, '/api/queries/yard.now', {})).toString('utf8')) as {
    readonly slots: readonly unknown[];
  };
  const added = slots.slice(0, SLOTS - now.slots.length);
  const used = new Set(added.map((slot) => slot.zoneCode));
  const far = (code: string): string => `X${code}`;
  await must(caller, '/api/commands/layout.save', {
    zones: zones
      .filter((zone) => used.has(zone.code))
      .map(({ code, cargoClasses }) => ({ code: far(code), name: far(code), kind: 'parking', cargoClasses })),
    slots: added.map((slot) => ({
      code: far(slot.code),
      zone: far(slot.zoneCode),
      row: far(slot.row),
      position: slot.position,
      lengthCm: slot.lengthCm,
      widthCm: slot.widthCm,
      xCm: Math.round(slot.xCm) + FAR_CM,
      yCm: Math.round(slot.yCm),
      angleDeg: slot.angleDeg,
    })),
  });
}

async function must(caller: Caller, path: string, body: unknown): Promise<Buffer> {
  const key = `018f3c1e-7b1a-7000-8000-${String(Date.now()).slice(-12)}`;
  const answer = await caller.post(path, body, { 'idempotency-key': key });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.body.toString('utf8').slice(0, 500)}`);
  return answer.body;
}

async function heapMb(inspector: CDPSession): Promise<number> {
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}

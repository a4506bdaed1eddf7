import { afterEach, describe, expect, it, vi } from 'vitest';
import { paperOf } from '../../../../renderer/features/gate/slip.tsx';
import { askSlip, slipAsAsked, slipNow, type SlipData } from '../../../../renderer/features/gate/slip-data.ts';
import type { App } from '../../../../renderer/client/app-context.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { instant } from '../../../../shared/kernel/instant.ts';

const SLIP: SlipData = {
  visitId: wireId('visit', 1),
  siteName: 'Bãi Hữu Nghị',
  queueNumber: 'HN-Q 0001',
  plate: '12C12345',
  slotCode: null,
  arrivedAt: instant(0),
  direction: 'export',
  crossing: 'Hữu Nghị',
  crossingCode: 'HN',
  crossingZh: '友谊关',
  trailerPlate: null,
  call: null,
  rank: null,
  page: 'off',
  rules: { vi: 'Nghỉ không mất số.', zh: '休息不会丢号。' },
  steps: [],
  paper: '80mm',
  people: 1,
  free: { meal: 2, shower: 1, water: 4 },
  left: {},
  beds: [],
  turns: [],
  gate: '1',
  lane: '1',
  operator: 'An',
  copy: 1,
};

afterEach(() => void vi.useRealTimers());

describe('a slip', () => {
  it('[RE4] says the slot that the truck was given after the gate, and where it stands by now', () => {
    expect(slipNow(SLIP, { slotCode: 'A1-07' })).toEqual({ ...SLIP, slotCode: 'A1-07' });
    expect(slipNow({ ...SLIP, slotCode: 'A1-07' }, { slotCode: 'B2-01' }).slotCode).toBe('B2-01');
    expect(slipNow({ ...SLIP, slotCode: 'A1-07' }, { slotCode: null }).slotCode).toBeNull();
  });

  it('[RE4] of a truck that is no longer in the live model stays as it was', () => {
    expect(slipNow({ ...SLIP, slotCode: 'A1-07' }, undefined).slotCode).toBe('A1-07');
  });

  it('[QU43] says that its page was not known in time, and keeps one that is known', () => {
    expect(slipAsAsked(SLIP, null, true).page).toBe('late');
    expect(slipAsAsked(SLIP, null, false).page).toBe('off');
    const page = { url: 'http://192.168.1.10:4820/me/2s' };
    expect(slipAsAsked({ ...SLIP, page }, null, true).page).toEqual(page);
  });

  it('[QU43] waits for the host no longer than a driver at the window does', async () => {
    vi.useFakeTimers();
    const silent = { port: { query: () => new Promise(() => undefined) } } as unknown as App;
    let answer: unknown = 'waiting';
    void askSlip(silent, wireId('visit', 1)).then((asked) => (answer = asked));
    await vi.advanceTimersByTimeAsync(1000);
    expect(answer).toBe('waiting');
    await vi.advanceTimersByTimeAsync(500);
    expect(answer).toBeNull();
  });

  it('[QU43] a copy with places won and lost is longer, on a roll', () => {
    const steps = [
      { at: instant(0), seq: 1, from: 4, to: 3, cause: 'called', rule: 'QU1', count: 1, others: [], actor: 'an' },
    ].map((step) => ({ ...step, cause: 'called' as const, reason: null, documentNo: null }));
    expect(paperOf({ ...SLIP, steps })).toBe('slip');
    expect(paperOf({ ...SLIP, steps, copy: 2 })).toBe('slip-long');
    expect(paperOf({ ...SLIP, steps, copy: 2, paper: 'a6' })).toBe('slip-a6');
  });
});

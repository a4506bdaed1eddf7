import { describe, expect, it } from 'vitest';
import { slipNow, type SlipData } from '../../../../renderer/features/gate/slip-data.ts';
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
  gate: '1',
  lane: '1',
  operator: 'An',
  copy: 1,
};

describe('a slip', () => {
  it('[RE4] says the slot that the truck was given after the gate, and where it stands by now', () => {
    expect(slipNow(SLIP, { slotCode: 'A1-07' })).toEqual({ ...SLIP, slotCode: 'A1-07' });
    expect(slipNow({ ...SLIP, slotCode: 'A1-07' }, { slotCode: 'B2-01' }).slotCode).toBe('B2-01');
    expect(slipNow({ ...SLIP, slotCode: 'A1-07' }, { slotCode: null }).slotCode).toBeNull();
  });

  it('[RE4] of a truck that is no longer in the live model stays as it was', () => {
    expect(slipNow({ ...SLIP, slotCode: 'A1-07' }, undefined).slotCode).toBe('A1-07');
  });
});

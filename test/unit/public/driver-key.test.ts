import { describe, expect, it } from 'vitest';
import { driverKeyOf, visitOfKey } from '../../../electron/areas/public/driver-key.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';

const VISIT = 123_456 as VisitId;

describe('the key of a driver’s page', () => {
  it('[QU40] opens its own visit', () => {
    for (const id of [1, 35, 36, 123_456, 9_999_999]) {
      const key = driverKeyOf(id as VisitId, 'salt');
      expect(key).toMatch(/^[a-z0-9]{17,40}$/);
      expect(visitOfKey(key, 'salt')).toBe(id);
    }
  });

  it('[QU40] carries 80 bits that the salt and the visit decide', () => {
    const macs = new Set([
      driverKeyOf(VISIT, 'salt').slice(-16),
      driverKeyOf(VISIT, 'other salt').slice(-16),
      driverKeyOf((VISIT + 1) as VisitId, 'salt').slice(-16),
    ]);
    expect(macs.size).toBe(3);
    for (const mac of macs) expect(mac).toMatch(/^[a-z2-7]{16}$/);
  });

  it('[QU40] with any letter changed opens nothing', () => {
    const key = driverKeyOf(VISIT, 'salt');
    for (let at = 0; at < key.length; at += 1) {
      const other = key[at] === 'a' ? 'b' : 'a';
      expect(visitOfKey(key.slice(0, at) + other + key.slice(at + 1), 'salt')).toBeNull();
    }
  });

  it('[QU40] of another site, cut short or empty opens nothing', () => {
    const key = driverKeyOf(VISIT, 'salt');
    expect(visitOfKey(key, 'another site')).toBeNull();
    expect(visitOfKey(key.slice(0, -1), 'salt')).toBeNull();
    expect(visitOfKey(key.slice(-16), 'salt')).toBeNull();
    expect(visitOfKey('', 'salt')).toBeNull();
  });
});

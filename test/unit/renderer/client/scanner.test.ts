import { describe, expect, it } from 'vitest';
import { createScanCatcher, readScan } from '../../../../renderer/client/scanner.ts';

/** Types a text with a gap between keys; answers what the catcher said at the Enter. */
function typed(text: string, gapMs: number, catcher = createScanCatcher(), from = 1000): string | null {
  let timeMs = from;
  for (const sign of text) {
    const isUnderscore = sign === '_';
    const isLetter = /[a-z]/i.test(sign);
    const code = isUnderscore ? 'Minus' : isLetter ? `Key${sign.toUpperCase()}` : `Digit${sign}`;
    expect(catcher.key({ code, shiftKey: isUnderscore || /[A-Z]/.test(sign), timeMs })).toBeNull();
    timeMs += gapMs;
  }
  return catcher.key({ code: 'Enter', shiftKey: false, timeMs });
}

describe('scanner', () => {
  it('takes a fast burst that ends in Enter', () => {
    expect(typed('vis_2s', 8)).toBe('vis_2s');
  });

  it('leaves a fast typist alone', () => {
    expect(typed('12C08631', 70)).toBeNull();
  });

  it('leaves short bursts alone', () => {
    expect(typed('12345', 5)).toBeNull();
  });

  it('forgets what was typed by hand before the scan', () => {
    const catcher = createScanCatcher();
    catcher.key({ code: 'KeyX', shiftKey: false, timeMs: 0 });
    expect(typed('vis_7k9', 10, catcher)).toBe('vis_7k9');
  });

  it('tells a visit from a plate', () => {
    expect(readScan('VIS_2S')).toEqual({ visitId: 'vis_2s' });
    expect(readScan('vis-2s')).toEqual({ visitId: 'vis_2s' });
    expect(readScan('12c08631')).toEqual({ plate: '12C08631' });
  });

  it('[QU40] reads the visit from the address of a driver’s page on the slip', () => {
    const key = `2s${'abcdefgh234567ab'}`;
    expect(readScan(`http://192.168.1.10:4820/me/${key}`)).toEqual({ visitId: 'vis_2s' });
    expect(readScan(`HTTP://192.168.1.10:4820/ME/${key.toUpperCase()}`)).toEqual({ visitId: 'vis_2s' });
  });
});

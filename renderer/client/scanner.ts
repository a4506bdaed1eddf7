import { readSlipCode } from '../../shared/domain/gate/slip-code.ts';

/** A key as the scanner sees it: the place on the keyboard, not the letter an input method made of it. */
export type ScanKey = { readonly code: string; readonly shiftKey: boolean; readonly timeMs: number };

/** A scanner types faster than any hand: at least so many signs with so short a median gap, ended by Enter. */
export const SHORTEST_SCAN = 6;
export const LONGEST_GAP_MS = 25;
/** A pause that begins a new burst. */
const BURST_BREAK_MS = 120;

/** Collects keys; answers the scanned text when an Enter ends a burst that no hand could type, else null. */
export function createScanCatcher(): {
  readonly key: (key: ScanKey) => string | null;
  /** Whether the last key given began a burst. */
  readonly isAtStart: () => boolean;
} {
  let text = '';
  let gaps: number[] = [];
  let last: number | null = null;
  return {
    isAtStart: () => text.length <= 1,
    key({ code, shiftKey, timeMs }) {
      if (last !== null && timeMs - last > BURST_BREAK_MS) {
        text = '';
        gaps = [];
        last = null;
      }
      if (code === 'Enter' || code === 'NumpadEnter') {
        const scanned = text.length >= SHORTEST_SCAN && median(gaps) <= LONGEST_GAP_MS ? text : null;
        text = '';
        gaps = [];
        last = null;
        return scanned;
      }
      const sign = signOf(code, shiftKey);
      if (sign === null) return null;
      if (last !== null) gaps.push(timeMs - last);
      text += sign;
      last = timeMs;
      return null;
    },
  };
}

function signOf(code: string, isShifted: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (code === 'Minus') return isShifted ? '_' : '-';
  if (code === 'NumpadSubtract') return '-';
  if (code === 'Period' || code === 'NumpadDecimal') return '.';
  if ((code === 'Slash' && !isShifted) || code === 'NumpadDivide') return '/';
  if (code === 'Semicolon' && isShifted) return ':';
  return null;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
}

/** What a scanned text names: a visit by the code of its slip or the address of its page, or a plate. */
export function readScan(text: string): { readonly visitId: string } | { readonly plate: string } {
  const slip = readSlipCode(text);
  return slip === null ? { plate: text.toUpperCase() } : { visitId: slip.visitId };
}

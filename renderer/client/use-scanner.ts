import { useLayoutEffect, useRef } from 'react';
import { createScanCatcher, readScan } from './scanner.ts';

type Editable = HTMLInputElement | HTMLTextAreaElement;

/**
 * Catches scans wherever the focus is. What the scanner typed into a field on its way is taken out again, and its
 * Enter goes nowhere else.
 */
export function useScanner(onScan: (scan: ReturnType<typeof readScan>) => void): void {
  const latest = useRef(onScan);
  useLayoutEffect(() => {
    latest.current = onScan;
  }, [onScan]);
  useLayoutEffect(() => {
    const catcher = createScanCatcher();
    let before: { readonly field: Editable; readonly value: string } | null = null;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const { target } = event;
      const valueNow =
        target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : null;
      const scanned = catcher.key({ code: event.code, shiftKey: event.shiftKey, timeMs: event.timeStamp });
      if (scanned !== null) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (before !== null) putBack(before.field, before.value);
        before = null;
        latest.current(readScan(scanned));
      } else if (catcher.isAtStart()) {
        before = valueNow === null ? null : { field: target as Editable, value: valueNow };
      }
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** Sets a field's value the way typing does, so that whoever watches it hears of it. */
function putBack(field: Editable, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

import type { Port } from '../shared/contract/port.ts';

declare global {
  interface Window {
    /** The desktop shell's way to its host; absent in a browser. */
    readonly benBai?: Port;
  }
}

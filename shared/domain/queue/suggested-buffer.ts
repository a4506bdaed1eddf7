import { callForwardBuffer } from './call.ts';

/**
 * The buffer that a point needs where nobody has measured it: as many on the road as keep it busy, and as many again
 * that are there already, for the buffer counts both (QU7).
 */
export function suggestedBuffer(perHour: number, walkUpMs: number): number {
  return 2 * callForwardBuffer(perHour, walkUpMs);
}

import { setFlagsFromString } from 'node:v8';

const THRIFTY = '--optimize-for-size';
const ROOMY = '--no-optimize-for-size';

let isThrifty = false;
let inRoom = 0;

/** The threads of this process keep little memory from now on. */
export function beThrifty(): void {
  isThrifty = true;
  setFlagsFromString(THRIFTY);
}

/**
 * Does work that needs memory for a moment. A month of intervals in the little that a thrifty process keeps takes twice
 * as long, for half of the time is clearing up.
 */
export async function withRoom<T>(work: () => Promise<T>): Promise<T> {
  inRoom += 1;
  if (isThrifty && inRoom === 1) setFlagsFromString(ROOMY);
  try {
    return await work();
  } finally {
    inRoom -= 1;
    if (isThrifty && inRoom === 0) setFlagsFromString(THRIFTY);
  }
}

/** How many trucks F6 calls, as number keys set it. */
export type CountTyping = { readonly count: number; readonly typedAtMs: number };

export const FIRST_COUNT: CountTyping = { count: 2, typedAtMs: Number.NEGATIVE_INFINITY };

/** A second digit within this time makes a number of two digits. */
const SECOND_DIGIT_MS = 900;
const MOST = 99;

/** The count after one more digit. A zero on its own changes nothing. */
export function typeDigit(before: CountTyping, digit: number, nowMs: number): CountTyping {
  const joined = before.count * 10 + digit;
  if (nowMs - before.typedAtMs <= SECOND_DIGIT_MS && joined <= MOST) return { count: joined, typedAtMs: nowMs };
  return digit === 0 ? before : { count: digit, typedAtMs: nowMs };
}

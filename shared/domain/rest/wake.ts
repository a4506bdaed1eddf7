import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { RestSettings } from './settings.ts';

/** Somebody in a bed, as far as it matters when to wake him. */
export type Sleeper = {
  /** When he asked to be woken. */
  readonly askedAt: Instant | null;
  /** When the range begins in which his truck will be called; null = nobody knows, or it is in no line. */
  readonly callFrom: Instant | null;
  /** When his truck was called; null while it is not. */
  readonly calledAt: Instant | null;
  /** When somebody went last to wake him, and what came of it. */
  readonly wokenAt: Instant | null;
  readonly wakeAnswer: 'awake' | 'no-answer' | null;
};

/** When to wake somebody, and whether that is done. */
export type WakeUpTime = { readonly at: Instant; readonly state: WakeState };
export type WakeState = 'due' | 'no-answer' | 'awake';

/** Woken earlier than this before the time, somebody has lain down again. */
export const WOKEN_HOLDS_MS = 2 * HOUR_MS;

/** A driver who was not woken so long after the call of his truck is told of by an alarm. */
export const NOT_WOKEN_AFTER_MS = 10 * MINUTE_MS;

/**
 * When to wake somebody next: for the call of the truck or at the hour that he asked for, whichever comes first and is
 * not done; now when it has passed. Null when there is nothing to wake him for. Rules RE4, RE40.
 */
export function wakeUpOf(
  sleeper: Sleeper,
  now: Instant,
  settings: Pick<RestSettings, 'wakeBeforeCallMs'>,
): WakeUpTime | null {
  const { askedAt, callFrom, calledAt } = sleeper;
  const forCall = calledAt ?? (callFrom === null ? null : later(callFrom, -settings.wakeBeforeCallMs));
  const needs = [askedAt, forCall].filter((at) => at !== null).sort((a, b) => a - b);
  const next = needs.find((at) => answerFor(sleeper, at) !== 'awake');
  if (next !== undefined) return { at: notBefore(now, next), state: answerFor(sleeper, next) ?? 'due' };
  const last = needs.at(-1);
  return last === undefined ? null : { at: last, state: 'awake' };
}

/** Whether a called truck's driver sleeps on because nobody went to wake him: resting never costs the place. Rule RE42. */
export function isAsleepUntold(sleeper: Sleeper): boolean {
  return sleeper.calledAt !== null && answerFor(sleeper, sleeper.calledAt) === null;
}

/** Whether a called truck's driver should be up by now and is not. Rule RE41. */
export function isNotWoken(sleeper: Sleeper, now: Instant): boolean {
  const { calledAt } = sleeper;
  return calledAt !== null && now - calledAt >= NOT_WOKEN_AFTER_MS && answerFor(sleeper, calledAt) !== 'awake';
}

/** What came of waking somebody for this time; null = nobody tried. */
function answerFor({ wokenAt, wakeAnswer }: Sleeper, at: Instant): Sleeper['wakeAnswer'] {
  return wokenAt !== null && wokenAt >= at - WOKEN_HOLDS_MS ? wakeAnswer : null;
}

function notBefore(now: Instant, at: Instant): Instant {
  return at < now ? now : at;
}

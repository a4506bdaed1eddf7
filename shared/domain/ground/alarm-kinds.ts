import type { AlarmCode } from '../records.ts';
import { CLOCK_CODES } from './clocks.ts';

/** Alarms that open and close by what the yard is like; nobody closes them by hand. Rule AL7. */
export const SELF_CLOSING = [
  ...CLOCK_CODES,
  'almost-full',
  'full',
  'rest-shortage',
  'not-woken',
  'report-not-written',
  'plan-trigger',
  'plan-drift',
] as const satisfies readonly AlarmCode[];

export function closesItself(code: AlarmCode): boolean {
  return (SELF_CLOSING as readonly AlarmCode[]).includes(code);
}

/** The order in which alarms are worked through; up to `LAST_CRITICAL` somebody is in danger or the yard stands still. */
const RANK: Readonly<Record<AlarmCode, number>> = {
  'keep-clear': 0,
  'left-under-hold': 1,
  'seal-broken': 2,
  full: 3,
  perishable: 4,
  'reefer-no-plug': 5,
  'return-clock': 6,
  'not-woken': 7,
  'unknown-truck': 8,
  'same-plate': 9,
  'left-unrecorded': 10,
  'plan-trigger': 11,
  'almost-full': 12,
  'rest-shortage': 13,
  overstay: 14,
  'staying-too-long': 15,
  'lodging-due': 16,
  'plan-drift': 17,
  'report-not-written': 18,
  'clock-jump': 19,
};
const LAST_CRITICAL = RANK.full;

export function isCritical(code: AlarmCode): boolean {
  return RANK[code] <= LAST_CRITICAL;
}

/** Alarms that are worked through together: one, or all of a clock that ran out on many trucks. */
export type AlarmLine<Alarm> = {
  readonly code: AlarmCode;
  /** The one that is open longest first; never empty. */
  readonly alarms: readonly [Alarm, ...Alarm[]];
};

/** From so many trucks on, a clock's alarms are one line. */
const ONE_LINE_FROM = 4;

/** Alarms as people work through them: critical ones first, each by itself; a clock of many trucks in one line. Rule AL8. */
export function alarmLinesOf<Alarm extends { readonly code: AlarmCode; readonly raisedAt: number }>(
  alarms: Iterable<Alarm>,
): readonly AlarmLine<Alarm>[] {
  const byCode = [...Map.groupBy(alarms, ({ code }) => code)].sort(([a], [b]) => RANK[a] - RANK[b]);
  return byCode.flatMap(([code, unsorted]) => {
    const own = unsorted.toSorted((a, b) => a.raisedAt - b.raisedAt);
    const [first, ...others] = own;
    if (first === undefined) return [];
    const isOneLine = (CLOCK_CODES as readonly AlarmCode[]).includes(code) && own.length >= ONE_LINE_FROM;
    return isOneLine
      ? [{ code, alarms: [first, ...others] as const }]
      : own.map((alarm) => ({ code, alarms: [alarm] as const }));
  });
}

import { alarmLinesOf } from '../../shared/domain/ground/alarm-kinds.ts';
import { PACE_WINDOW_MS, perHourOf, untilFullOf, type Pace } from '../../shared/domain/ground/budget.ts';
import { isInYard } from '../../shared/domain/gate/visit-stage.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { groundOf } from './ground.ts';
import type { RowStore } from './row-store.ts';

/** The figures of the strip. Derived from rows and the site clock, never stored. */
export type Counters = {
  readonly inYard: number;
  readonly expected: number;
  readonly waiting: number;
  readonly called: number;
  readonly processing: number;
  /** Places of the zones in which trucks park (FI1). */
  readonly places: number;
  readonly occupied: number;
  readonly free: number;
  /** Free ones that are kept for somebody. */
  readonly reserved: number;
  /** Slots that take nobody for now; they are no places. */
  readonly shut: number;
  readonly inPerHour: number;
  readonly outPerHour: number;
  /** Null while the yard is not filling; the band holds nine of ten cases, its upper end may be open (FI4). */
  readonly msUntilFull: number | null;
  readonly msUntilFullLow: number | null;
  readonly msUntilFullHigh: number | null;
  /** Lines of the alarm sheet: a clock that ran out on many trucks is one (AL8). */
  readonly alarms: number;
  readonly unacknowledged: number;
  readonly oldestUnacknowledgedAt: Instant | null;
  readonly incidents: number;
};

/** A pace from less time than this would be noise. */
const SHORTEST_WINDOW_MS = 10 * 60_000;

/** Counts the live rows as they stand now. */
export function countersOf(rows: RowStore, now: Instant): Counters {
  const stages = { expected: 0, waiting: 0, called: 0, processing: 0 };
  let inYard = 0;
  for (const { stage } of rows.all('visit').values()) {
    if (isInYard(stage)) inYard += 1;
    if (stage === 'expected' || stage === 'waiting' || stage === 'called' || stage === 'processing') stages[stage] += 1;
  }
  const { site, reserved, shut } = groundOf(rows);
  const pace = paceOf(rows, now);
  const until = untilFullOf(site.free, pace);
  const lines = alarmLinesOf([...rows.all('alarm').values()].filter((alarm) => alarm.clearedAt === null));
  const open = lines.flatMap(({ alarms }) => alarms.find((alarm) => alarm.acknowledgedAt === null) ?? []);
  const incidents = [...rows.all('incident').values()].filter((incident) => incident.closedAt === null);
  return {
    inYard,
    ...stages,
    ...site,
    reserved,
    shut,
    inPerHour: Math.round(perHourOf(pace.in, pace.windowMs)),
    outPerHour: Math.round(perHourOf(pace.out, pace.windowMs)),
    msUntilFull: whole(until.ms),
    msUntilFullLow: whole(until.lowMs),
    msUntilFullHigh: whole(until.highMs),
    alarms: lines.length,
    unacknowledged: open.length,
    oldestUnacknowledgedAt: open.reduce<Instant | null>(
      (oldest, { raisedAt }) => (oldest === null || raisedAt < oldest ? raisedAt : oldest),
      null,
    ),
    incidents: incidents.length,
  };
}

function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

/** Trucks in and out over the last hours, or over as much of them as the live passes reach back. */
function paceOf(rows: RowStore, now: Instant): Pace {
  const counts = { in: 0, out: 0 };
  let oldest: number = now;
  let isWhole = false;
  for (const { way, occurredAt } of rows.all('pass').values()) {
    if (occurredAt > now) continue;
    if (now - occurredAt > PACE_WINDOW_MS) {
      isWhole = true;
      continue;
    }
    counts[way] += 1;
    oldest = Math.min(oldest, occurredAt);
  }
  return { ...counts, windowMs: isWhole ? PACE_WINDOW_MS : Math.max(now - oldest, SHORTEST_WINDOW_MS) };
}

/** The counters outside React: counted again at most every so often after a change, and once a while for the clock. */
export type CounterStore = { readonly get: () => Counters; readonly watch: (listener: () => void) => () => void };

const AFTER_CHANGE_MS = 200;
const FOR_THE_CLOCK_MS = 5000;

export function createCounterStore(rows: RowStore, now: () => Instant): CounterStore {
  let current = countersOf(rows, now());
  return {
    get: () => current,
    watch(listener) {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const count = (): void => {
        timer = null;
        const next = countersOf(rows, now());
        if (isSame(current, next)) return;
        current = next;
        listener();
      };
      const stop = rows.watch(['visit', 'slot', 'zone', 'piece', 'pass', 'alarm', 'incident'], () => {
        timer ??= setTimeout(count, AFTER_CHANGE_MS);
      });
      const clock = setInterval(count, FOR_THE_CLOCK_MS);
      count();
      return () => {
        stop();
        clearInterval(clock);
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}

function isSame(a: Counters, b: Counters): boolean {
  return (Object.keys(a) as readonly (keyof Counters)[]).every((key) => a[key] === b[key]);
}
